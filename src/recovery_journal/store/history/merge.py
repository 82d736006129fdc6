"""Import an export of a journal (`rj import json`), all or nothing.

Records already here, by uid, stay unchanged, so the same export can come twice. Records keep their
numbers if those are free. Purged records don't come back. `combine` brings changes together, too.
"""

import contextlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass, field, replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.instants import to_seconds
from recovery_journal.domain.settings import Settings
from recovery_journal.errors import BadData, BadInput, NotFound
from recovery_journal.store.books.book import Book, Record
from recovery_journal.store.books.by_table import books_by_table
from recovery_journal.store.books.entries import EXPORT_PAGE_SIZE, Entries
from recovery_journal.store.books.entry_query import entries_where
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.history.differences import Difference, RecordsHere, compare_fields
from recovery_journal.store.history.importing import Source
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.words import import_ as words
from recovery_journal.words.settings import SETTING_DESCRIPTIONS

MAX_KEPT_NUMBER = 1_000_000_000
"""Larger numbers aren't kept: once the highest possible one is used, SQLite can't add rows."""
UID_PATTERN = re.compile("[0-9a-f]{32}")


class EntryList(Protocol):
    """Entries that needn't all be in memory."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Entry: ...
    def __iter__(self) -> Iterator[Entry]: ...


@dataclass(frozen=True, slots=True)
class JournalCopy:
    """The content of another copy of a journal, with the identities it has there."""

    settings: Settings
    records: Mapping[str, Sequence[tuple[Record, datetime | None]]]
    """By table; each with the time it was trashed, or None."""
    entries: EntryList
    """Their `tracker` is the number it has in the other copy."""
    sources: Iterable[Source] = ()
    """Of which programs entries were imported there."""
    entry_numbers: Sequence[int] | None = None
    """The numbers of the entries, if they are known without reading each."""

    def by_number(self) -> Iterator[tuple[int, Entry]]:
        """Yield the entries by the numbers they have there, each with its position in the list."""
        numbers = self.entry_numbers or [one.id for one in self.entries]
        for place in sorted(range(len(numbers)), key=numbers.__getitem__):
            yield place + 1, self.entries[place]


@dataclass(frozen=True, slots=True)
class MergeCounts:
    """What happened to the records of one book."""

    new: int = 0
    known: int = 0
    """Records that were here already, or conflict with one of the same name."""
    gone: int = 0
    """Records that were purged here and stay so, and entries of purged trackers."""
    differing: tuple[Difference, ...] = field(default=(), compare=False)
    """Those of the known that differ."""
    future: tuple[Entry, ...] = field(default=(), compare=False)
    """New entries with a time in the future."""


class _RollBackTrial(Exception):
    """Ends the transaction of a trial run."""


class Merger:
    """Takes what is new in exports into this journal."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._books = books_by_table(file)
        self._entries = Entries(file)
        self._settings = SettingsBook(file)

    def merge(
        self,
        incoming: JournalCopy,
        *,
        trial: bool = False,
        on_progress: Callable[[int], None] = lambda _: None,
    ) -> dict[str, MergeCounts]:
        """Merge another copy in one transaction; return the counts of each table.

        Args:
            incoming: the other copy; its settings apply where nothing was chosen here.
            trial: roll everything back at the end.
            on_progress: called for every entry.

        Raises:
            BadData: naming the first invalid record; nothing was merged.
        """
        taken: dict[str, MergeCounts] = {}
        with (
            contextlib.suppress(_RollBackTrial),
            self._file.with_large_cache(),
            self._file.transaction(),
        ):
            taken["setting"] = self._merge_settings(incoming.settings)
            for table, records in incoming.records.items():
                taken[table] = self._merge_records(table, records)
            taken["entry"] = self._merge_entries(incoming, on_progress)
            self._file.run_many(
                "INSERT OR IGNORE INTO imported SELECT id, ?, ? FROM entry WHERE uid = ?",
                ((source, key, uid) for uid, source, key in incoming.sources),
            )
            if trial:
                raise _RollBackTrial
        return taken

    def _merge_settings(self, settings: Settings) -> MergeCounts:
        before = self._settings.read()
        self._settings.write_unchosen(settings)
        after = self._settings.read()
        taken, left = (
            {name: both for name, both in found.items() if name in SETTING_DESCRIPTIONS}
            for found in (compare_fields(before, after), compare_fields(after, settings))
        )
        differing = (Difference(after, left),) if left else ()
        return MergeCounts(new=len(taken), known=len(left), differing=differing)

    def _merge_records(
        self, table: str, records: Sequence[tuple[Record, datetime | None]]
    ) -> MergeCounts:
        book = self._books[table]
        merge = _TableMerge(self._file, table)
        here = RecordsHere(book)
        for number, (record, trashed_at) in _oldest_first(records, lambda one: one[0].id):
            with _naming_record_in_errors(table, number):
                if not merge.merge_one(record, trashed_at, book.insert_merged):
                    here.compare(record, trashed_at)
        return replace(merge.counts, differing=tuple(here.differing))

    def _merge_entries(
        self, incoming: JournalCopy, on_progress: Callable[[int], None]
    ) -> MergeCounts:
        here = _tracker_numbers(
            self._books["tracker"], [one for one, _ in incoming.records["tracker"]]
        )
        merge = _TableMerge(self._file, "entry")
        known: dict[str, Entry] = {}
        differing: list[Difference] = []
        future: list[Entry] = []
        for number, entry in incoming.by_number():
            with _naming_record_in_errors("entry", number):
                is_new = merge.merge_entry(entry, here, self._entries)
            if not is_new:
                known[entry.uid] = replace(entry, tracker=here[entry.tracker])
            elif entry.at > clock.now():
                future.append(self._entries.by_uid(entry.uid))
            if len(known) == EXPORT_PAGE_SIZE:
                differing += self._differing_entries(known)
                known.clear()
            on_progress(1)
        differing += self._differing_entries(known)
        return replace(merge.counts, differing=tuple(differing), future=tuple(future))

    def _differing_entries(self, there: Mapping[str, Entry]) -> Iterator[Difference]:
        """Yield the entries here that differ from the same ones, by uid, in the other copy."""
        marks = ", ".join("?" * len(there))
        for one in entries_where(self._file, f"uid IN ({marks})", tuple(there)):
            if values := compare_fields(one, there[one.uid]):
                yield Difference(one, values)


class _TableMerge:
    """Decides what happens to each record of one table, and counts."""

    def __init__(self, file: JournalFile, table: str) -> None:
        self._file = file
        self._table = table
        last = file.row("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        self._last_number = last[0] if last else 0
        """The last number used here."""
        self.counts = MergeCounts()

    def merge_one(
        self, record: Any, trashed_at: datetime | None, keep: Callable[[Any, dict[str, Any]], bool]
    ) -> bool:
        """Store a record if it's new; return whether it was."""
        if not UID_PATTERN.fullmatch(record.uid):
            raise BadData("its uid isn't valid.")
        if self._is_in(self._table, record.uid):
            self._count(known=1)
        elif self._is_in("tombstone", record.uid):
            self._count(gone=1)
        elif keep(record, self._identity(record, trashed_at)):
            self._count(new=1)
            return True
        else:
            self._count(known=1)
        return False

    def _is_in(self, table: str, uid: str) -> bool:
        return self._file.row(f"SELECT 1 FROM {table} WHERE uid = ?", (uid,)) is not None

    def merge_entry(
        self, entry: Entry, here: Mapping[int | None, int | None], entries: Entries
    ) -> bool:
        """Store an entry if it's new and its tracker wasn't purged; return whether it was."""
        if entry.tracker not in here:
            raise BadData(f"there is no tracker {entry.tracker}.")
        tracker = here[entry.tracker]
        if entry.tracker is not None and tracker is None:
            self._count(gone=1)
            return False
        entry = replace(entry, tracker=tracker)
        return self.merge_one(
            entry, entry.trashed_at, lambda one, row: bool(entries.insert(one, row))
        )

    def _identity(self, record: Any, trashed_at: datetime | None) -> dict[str, Any]:
        identity = {
            "uid": record.uid,
            "revision": record.revision,
            "trashed_at": None if trashed_at is None else to_seconds(trashed_at),
        }
        free = self._last_number < record.id <= MAX_KEPT_NUMBER and not self._file.row(
            f"SELECT 1 FROM {self._table} WHERE id = ?", (record.id,)
        )
        return {**identity, "id": record.id} if free else identity

    def _count(self, new: int = 0, known: int = 0, gone: int = 0) -> None:
        before = self.counts
        self.counts = MergeCounts(before.new + new, before.known + known, before.gone + gone)


def _oldest_first(records: Sequence[Any], number: Callable[[Any], int]) -> list[tuple[int, Any]]:
    """Return records by their original numbers, each with its position in the file."""
    return sorted(enumerate(records, start=1), key=lambda one: number(one[1]))


def _tracker_numbers(book: Book[Any], trackers: Sequence[Any]) -> dict[int | None, int | None]:
    """Map the other copy's tracker numbers to those here, by uid or else by name.

    None for a purged tracker, and for no tracker.
    """
    there = [*book.untrashed(), *book.trashed()]
    by_name = {one.name.casefold(): one.id for one in book.untrashed()}
    by_uid = {one.uid: one.id for one in there}
    here: dict[int | None, int | None] = {None: None}
    for one in trackers:
        named = by_name.get(rows.on_one_line(one.name).casefold())
        here[one.id] = by_uid.get(one.uid, named)
    return here


@contextlib.contextmanager
def _naming_record_in_errors(table: str, number: int) -> Iterator[None]:
    """Name the record that couldn't be stored."""
    try:
        yield
    except (BadInput, NotFound, sqlite3.IntegrityError) as error:
        said = (
            "its fields don't fit together."
            if isinstance(error, sqlite3.IntegrityError)
            else str(error)
        )
        raise BadData(words.record_unfit(table, number, said)) from error
