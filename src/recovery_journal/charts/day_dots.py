"""The days since a first day as dots: under a year a dot a day, then a line a year."""

from datetime import date

from recovery_journal.charts.segments import Forms, Line, Segment, merge
from recovery_journal.domain.sobriety.milestones import Milestone, date_of

DAYS_IN_LINE, DAYS_IN_WIDE_LINE = 31, 62
WEEKS_IN_YEAR = 52
AROUND_CELLS = 10
"""The year before a line and its number after it."""
MAX_RAMP = 10


def is_by_year(since: date, today: date) -> bool:
    """Return whether there is a line a year, from the first whole year on."""
    return today >= _years_after(since, 1)


def weeks_a_dot(width: int) -> int:
    """Return how many weeks a dot stands for where there is a line a year."""
    return 1 if width >= WEEKS_IN_YEAR + AROUND_CELLS else 2


def day_dots(since: date, today: date, width: int, height: int, forms: Forms) -> list[Line]:
    """Draw the completed days, the newest lines where not all fit."""
    if is_by_year(since, today):
        lines = _years(since, today, width, forms)
    else:
        lines = _days((today - since).days, width, forms)
    return lines[-height:] if height > 0 else []


def _days(days: int, width: int, forms: Forms) -> list[Line]:
    in_line = DAYS_IN_WIDE_LINE if width >= 2 * DAYS_IN_WIDE_LINE else DAYS_IN_LINE
    between = " " if width >= 2 * in_line else ""
    lines = []
    for first in range(0, days, in_line):
        dots = min(in_line, days - first)
        missing = in_line - dots if days > in_line else 0
        blanks = " " * (missing * (1 + len(between)))
        lines.append(merge([*_dots(first, dots, days, between), (blanks, "")], forms))
    return lines


def _years(since: date, today: date, width: int, forms: Forms) -> list[Line]:
    a_dot = weeks_a_dot(width)
    dots_a_year = WEEKS_IN_YEAR // a_dot
    between = " " if width >= 2 * WEEKS_IN_YEAR + AROUND_CELLS else ""
    begins = [since]
    while (following := _years_after(since, len(begins))) < today:
        begins.append(following)
    lines = []
    for number, begin in enumerate(begins, 1):
        dots = min(dots_a_year, (today - begin).days // (7 * a_dot))
        is_whole = today >= _years_after(since, number)
        row = _dots((number - 1) * dots_a_year, dots, len(begins) * dots_a_year, between)
        missing = " " * ((dots_a_year - dots) * (1 + len(between)))
        told = f"{missing}{number:>4}" if is_whole else f"{missing}    "
        lines.append(merge([(f"{begin.year}  ", "muted"), *row, (told, "muted")], forms))
    return lines


def _dots(first: int, count: int, of: int, between: str) -> list[Segment]:
    """Draw dots in the colour of their place among all."""
    last = max(1, of - 1)
    places = range(first, first + count)
    return [(f"•{between}", f"ramp-{MAX_RAMP * place // last}") for place in places]


def _years_after(since: date, years: int) -> date:
    try:
        return date_of(since, Milestone(years, "year"))
    except (ValueError, OverflowError):
        return date.max
