"""Insert many new entries at once; each ends up as `Entries.insert` leaves it."""

from collections.abc import Sequence
from typing import Any

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.store.books.entry_rows import (
    row_of,
    to_details,
    to_tags,
    tracker_is_private,
)
from recovery_journal.store.books.local_day import day_starts_at
from recovery_journal.store.books.search import add_new_to_index
from recovery_journal.store.books.tag_links import searchable, tag_number
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.history.snapshot import Snapshot
from recovery_journal.store.sqlite.file import JournalFile


class BulkEntries:
    """Inserts batches of entries in one transaction, with a statement for each table."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)
        self._tags: dict[tuple[str, str], tuple[int, str]] = {}
        """The number of each tag and its name as stored, by role and folded name."""

    def insert(self, batch: Sequence[tuple[Entry, str]]) -> range:
        """Insert new entries with these uids, and record it; return their numbers."""
        numbers = self._free_numbers(len(batch))
        hour = day_starts_at(self._file)
        is_private: dict[int | None, bool] = {None: False}
        shared: list[dict[str, Any]] = []
        details: dict[str, list[dict[str, Any]]] = {}
        links: list[tuple[int, int, int]] = []
        snapshots: list[tuple[str, Snapshot]] = []
        for number, (entry, uid) in zip(numbers, batch, strict=True):
            if entry.tracker is not None and entry.tracker not in is_private:
                is_private[entry.tracker] = tracker_is_private(self._file, entry.tracker)
            tags = to_tags(entry)
            row = row_of(entry, hour, is_private=is_private[entry.tracker])
            derived = {"day": row.pop("day"), "words": row["note"] + searchable(tags)}
            row = {"kind": entry.kind, **row, "trashed_at": None}
            shared.append({"id": number, "uid": uid, "revision": 1, **row, **derived})
            stored = [(role, *self._tag(role, name)) for role, name in tags]
            links += ((number, place, tag) for place, (_, tag, _) in enumerate(stored))
            snapshot: Snapshot = {"row": row}
            if own := to_details(entry):
                details.setdefault(entry.kind, []).append({"entry": number, **own})
                snapshot["details"] = own
            snapshot["tags"] = [(role, name) for role, _, name in stored]
            snapshots.append((uid, snapshot))
        self._insert_rows("entry", shared)
        for kind, found in details.items():
            self._insert_rows(kind, found)
        self._file.run_many("INSERT INTO entry_tag (entry, position, tag) VALUES (?, ?, ?)", links)
        add_new_to_index(self._file, numbers[0], numbers[-1])
        self._changes.record_additions("entry", snapshots)
        return numbers

    def _free_numbers(self, count: int) -> range:
        """Return numbers that no entry has had yet."""
        found = self._file.row("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")
        first = (found[0] if found else 0) + 1
        return range(first, first + count)

    def _insert_rows(self, table: str, found: Sequence[dict[str, Any]]) -> None:
        names = ", ".join(f'"{name}"' for name in found[0])
        marks = ", ".join("?" * len(found[0]))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        self._file.run_many(statement, (tuple(row.values()) for row in found))

    def _tag(self, role: str, name: str) -> tuple[int, str]:
        """Return a tag's number and its name as stored; it's added if it's new."""
        known = role, name.casefold()
        if known not in self._tags:
            number = tag_number(self._file, role, name)
            ((stored,),) = self._file.rows("SELECT name FROM tag WHERE id = ?", (number,))
            self._tags[known] = number, stored
        return self._tags[known]
