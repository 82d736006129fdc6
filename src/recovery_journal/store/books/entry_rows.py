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


def to_row(file: JournalFile, entry: Entry) -> dict[str, Any]:
    """Return the columns that every kind has, without identity and kind.

    Raises:
        NotFound: its tracker doesn't exist.
    """
    offset = entry.at.utcoffset()
    return {
        "at": to_seconds(entry.at),
        "offset": int(offset.total_seconds()) if offset else 0,
        "day": _day(file, entry).isoformat(),
        "tracker": entry.tracker,
        "private": int(_tracker_is_private(file, entry.tracker) or entry.private),
        "kept": int(entry.kept),
        "note": clean(entry.note),
    }


def _day(file: JournalFile, entry: Entry) -> date:
    if entry.kind == "use":
        on: date = entry.on  # type: ignore[attr-defined]
        return on
    return local_day(entry.at, day_starts_at(file))


def _tracker_is_private(file: JournalFile, number: int | None) -> bool:
    if number is None:
        return False
    found = file.row("SELECT private FROM tracker WHERE id = ?", (number,))
    if found is None:
        raise NotFound(f"There is no tracker {number}.")
    return bool(found[0])


def to_details(entry: Entry) -> dict[str, Any]:
    """Return the columns of its kind's own table; empty if it has none."""
    return {
        name: clean(value) if isinstance(value, str) else value
        for name, value in rows.to_columns(entry, own_fields(entry.kind)).items()
    }


def to_tags(entry: Entry) -> list[tuple[str, str]]:
    """Return its tags as single lines, without duplicates and empty ones."""
    tags: dict[tuple[str, str], str] = {}
    for role, typed in entry.tags():
        if name := rows.on_one_line(typed):
            tags.setdefault((role, name.casefold()), name)
    return [(role, name) for (role, _), name in tags.items()]
