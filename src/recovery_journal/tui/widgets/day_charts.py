"""Charts by days: the strength of cravings with the mood below it, and a year."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from textual import events, getters
from textual.binding import Binding

from recovery_journal.charts.day_scale import LABEL_CELLS
from recovery_journal.charts.mood import mood_row
from recovery_journal.charts.segments import Line
from recovery_journal.charts.strength import strength, strength_legend
from recovery_journal.charts.year import YearGrid, year, year_legend
from recovery_journal.domain.insights.by_day import YEAR_DAYS, Days
from recovery_journal.tui.actions.actions import PLACES
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words import today as words

*_, INSIGHTS_ACTION = PLACES
FEW_DAYS, SOME_DAYS = 14, 30
"""The days of the strength at 80 columns, and at 100."""
SOME_DAYS_MIN_CELLS, WEEKS_MIN_CELLS = 90, 102
"""The width from which on it has more days."""
TWO_MOOD_ROWS_MIN_ROWS = 16
MIN_PLOT_ROWS = 4
FRAME_CELLS = 4
"""What a frame and the blanks inside it take of a line."""


def days_that_fit(width: int) -> int:
    """Return how many days the strength has in so many cells: from some width on whole weeks."""
    if width < SOME_DAYS_MIN_CELLS:
        return FEW_DAYS
    if width < WEEKS_MIN_CELLS:
        return SOME_DAYS
    return min(YEAR_DAYS, (width - LABEL_CELLS) // 7 * 7)


class StrengthChart(Drawn):
    """Cravings by strength, with the mood below them."""

    HEADED_MIN_ROWS = 10

    def __init__(self, days: Days, returns: Collection[date] = ()) -> None:
        super().__init__()
        self._days = days
        self._returns = returns

    def shown_days(self, width: int) -> Days:
        """Return as many days as fit well."""
        return self._days.newest(days_that_fit(width))

    def heading(self, shown: Days) -> str:
        return words.cravings_counted(len(shown.strengths), shown.craving_median)

    @property
    def has_recent_return(self) -> bool:
        """Whether somebody returned to use within the days that are always shown."""
        newest = self._days.newest(FEW_DAYS)
        return any(newest.first <= day for day in self._returns)

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        shown = self.shown_days(width)
        if all(mood is None for mood in self._days.moods):
            return [((words.NO_CHART_YET, "muted"),)]
        mood_rows = 2 if height >= TWO_MOOD_ROWS_MIN_ROWS else 1
        heading = self._heading(shown, width) if height >= self.HEADED_MIN_ROWS else []
        rows = max(MIN_PLOT_ROWS, height - len(heading) - mood_rows - 1)
        *plot, dates = strength(shown.cravings, shown.first, self._returns, width, rows, self.forms)
        return [*heading, *plot, *mood_row(shown.moods, width, mood_rows, self.forms), dates]

    def _heading(self, shown: Days, width: int) -> list[Line]:
        told = self.heading(shown)
        legend = (
            *strength_legend(len(shown), self.forms),
            (f"  {words.MOOD_LEGEND}", "muted"),
        )
        gap = width - len(told) - sum(len(text) for text, _ in legend)
        return wrap(told, width, "") if gap < 2 else [((told, ""), (" " * gap, ""), *legend)]


class StrengthPane(Pane):
    """Names the days that fit, and counts what happened in them."""

    def __init__(self, days: Days, returns: Collection[date]) -> None:
        self._chart = StrengthChart(days, returns)
        super().__init__(self._chart, classes="strength")

    def on_mount(self) -> None:
        """Name what will fit, as far as is known now: behind a dialog nothing is drawn again."""
        self._name_days(self.app.size.width - FRAME_CELLS, self.app.size.height)

    def on_resize(self) -> None:
        self._name_days(*self.content_size)

    def _name_days(self, width: int, height: int) -> None:
        shown = self._chart.shown_days(width)
        self.set_title(words.last_days(len(shown)))
        is_counted_above = height >= self._chart.HEADED_MIN_ROWS
        if self._chart.has_recent_return:
            self.set_below(words.RETURN_IS_MARKED)
        else:
            insights = f"{self._key(INSIGHTS_ACTION)} {INSIGHTS_ACTION.title}"
            self.set_below(insights if is_counted_above else self._chart.heading(shown))


class YearChart(Drawn, can_focus=True):
    """A year by its days, with a cursor once it has the focus."""

    app = getters.app(Host)
    BINDINGS = [
        Binding("left,h", "move(-7)", "A week back", show=False),
        Binding("right,l", "move(7)", "A week on", show=False),
        Binding("up,k", "move(-1)", "A day back", show=False),
        Binding("down,j", "move(1)", "A day on", show=False),
        Binding("enter", "open", "Open the day", show=False),
    ]

    def __init__(self, days: Days, week_starts_on: str) -> None:
        super().__init__()
        self._days = days
        self._week_starts_on = week_starts_on
        self._cursor: date | None = None

    def show(self, days: Days, week_starts_on: str) -> None:
        self._days, self._week_starts_on = days, week_starts_on
        if self._cursor is not None:
            self.start_at(self._cursor)
        self.redraw()

    @property
    def cursor(self) -> date | None:
        return self._cursor

    def start_at(self, day: date) -> None:
        """Move to a day, or the nearest shown, as soon as it has the focus."""
        self._cursor = max(self._days.first, min(self._days.last, day))

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        days, cursor = self._days, self._cursor if self.has_focus else None
        lines = year(
            days.moods,
            days.first,
            width,
            self.forms,
            week_starts_on=self._week_starts_on,
            cursor=cursor,
        )
        legend = year_legend(width, self.forms)
        told = ((f"     ▸ {self._told(cursor)}", "bold"),) if cursor else legend
        return [*lines, told][:height]

    def _told(self, day: date) -> str:
        at = (day - self._days.first).days
        return words.day_in_year(self._days.between(at, at + 1))

    def on_focus(self) -> None:
        self._move_to(self._cursor or self._days.last)

    def on_blur(self) -> None:
        self.redraw()

    def action_move(self, days: int) -> None:
        self._move_to((self._cursor or self._days.last) + timedelta(days=days))

    async def action_open(self) -> None:
        if self._cursor is not None:
            await self.app.show_in_journal(day=self._cursor)

    async def on_click(self, event: events.Click) -> None:
        """Move to the day that was clicked; a double click opens it."""
        grid = YearGrid.fit(
            self._days.first, self._days.last, self.size.width, self._week_starts_on
        )
        day = grid.day_at(event.x, event.y)
        if day is None or not self._days.first <= day <= self._days.last:
            return
        self._move_to(day)
        if event.chain > 1:
            await self.action_open()

    def _move_to(self, day: date) -> None:
        self.start_at(day)
        self.redraw()
