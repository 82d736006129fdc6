"""The section of the insights about cutting down."""

from recovery_journal.domain.insights.cutting_down import LimitWeeks
from recovery_journal.words.format import limits, numbers

NAME = "cutting down"
"""The name of the section on the command line and in JSON."""


def title(found: LimitWeeks, name: str) -> str:
    """E.g. "Coffee: at most 2 cups a day"."""
    return f"{name}: {limits.goal(found.standing.limit)}"


def lines(found: LimitWeeks) -> list[str]:
    """Return a line for each week, and how often it was within the limit."""
    standing = found.standing
    weeks = [
        f"{numbers.plain_date(week.first, standing.today.year)}  "
        f"{limits.days_line(week, standing.limit)}"
        for week in found.weeks
    ]
    within = limits.within_so_far(standing)
    return [*weeks, *([f"{within[:1].upper()}{within[1:]}."] if within else [])]
