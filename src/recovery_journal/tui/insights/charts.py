"""The charts of Insights that can be walked through: hours of the week, triggers, strategies."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from textual import events, getters
from textual.binding import Binding

from recovery_journal.charts.cells import cell_count, fit
from recovery_journal.charts.hours import Cursor, hour_at, hours, hours_legend
from recovery_journal.charts.segments import Forms, Line
from recovery_journal.domain.calendar_names import hour_of_week
from recovery_journal.domain.days import weekday_numbers
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.insights.by_day import Days
from recovery_journal.tui.host import Host
from recovery_journal.tui.widgets.day_charts import StrengthChart
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.words.insights import panes as words

NO_DAYS = Days(date(2000, 1, 1), ((),), (None,))
NO_COUNTS = ((0,) * 24,) * 7
"""What charts have until there is something to show."""


class StrengthOverTime(StrengthChart, can_focus=True):
    """All days given; it has the focus until another chart is chosen, while keys scroll."""

    HEADED_MIN_ROWS = 7

    def __init__(self) -> None:
        super().__init__(NO_DAYS)
        self._sentence = ""

    def show(self, days: Days, returns: Collection[date], sentence: str) -> None:
        self._days, self._returns, self._sentence = days, returns, sentence
        self.redraw()

    def shown_days(self, width: int) -> Days:  # noqa: ARG002
        return self._days

    def heading(self, shown: Days) -> str:  # noqa: ARG002
        return self._sentence


class HoursChart(Drawn, can_focus=True):
    """When cravings came, with a cursor once it has the focus."""

    app = getters.app(Host)
    BINDINGS = [
        Binding("left,h", "move(0, -1)", "An hour back", show=False),
        Binding("right,l", "move(0, 1)", "An hour on", show=False),
        Binding("up,k", "move(-1, 0)", "A day back", show=False),
        Binding("down,j", "move(1, 0)", "A day on", show=False),
        Binding("enter", "open", "Show the entries", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._counts: Sequence[Sequence[int]] = NO_COUNTS
        self._week_starts_on = "monday"
        self._cursor: Cursor | None = None

    def show(self, counts: Sequence[Sequence[int]], week_starts_on: str) -> None:
        self._counts, self._week_starts_on = counts, week_starts_on
        self.redraw()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        cursor = self._cursor if self.has_focus else None
        drawn = hours(
            self._counts, width, self.forms, week_starts_on=self._week_starts_on, cursor=cursor
        )
        if cursor is None:
            return [*drawn, hours_legend(max(map(max, self._counts)), width, self.forms)]
        weekday, hour = cursor
        told = words.cravings_in_hour(hour_of_week(*cursor), self._counts[weekday][hour])
        return [*drawn, ((f"▸ {told}", "bold"),)]

    def on_focus(self) -> None:
        """Start on the hour with the most cravings."""
        if self._cursor is None:
            each = [(weekday, hour) for weekday in range(7) for hour in range(24)]
            self._cursor = max(each, key=lambda at: self._counts[at[0]][at[1]])
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def action_move(self, days: int, by_hours: int) -> None:
        if self._cursor is not None:
            weekday, hour = self._cursor
            order = weekday_numbers(self._week_starts_on)
            row = min(max(order.index(weekday) + days, 0), 6)
            self._cursor = order[row], min(max(hour + by_hours, 0), 23)
            self.redraw()

    async def action_open(self) -> None:
        if self._cursor is not None:
            await self.app.show_in_journal(Filter(kinds=("craving",), hour_of_week=self._cursor))

    async def on_click(self, event: events.Click) -> None:
        """Move to the hour that was clicked; a double click shows its entries."""
        at = hour_at(event.x, event.y, self.size.width, self.forms, self._week_starts_on)
        if at is not None:
            self._cursor = at
            self.redraw()
            if event.chain > 1:
                await self.action_open()


class TagRows(Drawn, can_focus=True):
    """A row for each trigger or strategy; enter shows the entries with that of the marked row."""

    app = getters.app(Host)
    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("enter", "open", "Show the entries", show=False),
    ]
    MARK_CELLS = 2

    def __init__(self, role: str, *, heading_rows: int = 0) -> None:
        super().__init__()
        self._role = role
        self._heading_rows = heading_rows
        self._names: Sequence[str] = ()
        self._draw: Callable[[int, Forms], Sequence[Line]] = lambda *_: ()
        self._cursor = 0

    def show(self, names: Sequence[str], draw: Callable[[int, Forms], Sequence[Line]]) -> None:
        """Show lines drawn for a width: below the heading a row for each name, then others."""
        self._names, self._draw = names, draw
        self._cursor = min(self._cursor, len(names) - 1)
        self.redraw()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        marked = self._heading_rows + self._cursor if self.has_focus else None
        return [
            self._mark(line, width) if row == marked else ((" " * self.MARK_CELLS, ""), *line)
            for row, line in enumerate(self._draw(width - self.MARK_CELLS, self.forms))
        ]

    def _mark(self, line: Line, width: int) -> Line:
        """Return the marked row, on a ground of its own or reversed over the whole width."""
        text = "".join(text for text, _ in line)
        if self.forms is not Forms.COLOUR:
            return ((fit(f"▸ {text}", width), "bold reverse"),)
        plain = {"muted": "", "faint": ""}
        rest = " " * (width - self.MARK_CELLS - cell_count(text))
        each = [(text, f"{plain.get(style, style)} bold on panel") for text, style in line]
        return (("▸ ", "primary bold on panel"), *each, (rest, "bold on panel"))

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def action_move(self, rows: int) -> None:
        self._cursor = min(max(self._cursor + rows, 0), len(self._names) - 1)
        self.redraw()

    async def action_open(self) -> None:
        if 0 <= self._cursor < len(self._names):
            name = self._names[self._cursor]
            chosen = Filter(kinds=("craving",), tag=name, tag_role=self._role)
            await self.app.show_in_journal(chosen)

    async def on_click(self, event: events.Click) -> None:
        """Mark the row that was clicked; a double click shows its entries."""
        row = event.y - self._heading_rows
        if 0 <= row < len(self._names):
            self._cursor = row
            self.redraw()
            if event.chain > 1:
                await self.action_open()
