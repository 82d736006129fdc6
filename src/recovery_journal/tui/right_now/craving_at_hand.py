"""The craving at hand: what is told of it is kept at once, and in one entry."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.follow_up import AT_HAND_FOR, WAITS_FOR
from recovery_journal.errors import BadInput, Busy, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.host import RETRY_SECONDS, Host
from recovery_journal.words.right_now import RATING_NEEDED


class CravingAtHand:
    """The open craving, or the one that begins with the first number somebody gives."""

    def __init__(self, app: Host, *, earlier: bool = False) -> None:
        """Look for an open craving.

        Args:
            app: what has the journal.
            earlier: also look for one that is not felt any more; when it passed is not known.
        """
        self._app = app
        self._is_earlier = earlier
        self._begun = clock.now()
        self._tried: list[str] = []
        self._made_uid = ""
        """The uid of the craving that began with a number given here."""
        self._minutes: int | None = None
        """How long it lasted, if that was known before."""
        self.craving: Craving | None = None
        """As it was kept last; None while there is none."""
        if app.open_journal is not None:
            with suppress(JournalError):
                self._reread(app.open_journal)

    @property
    def is_empty(self) -> bool:
        """Whether there is no craving yet, and nothing that was tried against one."""
        return self.craving is None and not self._tried

    def add_strategy(self, strategy: str) -> None:
        """Write down that a strategy was begun; while there is no craving, it is remembered."""
        self._tried.append(strategy)
        if self._app.open_journal is not None:
            self._save_tried()

    def set_after(self, after: int | None, outcome: str | None) -> Craving:
        """Keep how strong the craving is now, 0 to 10, and how it ended, as far as it was told.

        Raises:
            Busy: while another program holds the journal.
            JournalError: when it cannot be kept.
        """
        journal = self._app.journal
        now = self._reread(journal)
        if now is None:
            return self.start(None, after, outcome)
        told = replace(now, after=now.after if after is None else after)
        return self._save(journal, told, outcome or now.outcome)

    def start(self, before: int | None, after: int | None, outcome: str | None) -> Craving:
        """Keep a craving that was not written down yet; the same once more when it was.

        A lone number is how strong it was at first: nothing is known of what came after it.

        Raises:
            BadInput: when there is no number.
            JournalError: when it cannot be kept.
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
        last = journal.cravings.last_tracker()
        self.craving = journal.entries.log(
            Craving(
                at=self._begun,
                intensity=first,
                after=then,
                outcome=outcome,
                minutes=self._minutes_lasted(self._begun, outcome),
                strategies=tuple(dict.fromkeys(self._tried)),
                tracker=last[0] if last else None,
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
        """The craving as it is now, whoever changed it meanwhile; else the one that is open."""
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
        """How many minutes it lasted, as far as that can be known."""
        if self._minutes is not None or outcome != "passed" or self._is_earlier:
            return self._minutes
        return (clock.now() - begun) // timedelta(minutes=1) or None
