"""Insert many new entries at once; each ends up as `Entries.insert` leaves it."""

from collections.abc import Sequence
from typing import Any

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.kinds import own_fields
from recovery_journal.store.books.entry_rows import to_details, to_row, to_tags
from recovery_journal.store.books.search import add_new_to_index
from recovery_journal.store.books.tag_links import searchable, tag_number
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.history.snapshot import UNRECORDED_ENTRY_COLUMNS, Snapshot
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile


class BulkEntries:
    """Inserts batches of entries in one transaction, with a statement for each table."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)
        self._tags: dict[tuple[str, str], int] = {}
        """The numbers of tags by role and folded name."""

    def insert(self, batch: Sequence[tuple[Entry, str]]) -> range:
        """Insert new entries with these uids, and record it; return their numbers."""
        numbers = self._free_numbers(len(batch))
        shared: list[dict[str, Any]] = []
        details: dict[str, list[dict[str, Any]]] = {}
        links: list[tuple[int, int, int]] = []
        for number, (entry, uid) in zip(numbers, batch, strict=True):
            tags = to_tags(entry)
            row = to_row(self._file, entry)
            identity = {"id": number, "uid": uid, "revision": 1, "kind": entry.kind}
            shared.append({**identity, **row, "words": row["note"] + searchable(tags)})
            if own_fields(entry.kind):
                own = {"entry": number, **to_details(entry)}
                details.setdefault(entry.kind, []).append(own)
            links += ((number, position, self._tag(*tag)) for position, tag in enumerate(tags))
        self._insert_rows("entry", shared)
        for kind, found in details.items():
            self._insert_rows(kind, found)
        self._file.run_many("INSERT INTO entry_tag (entry, position, tag) VALUES (?, ?, ?)", links)
        add_new_to_index(self._file, numbers[0], numbers[-1])
        self._changes.record_additions("entry", self._snapshots(numbers))
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

    def _tag(self, role: str, name: str) -> int:
        known = role, name.casefold()
        if known not in self._tags:
            self._tags[known] = tag_number(self._file, role, name)
        return self._tags[known]

    def _snapshots(self, numbers: range) -> list[tuple[str, Snapshot]]:
        """Return what the record of changes holds of the new entries, as stored."""
        between = f"BETWEEN {numbers[0]} AND {numbers[-1]}"
        names = [
            name for name in self._file.columns("entry") if name not in UNRECORDED_ENTRY_COLUMNS
        ]
        found = rows.select(self._file, "entry", ["id", "uid", *names], f"id {between} ORDER BY id")
        by_number: dict[int, Snapshot] = {
            row["id"]: {"row": {name: row[name] for name in names}} for row in found
        }
        for kind in {row["kind"] for row in found}:
            if columns := own_fields(kind):
                for own in rows.select(self._file, kind, ["entry", *columns], f"entry {between}"):
                    by_number[own.pop("entry")]["details"] = own
        for snapshot in by_number.values():
            snapshot["tags"] = []
        for number, role, name in self._file.rows(
            "SELECT entry, role, name FROM entry_tag JOIN tag ON tag.id = tag "
            f"WHERE entry {between} ORDER BY entry, position"
        ):
            by_number[number]["tags"].append([role, name])
        return [(row["uid"], by_number[row["id"]]) for row in found]
