"""Add entries logged while locked to the journal: each exactly once, even after a crash.

An entry is committed before its file is removed. From then on its uid is in the journal, so a file
that survives a crash is skipped. What can't be resolved without the user, such as a misspelt name,
stays in its file as a question until it's answered.
"""

import os
from contextlib import suppress
from datetime import datetime
from typing import Any

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.kinds import entry_class
from recovery_journal.domain.entries.locked_message import (
    FOLLOW_UP_KIND,
    LockedMessage,
    to_entry,
)
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.instants import to_seconds
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import BadInput
from recovery_journal.store.books.cravings import Cravings
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.strategies import Strategies
from recovery_journal.store.books.trackers import Returns, Trackers
from recovery_journal.store.encryption import inbox
from recovery_journal.store.encryption.locked_messages import (
    LockedMessages,
    Question,
    only_end_said,
    without_day,
)
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.guard import inbox_folder
from recovery_journal.store.sqlite.locking import exclusive
from recovery_journal.words import locked_messages as words


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
        self._messages = LockedMessages(file)
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
            for one in self._messages.read_all() if alone else ():
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
            if questions:
                inbox.remember_asked(questions[-1].path)
            inbox.remove_abandoned_drafts(journal)
        return InboxResult(tuple(added), tuple(questions))

    # Questions

    def answer(
        self, question: Question, *, tracker: str | None = None, at: datetime | None = None
    ) -> Entry:
        """Add what a question is about, with a corrected tracker or time; return the entry.

        Raises:
            BadInput: it's still not clear; the message says why.
            Busy: it's being added to the journal.
        """
        question = self.correct(question, tracker=tracker, at=at)
        if question.asks or question.message is None:
            raise BadInput(question.asks)
        return self._settle(question, question.message)

    def correct(
        self, question: Question, *, tracker: str | None = None, at: datetime | None = None
    ) -> Question:
        """Return a question with a corrected tracker or time; if all is clear now, it asks nothing.

        Raises:
            BadInput: nobody could have logged it.
        """
        if question.message is None:
            return question
        message = question.message
        if tracker is not None:
            message = replace(message, tracker=tracker)
        if at is not None:
            values = dict(message.values)
            if message.kind == Use.kind:
                values["on"] = self._messages.local_day(at).isoformat()
            message = replace(message, at=at, values=values)
        return replace(question, asks=self._messages.ask(message, ()), message=message)

    def trackers_that_settle(self, question: Question) -> list[Tracker]:
        """Return the trackers in use of which any one makes all clear."""
        if question.message is None or question.message.kind == FOLLOW_UP_KIND:
            return []
        return [
            one for one in self._trackers.all() if not self.correct(question, tracker=one.name).asks
        ]

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

    # Adding

    def _add_once(self, message: LockedMessage) -> list[Entry]:
        """Add one message in one transaction; if it was added before, do nothing."""
        with self._file.transaction():
            if self._messages.is_known(message.uid):
                return []
            if message.kind == FOLLOW_UP_KIND:
                return [self._add_follow_up(message)]
            if message.kind == Use.kind:
                return [self._add_use(message)]
            return [self._add_logged(message)]

    def _add_logged(self, message: LockedMessage) -> Entry:
        """Add an entry that only needs its names resolved."""
        kind = entry_class(message.kind)
        tracker = self._messages.tracker(message.tracker)
        known: dict[str, Any] = {"tracker": tracker and tracker.id}
        if message.kind == Craving.kind:
            if message.tracker is None:
                known["tracker"] = (self._cravings.usual_tracker(message.at) or (None,))[0]
            tried = to_entry(kind, message).strategies
            known["strategies"] = self._strategies.complete_names(tried)
        return self._add(to_entry(kind, message, **known), message)

    def _add_use(self, message: LockedMessage) -> Entry:
        """Add a return to use, or a note if there is no tracker yet."""
        tracker = self._messages.tracker_used(message)
        if tracker is None:
            return self._add(Note(at=message.at, note=words.as_note(message)), message)
        on = self._messages.local_day(message.at)
        use: Use = to_entry(Use, without_day(message), tracker=tracker.id, on=on, next_start=None)
        kept, _ = self._returns.record(
            use,
            message.next_first_day,
            only_end_said=only_end_said(message),
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

    def _add(self, entry: Entry, message: LockedMessage) -> Entry:
        """Add an entry; privacy not given is the default in the settings."""
        return self._entries.log(entry, private=message.private, uid=message.uid)

    def _remember(self, message: LockedMessage) -> None:
        """Remember the uid of a message that didn't become an entry."""
        row = {"uid": message.uid, "subject": message.kind, "at": to_seconds(clock.now())}
        rows.insert(self._file, "tombstone", row)
