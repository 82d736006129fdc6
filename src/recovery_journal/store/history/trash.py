"""The trash: what lies in it comes back for 30 days, and leaves for good with every word of it."""

from datetime import datetime, timedelta

from recovery_journal import clock
from recovery_journal.domain.entries.entry import TRASH_DAYS
from recovery_journal.domain.instants import to_seconds
from recovery_journal.store.backup.backup import Backups
from recovery_journal.store.books.book import Record
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.sqlite.file import JournalFile, Row

TRASHABLE_TABLES = (
    *("entry", "tracker", "strategy", "person", "reason", "letter", "plan", "safety_step"),
    *("meeting", "kept_words", "promise", "pack", "share"),
)
"""What can be thrown away; entries first, because a tracker waits for its own."""
REMOVAL_CONDITIONS = {"tracker": " AND NOT EXISTS (SELECT 1 FROM entry WHERE tracker = tracker.id)"}
"""What else has to be true of a row that is removed: entries must not lose their tracker."""


class Trash:
    """What was thrown away, of every book, and its removal for good."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def records(self) -> list[tuple[str, Record]]:
        """What is in the trash besides entries, each record with its table."""
        from recovery_journal.store.books.by_table import books_by_table

        books = books_by_table(self._file).items()
        return [(table, record) for table, book in books for record in book.trashed()]

    def empty(self, before: datetime) -> int:
        """Remove for good what was thrown away before a moment; how many records that were.

        A tracker stays as long as entries belong to it. A backup is made first.
        """
        if not self._is_any_due(before):
            return 0
        Backups(self._file).make("purge", clock.now())
        with self._file.transaction():
            gone = 0
            for table in TRASHABLE_TABLES:
                for (uid,) in self._due(table, before):
                    self._changes.purge(table, uid)
                    gone += 1
            self._scrub()
        return gone

    def empty_old(self, now: datetime) -> int:
        """Remove for good what was thrown away more than 30 days ago; how many records that were.

        While nothing is due it only reads.
        """
        return self.empty(now - timedelta(days=TRASH_DAYS))

    def erase(self, uid: str) -> None:
        """Remove one entry and all its versions from the bytes of the file, at once.

        Raises:
            CannotWrite: when there is no room to write the file anew; the entry is gone from it,
                but its bytes may not be.
        """
        with self._file.transaction():
            self._changes.purge("entry", uid)
            self._scrub()
        with self._file.translating_sqlite_errors():
            self._file.connection.execute("VACUUM")

    def _is_any_due(self, before: datetime) -> bool:
        return any(self._due(table, before) for table in TRASHABLE_TABLES)

    def _due(self, table: str, before: datetime) -> list[Row]:
        """The uids of what was thrown away before a moment and can be removed."""
        condition = f"trashed_at < ?{REMOVAL_CONDITIONS.get(table, '')}"
        return self._file.rows(f"SELECT uid FROM {table} WHERE {condition}", (to_seconds(before),))

    def _scrub(self) -> None:
        """Forget words that no entry has any more, in the index too.

        The index keeps the words of what left it until it is next put together. Without this they
        could still be read in the file.
        """
        unused = "SELECT uid FROM tag WHERE NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag = tag.id)"
        for (uid,) in self._file.rows(unused):
            self._changes.purge("tag", uid)
        self._file.run("INSERT INTO entry_words (entry_words) VALUES ('optimize')")
