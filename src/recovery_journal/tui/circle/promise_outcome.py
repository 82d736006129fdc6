"""How a promise went: done, not this time, or another day; and what was learned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.circle import KEPT, Promise
from recovery_journal.errors import BadInput
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.text.masking import MASK
from recovery_journal.tui.widgets.date_fields import DayToCome
from recovery_journal.tui.widgets.fields import Row, Words
from recovery_journal.tui.widgets.pick import Pick
from recovery_journal.words import practice as words

MOVED = words.ANOTHER_DAY
ANSWERS = {one: one for one in (*KEPT, MOVED)}


class PromiseAnswer(Dialog[Promise]):
    """Three answers, and a few words."""

    def __init__(
        self, keep: Callable[[Promise], Promise], promise: Promise, *, discreet: bool = False
    ) -> None:
        super().__init__(keep)
        self._promise = promise
        self._discreet = discreet

    def heading(self) -> str:
        """What was promised."""
        return words.PROMISE if self._discreet else self._promise.text

    def fields(self) -> ComposeResult:
        """How it went first."""
        promise = self._promise
        to = MASK if promise.to and self._discreet else promise.to
        told = words.promise_told(promise.day, to, clock.today())
        yield Static(shown(told), classes="muted")
        yield Static(shown(words.WENT_QUESTION), classes="label")
        yield Pick(ANSWERS, value=promise.outcome or None, id="went")
        tomorrow = clock.today() + timedelta(days=1)
        yield Row(words.WHICH_OTHER_DAY, DayToCome(tomorrow, id="day"))
        yield Static(shown(words.LEARNED), classes="label")
        yield Words(promise.learned, id="learned")

    def on_mount(self) -> None:
        """Begin with the fields that fit."""
        super().on_mount()
        self.show_what_fits()

    @on(Pick.Chosen)
    def show_what_fits(self) -> None:
        """Ask for a day only when it is moved."""
        self.query_one(Row).display = self.query_one("#went", Pick).value == MOVED

    def value(self) -> Promise:
        """The promise as it is now; one that is moved stays open."""
        went = self.query_one("#went", Pick).value
        learned = self.query_one("#learned", Words).words()
        if went is None:
            raise BadInput(words.ANSWER_NEEDED)
        if went == MOVED:
            day = self.query_one("#day", DayToCome).day()
            return replace(self._promise, day=day, outcome="", learned=learned)
        return replace(self._promise, outcome=went, learned=learned)
