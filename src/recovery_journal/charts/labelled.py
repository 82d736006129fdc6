"""Horizontal bars with a label before and a note after them."""

from collections.abc import Iterable

from recovery_journal.charts.bars import draw_bars
from recovery_journal.charts.cells import fit
from recovery_journal.charts.heat import draw_heat_rows
from recovery_journal.domain.days import first_of_week, weekday_numbers
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.over_time import OverTime

EIGHTHS = " ▏▎▍▌▋▊▉█"


def draw_labelled_bars(
    rows: Iterable[tuple[str, float, str]], *, label: int, bar: int
) -> list[tuple[str, str, str]]:
    """Return each row as label, bar and note; the highest value fills all `bar` cells.

    Labels are padded to `label` cells, and longer ones end in "…". Any value above 0 draws at least
    a sliver; 0 draws nothing.
    """
    rows = list(rows)
    most = max((value for _, value, _ in rows), default=0.0)
    return [(fit(name, label), _bar(value, most, bar), note) for name, value, note in rows]


def _bar(value: float, most: float, cells: int) -> str:
    if value <= 0 or most <= 0:
        return " " * cells
    eighths = max(1, round(value / most * cells * 8))
    full, rest = divmod(eighths, 8)
    return ("█" * full + EIGHTHS[rest].strip()).ljust(cells)


WEEKDAY_LABELS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def draw_over_time(found: OverTime) -> str:
    """Draw one bar per week or month, the newest on the right."""
    counts = [step.cravings for step in found.steps]
    most = max((count for count in counts if count is not None), default=0)
    return draw_bars(counts, low=0, high=max(1, most))


def draw_moods(
    found: DailyMoods,
    width: int,
    week_starts_on: str = "monday",
) -> list[str]:
    """Draw a calendar, one row per weekday, as many weeks as fit, the newest on the right."""
    first = (found.first - first_of_week(found.first, week_starts_on)).days
    rows = draw_heat_rows(found.values, first, low=1, high=5)
    names = [WEEKDAY_LABELS[number] for number in weekday_numbers(week_starts_on)]
    return [f"{name} {row[-(width - 4) :]}" for name, row in zip(names, rows, strict=True)]
