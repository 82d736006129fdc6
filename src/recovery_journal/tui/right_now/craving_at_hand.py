"""The current craving: every answer about it is saved at once, in a single entry."""

from contextlib import suppress
from datetime import datetime, timedelta

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.follow_up import AT_HAND_FOR, WAITS_FOR
from recovery_journal.errors import BadInput, Busy, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.host import RETRY_SECONDS, Host
from recovery_journal.words.right_now import RATING_NEEDED


class CravingAtHand:
    """The open craving, or a new one that starts with the first number given."""

    def __init__(self, app: Host, *, earlier: bool = False) -> None:
        """Look for an open craving.

        Args:
            app: the app, for its journal.
            earlier: the craving may be over already, at an unknown time.
        """
        self._app = app
        self._is_earlier = earlier
        self._begun = clock.now()
        self._tried: list[str] = []
        self._made_uid = ""
        """The uid of a craving created here."""
        self._minutes: int | None = None
        """Its duration, if known before."""
        self.craving: Craving | None = None
        """As last saved; None while there is none."""
        if app.open_journal is not None:
            with suppress(JournalError):
                self._reread(app.open_journal)

    @property
    def is_empty(self) -> bool:
        return self.craving is None and not self._tried

    def add_strategy(self, strategy: str) -> None:
        """Record that a strategy was started; without a craving, remember it for later."""
        self._tried.append(strategy)
        if self._app.open_journal is not None:
            self._save_tried()

    def set_after(self, after: int | None, outcome: str | None) -> Craving:
        """Save the current intensity, 0 to 10, and the outcome, as far as given.

        Raises:
            Busy: another process holds the journal.
            JournalError: it can't be saved.
        """
        journal = self._app.journal
        now = self._reread(journal)
        if now is None:
            return self.start(None, after, outcome)
        told = replace(now, after=now.after if after is None else after)
        return self._save(journal, told, outcome or now.outcome)

    def start(self, before: int | None, after: int | None, outcome: str | None) -> Craving:
        """Save a new craving, or update it if this is called again.

        A single number is the intensity at first: nothing is known about later.

        Raises:
            BadInput: there is no number.
            JournalError: it can't be saved.
        """
        first, then = (after, None) if before is None else (before, after)
        if first is None:
            raise BadInput(RATING_NEEDED)
        journal = self._app.journal
        now = self._reread(journal)
        if now is not None:
            if now.uid != self._made_uid:
                return self.set_after(after, outcome)
            return self._save(journal, replace(now, intensity=first, after=then), outcome)
        usual = journal.cravings.usual_tracker(clock.now())
        self.craving = journal.entries.log(
            Craving(
                at=self._begun,
                intensity=first,
                after=then,
                outcome=outcome,
                minutes=self._minutes_lasted(self._begun, outcome),
                strategies=tuple(dict.fromkeys(self._tried)),
                tracker=usual[0] if usual else None,
            )
        )
        self._made_uid = self.craving.uid
        return self.craving

    def _save_tried(self) -> None:
        if not self._app.is_running or (journal := self._app.open_journal) is None:
            return
        try:
            now = self._reread(journal)
            if now is not None:
                self._save(journal, now, now.outcome)
        except Busy:
            self._app.set_timer(RETRY_SECONDS, self._save_tried)
        except JournalError as error:
            self._app.show_toast(str(error))

    def _reread(self, journal: Journal) -> Craving | None:
        """Return the stored craving, which may have changed meanwhile, else the open one."""
        if self.craving is not None:
            found = journal.entries.by_uid(self.craving.uid)
            if isinstance(found, Craving) and found.trashed_at is None:
                return found
        self.craving = journal.cravings.last_open(
            clock.now(), within=WAITS_FOR if self._is_earlier else AT_HAND_FOR
        )
        self._minutes = self.craving.minutes if self.craving else None
        return self.craving

    def _save(self, journal: Journal, craving: Craving, outcome: str | None) -> Craving:
        tried = dict.fromkeys((*craving.strategies, *self._tried))
        minutes = self._minutes_lasted(craving.at, outcome)
        told = replace(craving, outcome=outcome, minutes=minutes, strategies=tuple(tried))
        self.craving = journal.entries.edit(told)
        return self.craving

    def _minutes_lasted(self, begun: datetime, outcome: str | None) -> int | None:
        """Return its duration in minutes, if that can be known."""
        if self._minutes is not None or outcome != "passed" or self._is_earlier:
            return self._minutes
        return (clock.now() - begun) // timedelta(minutes=1) or None
