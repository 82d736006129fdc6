"""A year by its days: a column for each week, a square for the mood of each day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain

from recovery_journal.charts import dates
from recovery_journal.charts.mood import level_of
from recovery_journal.charts.segments import (
    LEVELS,
    Canvas,
    Forms,
    Line,
    Segment,
    add_while_it_fits,
    level_sign,
)
from recovery_journal.domain.calendar_names import WEEKDAYS
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.days import first_of_week, weekday_numbers
from recovery_journal.domain.insights.observations import NO_MOOD

NAME_CELLS = 5
MAX_WEEKS = 53
MIN_WIDTHS = ((188, 3), (112, 2))
"""The least width for a week of so many cells; below them it has one."""


@dataclass(frozen=True, slots=True)
class YearGrid:
    """Which day is at which cell: the first row names months, a row for each weekday follows."""

    first: date
    """The first day of the first week."""
    weeks: int
    cells: int
    """The cells of a week."""

    @classmethod
    def fit(cls, first: date, last: date, width: int, week_starts_on: str = "monday") -> "YearGrid":
        """Take the newest weeks that fit, up to a year."""
        cells = _week_cells(width)
        oldest = first_of_week(first, week_starts_on)
        newest = first_of_week(last, week_starts_on)
        fitting = max(1, min(MAX_WEEKS, (width - NAME_CELLS) // cells))
        weeks = min(fitting, (newest - oldest).days // 7 + 1)
        return cls(newest - timedelta(weeks=weeks - 1), weeks, cells)

    def place(self, day: date) -> tuple[int, int]:
        """Return the column and row of a day."""
        week, weekday = divmod((day - self.first).days, 7)
        return NAME_CELLS + week * self.cells, 1 + weekday

    def day_at(self, column: int, row: int) -> date | None:
        """Return the day at a cell, if one can be there."""
        week = (column - NAME_CELLS) // self.cells
        if 0 <= week < self.weeks and 1 <= row <= 7:
            return self.first + timedelta(days=7 * week + row - 1)
        return None


def year(
    moods: Sequence[float | None],
    first: date,
    width: int,
    forms: Forms,
    *,
    week_starts_on: str = "monday",
    cursor: date | None = None,
) -> list[Line]:
    """Draw the mood, 1 to 5, of each day from `first` on: a row of months, then seven of days.

    None is a day without an entry, NO_MOOD one with entries but no mood.
    """
    last = first + timedelta(days=max(len(moods), 1) - 1)
    grid = YearGrid.fit(first, last, width, week_starts_on)
    canvas = Canvas(width, 8)
    _name_rows_and_months(canvas, grid, week_starts_on)
    squares = {level: _square(level, grid.cells, forms) for level in (None, NO_MOOD, *LEVELS)}
    before = (first - grid.first).days
    for number in range(max(0, -before), len(moods)):
        week, weekday = divmod(before + number, 7)
        mood = moods[number]
        square = squares[level_of([mood]) if mood else mood]
        canvas.put(NAME_CELLS + week * grid.cells, 1 + weekday, *square)
    if cursor and max(first, grid.first) <= cursor <= last:
        _mark(canvas, *grid.place(cursor), grid.cells)
    return canvas.lines(forms)


def year_legend(width: int, forms: Forms) -> Line:
    """Name the signs of a year of this width; what doesn't fit any more is left out."""
    if forms is Forms.ASCII or (forms is Forms.MONO and _week_cells(width) == 1):
        levels = [("1 low to 5 good", "muted")]
    else:
        signs = [(level_sign(level, 2, forms, "■"), level) for level in LEVELS]
        squares = [((sign, f"fill-{level}"), (f" {level}  ", "muted")) for sign, level in signs]
        levels = [("low  ", "muted"), *chain.from_iterable(squares), ("good", "muted")]
    begin = [(" " * NAME_CELLS, ""), *levels]
    rest = [[("   ·", "faint"), (" nothing logged", "muted")], [("   ○ no mood", "muted")]]
    return add_while_it_fits([begin, *rest], width, forms)


def _week_cells(width: int) -> int:
    return next((cells for least, cells in MIN_WIDTHS if width >= least), 1)


def _name_rows_and_months(canvas: Canvas, grid: YearGrid, week_starts_on: str) -> None:
    for row, weekday in enumerate(weekday_numbers(week_starts_on), 1):
        if row % 2:
            canvas.put(0, row, WEEKDAYS[weekday][:3], "muted")
    for week in range(grid.weeks):
        ends = grid.first + timedelta(days=7 * week + 6)
        column = NAME_CELLS + week * grid.cells
        if ends.day <= 7 and column + 3 <= canvas.width:
            canvas.put(column, 0, dates.short_month(ends), "muted")


def _square(level: int | None, cells: int, forms: Forms) -> Segment:
    """Return the square of a level, with the blank after it."""
    if level is None:
        sign, style = "·", "faint"
    elif level == NO_MOOD:
        sign, style = "○", "muted"
    else:
        sign = level_sign(level, cells, forms, "■" if cells < 3 else "▆▆")
        style = f"fill-{level}"
    return sign.ljust(cells), style


def _mark(canvas: Canvas, column: int, row: int, cells: int) -> None:
    """Mark the cell of the cursor."""
    if cells == 1:
        canvas.add_style(column, row, "reverse")
    else:
        canvas.put(column - 1, row, "[", "bold")
        canvas.put(column + cells - 1, row, "]", "bold")
