"""The days of the journal: the month of the entry under the cursor, and what the list shows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.message import Message

from recovery_journal.charts.month import month
from recovery_journal.charts.segments import Line
from recovery_journal.domain.days import first_of_week
from recovery_journal.store.journal import Journal
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.words.format import journal as words


class Days(NamedTuple):
    """What the calendar shows."""

    cursor: date
    """The day that is marked."""
    today: date
    strongest: Mapping[date, int | None]
    """The strongest craving of each day with entries, 0 to 10; None if it has no craving."""
    week_starts_on: str
    kinds: Mapping[str, tuple[str, bool]]
    """The rows below the months, each with its name and whether it is on."""


def first_shown(day: date) -> date:
    """Return the first day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def last_shown(day: date) -> date:
    """Return the last day of the month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def read_days(
    journal: Journal, cursor: date, today: date, kinds: Mapping[str, tuple[str, bool]]
) -> Days:
    """Read the month of a day and the one before."""
    strongest: dict[date, int | None] = {}
    for one in journal.insights.seen_between(first_shown(cursor), last_shown(cursor)):
        found = [x for x in (strongest.get(one.day), one.intensity) if x is not None]
        strongest[one.day] = max(found, default=None)
    return Days(cursor, today, strongest, journal.settings.read().week_starts_on, kinds)


class Calendar(Drawn, can_focus=True):
    """Follows the list; its keys and a click on a day lead it, a click on a row filters it."""

    BINDINGS = [
        Binding("left,h", "move(-1)", "A day back", show=False),
        Binding("right,l", "move(1)", "A day on", show=False),
        Binding("up,k", "move(-7)", "A week back", show=False),
        Binding("down,j", "move(7)", "A week on", show=False),
        Binding("enter", "screen.focus_list", "To the list", show=False),
    ]

    class DayChosen(Message):
        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class KindClicked(Message):
        def __init__(self, kind: str) -> None:
            super().__init__()
            self.kind = kind

    def __init__(self) -> None:
        super().__init__(id="calendar")
        self._days: Days | None = None
        self.led_to: date | None = None
        """The day that the keys have led to; it may have no entries."""
        self._month_rows: list[tuple[int, date]] = []
        """The first row of weeks of each month drawn, and its first day."""
        self._kind_rows: dict[int, str] = {}

    def show(self, days: Days, *, discreet: bool) -> None:
        if discreet:  # not how strong a craving was
            days = days._replace(strongest=dict.fromkeys(days.strongest))
        if days != self._days:
            self._days = days
            self.redraw()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        """Draw the month; then, as far as there is room, the kinds and the month before."""
        self._month_rows, self._kind_rows = [], {}
        if self._days is None:
            return []
        days = self._days
        lines = self._month(days, days.cursor)
        before = self._month(days, first_shown(days.cursor))
        legend = wrap(words.CALENDAR_LEGEND, width, "muted")
        kinds = [*self._kinds(days)]
        self._month_rows.append((2, days.cursor.replace(day=1)))
        if len(lines) + 1 + len(before) + 1 + len(kinds) <= height:
            self._month_rows.append((len(lines) + 3, first_shown(days.cursor)))
            lines += [(), *before]
        if len(lines) + 1 + len(legend) + 1 + len(kinds) <= height:
            lines += [(), *legend]
        if len(lines) + 1 + len(kinds) <= height:
            self._kind_rows = dict(enumerate(days.kinds, len(lines) + 2))
            lines += [(), *kinds]
        return lines

    def _month(self, days: Days, day: date) -> list[Line]:
        return month(
            day,
            days.strongest,
            self.forms,
            today=days.today,
            week_starts_on=days.week_starts_on,
            has_cursor=day == days.cursor,
        )

    def _kinds(self, days: Days) -> Iterator[Line]:
        yield ((words.SHOWN_KINDS, "secondary bold"),)
        for name, is_on in days.kinds.values():
            yield (("✓ ", "success"), (name, "")) if is_on else ((f"  {name}", "muted"),)

    def action_move(self, by: int) -> None:
        if self._days is not None:
            self.led_to = min(self._days.cursor + timedelta(days=by), self._days.today)
            self.post_message(self.DayChosen(self.led_to))

    def on_blur(self) -> None:
        self.led_to = None

    def on_click(self, event: events.Click) -> None:
        if self._days is None:
            return
        if kind := self._kind_rows.get(event.y):
            self.post_message(self.KindClicked(kind))
            return
        row, first = next(
            (one for one in reversed(self._month_rows) if one[0] <= event.y), (0, None)
        )
        if first is not None:
            week = first_of_week(first, self._days.week_starts_on)
            day = week + timedelta(days=7 * (event.y - row) + event.x // 3)
            if (day.year, day.month) == (first.year, first.month):
                self.post_message(self.DayChosen(day))
