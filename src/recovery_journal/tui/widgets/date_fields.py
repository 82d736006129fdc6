"""Fields for dates and times that show how their text is understood."""

from datetime import date, datetime, timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain import dates
from recovery_journal.errors import BadInput
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.words.format import numbers

MAX_DAYS_AGO = 60
"""For older days, "days ago" isn't shown."""


class MomentField(Horizontal):
    """When something happened; empty means now."""

    def __init__(self, at: datetime | None, *, id: str) -> None:  # noqa: A002
        """Start with a moment, which is returned unchanged unless the text changes."""
        super().__init__(id=id)
        self._at = at
        self._first = "" if at is None else f"{at:%Y-%m-%d %H:%M}"
        self.line = LineField(self._first, placeholder="now")

    def compose(self) -> ComposeResult:
        yield self.line
        yield Static(classes="echo")

    def read(self) -> datetime:
        """Return the moment.

        Raises:
            BadInput: it can't be parsed, or is in the future.
        """
        typed = self.line.value
        if self._at is not None and typed == self._first:
            return self._at
        return (
            dates.parse_moment(typed, clock.now(), clock.LOCAL_ZONE)
            if typed.strip()
            else clock.now()
        )

    def to_draft(self) -> str:
        return self.line.value

    def from_draft(self, text: str) -> None:
        self.line.value = text

    @on(Input.Changed)
    def echo(self) -> None:
        try:
            said = numbers.moment(self.read(), clock.today().year)
        except BadInput:
            said = ""
        self.query_one(".echo", Static).update(safe_content(said))


class DayLineField(LineField):
    """A text field in which the arrow keys step by day."""

    BINDINGS = [
        Binding("left", "step(-1)", "The day before", show=False),
        Binding("right", "step(1)", "The day after", show=False),
    ]

    class Stepped(Message):
        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by
            """-1 for the day before, 1 for the day after."""

    def action_step(self, by: int) -> None:
        self.post_message(self.Stepped(by))


class DayField(Horizontal):
    """A local date, typed or stepped to with the arrow keys."""

    def __init__(self, day: date, *, hint: str = "", id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._day = day
        self._hint = hint
        self.line = DayLineField(day.isoformat())

    def compose(self) -> ComposeResult:
        yield self.line
        yield Static(classes="echo")
        yield Static(safe_content(self._hint), classes="keys")

    def read(self) -> date:
        """Return the day; it may be in the future only if it's unchanged.

        Raises:
            BadInput: it can't be parsed, or is in the future.
        """
        typed = self.line.value
        if typed == self._day.isoformat():
            return self._day
        return dates.parse_day(typed, clock.today())

    def to_draft(self) -> str:
        return self.line.value

    def from_draft(self, text: str) -> None:
        self.line.value = text

    def set_day(self, day: date) -> None:
        """Set the day, selected so that typing replaces it."""
        self.line.value = day.isoformat()
        self.line.action_select_all()

    @on(DayLineField.Stepped)
    def step(self, event: DayLineField.Stepped) -> None:
        """Step by a day, at most to today; start from today if the text is invalid."""
        event.stop()
        try:
            day = self.read() + timedelta(days=event.by)
        except (BadInput, OverflowError):
            day = clock.today()
        self.set_day(min(day, max(clock.today(), self._day)))

    @on(Input.Changed)
    def echo(self) -> None:
        try:
            said = _describe_day(self.read(), clock.today())
        except BadInput:
            said = ""
        self.query_one(".echo", Static).update(safe_content(said))


class ComingDayField(Horizontal):
    """Today or a later day, typed or stepped to with the arrow keys; may be empty."""

    def __init__(self, day: date | None, *, id: str) -> None:  # noqa: A002
        """Start with a day, which may be in the past by now."""
        super().__init__(id=id)
        self._begun = day
        self._first = day.isoformat() if day else ""
        self.line = DayLineField(self._first, placeholder="no day")

    def compose(self) -> ComposeResult:
        yield self.line
        yield Static(classes="echo")

    def read(self) -> date | None:
        """Return the day, or None if empty.

        Raises:
            BadInput: it can't be parsed, or is in the past.
        """
        typed = self.line.value
        if typed == self._first:
            return self._begun
        if not typed.strip():
            return None
        return dates.parse_upcoming_day(typed, clock.today())

    def to_draft(self) -> str:
        return self.line.value

    def from_draft(self, text: str) -> None:
        self.line.value = text

    @on(DayLineField.Stepped)
    def step(self, event: DayLineField.Stepped) -> None:
        """Step by a day, at least to today; start from today if the text is invalid."""
        event.stop()
        today = clock.today()
        try:
            day = (self.read() or today) + timedelta(days=event.by)
        except (BadInput, OverflowError):
            day = today
        self.line.value = max(day, today).isoformat()
        self.line.action_select_all()

    @on(Input.Changed)
    def echo(self) -> None:
        try:
            day = self.read()
        except BadInput:
            day = None
        said = numbers.short_date(day, clock.today().year) if day else ""
        self.query_one(".echo", Static).update(safe_content(said))


def _describe_day(day: date, today: date) -> str:
    """E.g. "Tue 17 Nov, 5 days ago", for recent days."""
    name = numbers.short_date(day, today.year)
    ago = (today - day).days
    if not 0 <= ago <= MAX_DAYS_AGO:
        return name
    return f"{name}, {('today', 'yesterday')[ago] if ago < 2 else numbers.days(ago) + ' ago'}"
