"""Milestones of the running period, by the calendar, and of the total number of days."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, count, islice, takewhile

from dateutil.relativedelta import relativedelta

from recovery_journal.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Milestone:
    """A number of days, months or years of one period, or of days in total."""

    count: int
    unit: str
    """"day", "month" or "year" of the running period; "total" for days in total."""


DatedMilestone = tuple[Milestone, date]

FIRST_MILESTONES = (
    *(Milestone(days, "day") for days in (1, 3, 7, 14, 30, 60, 90)),
    *(Milestone(months, "month") for months in (6, 9)),
    Milestone(1, "year"),
    Milestone(18, "month"),
)
"""Milestones before the second year; after that, every year is one."""

FIRST_TOTALS_IN_DAYS = (100, 500)
"""The first milestones of the total; after that, every 1000 days is one."""


def date_of(start: date, milestone: Milestone) -> date:
    """Return when a period that began on `start` reaches a milestone of days, months or years.

    Months and years follow the calendar and stop at the end of a shorter month: a year from 29 Feb
    is 28 Feb, half a year from 31 Aug the last day of February.

    Raises:
        ValueError, OverflowError: the date would be after year 9999.
    """
    if milestone.unit == "day":
        return start + timedelta(days=milestone.count)
    months = milestone.count * (12 if milestone.unit == "year" else 1)
    return start + relativedelta(months=months)


def dates(start: date) -> Iterator[DatedMilestone]:
    """Yield every milestone of a period with its date, in order, until year 9999."""
    for milestone in chain(FIRST_MILESTONES, (Milestone(years, "year") for years in count(2))):
        try:
            yield milestone, date_of(start, milestone)
        except (ValueError, OverflowError):
            return


def last_reached(start: date, today: date) -> DatedMilestone | None:
    """Return the last milestone reached, today included; None before the first."""
    reached = takewhile(lambda dated: dated[1] <= today, dates(start))
    return max(reached, key=lambda dated: dated[1], default=None)


def reached_today(start: date, today: date) -> Milestone | None:
    """Return the milestone reached exactly today, or None."""
    last = last_reached(start, today)
    return last[0] if last and last[1] == today else None


def upcoming(start: date, today: date, few: int) -> list[DatedMilestone]:
    """Return the next `few` milestones after today, nearest first."""
    return list(islice((dated for dated in dates(start) if dated[1] > today), few))


def next_after(start: date, today: date) -> DatedMilestone | None:
    """Return the next milestone after today; None only at the end of the calendar."""
    return next(iter(upcoming(start, today, 1)), None)


def next_total(total: int) -> Milestone:
    """Return the next milestone of the total, above `total`."""
    later = (days for days in FIRST_TOTALS_IN_DAYS if days > total)
    return Milestone(next(later, total // 1000 * 1000 + 1000), "total")


def reached_total(total: int) -> Milestone | None:
    """Return the milestone that `total` equals; it stays until the total grows."""
    return Milestone(total, "total") if next_total(total - 1).count == total else None
