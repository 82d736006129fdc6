"""Convert between the fields of domain objects and columns, which share their names."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime, time
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
    """Return column values as fields, the inverse of `to_columns`."""
    types = {field.name: field.type for field in fields(kind)}
    return {name: _field(types[name], value) for name, value in row.items()}


def _column(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return to_seconds(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return "\n".join(value)
    return value


def _field(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if kind in (bool, bool | None):
        return bool(value)
    if kind in (date, date | None):
        return date.fromisoformat(value)
    if kind in (datetime, datetime | None):
        return from_seconds(value)
    if kind in (time, time | None):
        return time.fromisoformat(value)
    if kind == tuple[str, ...]:
        return tuple(value.split("\n")) if value else ()
    return value


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
    """Update the row whose `key` column holds `value`."""
    settings = ", ".join(f'"{name}" = ?' for name in row)
    file.run(f"UPDATE {table} SET {settings} WHERE {key} = ?", (*row.values(), value))


def select(
    file: JournalFile, table: str, names: Sequence[str], where: str, parameters: Sequence[Any] = ()
) -> list[dict[str, Any]]:
    """Return rows as dictionaries of the named columns."""
    listed = ", ".join(f'"{name}"' for name in names)
    found = file.rows(f"SELECT {listed} FROM {table} WHERE {where}", parameters)
    return [dict(zip(names, row, strict=True)) for row in found]
