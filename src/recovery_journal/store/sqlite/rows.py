"""Convert between the fields of domain objects and columns, which share their names."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from functools import cache, partial
from typing import Any

from recovery_journal.domain.instants import from_seconds, to_seconds
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.text import clean

IDENTITY = ("id", "uid", "revision")


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
    read = _readers(kind)
    return {name: read[name](value) for name, value in row.items()}


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
def _readers(kind: type) -> dict[str, Callable[[Any], Any]]:
    """Return what reads each field of a class from its column."""
    either = dict(_READERS)
    either |= {known | None: partial(_unless_none, read) for known, read in _READERS.items()}
    return {field.name: either[field.type] for field in fields(kind) if field.type in either}


def _unless_none(read: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else read(value)


def _read_text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _read_whole_number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _read_number(value: Any) -> float:
    if type(value) not in (int, float):
        raise TypeError
    return value  # type: ignore[no-any-return]


def _read_lines(value: Any) -> tuple[str, ...]:
    return tuple(_read_text(value).split("\n")) if value != "" else ()


_READERS: dict[Any, Callable[[Any], Any]] = {
    str: _read_text,
    int: _read_whole_number,
    bool: {0: False, 1: True}.__getitem__,
    float: _read_number,
    date: date.fromisoformat,
    datetime: from_seconds,
    time: time.fromisoformat,
    tuple[str, ...]: _read_lines,
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
