"""Which of two changes to the same field counts: the newer one, or else the greater value.

The rule is the maximum of a total order. It doesn't matter in which order copies of a journal meet,
nor how often.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Changed(NamedTuple):
    """A field, and when it was last changed."""

    at: int
    """In seconds since 1970. What a field was when its record was added is older than any change:
    here is the record's revision."""
    value: Any
    """None, a number, a text, bytes, or a tuple of these."""


Fields = dict[str, Changed]
"""Each field of a record, by name."""


def newer(mine: Changed, theirs: Changed) -> Changed:
    """Return the newer change; at equal times the one with the greater value."""
    return max(mine, theirs, key=lambda one: (one.at, comparable(one.value)))


def join(mine: Mapping[str, Changed], theirs: Mapping[str, Changed]) -> Fields:
    """Return the newer change of each field."""
    both = mine.keys() & theirs.keys()
    return {**mine, **theirs, **{name: newer(mine[name], theirs[name]) for name in both}}


def comparable(value: Any) -> tuple[Any, ...]:
    """Return what orders values of any kind: none, numbers, texts, bytes, several."""
    if value is None:
        return (0,)
    if isinstance(value, int | float):
        return (1, value)
    if isinstance(value, str):
        return (2, value)
    if isinstance(value, bytes):
        return (3, value)
    return (4, *map(comparable, value))


def newest(changes: Iterable[Changed]) -> int:
    """Return when the last of these changes was made; 0 if there is none."""
    return max((one.at for one in changes), default=0)
