"""Convert between the fields of domain objects and columns, which share their names."""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from functools import cache
from types import NoneType
from typing import Any

from recovery_journal.domain.dataclass import fields
from recovery_journal.domain.instants import from_seconds, to_seconds
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.text import clean

IDENTITY = ("id", "uid", "revision")
Reader = tuple[frozenset[type], Callable[[Any], Any]]
"""The types of values that are stored as they are, and what reads any other value."""


def new_uid() -> str:
    """Return 128 random bits as 32 hexadecimal digits."""
    return os.urandom(16).hex()


def field_names(kind: type, leave_out: Iterable[str] = ()) -> list[str]:
    return [field.name for field in fields(kind) if field.name not in leave_out]


def to_columns(thing: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return fields as column values: dates as ISO text, tuples as joined lines."""
    return {name: _column(getattr(thing, name)) for name in names}


def from_columns(kind: type, row: dict[str, Any]) -> dict[str, Any]:
    """Return column values as fields, the inverse of `to_columns`.

    Raises:
        TypeError, ValueError, LookupError, ArithmeticError: a value isn't what its field holds.
    """
    readers = _readers(kind)
    made = {}
    for name, value in row.items():
        kept, read = readers[name]
        made[name] = value if type(value) in kept else read(value)
    return made


_PLAIN = frozenset((int, str, float, type(None)))
"""The types of most values, which are stored as they are."""


def _column(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return to_seconds(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return "\n".join(value)
    return value


@cache
def _readers(kind: type) -> dict[str, Reader]:
    """Return how each field of a class is read from its column."""
    either = dict(_READERS)
    either |= {known | None: (kept | {NoneType}, read) for known, (kept, read) in _READERS.items()}
    return {field.name: either[field.type] for field in fields(kind) if field.type in either}


def _refuse(_: Any) -> Any:
    raise TypeError


def _read_lines(value: Any) -> tuple[str, ...]:
    if type(value) is not str:
        raise TypeError
    return tuple(value.split("\n")) if value else ()


_READERS: dict[Any, Reader] = {
    str: (frozenset({str}), _refuse),
    int: (frozenset({int}), _refuse),
    bool: (frozenset(), {0: False, 1: True}.__getitem__),
    float: (frozenset({int, float}), _refuse),
    date: (frozenset(), date.fromisoformat),
    datetime: (frozenset(), from_seconds),
    time: (frozenset(), time.fromisoformat),
    tuple[str, ...]: (frozenset(), _read_lines),
}


def cleaned(row: dict[str, Any], line: Iterable[str] = ()) -> dict[str, Any]:
    """Return a row with clean, stripped text; columns in `line` become a single line."""
    texts = {name: clean(value).strip() for name, value in row.items() if isinstance(value, str)}
    lines = {name: on_one_line(texts[name]) for name in line if name in texts}
    return {**row, **texts, **lines}


def on_one_line(typed: str) -> str:
    """Return clean text on one line, with single spaces between words."""
    return " ".join(clean(typed).split())


def insert(file: JournalFile, table: str, row: dict[str, Any]) -> int:
    """Insert one row and return its id."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    return file.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def update(file: JournalFile, table: str, key: str, value: Any, row: dict[str, Any]) -> None:
    """Update the row whose `key` column holds `value`, if there is anything to update."""
    if not row:
        return
    settings = ", ".join(f'"{name}" = ?' for name in row)
    file.run(f"UPDATE {table} SET {settings} WHERE {key} = ?", (*row.values(), value))


def select(
    file: JournalFile, table: str, names: Sequence[str], where: str, parameters: Sequence[Any] = ()
) -> list[dict[str, Any]]:
    """Return rows as dictionaries of the named columns."""
    # In double quotes, the name of a column that isn't there would be taken for a text.
    listed = ", ".join(f"[{name}]" for name in names)
    found = file.rows(f"SELECT {listed} FROM {table} WHERE {where}", parameters)
    return [dict(zip(names, row, strict=True)) for row in found]
