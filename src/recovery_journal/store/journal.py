"""The journal: one open file and its books."""

import os
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Any

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import CannotBeRead
from recovery_journal.store.history.changes import Change, Changes
from recovery_journal.store.sqlite.guard import inbox_folder
from recovery_journal.store.sqlite.opening import open_file

if TYPE_CHECKING:
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.sobriety.tracker import Tracker, Use
    from recovery_journal.store.backup.backup import Backups
    from recovery_journal.store.books.book import Book, Record
    from recovery_journal.store.books.circle import KeptWordsBook, People, Promises
    from recovery_journal.store.books.cravings import Cravings
    from recovery_journal.store.books.entries import Entries
    from recovery_journal.store.books.first_start import FirstStart
    from recovery_journal.store.books.insights import Insights
    from recovery_journal.store.books.meetings import Meetings
    from recovery_journal.store.books.practice import Packs, Practice, Shares
    from recovery_journal.store.books.settings import SettingsBook
    from recovery_journal.store.books.strategies import Strategies
    from recovery_journal.store.books.tags import Tags
    from recovery_journal.store.books.toolkit import Letters, Plans, Reasons, SafetyPlan
    from recovery_journal.store.books.trackers import Returns, Trackers
    from recovery_journal.store.encryption.empty_inbox import Inbox
    from recovery_journal.store.encryption.keys import Keys
    from recovery_journal.store.encryption.locked_messages import LockedMessages, Question
    from recovery_journal.store.encryption.sealed_box import SealedBox
    from recovery_journal.store.history.combine import Combiner
    from recovery_journal.store.history.importing import Importer
    from recovery_journal.store.history.merge import Merger
    from recovery_journal.store.history.trash import Trash
    from recovery_journal.store.history.versions import Versions
    from recovery_journal.store.sidecar.refresh import Sidecars


def book(place: str) -> Any:
    """Declare a book by its module below `store` and its class name.

    It's imported on first use: logging a craving needs only one of them.
    """
    return _LazyBook(place)


class _LazyBook:
    def __init__(self, place: str) -> None:
        self._place = place

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, journal: "Journal", owner: type | None = None) -> Any:
        module, _, name = self._place.partition(":")
        opened = getattr(import_module(f"recovery_journal.store.{module}"), name)(journal._file)
        journal.__dict__[self._name] = opened  # later accesses bypass this descriptor
        return opened


@dataclass(frozen=True, slots=True)
class Undone:
    """The result of an undo or a redo."""

    action: str
    """The action undone, or done again: "add", "edit", "trash", "restore" or "merge"."""
    subject: str
    """The table: "entry", "tracker", "strategy", "setting", "tag" and so on."""
    record: "Entry | Record | None" = None
    """The record as it is now; None for a setting, a tag, or a sealed message."""
    tracker: "Tracker | None" = None
    """The tracker of an entry."""
    setting: str = ""
    """The name of a setting."""
    others: int = 0
    """How many other records the same step had added or merged, which are undone too."""
    sealed_at: datetime | None = None
    """When a sealed message that was still waiting was sealed (UTC)."""


class Journal:
    """All the user's data, through books that share one file."""

    entries: "Entries" = book("books.entries:Entries")
    cravings: "Cravings" = book("books.cravings:Cravings")
    tags: "Tags" = book("books.tags:Tags")
    trackers: "Trackers" = book("books.trackers:Trackers")
    returns: "Returns" = book("books.trackers:Returns")
    strategies: "Strategies" = book("books.strategies:Strategies")
    people: "People" = book("books.circle:People")
    meetings: "Meetings" = book("books.meetings:Meetings")
    promises: "Promises" = book("books.circle:Promises")
    kept_words: "KeptWordsBook" = book("books.circle:KeptWordsBook")
    packs: "Packs" = book("books.practice:Packs")
    shares: "Shares" = book("books.practice:Shares")
    practice: "Practice" = book("books.practice:Practice")
    reasons: "Reasons" = book("books.toolkit:Reasons")
    letters: "Letters" = book("books.toolkit:Letters")
    plans: "Plans" = book("books.toolkit:Plans")
    safety_plan: "SafetyPlan" = book("books.toolkit:SafetyPlan")
    settings: "SettingsBook" = book("books.settings:SettingsBook")
    first_start: "FirstStart" = book("books.first_start:FirstStart")
    books: "dict[str, Book[Any]]" = book("books.by_table:books_by_table")
    insights: "Insights" = book("books.insights:Insights")
    versions: "Versions" = book("history.versions:Versions")
    trash: "Trash" = book("history.trash:Trash")
    merger: "Merger" = book("history.merge:Merger")
    combiner: "Combiner" = book("history.combine:Combiner")
    importer: "Importer" = book("history.importing:Importer")
    backups: "Backups" = book("backup.backup:Backups")
    inbox: "Inbox" = book("encryption.empty_inbox:Inbox")
    locked_messages: "LockedMessages" = book("encryption.locked_messages:LockedMessages")
    sealed_box: "SealedBox" = book("encryption.sealed_box:SealedBox")
    sidecars: "Sidecars" = book("sidecar.refresh:Sidecars")

    def __init__(
        self,
        path: str,
        *,
        create: bool = True,
        read_only: bool = False,
        wait: float = 30.0,
        key: bytes | None = None,
    ) -> None:
        """Open the journal at `path`; arguments and errors as in `open_file`."""
        self._file = open_file(path, create=create, read_only=read_only, wait=wait, key=key)
        self.path = self._file.path
        self._changes = Changes(self._file)
        self._file.after_commit = self._refresh_sidecars

    @property
    def key(self) -> bytes | None:
        """The key for opening further connections; None for a plain journal."""
        return self._file.key

    @property
    def can_be_written(self) -> bool:
        return self._file.has_locks

    def wrapped_keys(self) -> "Keys":
        """Return the content of an encrypted journal's keys file; errors as in `read_beside`."""
        from recovery_journal.store.encryption.keys import read_beside

        return read_beside(self._file)

    def tracker_of(self, entry: "Entry") -> "Tracker | None":
        """Return the tracker of an entry; None if it has none, or one that can't be read."""
        with suppress(CannotBeRead):
            return self.trackers.get(entry.tracker) if entry.tracker else None
        return None

    def questions(self) -> "list[Question]":
        """Return what was logged while it was locked and waits for the user's answer."""
        return self.locked_messages.questions() if os.path.isdir(inbox_folder(self.path)) else []

    def counted_uses(self, tracker: "Tracker") -> "list[Use]":
        """Return the uses of a tracker; until it's answered, each that may be of it counts."""
        from recovery_journal.domain.sobriety.tracker import that_count

        uses = self.entries.uses(tracker.id)
        if os.path.isdir(inbox_folder(self.path)):
            uses += self.locked_messages.pending_uses(tracker)
        return that_count(uses, tracker)

    def read_everything(self) -> None:
        """Read everything, so that `take_unreadable` tells all that can't be read."""
        from recovery_journal.store.backup.read_all import read_everything

        read_everything(self._file)

    def take_unreadable(self) -> list[str]:
        """Return the table of each thing that was left out since the last call, and forget them."""
        return [table for table, _ in self._file.take_unreadable()]

    @property
    def unreadable_tables(self) -> list[str]:
        """The table of each thing that was left out since `take_unreadable`: it can't be read."""
        return [table for table, _ in self._file.unreadable]

    @property
    def unreadable(self) -> "frozenset[tuple[str, Any]]":
        """The same things, each by its table and number."""
        return frozenset(self._file.unreadable)

    def note_unreadable(self, found: "frozenset[tuple[str, Any]]") -> None:
        """Note what was left out when the journal was read through another connection."""
        self._file.unreadable |= found

    def has_any(self, table: str) -> bool:
        """Return whether a table has untrashed records, without importing its book."""
        found = self._file.row(f"SELECT 1 FROM {table} WHERE trashed_at IS NULL LIMIT 1")
        return found is not None

    def bulk(self) -> AbstractContextManager[None]:
        """Return a context for many writes as one transaction: all or nothing, and fast."""
        return self._file.bulk()

    def last_change_number(self) -> int:
        """Return the number of the newest change, for undoing exactly that one later; 0 if none."""
        return self._changes.last_change_number()

    def clock_turned_back_from(self) -> datetime | None:
        """Return the time of the last change but one if it's later than the last one's."""
        return self._changes.clock_turned_back_from()

    def undo(self, change: int | None = None, *, after: int = 0) -> Undone:
        """Undo the latest step, or the one a change belongs to.

        Args:
            change: the result of `last_change_number` right after the step.
            after: undo only changes newer than this one.

        Raises:
            NotFound: there is nothing to undo.
            Conflict: the record changed since.
            Damaged, CannotBeRead: the record can't be read; nothing was undone.
        """
        with self._file.transaction():
            return self._told(self._changes.undo(change, after=after))

    def redo(self) -> Undone:
        """Bring back the step that the last undo took away.

        Raises:
            NotFound: nothing was undone since the last other change.
            Conflict: the record changed since.
            Damaged, CannotBeRead: the record can't be read; nothing was brought back.
        """
        with self._file.transaction():
            return self._told(self._changes.redo())

    def _told(self, done: Change) -> Undone:
        record: Entry | Record | None = None
        tracker = None
        if done.subject == "entry":
            record = entry = self.entries.by_uid(done.uid)
            tracker = self.tracker_of(entry)
        elif done.subject not in ("setting", "tag"):
            record = self.books[done.subject].by_uid(done.uid)
        setting = done.uid if done.subject == "setting" else ""
        return Undone(done.action, done.subject, record, tracker, setting, done.others)

    def data_version(self) -> int:
        """Return a number that changes when another process writes to the journal."""
        return self._file.data_version()

    def close(self) -> None:
        self._file.close()

    def _refresh_sidecars(self, touched: set[str]) -> None:
        if self.key is not None or touched - {"entry"}:
            self.sidecars.refresh(touched)

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
