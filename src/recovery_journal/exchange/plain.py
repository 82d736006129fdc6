"""Convert domain objects to plain values for any format, and back without loss."""

from collections.abc import Mapping
from datetime import date, time
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from recovery_journal.domain.dataclass import MISSING, fields, is_dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class
from recovery_journal.errors import BadData

T = TypeVar("T")


def to_plain(thing: Any) -> dict[str, Any]:
    """Return an object's fields by name, in order.

    Dates and times become ISO 8601 text, moments with their offset; tuples become lists, and nested
    objects dictionaries. An entry starts with its kind.
    """
    kind = {"kind": thing.kind} if isinstance(thing, Entry) else {}
    return kind | {
        name: value if type(value := getattr(thing, name)) in _PLAIN else _value_to_plain(value)
        for name in _field_names(thing.__class__)
    }


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _field_types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def from_plain(kind: type[T], values: Mapping[str, Any]) -> T:
    """Build an object from the values of `to_plain`; missing fields get their defaults.

    Raises:
        BadData: a value has the wrong type or range, or a field is unknown or missing.
    """
    types = _field_types(kind)  # type: ignore[arg-type]
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := values.keys() - known.keys():
        raise BadData(f"There is no field {', '.join(sorted(unknown))}.")
    for name, field in known.items():
        if name not in values and field.default is MISSING:
            raise BadData(f"The field {name} is missing.")
    return kind(
        **{name: _field_from_plain(name, types[name], value) for name, value in values.items()}
    )


def entry_from_plain(values: Mapping[str, Any]) -> Entry:
    """Build an entry from the values of `to_plain`.

    Raises:
        BadData: as in `from_plain`, or the kind is unknown.
    """
    if not isinstance(values.get("kind"), str) or values["kind"] not in ENTRY_CLASSES:
        raise BadData(f"The kind of an entry is one of: {', '.join(ENTRY_CLASSES)}.")
    kind = entry_class(values["kind"])
    return from_plain(kind, {key: value for key, value in values.items() if key != "kind"})


_PLAIN = frozenset((str, int, float, bool, NoneType))
"""The types of most values, which stay as they are."""


def _value_to_plain(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if hasattr(value, "_asdict"):  # a named tuple
        return {name: _value_to_plain(member) for name, member in value._asdict().items()}
    if isinstance(value, (tuple, list)):
        return [_value_to_plain(member) for member in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return to_plain(value) if is_dataclass(value) else value


def _field_from_plain(name: str, wanted: Any, value: Any) -> Any:
    """Convert one field, refusing values of the wrong type: nothing from outside is trusted."""
    several = get_args(wanted) if isinstance(wanted, UnionType) else (wanted,)
    if value is None and NoneType in several:
        return None
    try:
        return _value_from_plain(several[0], value)
    except (TypeError, ValueError, OverflowError):
        raise BadData(f"The field {name} holds something it shouldn't.") from None


def _value_from_plain(kind: Any, value: Any) -> Any:
    if get_origin(kind) is tuple and isinstance(value, list):
        return tuple(_value_from_plain(str, member) for member in value)
    if not isinstance(kind, type):
        raise TypeError
    if issubclass(kind, date | time):
        return kind.fromisoformat(value)
    if is_dataclass(kind) and isinstance(value, Mapping):
        return from_plain(kind, value)
    if kind is float and type(value) is int:
        value = float(value)
    # Numbers too large for a double to hold exactly aren't real counts; True isn't a number.
    whole = type(value) is not int or abs(value) <= 2**53
    if type(value) is not kind or not whole or (kind is float and not isfinite(value)):
        raise TypeError
    return value
