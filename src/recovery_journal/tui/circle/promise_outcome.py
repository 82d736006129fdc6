"""Ask how a promise went: done, not this time, or moved; and what was learned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.circle import PROMISE_OUTCOMES, Promise
from recovery_journal.errors import BadInput
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import promise_name, words_or_mask
from recovery_journal.tui.widgets.date_fields import ComingDayField
from recovery_journal.tui.widgets.fields import FieldRow, TextField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import practice as words

MOVED = words.ANOTHER_DAY
OUTCOME_OPTIONS = {one: one for one in (*PROMISE_OUTCOMES, MOVED)}


class PromiseOutcomeDialog(Dialog[Promise]):
    def __init__(
        self, keep: Callable[[Promise], Promise], promise: Promise, *, discreet: bool = False
    ) -> None:
        super().__init__(keep)
        self._promise = promise
        self._discreet = discreet

    def heading(self) -> str:
        return promise_name(self._promise, masked=self._discreet)

    def fields(self) -> ComposeResult:
        promise = self._promise
        to = words_or_mask(promise.to, masked=self._discreet)
        told = words.promise_details(promise.day, to, clock.today())
        yield Static(safe_content(told), classes="muted")
        yield Static(safe_content(words.ASK_HOW_IT_WENT), classes="label")
        yield PickOne(OUTCOME_OPTIONS, value=promise.outcome or None, id="went")
        tomorrow = clock.today() + timedelta(days=1)
        yield FieldRow(words.WHICH_OTHER_DAY, ComingDayField(tomorrow, id="day"))
        yield Static(safe_content(words.LEARNED_LABEL), classes="label")
        yield TextField(promise.learned, id="learned")

    def begin(self) -> None:
        super().begin()
        self.show_relevant_fields()

    @on(PickOne.Chosen)
    def show_relevant_fields(self) -> None:
        """Ask for a day only if the promise is moved."""
        self.query_one(FieldRow).display = self.query_one("#went", PickOne).value == MOVED

    def value(self) -> Promise:
        """Return the promise with its outcome; a moved one stays open."""
        went = self.query_one("#went", PickOne).value
        learned = self.query_one("#learned", TextField).read_text()
        if went is None:
            raise BadInput(words.ANSWER_NEEDED)
        if went == MOVED:
            day = self.query_one("#day", ComingDayField).read_day()
            return replace(self._promise, day=day, outcome="", learned=learned)
        return replace(self._promise, outcome=went, learned=learned)
