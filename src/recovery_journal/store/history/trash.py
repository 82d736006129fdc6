"""The trash: records can be restored for 30 days and are then purged completely."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from recovery_journal import clock
from recovery_journal.domain.entries.entry import TRASH_DAYS
from recovery_journal.domain.instants import to_seconds
from recovery_journal.errors import BadInput, Unconfirmed
from recovery_journal.store.backup.backup import Backups
from recovery_journal.store.books.book import Book, Record
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.sqlite.file import JournalFile, Row
from recovery_journal.words.trash import TRACKER_HAS_ENTRIES

TRASHABLE_TABLES = (
    *("entry", "tracker", "strategy", "person", "reason", "letter", "plan", "safety_step"),
    *("meeting", "kept_words", "promise", "pack", "share"),
)
"""Tables with a trash; entries come first, because a tracker can't be purged before them."""
REMOVAL_CONDITIONS = {"tracker": " AND NOT EXISTS (SELECT 1 FROM entry WHERE tracker = tracker.id)"}
"""Further conditions for purging: entries must not lose their tracker."""


class Trash:
    """Trashed records of every book, and how to purge them."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def records(self) -> list[tuple[str, Record]]:
        """Return trashed records other than entries, each with its table."""
        from recovery_journal.store.books.by_table import books_by_table

        books = books_by_table(self._file).items()
        return [(table, record) for table, book in books for record in book.trashed()]

    def names_that_stay(self) -> list[tuple[str, dict[str, int]]]:
        """Return names in the trash that appear elsewhere, with the number in each table."""
        from recovery_journal.store.books.circle import People
        from recovery_journal.store.books.meetings import Meetings

        books: tuple[Book[Any], ...] = (People(self._file), Meetings(self._file))
        found = [(one.name, book.count_mentions(one)) for book in books for one in book.trashed()]
        return [(name, mentions) for name, mentions in found if mentions]

    def empty(self, before: datetime) -> int:
        """Purge what was trashed before a moment; return the number of records.

        A tracker stays as long as it has entries. A backup is made first.
        """
        if not self._is_any_due(before):
            return 0
        Backups(self._file).make("purge", clock.now())
        with self._file.transaction():
            gone = 0
            for table in TRASHABLE_TABLES:
                gone += self.purge(table, [uid for (uid,) in self._due(table, before)])
        return gone

    def purge(self, table: str, uids: Sequence[str]) -> int:
        """Purge records in a transaction, with words that no entry has any more; count them."""
        for uid in uids:
            self._changes.purge(table, uid)
        if uids:
            self._scrub()
        return len(uids)

    def empty_old(self, now: datetime) -> int:
        """Purge what was trashed more than 30 days ago; return the number of records.

        If nothing is due, this only reads.
        """
        return self.empty(now - timedelta(days=TRASH_DAYS))

    def erase(self, uid: str, table: str = "entry") -> None:
        """Remove one record and all its versions from the file's bytes at once.

        Raises:
            BadInput: it's a tracker that entries belong to.
            CannotWrite: there is no room to rewrite the file; the record is gone, but its bytes may
            remain.
        """
        with suppress(Unconfirmed), self._file.transaction():
            if (condition := REMOVAL_CONDITIONS.get(table)) and not self._file.row(
                f"SELECT 1 FROM {table} WHERE uid = ?{condition}", (uid,)
            ):
                raise BadInput(TRACKER_HAS_ENTRIES)
            self.purge(table, [uid])
        self._file.vacuum()

    def _is_any_due(self, before: datetime) -> bool:
        return any(self._due(table, before) for table in TRASHABLE_TABLES)

    def _due(self, table: str, before: datetime) -> list[Row]:
        """Return the uids of records trashed before a moment that can be purged."""
        condition = f"trashed_at < ?{REMOVAL_CONDITIONS.get(table, '')}"
        return self._file.rows(f"SELECT uid FROM {table} WHERE {condition}", (to_seconds(before),))

    def _scrub(self) -> None:
        """Purge words that no entry uses any more, from the index too.

        The index keeps removed words until it's optimised; until then they could be read from the
        file.
        """
        unused = "SELECT uid FROM tag WHERE NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag = tag.id)"
        for (uid,) in self._file.rows(unused):
            self._changes.purge("tag", uid)
        self._file.run("INSERT INTO entry_words (entry_words) VALUES ('optimize')")
