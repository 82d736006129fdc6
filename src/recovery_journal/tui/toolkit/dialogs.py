"""The dialogs for reasons, letters, plans and the safety plan."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain import dates
from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.errors import BadInput
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField, TextField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words import toolkit as words


class ReasonDialog(Dialog[Reason]):
    HEADING = words.REASONS

    def __init__(self, keep: Callable[[Reason], Reason], reason: Reason | None) -> None:
        super().__init__(keep)
        self._reason = reason

    def fields(self) -> ComposeResult:
        yield LineField(self._reason.text if self._reason else "", id="text")

    def value(self) -> Reason:
        text = _text(self, "text")
        return replace(self._reason, text=text) if self._reason else Reason(text=text)


class LetterDialog(Dialog[Letter]):
    HEADING = words.LETTERS

    def fields(self) -> ComposeResult:
        yield _label(words.LETTER_TEXT)
        yield TextField("", id="text")
        yield _label(words.LETTER_WAITS)
        yield PickOne(words.LETTER_WAITS_FOR, value="hard", needed=True, id="waits")
        yield LineField(placeholder="2027-01-01", id="day")
        yield LineField(placeholder="90", id="count")

    @on(PickOne.Chosen, "#waits")
    def show_relevant_fields(self) -> None:
        """Ask only for what the letter waits for."""
        waits = self.query_one("#waits", PickOne).value
        self.query_one("#day").display = waits == "day"
        self.query_one("#count").display = waits == "count"

    def begin(self) -> None:
        super().begin()
        self.show_relevant_fields()

    def value(self) -> Letter:
        waits = self.query_one("#waits", PickOne).value
        today = clock.today()
        day = dates.parse_day(_text(self, "day"), today, future=True) if waits == "day" else None
        count = (
            _parse_whole_number(_text(self, "count"), "A number of days")
            if waits == "count"
            else None
        )
        text = self.query_one("#text", TextField).text
        return Letter(text=text, written=today, on_day=day, on_count=count)


class ReadLetterDialog(Dialog[Letter]):
    """A letter to read; cancelling leaves it unopened."""

    SAVE_LABEL = words.READ
    LEAVE_LABEL = words.SEAL_AGAIN
    HINT = ""

    def __init__(self, keep: Callable[[Letter], Letter], letter: Letter) -> None:
        super().__init__(keep)
        self._letter = letter

    def heading(self) -> str:
        return words.letter_written_on(self._letter, clock.today())

    def fields(self) -> ComposeResult:
        yield Static(safe_content(self._letter.text))

    def value(self) -> Letter:
        """Return the letter, marked as opened now unless it was before."""
        return replace(self._letter, opened=self._letter.opened or clock.now())


class PlanDialog(Dialog[Plan]):
    HEADING = words.PLANS

    def __init__(self, keep: Callable[[Plan], Plan], plan: Plan | None) -> None:
        super().__init__(keep)
        self._plan = plan

    def fields(self) -> ComposeResult:
        now = self._plan
        yield _label(words.PLAN_CUE)
        yield LineField(now.cue if now else "", placeholder=words.PLAN_CUE_HINT, id="cue")
        yield _label(words.PLAN_ACT)
        yield LineField(now.act if now else "", placeholder=words.PLAN_ACT_HINT, id="act")
        yield _label(words.PLAN_DAYS)
        yield PickMany(
            {day: day for day in WEEKDAY_CODES}, chosen=now.weekdays if now else (), id="weekdays"
        )
        yield _label(words.PLAN_HOUR)
        hour = "" if now is None or now.from_hour is None else str(now.from_hour)
        yield LineField(hour, placeholder="17", id="hour")

    def value(self) -> Plan:
        hour = _text(self, "hour")
        chosen = self.query_one("#weekdays", PickMany).chosen
        return replace(
            self._plan or Plan(cue="?", act="?"),
            cue=_text(self, "cue"),
            act=_text(self, "act"),
            weekdays=tuple(day for day in WEEKDAY_CODES if day in chosen),
            from_hour=_parse_whole_number(hour, "An hour") if hour else None,
        )


class SafetyPlanDialog(Dialog[dict[int, str]]):
    HEADING = words.SAFETY_PLAN

    def __init__(
        self, keep: Callable[[dict[int, str]], dict[int, str]], written: dict[int, str]
    ) -> None:
        super().__init__(keep)
        self._written = written

    def fields(self) -> ComposeResult:
        yield Static(safe_content(words.WITH_SOMEONE), classes="muted")
        for step, text in self._written.items():
            with Vertical(classes="step"):
                yield _label(f"{step}. {words.SAFETY_STEP_HEADINGS[step - 1]}")
                yield TextField(text, id=f"step-{step}")

    def value(self) -> dict[int, str]:
        return {step: self.query_one(f"#step-{step}", TextField).text for step in self._written}


def _label(text: str) -> Widget:
    return Static(safe_content(text), classes="label")


def _text(dialog: Dialog[Any], name: str) -> str:
    return dialog.query_one(f"#{name}", LineField).value.strip()


def _parse_whole_number(text: str, what: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise BadInput(f"{what} is a whole number, such as 17.")
    return int(text)
