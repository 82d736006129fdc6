"""Add entries logged while locked to the journal: each exactly once, even after a crash.

An entry is committed before its file is removed. From then on its uid is in the journal, so a file
that survives a crash is skipped. What can't be resolved without the user, such as a misspelt name,
stays in its file as a question until it's answered.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
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
from recovery_journal.domain.sobriety.returns import latest_open_return
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
from recovery_journal.words import locked_messages as words


@dataclass(frozen=True, slots=True)
class Question:
    """Something logged while locked that waits for the user's answer."""

    path: str
    asks: str
    """A sentence for the user."""
    message: LockedMessage | None = None
    """None if it can't be read."""


@dataclass(frozen=True, slots=True)
class InboxResult:
    entries: tuple[Entry, ...] = ()
    """The added entries, in the order they were logged."""
    questions: tuple[Question, ...] = ()
    """What couldn't be added."""


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
            limit: the maximum number to add; None for all.

        Raises:
            Busy, CannotWrite, NotAllowed: the journal can't be written; the entries keep waiting.
        """
        journal = self._file.path
        if not inbox.list_waiting(journal):
            return InboxResult()
        added: list[Entry] = []
        questions: list[Question] = []
        done: list[str] = []
        with exclusive(inbox_folder(journal)) as alone:
            for one in self._read_all() if alone else ():
                if isinstance(one, Question):
                    questions.append(one)
                    continue
                if len(done) == limit:
                    break
                path, message = one
                try:
                    added += self._add_once(message)
                except BadInput as error:
                    questions.append(Question(path, str(error), message))
                    continue
                # Its uid is stored by now: if the file stays or comes back, it's skipped next time.
                with suppress(OSError):
                    os.unlink(path)
                    done.append(path)
            if done:
                with suppress(OSError):
                    sync_folder(done[0])
            inbox.remove_abandoned_drafts(journal)
        return InboxResult(tuple(added), tuple(questions))

    # Questions

    def questions(self) -> list[Question]:
        """Return what waits for an answer, oldest first."""
        return [one for one in self._read_all() if isinstance(one, Question)]

    def pending_uses(self, tracker: Tracker) -> list[Use]:
        """Return the uses that wait for an answer and may be of this tracker.

        Until it's answered, each counts, so that no day count is higher than what was told. On a
        cut-down tracker only a use of that name does.
        """
        found = []
        for one in self.questions():
            if one.message is not None and one.message.kind == Use.kind:
                named = self._tracker(one.message.tracker)
                if named == tracker or (named is None and tracker.limit is None):
                    found.append(self._pending_use(one.message, tracker))
        return found

    def answer(
        self, question: Question, *, tracker: str | None = None, at: datetime | None = None
    ) -> Entry:
        """Add what a question is about, with a corrected tracker or time; return the entry.

        Raises:
            BadInput: it's still not clear; the message says why.
            Busy: it's being added to the journal.
        """
        if question.message is None:
            raise BadInput(question.asks)
        message = question.message
        if tracker is not None:
            message = replace(message, tracker=tracker)
        if at is not None:
            values = dict(message.values)
            if message.kind == Use.kind:
                values["on"] = self._local_day(at).isoformat()
            message = replace(message, at=at, values=values)
        if asks := self._ask(message, ()):
            raise BadInput(asks)
        return self._settle(question, message)

    def keep(self, question: Question) -> Entry:
        """Save what a question is about in words, counting nothing; return the entry.

        Raises:
            BadInput: it can't be read.
            Busy: it's being added to the journal.
        """
        if question.message is None:
            raise BadInput(question.asks)
        message = replace(question.message, tracker="none")
        message = replace(message, at=min(message.at, clock.now()))
        if message.kind in (Use.kind, FOLLOW_UP_KIND):
            note = words.as_note(question.message)
            message = replace(message, kind=Note.kind, values={"note": note})
        return self._settle(question, message)

    def drop(self, question: Question) -> None:
        """Remove what a question is about.

        Raises:
            Busy: it's being added to the journal.
        """
        inbox.remove(self._file.path, question.path)

    def _settle(self, question: Question, message: LockedMessage) -> Entry:
        (entry,) = self._add_once(message) or [self._entries.by_uid(message.uid)]
        self.drop(question)
        return entry

    def _read_all(self) -> Iterator[Question | tuple[str, LockedMessage]]:
        """Read the waiting files in order: questions, and messages that can be added."""
        keys = private_keys(self._file)
        earlier: list[LockedMessage] = []
        for path in inbox.list_waiting(self._file.path):
            try:
                message = inbox.unseal_file(path, keys)
                asks = self._ask(message, earlier)
            except FileNotFoundError:  # undone a moment ago
                continue
            except (Damaged, BadInput):
                yield Question(path, words.UNREADABLE)
                continue
            if asks:
                earlier.append(message)
                yield Question(path, asks, message)
            else:
                yield path, message

    def _ask(self, message: LockedMessage, earlier: Sequence[LockedMessage]) -> str:
        """Return what only the user can say about a message; empty if it can be added.

        Args:
            message: the message.
            earlier: earlier ones that wait for an answer; this one may refer to one of them.

        Raises:
            BadInput: nobody could have logged it.
        """
        if self._is_known(message.uid):
            return ""
        known: dict[str, Any] = {}
        if message.kind == FOLLOW_UP_KIND:
            known["intensity"] = 0
        elif message.kind == Use.kind:
            known |= {"tracker": 0, "on": self._local_day(message.at), "next_start": None}
        elif message.kind not in ENTRY_CLASSES:
            raise BadInput(f"There is no kind of entry called {message.kind}.")
        kind = Craving if message.kind == FOLLOW_UP_KIND else entry_class(message.kind)
        said = to_entry(kind, _without_day(message), **known)
        if message.at > clock.now():
            return words.still_to_come(message.at, clock.now().year)
        typed = message.tracker
        if typed is not None and not names_no_tracker(typed) and self._tracker(typed) is None:
            return words.unknown_tracker(typed) if self._has_trackers(message) else ""
        if message.kind == FOLLOW_UP_KIND:
            if any(one.kind == Craving.kind for one in earlier):
                return words.ANSWER_EARLIER_FIRST
            return "" if self._cravings.last_open(message.at) else words.NO_OPEN_CRAVING
        return self._ask_about_use(message, said, earlier) if isinstance(said, Use) else ""

    def _ask_about_use(
        self, message: LockedMessage, use: Use, earlier: Sequence[LockedMessage]
    ) -> str:
        if not self._has_trackers(message):
            return ""
        if (tracker := self._tracker_used(message)) is None:
            return words.WHICH_TRACKER
        said = message.next_first_day
        if tracker.limit is not None or not isinstance(said, date):
            return ""
        if _only_end_said(message):
            if any(one.kind == Use.kind for one in earlier):
                return words.ANSWER_EARLIER_FIRST
            uses = self._entries.uses(tracker.id)
            if latest_open_return(tracker, uses, use.on) is None and said <= use.on:
                return words.NO_OPEN_RETURN
        elif said <= use.on:
            return words.NEXT_DAY_TOO_EARLY
        return ""

    def _pending_use(self, message: LockedMessage, tracker: Tracker) -> Use:
        """Return a use as it was told; a day that can't be is counted as late as it can be."""
        on = self._local_day(min(message.at, clock.now()))
        end = message.next_first_day
        if end is None:
            end = on + timedelta(days=1)
        if not isinstance(end, date):
            return Use(at=message.at, tracker=tracker.id, on=on, next_start=None, private=True)
        on = min(on, end - timedelta(days=1))
        return Use(at=message.at, tracker=tracker.id, on=on, next_start=end, private=True)

    # Adding

    def _add_once(self, message: LockedMessage) -> list[Entry]:
        """Add one message in one transaction; if it was added before, do nothing."""
        with self._file.transaction():
            if self._is_known(message.uid):
                return []
            if message.kind == FOLLOW_UP_KIND:
                return [self._add_follow_up(message)]
            if message.kind == Use.kind:
                return [self._add_use(message)]
            return [self._add_logged(message)]

    def _is_known(self, uid: str) -> bool:
        known = "SELECT uid FROM entry UNION ALL SELECT uid FROM tombstone"
        return bool(self._file.row(f"SELECT 1 FROM ({known}) WHERE uid = ?", (uid,)))

    def _add_logged(self, message: LockedMessage) -> Entry:
        """Add an entry that only needs its names resolved."""
        kind = entry_class(message.kind)
        tracker = self._tracker(message.tracker)
        known: dict[str, Any] = {"tracker": tracker and tracker.id}
        if message.kind == Craving.kind:
            if message.tracker is None:
                known["tracker"] = (self._cravings.last_tracker(message.at) or (None,))[0]
            tried = to_entry(kind, message).strategies
            known["strategies"] = self._strategies.complete_names(tried)
        return self._add(to_entry(kind, message, **known), message)

    def _add_use(self, message: LockedMessage) -> Entry:
        """Add a return to use, or a note if there is no tracker yet."""
        tracker = self._tracker_used(message)
        if tracker is None:
            return self._add(Note(at=message.at, note=words.as_note(message)), message)
        on = self._local_day(message.at)
        use: Use = to_entry(Use, _without_day(message), tracker=tracker.id, on=on, next_start=None)
        kept, _ = self._returns.record(
            use,
            message.next_first_day,
            only_end_said=_only_end_said(message),
            private=message.private,
            uid=message.uid,
        )
        if kept.uid != message.uid:
            self._remember(message)
        return kept

    def _add_follow_up(self, message: LockedMessage) -> Entry:
        """Record how the craving open at that time went.

        Raises:
            BadInput: there was none.
        """
        said: Craving = to_entry(Craving, message, intensity=0)
        tried = self._strategies.complete_names(said.strategies)
        changed = self._cravings.follow_up(replace(said, strategies=tried))
        if changed is None:
            raise BadInput(words.NO_OPEN_CRAVING)
        self._remember(message)
        return changed

    def _local_day(self, at: datetime) -> date:
        return SettingsBook(self._file).local_day(at)

    def _tracker(self, typed: str | None) -> Tracker | None:
        if typed is None or names_no_tracker(typed):
            return None
        with suppress(NotFound):
            return self._trackers.find(typed)
        return None

    def _tracker_used(self, message: LockedMessage) -> Tracker | None:
        """Return the named tracker, or the only one if none was named."""
        if message.tracker is not None:
            return self._tracker(message.tracker)
        known = self._trackers.all()
        return known[0] if len(known) == 1 else None

    def _has_trackers(self, message: LockedMessage) -> bool:
        """Return whether there is any tracker that a message could be about."""
        if message.kind != Use.kind:
            return True
        return bool(self._trackers.all(archived=message.tracker is not None))

    def _add(self, entry: Entry, message: LockedMessage) -> Entry:
        """Add an entry; privacy not given is the default in the settings."""
        return self._entries.log(entry, private=message.private, uid=message.uid)

    def _remember(self, message: LockedMessage) -> None:
        """Remember the uid of a message that didn't become an entry."""
        row = {"uid": message.uid, "subject": message.kind, "at": to_seconds(clock.now())}
        rows.insert(self._file, "tombstone", row)


def _only_end_said(message: LockedMessage) -> bool:
    return not message.values


def _without_day(message: LockedMessage) -> LockedMessage:
    """Leave out the day of a use, which its time tells as well."""
    values = {name: value for name, value in message.values.items() if name != "on"}
    return replace(message, values=values)
