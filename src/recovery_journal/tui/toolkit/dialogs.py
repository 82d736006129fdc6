"""The dialogs for reasons, letters, plans and the safety plan."""

from collections.abc import Callable, Sequence
from typing import Self

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.dialogs.record_dialog import RecordDialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.date_fields import AnyComingDayField
from recovery_journal.tui.widgets.fields import LineField, TextField
from recovery_journal.tui.widgets.frame_keys import FrameKey
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words import toolkit as words


class ReasonDialog(RecordDialog[Reason]):
    KIND = "reason"
    HEADING = words.REASONS

    def fields(self) -> Sequence[Field]:
        return [Field("", LineField(self.record.text if self.record else "", id="text"))]

    def to_result(self, values: Values) -> Reason:
        text = values["text"].strip()
        return replace(self.record, text=text) if self.record else Reason(text=text)


class LetterDialog(RecordDialog[Letter]):
    KIND = "letter"
    HEADING = words.LETTERS

    def fields(self) -> Sequence[Field]:
        waits = PickOne(words.LETTER_WAITS_FOR, value="hard", needed=True, id="waits")
        return [
            Field(words.LETTER_TEXT, TextField("", id="text"), above=True),
            Field(words.LETTER_WAITS, waits, above=True),
            Field("", AnyComingDayField("", placeholder="2027-01-01", id="day")),
            Field("", LineField(placeholder="90", id="count")),
        ]

    @on(PickOne.Chosen, "#waits")
    def show_relevant_fields(self) -> None:
        """Ask only for what the letter waits for."""
        for name in ("day", "count"):
            self.row(name).display = self.values["waits"] == name

    def begin(self) -> None:
        super().begin()
        self.show_relevant_fields()

    def to_result(self, values: Values) -> Letter:
        waits = values["waits"]
        day = values["day"] if waits == "day" else None
        count = (
            _parse_whole_number(values["count"].strip(), "A number of days")
            if waits == "count"
            else None
        )
        return Letter(text=values["text"], written=self.app.today(), on_day=day, on_count=count)


class ReadLetterDialog(Dialog[Letter]):
    """A letter to read; cancelling leaves it as it was, and a key seals one that was opened."""

    BINDINGS = [Binding("s", "seal_again", show=False)]
    SAVE_LABEL = words.READ

    def __init__(self, keep: Callable[[Letter], Letter], letter: Letter) -> None:
        super().__init__(keep)
        self._letter = letter
        self._seals = False

    def heading(self) -> str:
        return words.letter_written_on(self._letter, self.app.today())

    def fields(self) -> Sequence[Widget]:
        return [Static(safe_content(self._letter.text))]

    def to_result(self, values: Values) -> Letter:  # noqa: ARG002
        """Return the letter, marked as opened now unless it was before, or as sealed again."""
        if self._seals:
            return replace(self._letter, opened=None)
        return replace(self._letter, opened=self._letter.opened or clock.now())

    def keys(self) -> Sequence[FrameKey]:
        read, _next, *others = super().keys()
        if self._letter.opened is not None:
            read = FrameKey("s", words.SEAL_AGAIN, "screen.seal_again", 3)
        return (read, *others)

    def action_seal_again(self) -> None:
        if self._letter.opened is not None:
            self._seals = True
            self.action_save()


class PlanDialog(RecordDialog[Plan]):
    KIND = "plan"
    HEADING = words.PLANS

    def fields(self) -> Sequence[Field]:
        now = self.record or Plan(cue="?", act="?")
        cue, act = (now.cue, now.act) if self.record else ("", "")
        hour = "" if now.from_hour is None else str(now.from_hour)
        days = PickMany(named_alike(WEEKDAY_CODES), chosen=now.weekdays, id="weekdays")
        return [
            Field(
                words.PLAN_CUE,
                LineField(cue, placeholder=words.PLAN_CUE_HINT, id="cue"),
                above=True,
            ),
            Field(
                words.PLAN_ACT,
                LineField(act, placeholder=words.PLAN_ACT_HINT, id="act"),
                above=True,
            ),
            Field(words.PLAN_DAYS, days, above=True),
            Field(words.PLAN_HOUR, LineField(hour, placeholder="17", id="hour"), above=True),
        ]

    def to_result(self, values: Values) -> Plan:
        hour = values["hour"].strip()
        return replace(
            self.record or Plan(cue="?", act="?"),
            cue=values["cue"].strip(),
            act=values["act"].strip(),
            weekdays=tuple(day for day in WEEKDAY_CODES if day in values["weekdays"]),
            from_hour=_parse_whole_number(hour, "An hour") if hour else None,
        )


class SafetyPlanDialog(Dialog[dict[int, str]]):
    KIND = "safety_plan"
    HEADING = words.SAFETY_PLAN

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.safety_plan.write_steps)
        self._written = journal.safety_plan.texts()
        self.is_new = False

    @classmethod
    def reopen(cls, journal: Journal, uid: str) -> Self:  # noqa: ARG003
        return cls(journal)

    def fields(self) -> Sequence[Field | Widget]:
        steps = [
            Field(
                f"{step}. {words.SAFETY_STEP_HEADINGS[step - 1]}",
                TextField(text, id=f"step-{step}"),
                above=True,
            )
            for step, text in self._written.items()
        ]
        return [Static(safe_content(words.WITH_SOMEONE), classes="muted"), *steps]

    def to_result(self, values: Values) -> dict[int, str]:
        return {step: values[f"step-{step}"] for step in self._written}


def _parse_whole_number(text: str, what: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise BadInput(f"{what} is a whole number, such as 17.")
    return int(text)
