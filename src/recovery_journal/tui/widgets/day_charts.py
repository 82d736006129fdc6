"""Charts by days: the strength of cravings with the mood below it, and a year."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.message import Message

from recovery_journal.charts.day_scale import LABEL_CELLS
from recovery_journal.charts.mood import level_of, mood_row
from recovery_journal.charts.segments import Line
from recovery_journal.charts.strength import strength, strength_legend
from recovery_journal.charts.year import YearGrid, year, year_legend
from recovery_journal.domain.entries.recent import RecentDays
from recovery_journal.domain.insights.observations import NO_MOOD
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words import today as words

FEW_DAYS, SOME_DAYS, MANY_DAYS = 14, 30, 371
"""The days of the strength at 80 columns, at 100, and of the year."""
SOME_DAYS_MIN_CELLS, WEEKS_MIN_CELLS = 90, 102
"""The width from which on it has more days."""
HEADED_MIN_ROWS, TWO_MOOD_ROWS_MIN_ROWS = 10, 16
MIN_PLOT_ROWS = 4
BESIDE_CELLS = 24
"""The room beside the year for what a day holds."""


class DaysSeen(NamedTuple):
    """What the charts are made of."""

    days: RecentDays
    returns: Collection[date] = ()
    week_starts_on: str = "monday"


def days_that_fit(width: int) -> int:
    """Return how many days the strength has in so many cells: from some width on whole weeks."""
    if width < SOME_DAYS_MIN_CELLS:
        return FEW_DAYS
    if width < WEEKS_MIN_CELLS:
        return SOME_DAYS
    return min(MANY_DAYS, (width - LABEL_CELLS) // 7 * 7)


class StrengthChart(Drawn):
    def __init__(self, seen: DaysSeen, *, whole: bool) -> None:
        """Show all days, or as many as fit well."""
        super().__init__()
        self._seen = seen
        self._whole = whole

    def shown_days(self, width: int) -> RecentDays:
        return self._seen.days.newest(MANY_DAYS if self._whole else days_that_fit(width))

    @property
    def has_recent_return(self) -> bool:
        """Whether somebody returned to use within the days that are always shown."""
        newest = self._seen.days.newest(FEW_DAYS)
        return any(newest.first <= day for day in self._seen.returns)

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        shown = self.shown_days(width)
        if not any(self._seen.days.is_logged):
            return [((words.NO_CHART_YET, "muted"),)]
        mood_rows = 2 if height >= TWO_MOOD_ROWS_MIN_ROWS else 1
        heading = [self._heading(shown, width)] if height >= HEADED_MIN_ROWS else []
        rows = max(MIN_PLOT_ROWS, height - len(heading) - mood_rows - 1)
        *plot, dates = strength(
            shown.cravings, shown.first, self._seen.returns, width, rows, self.forms
        )
        moods = [None if mood is None else level_of([mood]) for mood in shown.moods]
        return [*heading, *plot, *mood_row(moods, width, mood_rows, self.forms), dates]

    def _heading(self, shown: RecentDays, width: int) -> Line:
        counted = words.cravings_counted(len(shown.strengths), shown.craving_median)
        legend = (
            *strength_legend(len(shown.moods), self.forms),
            (f"  {words.MOOD_LEGEND}", "muted"),
        )
        gap = width - len(counted) - sum(len(text) for text, _ in legend)
        if gap < 2:
            return ((counted, ""),)
        return ((counted, ""), (" " * gap, ""), *legend)


class StrengthPane(Pane):
    """Names the days that fit, and counts what happened in them."""

    def __init__(self, seen: DaysSeen, title: str = "") -> None:
        """Show as many days as fit well; under a title of its own all of them."""
        self._is_whole = bool(title)
        self._chart = StrengthChart(seen, whole=self._is_whole)
        super().__init__(self._chart, title=title, classes="strength")

    def on_resize(self) -> None:
        """Name what fits now."""
        width = self.content_size.width
        shown = self._chart.shown_days(width)
        counted = words.cravings_counted(len(shown.strengths), shown.craving_median)
        if self._is_whole:
            return
        self.set_title(words.last_days(len(shown.moods)))
        is_counted_above = self.content_size.height >= HEADED_MIN_ROWS
        if self._chart.has_recent_return:
            self.set_below(words.RETURN_IS_MARKED)
        else:
            self.set_below(words.MORE_INSIGHTS if is_counted_above else counted)


class YearChart(Drawn, can_focus=True):
    """A year by its days, with a cursor once it has the focus."""

    BINDINGS = [
        Binding("left,h", "move(-7)", "A week back", show=False),
        Binding("right,l", "move(7)", "A week on", show=False),
        Binding("up,k", "move(-1)", "A day back", show=False),
        Binding("down,j", "move(1)", "A day on", show=False),
        Binding("enter", "open", "Open the day", show=False),
    ]

    class DayOpened(Message):
        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, seen: DaysSeen) -> None:
        super().__init__()
        self._seen = seen
        self._cursor: date | None = None

    @property
    def cursor(self) -> date | None:
        return self._cursor

    def start_at(self, day: date) -> None:
        """Stand on a day, or the nearest shown, as soon as it has the focus."""
        self._cursor = max(self._seen.days.first, min(self._last, day))

    @property
    def _last(self) -> date:
        return self._seen.days.first + timedelta(days=len(self._seen.days.moods) - 1)

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        days, cursor = self._seen.days, self._cursor if self.has_focus else None
        moods = [
            mood if mood is not None or not logged else NO_MOOD
            for mood, logged in zip(days.moods, days.is_logged, strict=True)
        ]
        lines = year(
            moods,
            days.first,
            width,
            self.forms,
            week_starts_on=self._seen.week_starts_on,
            cursor=cursor,
        )
        legend = year_legend(width, self.forms)
        told = ((f"     ▸ {self._told(cursor)}", "bold"),) if cursor else legend
        return [*lines, told][:height]

    def _told(self, day: date) -> str:
        at = (day - self._seen.days.first).days
        days = self._seen.days
        strengths = [strength for _, strength in days.cravings[at]]
        return words.day_in_year(day, days.moods[at], strengths, logged=days.is_logged[at])

    def on_focus(self) -> None:
        self._move_to(self._cursor or self._last)

    def on_blur(self) -> None:
        self.redraw()

    def action_move(self, days: int) -> None:
        self._move_to((self._cursor or self._last) + timedelta(days=days))

    def action_open(self) -> None:
        if self._cursor is not None:
            self.post_message(self.DayOpened(self._cursor))

    def on_click(self, event: events.Click) -> None:
        """Move to the day that was clicked; a double click opens it."""
        grid = YearGrid.fit(
            self._seen.days.first, self._last, self.size.width, self._seen.week_starts_on
        )
        day = grid.day_at(event.x, event.y)
        if day is None or not self._seen.days.first <= day <= self._last:
            return
        self._move_to(day)
        if event.chain > 1:
            self.action_open()

    def _move_to(self, day: date) -> None:
        self.start_at(day)
        self.redraw()
