"""Read what was logged while locked, and find out what only the user can say about it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import names_no_tracker
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class
from recovery_journal.domain.entries.locked_message import (
    FOLLOW_UP_KIND,
    LockedMessage,
    to_entry,
)
from recovery_journal.domain.sobriety.returns import in_place_of_dry_day, latest_open_return
from recovery_journal.domain.sobriety.tracker import Tracker, Use, only_begun, trackers_for
from recovery_journal.errors import BadInput, Damaged, NotFound
from recovery_journal.store.books.cravings import Cravings
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.books.trackers import Trackers
from recovery_journal.store.encryption import inbox
from recovery_journal.store.encryption.sealed_box import private_keys
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.words import locked_messages as words


@dataclass(frozen=True, slots=True)
class Question:
    """Something logged while locked that waits for the user's answer."""

    path: str
    asks: str
    """A sentence for the user."""
    message: LockedMessage | None = None
    """None if it can't be read."""


class LockedMessages:
    """The messages that wait beside an open journal."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._entries = Entries(file)
        self._cravings = Cravings(file)
        self._trackers = Trackers(file)

    def read_all(self) -> Iterator[Question | tuple[str, LockedMessage]]:
        """Read the waiting files in order: questions, and messages that can be added."""
        keys = private_keys(self._file)
        earlier: list[LockedMessage] = []
        for path in inbox.list_waiting(self._file.path):
            try:
                message = inbox.unseal_file(path, keys)
                asks = self.ask(message, earlier)
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

    def ask(self, message: LockedMessage, earlier: Sequence[LockedMessage]) -> str:
        """Return what only the user can say about a message; empty if it can be added.

        Args:
            message: the message.
            earlier: earlier ones that wait for an answer; this one may refer to one of them.

        Raises:
            BadInput: nobody could have logged it.
        """
        if self.is_known(message.uid):
            return ""
        known: dict[str, Any] = {}
        if message.kind == FOLLOW_UP_KIND:
            known["intensity"] = 0
        elif message.kind == Use.kind:
            known |= {"tracker": 0, "on": self.local_day(message.at), "next_start": None}
        elif message.kind not in ENTRY_CLASSES:
            raise BadInput(f"There is no kind of entry called {message.kind}.")
        kind = Craving if message.kind == FOLLOW_UP_KIND else entry_class(message.kind)
        said = to_entry(kind, without_day(message), **known)
        if message.at > clock.now():
            return words.still_to_come(message.at, clock.now().year)
        typed = message.tracker
        if typed is not None and not names_no_tracker(typed) and self.tracker(typed) is None:
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
        if (tracker := self.tracker_used(message)) is None:
            return words.WHICH_TRACKER
        if use.is_dry_day:
            try:
                in_place_of_dry_day(use, tracker, self._entries.uses(tracker.id))
            except BadInput as error:
                return str(error)
        said = message.next_first_day
        if tracker.limit is not None or not isinstance(said, date):
            return ""
        if only_end_said(message):
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
        on = self.local_day(min(message.at, clock.now()))
        end = message.next_first_day
        if end is None:
            end = on + timedelta(days=1)
        amount = message.values.get("amount")
        use = Use(at=message.at, tracker=tracker.id, on=on, next_start=None, amount=amount)
        if not isinstance(end, date):
            return use
        return replace(use, on=min(on, end - timedelta(days=1)), next_start=end)

    def questions(self) -> list[Question]:
        """Return what waits for an answer, oldest first."""
        return [one for one in self.read_all() if isinstance(one, Question)]

    def pending_uses(self, tracker: Tracker) -> list[Use]:
        """Return the uses that wait for an answer and may be of this tracker.

        Until it's answered, each counts, so that no day count is higher than what was told. On a
        cut-down tracker only a use of that name does.
        """
        found = []
        for one in self.questions():
            if one.message is not None and one.message.kind == Use.kind:
                named = self.tracker(one.message.tracker)
                if named == tracker or (named is None and tracker.limit is None):
                    found.append(self._pending_use(one.message, tracker))
        return found

    def is_known(self, uid: str) -> bool:
        known = "SELECT uid FROM entry UNION ALL SELECT uid FROM tombstone"
        return bool(self._file.row(f"SELECT 1 FROM ({known}) WHERE uid = ?", (uid,)))

    def local_day(self, at: datetime) -> date:
        return SettingsBook(self._file).local_day(at)

    def tracker(self, typed: str | None) -> Tracker | None:
        if typed is None or names_no_tracker(typed):
            return None
        with suppress(NotFound):
            return self._trackers.find(typed)
        return None

    def tracker_used(self, message: LockedMessage) -> Tracker | None:
        """Return the named tracker, or the only one begun by then that it can be about."""
        if message.tracker is not None:
            return self.tracker(message.tracker)
        known = trackers_for(self._trackers.all(), dry_day=message.is_dry_day)
        return only_begun(known, self.local_day(message.at))

    def _has_trackers(self, message: LockedMessage) -> bool:
        """Return whether there is any tracker that a message could be about."""
        if message.kind != Use.kind:
            return True
        return bool(self._trackers.all(archived=message.tracker is not None))


def only_end_said(message: LockedMessage) -> bool:
    return not message.values


def without_day(message: LockedMessage) -> LockedMessage:
    """Leave out the day of a use, which its time tells as well."""
    values = {name: value for name, value in message.values.items() if name != "on"}
    return replace(message, values=values)
