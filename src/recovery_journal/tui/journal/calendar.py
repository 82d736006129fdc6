"""The days of the journal: the month of the entry under the cursor, and the one before."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from textual import events
from textual.message import Message

from recovery_journal.charts.month import month
from recovery_journal.charts.segments import Line
from recovery_journal.domain.days import first_of_week
from recovery_journal.domain.entries.recent import EntrySeen
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.words.format import journal as words


class Days(NamedTuple):
    """What the calendar shows."""

    cursor: date
    """The day of the entry under the cursor."""
    today: date
    strongest: Mapping[date, int | None]
    """The strongest craving of each day with entries, 0 to 10; None if it has no craving."""
    week_starts_on: str


def first_shown(day: date) -> date:
    """Return the first day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def last_shown(day: date) -> date:
    """Return the last day of the month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def strongest_by_day(seen: Sequence[EntrySeen]) -> dict[date, int | None]:
    found: dict[date, int | None] = {}
    for one in seen:
        strengths = [x for x in (found.get(one.day), one.intensity) if x is not None]
        found[one.day] = max(strengths, default=None)
    return found


class Calendar(Drawn):
    """A click on a day leads to its entries."""

    class DayClicked(Message):
        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__(id="calendar")
        self._days: Days | None = None
        self._rows: list[tuple[int, date]] = []
        """The first row of weeks of each month drawn, and its first day."""

    def show(self, days: Days) -> None:
        if days != self._days:
            self._days = days
            self.redraw()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        if self._days is None:
            return []
        days = self._days
        lines: list[Line] = []
        self._rows = []
        for cursor in (days.cursor, None):
            shown = cursor or first_shown(days.cursor)
            self._rows.append((len(lines) + 2, shown.replace(day=1)))
            lines += month(
                shown,
                days.strongest,
                self.forms,
                today=days.today,
                week_starts_on=days.week_starts_on,
                has_cursor=cursor is not None,
            )
            lines.append(())
        return [*lines, *wrap(words.CALENDAR_LEGEND, width, "muted")]

    def on_click(self, event: events.Click) -> None:
        if self._days is None:
            return
        row, first = next((one for one in reversed(self._rows) if one[0] <= event.y), (0, None))
        if first is not None:
            week = first_of_week(first, self._days.week_starts_on)
            day = week + timedelta(days=7 * (event.y - row) + event.x // 3)
            if (day.year, day.month) == (first.year, first.month):
                self.post_message(self.DayClicked(day))
