"""The journal: one open file and its books."""

import os
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any

from recovery_journal import clock
from recovery_journal.domain.entries.entry import TRASH_DAYS
from recovery_journal.errors import JournalError
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.sqlite.file import open_file

if TYPE_CHECKING:  # each book is loaded when it is first opened: logging a craving needs one
    from collections.abc import Callable

    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.insights.observations import History
    from recovery_journal.domain.sobriety.tracker import Tracker
    from recovery_journal.store.backup.backup import Backup
    from recovery_journal.store.books.book import Book, Record
    from recovery_journal.store.books.circle import KeptWordsBook, Meetings, People, Promises
    from recovery_journal.store.books.practice import Packs, Shares
    from recovery_journal.store.books.settings import SettingsBook
    from recovery_journal.store.books.strategies import Strategies
    from recovery_journal.store.books.tags import Tags
    from recovery_journal.store.books.toolkit import Letters, Plans, Reasons, SafetyPlan
    from recovery_journal.store.books.trackers import Trackers
    from recovery_journal.store.encryption.empty_inbox import InboxResult
    from recovery_journal.store.history.merge import JournalCopy, MergeCounts
    from recovery_journal.store.history.versions import Version


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back."""

    action: str
    """What had been done: "add", "edit", "trash" or "restore"."""
    subject: str
    """The table: "entry", "tracker", "strategy", "setting", "tag" and so on."""
    record: "Entry | Record | None"
    """The thing as it is now; None for a setting or a tag."""
    setting: str = ""
    """The name of a setting."""
    others: int = 0
    """How many things had been added with it, and are taken back, too."""


class Journal:
    """Everything a person keeps, through a few books that share one file."""

    def __init__(
        self,
        path: str,
        *,
        create: bool = True,
        read_only: bool = False,
        wait: float = 30.0,
        key: bytes | None = None,
    ) -> None:
        """Open the journal at `path`; the arguments and errors are those of `file.open_file`."""
        self._file = open_file(path, create=create, read_only=read_only, wait=wait, key=key)
        self.path = self._file.path
        self._changes = Changes(self._file)
        self.entries = Entries(self._file)
        self._file.after_commit = self._refresh_sidecars

    @property
    def key(self) -> bytes | None:
        """What the journal was opened with, for a connection of one's own; None for a plain one."""
        return self._file.key

    @property
    def private_keys(self) -> list[bytes]:
        """The keys to what was ever sealed for this journal, the newest first."""
        from recovery_journal.store.encryption.sealed_box import private_keys

        return private_keys(self._file)

    @property
    def tags(self) -> "Tags":
        """The person's own words for triggers, feelings and the like."""
        from recovery_journal.store.books.tags import Tags

        return Tags(self._file)

    @property
    def trackers(self) -> "Trackers":
        """What the person stays away from or cuts down."""
        from recovery_journal.store.books.trackers import Trackers

        return Trackers(self._file)

    @property
    def strategies(self) -> "Strategies":
        """The coping library: what came with the program and what the person added."""
        from recovery_journal.store.books.strategies import Strategies

        return Strategies(self._file)

    @property
    def people(self) -> "People":
        """Who there is."""
        from recovery_journal.store.books.circle import People

        return People(self._file)

    @property
    def meetings(self) -> "Meetings":
        """The meetings that come round."""
        from recovery_journal.store.books.circle import Meetings

        return Meetings(self._file)

    @property
    def promises(self) -> "Promises":
        """What the person said they would do."""
        from recovery_journal.store.books.circle import Promises

        return Promises(self._file)

    @property
    def kept_words(self) -> "KeptWordsBook":
        """Words that others gave the person."""
        from recovery_journal.store.books.circle import KeptWordsBook

        return KeptWordsBook(self._file)

    @property
    def packs(self) -> "Packs":
        """The questions of the evening."""
        from recovery_journal.store.books.practice import Packs

        return Packs(self._file)

    @property
    def shares(self) -> "Shares":
        """What was handed to whom."""
        from recovery_journal.store.books.practice import Shares

        return Shares(self._file)

    @property
    def reasons(self) -> "Reasons":
        """Why, in the person's own order."""
        from recovery_journal.store.books.toolkit import Reasons

        return Reasons(self._file)

    @property
    def letters(self) -> "Letters":
        """Words to oneself, sealed until they are needed."""
        from recovery_journal.store.books.toolkit import Letters

        return Letters(self._file)

    @property
    def plans(self) -> "Plans":
        """If this, then that."""
        from recovery_journal.store.books.toolkit import Plans

        return Plans(self._file)

    @property
    def safety_plan(self) -> "SafetyPlan":
        """Six steps for the hour in which staying alive is hard."""
        from recovery_journal.store.books.toolkit import SafetyPlan

        return SafetyPlan(self._file)

    @property
    def settings(self) -> "SettingsBook":
        """What the person has chosen."""
        from recovery_journal.store.books.settings import SettingsBook

        return SettingsBook(self._file)

    def tracker_of(self, entry: "Entry") -> "Tracker | None":
        """The tracker an entry belongs to, if it does to one."""
        return self.trackers.get(entry.tracker) if entry.tracker else None

    def has_any(self, table: str) -> bool:
        """Whether there is anything in a book, told without loading the book."""
        found = self._file.row(f"SELECT 1 FROM {table} WHERE trashed_at IS NULL LIMIT 1")
        return found is not None

    def bulk(self) -> AbstractContextManager[None]:
        """Many writes as one: all or nothing, and quick."""
        return self._file.bulk()

    def last_change_number(self) -> int:
        """The number of the newest change, to undo just that one later; 0 when there is none."""
        return self._changes.last_change_number()

    def clock_turned_back_from(self) -> datetime | None:
        """What the clock said when the thing before the last one was saved, if it was later."""
        return self._changes.clock_turned_back_from()

    def undo(self, change: int | None = None, *, after: int = 0) -> Undone:
        """Take back the newest step, or the one a change belongs to.

        Args:
            change: the number that `last_change_number` gave right after the step.
            after: leave alone what is not newer than this change.

        Raises:
            NotFound: when there is nothing to take back.
            Conflict: when the thing has changed since.
            Damaged: when it cannot be told of; it is not taken back then.
        """
        thing: Entry | Record | None = None
        with self._file.transaction():
            done = self._changes.undo(change, after=after)
            if done.subject == "entry":
                thing = entry = self.entries.by_uid(done.uid)
                self.tracker_of(entry)
            elif done.subject not in ("setting", "tag"):
                thing = self.books[done.subject].by_uid(done.uid)
        setting = done.uid if done.subject == "setting" else ""
        return Undone(done.action, done.subject, thing, setting, done.others)

    @property
    def books(self) -> "dict[str, Book[Any]]":
        """The books whose things are one row each, by their tables."""
        return {
            "tracker": self.trackers,
            "strategy": self.strategies,
            "person": self.people,
            "reason": self.reasons,
            "letter": self.letters,
            "plan": self.plans,
            "safety_step": self.safety_plan,
            "meeting": self.meetings,
            "kept_words": self.kept_words,
            "promise": self.promises,
            "pack": self.packs,
            "share": self.shares,
        }

    def trashed(self) -> "list[tuple[str, Record]]":
        """What lies in the trash and is no entry, each with its table."""
        return [(table, one) for table, book in self.books.items() for one in book.trashed()]

    def empty_trash(self, before: datetime) -> int:
        """Remove for good what was moved to the trash before a moment; how many things that were.

        A tracker stays as long as entries belong to it.
        """
        from recovery_journal.store.history.trash import TRASHABLE_TABLES, purge_due, uids_due

        if any(uids_due(self._file, table, before) for table in TRASHABLE_TABLES):
            self.back_up("purge", clock.now())
        return purge_due(self._file, TRASHABLE_TABLES, before)

    def back_up(
        self,
        reason: str,
        now: datetime,
        folder: str = "",
        told: "Callable[[int], None]" = lambda _: None,
    ) -> "Backup":
        """Keep a copy of the whole journal, beside it or in another folder; see `backup`."""
        from recovery_journal.store.backup.backup import back_up, default_backup_folder

        return back_up(self._file, folder or default_backup_folder(self.path), reason, now, told)

    def backup_folders(self) -> list[str]:
        """Where copies are kept by themselves: beside the journal, and where the person said.

        A folder that is not there just now, as that of a disk that was taken out, is left out.
        """
        from recovery_journal.store.backup.backup import default_backup_folder

        chosen = self.settings.read().backup_folder
        return [default_backup_folder(self.path), *([chosen] if os.path.isdir(chosen) else [])]

    def merge_copy(
        self,
        incoming: "JournalCopy",
        *,
        trial: bool = False,
        told: "Callable[[int], None]" = lambda _: None,
    ) -> "dict[str, MergeCounts]":
        """Take in another copy of a journal, all of it or nothing; see `incoming`."""
        from recovery_journal.store.history.merge import merge_copy

        books = (self.books, self.entries, self.settings)
        return merge_copy(self._file, *books, incoming, trial=trial, told=told)

    def empty_inbox(self, most: int | None = None) -> "InboxResult":
        """Take in what was said while the journal was locked; see the module of that name."""
        from recovery_journal.store.encryption import empty_inbox

        return empty_inbox.add_waiting_messages(self, self._file, most)

    def versions(self, uid: str) -> "list[Version]":
        """Every version of an entry, the first one first."""
        from recovery_journal.store.history.versions import versions

        return versions(self._file, uid)

    def restore_version(self, uid: str, number: int) -> "Entry":
        """Make an entry what it was in one of its versions."""
        from recovery_journal.store.history.versions import restore_version

        restore_version(self._file, uid, number)
        return self.entries.by_uid(uid)

    def erase(self, uid: str) -> None:
        """Remove an entry and every version of it from the bytes of the file."""
        from recovery_journal.store.history.versions import erase

        erase(self._file, uid)

    def empty_old_trash(self, now: datetime) -> int:
        """Remove for good what lies in the trash for more than 30 days; how many things that were.

        While nothing is due it only reads.
        """
        from recovery_journal.store.history.trash import TRASHABLE_TABLES, uids_due

        before = now - timedelta(days=TRASH_DAYS)
        found = any(uids_due(self._file, table, before) for table in TRASHABLE_TABLES)
        return self.empty_trash(before) if found else 0

    def read_history(self) -> "History":
        """What the insights and the ranking of strategies count."""
        from recovery_journal.store.books.insights import read_history

        return read_history(self._file)

    def refresh_card(self) -> None:
        """Write the card anew; what stands on it is safe in the journal, so trouble is no error."""
        from recovery_journal.store.sidecar.help_card import refresh_card

        with suppress(JournalError):
            refresh_card(self, encrypted=self.key is not None)

    def _refresh_sidecars(self, touched: set[str]) -> None:
        """Write the card anew when something that stands on it has changed."""
        if self.key is not None:
            self._keep_prompt()
        if touched <= {"entry"}:
            return
        from recovery_journal.store.sidecar.help_card import TABLES_ON_CARD

        if touched & TABLES_ON_CARD:
            self.refresh_card()

    def allow_days_in_prompt(self) -> None:
        """Let a shell prompt show the days while the journal is locked; see `prompt`."""
        self.settings.write(replace(self.settings.read(), show_days=True))
        self._write_prompt()

    def _keep_prompt(self) -> None:
        """Write anew what a shell prompt shows while the journal is locked, if anything."""
        from recovery_journal.store.sidecar import prompt_file

        if prompt_file.is_there(self.path) and self.settings.read().show_days:
            self._write_prompt()

    def _write_prompt(self) -> None:
        from recovery_journal.store.sidecar import prompt_file, prompt_line

        with suppress(OSError), self._file.translating_sqlite_errors():
            prompt_file.write(
                self.path, prompt_line.read_count_basis(self._file.connection, clock.today())
            )

    def data_version(self) -> int:
        """A number that changes when another program has written to the journal."""
        return self._file.data_version()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
