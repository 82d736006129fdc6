"""Where logged entries go: into the open journal, or sealed next to a locked one.

Logging never asks for a passphrase. A sealed entry is kept as typed; its names are looked up once
it's added to the journal.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from recovery_journal import clock, places
from recovery_journal.cli.base import session, values
from recovery_journal.cli.base.context import current_context
from recovery_journal.cli.base.rehearsal import is_rehearsal, stop_rehearsal
from recovery_journal.cli.base.saved import Saved, SavedReturn
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry, names_no_tracker, refuse_future
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.store.sqlite.guard import is_encrypted, refuse_missing
from recovery_journal.text import ended

if TYPE_CHECKING:
    from recovery_journal.domain.entries.craving import Craving
    from recovery_journal.domain.sobriety.returns import NextFirstDay
    from recovery_journal.domain.sobriety.tracker import Tracker, Use
    from recovery_journal.store.journal import Journal, Undone

E = TypeVar("E", bound=Entry)

Advise = Callable[["Journal | None", E], list[str]]
"""Returns lines of help that fit an entry; it gets None for a locked journal."""


def no_advice(*_: object) -> list[str]:
    return []


def _refuse_number_alone(tracker: str | None, new: "Use") -> None:
    """Refuse a number in the place of a tracker: as an amount it would say something else.

    Raises:
        UsageError: it is one, and no amount was given beside it.
    """
    from recovery_journal.words.returns import tracker_or_amount

    if tracker and new.amount is None and tracker.replace(".", "", 1).isdecimal():
        raise values.usage_error(tracker_or_amount(tracker))


class Recorder(Protocol):
    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

    def log(
        self,
        new: E,
        *,
        tracker: str | None = None,
        private: bool | None = None,
        advise: Advise[E] = no_advice,
    ) -> Saved[E]:
        """Save an entry; a craving that names no tracker gets the usual one."""

    def follow_up(self, said: "Craving", advise: "Advise[Craving]") -> "Saved[Craving]":
        """Save how the open craving went; see `Cravings.follow_up`."""

    def record_return(
        self,
        new: "Use",
        next_start: "NextFirstDay",
        *,
        tracker: str | None,
        private: bool | None,
        day_said: bool,
    ) -> SavedReturn:
        """Save a use; `day_said` tells that its day was given and isn't just today."""

    def undo(self) -> "Undone":
        """Undo what was logged or done last."""


def open_recorder(*, create: bool = False) -> Recorder:
    """Return a recorder for the user's journal, which the first entry creates.

    Raises:
        NoJournal: there is none and `create` is off.
    """
    path = places.journal_file()
    if create and is_rehearsal() and not os.path.lexists(path):
        return LockedRecorder(path)  # there are no names to look up yet
    passphrase_given = current_context().find_root().params.get("passphrase_fd")
    if passphrase_given is None and is_encrypted(path):
        refuse_missing(path)
        return LockedRecorder(path)
    return OpenRecorder(session.open_journal(create=create))


class OpenRecorder(Recorder):
    """Saves entries in the open journal."""

    def __init__(self, journal: "Journal") -> None:
        self._journal = journal

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._journal.close()

    def log(
        self,
        new: E,
        *,
        tracker: str | None = None,
        private: bool | None = None,
        advise: Advise[E] = no_advice,
    ) -> Saved[E]:
        journal = self._journal
        number, name = values.tracker_named(journal, tracker)
        known: dict[str, Any] = {"tracker": number}
        if new.kind == "craving":
            if tracker is None:
                known["tracker"], name = journal.cravings.usual_tracker(clock.now()) or (None, "")
            known["strategies"] = self._strategy_names(getattr(new, "strategies", ()))
        new = replace(new, **known)
        stop_rehearsal(new, name)
        entry = session.add_entry(journal, new, private=private)
        return Saved(entry, name, tuple(advise(journal, entry)))

    def follow_up(self, said: "Craving", advise: "Advise[Craving]") -> "Saved[Craving]":
        """Update the open craving.

        Raises:
            JournalError: none is open.
        """
        said = replace(said, strategies=self._strategy_names(said.strategies))
        if is_rehearsal() and self._journal.cravings.last_open(said.at):
            stop_rehearsal(said)
        entry = self._journal.cravings.follow_up(said)
        if entry is None:
            raise JournalError(
                "No craving of the last 24 hours is waiting. To change one: rj edit ID"
            )
        name = self._journal.cravings.tracker_name(entry)
        return Saved(entry, name, tuple(advise(self._journal, entry)))

    def record_return(
        self,
        new: "Use",
        next_start: "NextFirstDay",
        *,
        tracker: str | None,
        private: bool | None,
        day_said: bool,
    ) -> SavedReturn:
        """Add a use, or end the open one; without any tracker, add a note.

        Raises:
            NotFound: its tracker doesn't exist.
            BadInput: the next first day is impossible.
        """
        from recovery_journal.domain.entries.locked_message import given_values
        from recovery_journal.domain.entries.note import Note
        from recovery_journal.domain.sobriety.standing import compute_standing
        from recovery_journal.words import returns as words

        journal = self._journal
        if not any(tracker == known.name for known in journal.trackers.all(archived=True)):
            _refuse_number_alone(tracker, new)
        counted = self._tracker_used(tracker, dry_day=new.is_dry_day)
        if counted is None and new.is_dry_day:
            raise BadInput(words.NOTHING_TO_CUT_DOWN)
        if counted is None:
            text = words.use_as_note(tracker, given_values(new), next_start)
            note = Note(at=new.at, note=text)
            return SavedReturn(Saved(session.add_entry(journal, note, private=private)))
        if next_start is not None and counted.limit is not None:
            raise BadInput(words.NO_NEXT_ON_CUT_DOWN)
        stop_rehearsal(replace(new, tracker=counted.id), counted.name, counted)
        entry, had_open_return = journal.returns.record(
            replace(new, tracker=counted.id),
            next_start,
            only_end_said=not day_said and not given_values(new),
            private=private,
        )
        session.warn_if_clock_turned_back(journal)
        uses, today = journal.counted_uses(counted), journal.settings.today()
        if counted.limit is not None:
            from recovery_journal.domain.sobriety.logged_days import count_days_around
            from recovery_journal.words.format.limits import logged_around

            week_starts_on = journal.settings.read().week_starts_on
            around = count_days_around(uses, entry.on, counted.limit, today, week_starts_on)
            logged = logged_around(around, counted.limit, today)
            return SavedReturn(Saved(entry, counted.name), counted, logged=logged)
        standing = compute_standing(counted, uses, today)
        ended_on = entry.next_start if had_open_return else None
        return SavedReturn(Saved(entry, counted.name), counted, standing.total, ended_on=ended_on)

    def undo(self) -> "Undone":
        return self._journal.undo()

    def _strategy_names(self, typed: tuple[str, ...]) -> tuple[str, ...]:
        """Complete each text to a strategy's name, or keep it as the user's own words."""
        return self._journal.strategies.complete_names(typed) if typed else ()

    def _tracker_used(self, name: str | None, *, dry_day: bool) -> "Tracker | None":
        """Return the named tracker, or the only one begun, or ask which; None if there are none."""
        from recovery_journal.domain.sobriety.tracker import only_begun, trackers_for

        trackers = self._journal.trackers
        if name is not None and trackers.all(archived=True):
            return trackers.find(name)
        known = trackers_for(trackers.all(), dry_day=dry_day)
        if not known:
            return None
        if only := only_begun(known, self._journal.settings.today()):
            return only
        names = ", ".join(tracker.name for tracker in known)
        if not values.can_ask():
            raise values.usage_error(f"Which one? {ended(names)}")
        return values.ask_until(f"Which one? {names}:", trackers.find)


class LockedRecorder(Recorder):
    """Seals entries as typed, to wait next to the journal."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None: ...

    def log(
        self,
        new: E,
        *,
        tracker: str | None = None,
        private: bool | None = None,
        advise: Advise[E] = no_advice,
    ) -> Saved[E]:
        from recovery_journal.domain.entries.locked_message import given_values

        return self._seal(new, given_values(new), {"tracker": tracker, "private": private}, advise)

    def follow_up(self, said: "Craving", advise: "Advise[Craving]") -> "Saved[Craving]":
        """Seal an update to the open craving, whichever that is."""
        from recovery_journal.domain.entries.locked_message import FOLLOW_UP_KIND, given_values

        values = given_values(said)
        del values["intensity"]
        return self._seal(said, values, {"kind": FOLLOW_UP_KIND}, advise)

    def record_return(
        self,
        new: "Use",
        next_start: "NextFirstDay",
        *,
        tracker: str | None,
        private: bool | None,
        day_said: bool,
    ) -> SavedReturn:
        """Seal a use; until it's added to the journal, a shell prompt shows no day count.

        Raises:
            BadInput: the next first day is impossible.
        """
        from recovery_journal.domain.entries.locked_message import given_values
        from recovery_journal.domain.sobriety.returns import STILL_USING, choose_entry_to_keep

        _refuse_number_alone(tracker, new)
        values = given_values(new)
        if day_said:
            values["on"] = new.on.isoformat()
        if values:  # not just the end of a use that may still be open
            choose_entry_to_keep(new, None, next_start, only_end_said=False)
        said = {
            "tracker": tracker,
            "private": private,
            "next_start": next_start and str(next_start),
        }
        saved = self._seal(new, values, said, no_advice, hides_days=not new.is_dry_day)
        ended_on = None if values or next_start == STILL_USING else next_start
        return SavedReturn(saved, ended_on=ended_on)

    def undo(self) -> "Undone":
        """Remove the last entry sealed since the journal was open; if there is none, open it.

        Raises:
            Busy: it's being added to the journal.
        """
        from recovery_journal.store.encryption import inbox
        from recovery_journal.store.journal import Undone

        if sealed_at := inbox.remove_newest(self._path):
            return Undone("unsealed", "inbox", sealed_at=sealed_at)
        with OpenRecorder(session.open_journal()) as journal:
            return journal.undo()

    def _seal(
        self,
        new: E,
        values: dict[str, Any],
        said: dict[str, Any],
        advise: Advise[E],
        *,
        hides_days: bool = False,
    ) -> Saved[E]:
        """Seal an entry's values and what else was given with it."""
        from recovery_journal.domain.entries.locked_message import LockedMessage
        from recovery_journal.store.encryption import inbox

        typed = said.get("tracker") or ""
        tracker = "" if names_no_tracker(typed) else typed
        stop_rehearsal(new, tracker)
        refuse_future(new.at, clock.now())
        uid = os.urandom(16).hex()
        message = LockedMessage(**{"kind": new.kind, **said}, uid=uid, at=new.at, values=values)
        path = inbox.seal_message(self._path, message)
        if hides_days:
            from recovery_journal.store.sidecar import prompt_file

            prompt_file.hide_while(self._path, path)
        return Saved(new, tracker, tuple(advise(None, new)), message)
