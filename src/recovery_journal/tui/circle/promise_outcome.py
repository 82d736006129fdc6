"""Ask how a promise went: done, not this time, or moved; and what was learned."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Self

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.domain.circle import PROMISE_OUTCOMES, Promise
from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import promise_name, words_or_mask
from recovery_journal.tui.widgets.date_fields import ComingDayField
from recovery_journal.tui.widgets.fields import TextField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import practice as words

MOVED = words.ANOTHER_DAY
OUTCOME_OPTIONS = named_alike((*PROMISE_OUTCOMES, MOVED))


class PromiseOutcomeDialog(Dialog[Promise]):
    KIND = "promise_outcome"

    def __init__(self, journal: Journal, promise: Promise) -> None:
        super().__init__(journal.promises.edit)
        self._promise = promise
        self.uid = promise.uid

    @classmethod
    def reopen(cls, journal: Journal, uid: str) -> Self:
        return cls(journal, journal.promises.by_uid(uid))

    def heading(self) -> str:
        return promise_name(self._promise, masked=self.app.discreet)

    def fields(self) -> Sequence[Field | Widget]:
        promise = self._promise
        to = words_or_mask(promise.to, masked=self.app.discreet)
        told = words.promise_details(promise.day, to, self.app.today())
        went = PickOne(OUTCOME_OPTIONS, value=promise.outcome or None, id="went")
        tomorrow = self.app.today() + timedelta(days=1)
        return [
            Static(safe_content(told), classes="muted"),
            Field(words.ASK_HOW_IT_WENT, went, above=True),
            Field(words.WHICH_OTHER_DAY, ComingDayField(tomorrow, id="day")),
            Field(words.LEARNED_LABEL, TextField(promise.learned, id="learned"), above=True),
        ]

    def begin(self) -> None:
        super().begin()
        self.show_relevant_fields()

    @on(PickOne.Chosen)
    def show_relevant_fields(self) -> None:
        """Ask for a day only if the promise is moved."""
        self.row("day").display = self.values["went"] == MOVED

    def to_result(self, values: Values) -> Promise:
        """Return the promise with its outcome; a moved one stays open."""
        went, learned = values["went"], values["learned"]
        if went is None:
            raise BadInput(words.ANSWER_NEEDED)
        if went == MOVED:
            return replace(self._promise, day=values["day"], outcome="", learned=learned)
        return replace(self._promise, outcome=went, learned=learned)
