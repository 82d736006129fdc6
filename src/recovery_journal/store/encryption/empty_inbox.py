"""Add entries logged while locked to the journal: each exactly once, even after a crash.

An entry is committed before its file is removed. From then on its uid is in the journal, so a file
that survives a crash is skipped. If a name can't be resolved, the entry is kept as a note that says
so, because a note is found again and a waiting file isn't.
"""

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry, names_no_tracker
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class
from recovery_journal.domain.entries.locked_message import (
    FOLLOW_UP_KIND,
    LockedMessage,
    to_entry,
)
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.instants import to_seconds
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import BadInput, Damaged, NotFound
from recovery_journal.store.books.cravings import Cravings
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.books.strategies import Strategies
from recovery_journal.store.books.trackers import Returns, Trackers
from recovery_journal.store.encryption import inbox
from recovery_journal.store.encryption.sealed_box import private_keys
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.guard import inbox_folder
from recovery_journal.store.sqlite.locking import exclusive
from recovery_journal.words import encryption as words

AddedEntry = tuple[Entry, bool]
"""An entry, and whether all names in it could be resolved."""


@dataclass(frozen=True, slots=True)
class InboxResult:
    entries: tuple[Entry, ...] = ()
    """The added entries, in the order they were logged."""
    unclear: tuple[Entry, ...] = ()
    """Those of them with a name that couldn't be resolved."""
    rejected_paths: tuple[str, ...] = ()
    """Files that can't be added and stay where they are."""


class Inbox:
    """Adds entries logged while the journal was locked."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._entries = Entries(file)
        self._cravings = Cravings(file)
        self._trackers = Trackers(file)
        self._strategies = Strategies(file)
        self._returns = Returns(file)

    def empty(self, limit: int | None = None) -> InboxResult:
        """Add the waiting entries in order, unless another process is doing so.

        Args:
            limit: the maximum number to add, not counting rejected ones; None for all.

        Raises:
            Busy, CannotWrite, NotAllowed: the journal can't be written; the entries keep waiting.
        """
        journal = self._file.path
        if not inbox.list_waiting(journal):
            return InboxResult()
        keys = private_keys(self._file)
        added: list[AddedEntry] = []
        done: list[str] = []
        rejected: list[str] = []
        with exclusive(inbox_folder(journal)) as alone:
            for path in inbox.list_waiting(journal) if alone else ():
                if len(done) == limit:
                    break
                try:
                    added += self._add_once(inbox.unseal_file(path, keys))
                except FileNotFoundError:  # undone a moment ago
                    continue
                except (Damaged, BadInput):
                    rejected.append(path)
                    continue
                # Its uid is stored by now: if the file stays or comes back, it's skipped next time.
                with suppress(OSError):
                    os.unlink(path)
                    done.append(path)
            if done:
                with suppress(OSError):
                    sync_folder(done[0])
            inbox.remove_abandoned_drafts(journal)
        return InboxResult(
            entries=tuple(entry for entry, _ in added),
            unclear=tuple(entry for entry, clear in added if not clear),
            rejected_paths=tuple(rejected),
        )

    def _add_once(self, message: LockedMessage) -> list[AddedEntry]:
        """Add one message in one transaction; if it was added before, do nothing."""
        with self._file.transaction():
            known = "SELECT uid FROM entry UNION ALL SELECT uid FROM tombstone"
            if self._file.row(f"SELECT 1 FROM ({known}) WHERE uid = ?", (message.uid,)):
                return []
            if message.kind == FOLLOW_UP_KIND:
                return [self._add_follow_up(message)]
            if message.kind == Use.kind:
                return [self._add_use(message)]
            return [self._add_logged(message)]

    def _add_logged(self, message: LockedMessage) -> AddedEntry:
        """Add an entry that only needs its names resolved."""
        if message.kind not in ENTRY_CLASSES:
            raise BadInput(f"There is no kind of entry called {message.kind}.")
        kind = entry_class(message.kind)
        tracker = self._tracker(message.tracker)
        known: dict[str, Any] = {"tracker": tracker and tracker.id}
        if message.kind == Craving.kind:
            if message.tracker is None:
                known["tracker"] = (self._cravings.last_tracker(message.at) or (None,))[0]
            tried = to_entry(kind, message).strategies
            known["strategies"] = self._strategies.complete_names(tried)
        entry = to_entry(kind, message, **known)
        clear = tracker is not None or message.tracker is None or names_no_tracker(message.tracker)
        if not clear:
            unknown = words.unknown_tracker_note(message.tracker or "")
            entry = replace(entry, note="\n\n".join(filter(None, (entry.note, unknown))))
        return self._add(entry, message), clear

    def _add_use(self, message: LockedMessage) -> AddedEntry:
        """Add a return to use, or a note if its tracker is unknown."""
        values = dict(message.values)
        named = values.pop("on", None) is not None
        on = SettingsBook(self._file).local_day(message.at)
        # Invalid values are refused first, whatever the tracker turns out to be.
        use: Use = to_entry(Use, replace(message, values=values), tracker=0, on=on, next_start=None)
        tracker = self._tracker(message.tracker) or self._only_tracker(message.tracker)
        if tracker is not None:
            with suppress(BadInput):
                kept, _ = self._returns.record(
                    replace(use, tracker=tracker.id),
                    message.next_first_day,
                    only_end_said=not values and not named,
                    private=message.private,
                    uid=message.uid,
                )
                if kept.uid != message.uid:
                    self._remember(message)
                return kept, True
        note = words.unassigned_use_note(message.tracker, values)
        return self._add(Note(at=message.at, note=note), message), False

    def _add_follow_up(self, message: LockedMessage) -> AddedEntry:
        """Record how the craving open at that time went, or add a note if there was none."""
        follow_up: Craving = to_entry(Craving, message, intensity=0)
        follow_up = replace(
            follow_up, strategies=self._strategies.complete_names(follow_up.strategies)
        )
        if changed := self._cravings.follow_up(follow_up):
            self._remember(message)
            return changed, True
        note = words.unassigned_craving_note(
            follow_up.after, follow_up.outcome, follow_up.strategies
        )
        return self._add(Note(at=message.at, note=note), message), False

    def _tracker(self, typed: str | None) -> Tracker | None:
        if typed is None or names_no_tracker(typed):
            return None
        with suppress(NotFound):
            return self._trackers.find(typed)
        return None

    def _only_tracker(self, typed: str | None) -> Tracker | None:
        """Return the only tracker, if none was named and there is just one."""
        known = self._trackers.all() if typed is None else []
        return known[0] if len(known) == 1 else None

    def _add(self, entry: Entry, message: LockedMessage) -> Entry:
        """Add an entry; privacy not given is the default in the settings."""
        return self._entries.log(entry, private=message.private, uid=message.uid)

    def _remember(self, message: LockedMessage) -> None:
        """Remember the uid of a message that didn't become an entry."""
        row = {"uid": message.uid, "subject": message.kind, "at": to_seconds(clock.now())}
        rows.insert(self._file, "tombstone", row)
