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
    return [*weeks(found), *within(found)]


def weeks(found: LimitWeeks) -> list[str]:
    standing = found.standing
    return [
        f"Week of {numbers.plain_date(week.first, standing.today.year)}: "
        f"{limits.days_line(week, standing.limit)}"
        for week in found.weeks
    ]


def within(found: LimitWeeks) -> list[str]:
    """Say how often it was within the limit, if that can be said yet."""
    text = limits.within_so_far(found.standing)
    return [f"{text[:1].upper()}{text[1:]}."] if text else []
