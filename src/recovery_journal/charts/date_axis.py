"""The row of dates under a chart by days, with the returns to use."""

from collections.abc import Iterable
from datetime import date, timedelta

from recovery_journal.charts import dates
from recovery_journal.charts.day_scale import LABEL_CELLS, DayScale
from recovery_journal.charts.segments import Canvas, Forms, Line

MONTHS_FROM_DAYS = 121
YEARS_FROM_DAYS = 732
"""Charts of so many days name months, or years; shorter ones name days."""
WEEKLY_MIN_CELLS = 8
"""The cells a week must have for a date each week; else there is one every two weeks."""


def draw_date_axis(
    first: date, used: Iterable[int], scale: DayScale, width: int, forms: Forms
) -> Line:
    """Name some of the days from `first` on; what is in the way of a return isn't named."""
    axis = Canvas(width, 1)
    columns = [LABEL_CELLS + scale.middle(day) for day in used]
    for column in columns:
        axis.put(column, 0, "▴")
    named = [column for column in columns if axis.put_in_room(column + 2, 0, "used")]
    if columns and not named:
        axis.put_in_room(columns[-1] - 5, 0, "used")
    dates_named = _days if scale.days < MONTHS_FROM_DAYS else _months_or_years
    for column, name in dates_named(first, scale):
        axis.put_in_room(LABEL_CELLS + column, 0, name, "muted")
    (line,) = axis.lines(forms)
    return line


def _months_or_years(first: date, scale: DayScale) -> Iterable[tuple[int, str]]:
    """Return each month or year at its first day."""
    for number in range(scale.days):
        day = first + timedelta(days=number)
        if day.day == 1 and scale.days < YEARS_FROM_DAYS:
            yield scale.start(number), dates.short_month(day)
        elif day.day == day.month == 1:
            yield scale.start(number), str(day.year)


def _days(first: date, scale: DayScale) -> Iterable[tuple[int, str]]:
    """Return the last day, and one each week or two before it, each under the middle of its day."""
    step = 7 if 7 * scale.cells >= WEEKLY_MIN_CELLS * scale.days else 14
    for number in range(scale.days - 1, -1, -step):
        name = dates.day_and_month(first + timedelta(days=number))
        column = scale.middle(number) - len(name) // 2
        yield max(0, min(column, scale.cells - len(name))), name
