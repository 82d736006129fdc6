"""An entry as it is stored: the row that all kinds have, the row of its kind, and its tags."""

from datetime import date
from typing import Any

from recovery_journal.domain.days import local_day
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.kinds import own_fields
from recovery_journal.domain.instants import to_seconds
from recovery_journal.errors import NotFound
from recovery_journal.store.books.local_day import day_starts_at
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.text import clean

_DECIMALS = ("sleep", "amount")
"""The columns of all kinds with numbers that aren't whole."""


def to_row(file: JournalFile, entry: Entry) -> dict[str, Any]:
    """Return the columns that every kind has, without identity and kind.

    Raises:
        NotFound: its tracker doesn't exist.
    """
    is_private = entry.tracker is not None and tracker_is_private(file, entry.tracker)
    return row_of(entry, day_starts_at(file), is_private=is_private)


def row_of(entry: Entry, hour: int, *, is_private: bool) -> dict[str, Any]:
    """Do the same, knowing when a day starts and whether the entry's tracker is private."""
    offset = entry.at.utcoffset()
    day: date = entry.on if entry.kind == "use" else local_day(entry.at, hour)  # type: ignore[attr-defined]
    return {
        "at": to_seconds(entry.at),
        "offset": int(offset.total_seconds()) if offset else 0,
        "day": day.isoformat(),
        "tracker": entry.tracker,
        "private": int(is_private or entry.private),
        "kept": int(entry.kept),
        "note": clean(entry.note),
    }


def tracker_is_private(file: JournalFile, number: int) -> bool:
    """Return whether everything about a tracker is private.

    Raises:
        NotFound: it doesn't exist.
    """
    found = file.row("SELECT private FROM tracker WHERE id = ?", (number,))
    if found is None:
        raise NotFound(f"There is no tracker {number}.")
    return bool(found[0])


def to_details(entry: Entry) -> dict[str, Any]:
    """Return the columns of its kind's own table, as read back; empty if it has none."""
    details = rows.to_columns(entry, own_fields(entry.kind))
    for name, value in details.items():
        if isinstance(value, str):
            details[name] = clean(value)
        elif value is not None and name in _DECIMALS:
            details[name] = value + 0.0  # 7 is stored as 7.0, and -0.0 as 0.0
    return details


def to_tags(entry: Entry) -> list[tuple[str, str]]:
    """Return its tags as single lines, without duplicates and empty ones."""
    tags: dict[tuple[str, str], str] = {}
    for role, typed in entry.tags():
        if name := rows.on_one_line(typed):
            tags.setdefault((role, name.casefold()), name)
    return [(role, name) for (role, _), name in tags.items()]
