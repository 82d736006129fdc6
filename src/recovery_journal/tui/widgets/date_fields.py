"""Fields for dates and times that show how their text is understood."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Generic, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain import dates
from recovery_journal.errors import BadInput
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.words.format import numbers

T = TypeVar("T", bound=date | None)
MAX_DAYS_AGO = 60
"""For older days, "days ago" isn't shown."""


class DateField(Horizontal, Generic[T]):
    """A typed day or time, and how it is understood.

    A text keeps the meaning it had when it was typed: "yesterday" is the same day after midnight.
    """

    app = getters.app(Host)

    def __init__(self, first: T, line: LineField, *, id: str) -> None:  # noqa: A002
        """Start with a value, which is returned unchanged until the text in `line` changes."""
        super().__init__(id=id)
        self.first = first
        self.line = line
        self._first_text = line.value
        self._parse_once = lru_cache(maxsize=1)(self.parse)

    def compose(self) -> ComposeResult:
        yield self.line
        yield Static(classes="echo")

    def parse(self, typed: str) -> T:
        """Parse what was typed.

        Raises:
            BadInput: it can't be parsed, or isn't allowed here.
        """
        raise NotImplementedError

    def describe(self, value: T) -> str:
        """Return how a value is shown next to the field."""
        raise NotImplementedError

    def read(self) -> T:
        """Return the value.

        Raises:
            BadInput: as `parse`; the first value is always allowed.
        """
        typed = self.line.value
        return self.first if typed == self._first_text else self._parse_once(typed)

    def to_draft(self) -> str:
        """Return the text, or if it's understood, one that means the same on any day."""
        with suppress(BadInput):
            if value := DateField.read(self):
                return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)
        return self.line.value

    def from_draft(self, text: str) -> None:
        self.line.value = text

    @on(Input.Changed)
    def echo(self) -> None:
        said = ""
        with suppress(BadInput):
            said = self.describe(self.read())
        self.query_one(".echo", Static).update(safe_content(said))


class MomentField(DateField[datetime | None]):
    """When something happened; empty means now."""

    def __init__(self, at: datetime | None, *, id: str) -> None:  # noqa: A002
        first = "" if at is None else f"{at:%Y-%m-%d %H:%M}"
        super().__init__(at, LineField(first, placeholder="now"), id=id)

    def parse(self, typed: str) -> datetime | None:
        if not typed.strip():
            return None
        return dates.parse_moment(typed, clock.now(), clock.LOCAL_ZONE, self.app.day_starts_at)

    def read(self) -> datetime:
        """Return the moment; an empty field is the moment it's read."""
        return super().read() or clock.now()

    def describe(self, value: datetime | None) -> str:
        return numbers.moment(value, self.app.today().year) if value else ""


class AnyDayField(LineField):
    """A day typed without an echo, such as "today", which keeps the meaning it had then."""

    app = getters.app(Host)

    def __init__(self, text: str, *, future: bool, **settings: Any) -> None:
        """Start with a text; days to come are allowed only if `future`."""
        super().__init__(text, **settings)
        self._allows_future = future
        self._parse_once = lru_cache(maxsize=1)(self._parse)

    def _parse(self, typed: str) -> date:
        return dates.parse_day(typed, self.app.today(), future=self._allows_future)

    def read(self) -> date:
        """Return the day.

        Raises:
            BadInput: it can't be parsed, or isn't allowed here.
        """
        return self._parse_once(self.value.strip())

    def to_draft(self) -> str:
        """Return the day, or the text if it can't be parsed."""
        with suppress(BadInput):
            return str(self.read())
        return self.value

    @on(Input.Changed)
    def understand(self) -> None:
        with suppress(BadInput):
            self.read()


class AnyComingDayField(AnyDayField):
    """Today or a later day; a weekday means the next one."""

    def __init__(self, text: str, **settings: Any) -> None:
        super().__init__(text, future=True, **settings)

    def _parse(self, typed: str) -> date:
        return dates.parse_upcoming_day(typed, self.app.today())


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


class DayField(DateField[date]):
    """A local date, typed or stepped to with the arrow keys; not in the future."""

    def __init__(self, day: date, *, hint: str = "", id: str) -> None:  # noqa: A002
        super().__init__(day, DayLineField(day.isoformat()), id=id)
        self._hint = hint

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Static(safe_content(self._hint), classes="keys")

    def parse(self, typed: str) -> date:
        return dates.parse_day(typed, self.app.today())

    def set_day(self, day: date) -> None:
        """Set the day, selected so that typing replaces it."""
        self.line.value = day.isoformat()
        self.line.action_select_all()

    @on(DayLineField.Stepped)
    def step(self, event: DayLineField.Stepped) -> None:
        """Step by a day, at most to today; start from today if the text is invalid."""
        event.stop()
        today = self.app.today()
        try:
            day = self.read() + timedelta(days=event.by)
        except (BadInput, OverflowError):
            day = today
        self.set_day(min(day, max(today, self.first)))

    def describe(self, value: date) -> str:
        """E.g. "Tue 17 Nov, 5 days ago", for recent days."""
        today = self.app.today()
        name = numbers.short_date(value, today.year)
        ago = (today - value).days
        if not 0 <= ago <= MAX_DAYS_AGO:
            return name
        return f"{name}, {('today', 'yesterday')[ago] if ago < 2 else numbers.days(ago) + ' ago'}"


class ComingDayField(DateField[date | None]):
    """Today or a later day, typed or stepped to with the arrow keys; may be empty."""

    def __init__(self, day: date | None, *, id: str) -> None:  # noqa: A002
        """Start with a day, which may be in the past by now."""
        line = DayLineField(day.isoformat() if day else "", placeholder="no day")
        super().__init__(day, line, id=id)

    def parse(self, typed: str) -> date | None:
        return dates.parse_upcoming_day(typed, self.app.today()) if typed.strip() else None

    @on(DayLineField.Stepped)
    def step(self, event: DayLineField.Stepped) -> None:
        """Step by a day, at least to today; start from today if the text is invalid."""
        event.stop()
        today = self.app.today()
        try:
            day = (self.read() or today) + timedelta(days=event.by)
        except (BadInput, OverflowError):
            day = today
        self.line.value = max(day, today).isoformat()
        self.line.action_select_all()

    def describe(self, value: date | None) -> str:
        return numbers.short_date(value, self.app.today().year) if value else ""
