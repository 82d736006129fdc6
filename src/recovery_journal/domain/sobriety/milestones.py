"""The days worth marking: in the running period by the calendar, and in all by their number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count, islice, takewhile

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, slots=True)
class Milestone:
    """So many days, months or years of one period, or days in all."""

    count: int
    unit: str
    """"day", "month" or "year" of the running period; "total" for days in all."""


DatedMilestone = tuple[Milestone, date]

FIRST_MILESTONES = (
    *(Milestone(days, "day") for days in (1, 3, 7, 14, 30, 60, 90)),
    *(Milestone(months, "month") for months in (6, 9)),
    Milestone(1, "year"),
    Milestone(18, "month"),
)
"""The milestones before the second year; from then on every year is one."""

FIRST_TOTALS_IN_DAYS = (100, 500)
"""The first milestones of days in all; from then on every 1000 days is one."""


def date_of(start: date, milestone: Milestone) -> date:
    """The date on which a period from `start` on reaches a milestone of days, months or years.

    Months and years go by the calendar and stop at the month's end: a year from 29 Feb is 28 Feb,
    half a year from 31 Aug the last of February.

    Raises:
        ValueError, OverflowError: when the calendar ends before that (year 9999).
    """
    if milestone.unit == "day":
        return start + timedelta(days=milestone.count)
    months = milestone.count * (12 if milestone.unit == "year" else 1)
    return start + relativedelta(months=months)


def dates(start: date) -> Iterator[DatedMilestone]:
    """Every milestone of a period with its date, in order, as far as the calendar goes."""
    for milestone in chain(FIRST_MILESTONES, (Milestone(years, "year") for years in count(2))):
        try:
            yield milestone, date_of(start, milestone)
        except (ValueError, OverflowError):
            return


def last_reached(start: date, today: date) -> DatedMilestone | None:
    """The last milestone reached, today included; None before the first."""
    reached = takewhile(lambda dated: dated[1] <= today, dates(start))
    return max(reached, key=lambda dated: dated[1], default=None)


def reached_today(start: date, today: date) -> Milestone | None:
    """The milestone reached exactly today."""
    last = last_reached(start, today)
    return last[0] if last and last[1] == today else None


def upcoming(start: date, today: date, few: int) -> list[DatedMilestone]:
    """The next few milestones after today, the nearest first."""
    return list(islice((dated for dated in dates(start) if dated[1] > today), few))


def next_after(start: date, today: date) -> DatedMilestone | None:
    """The next milestone after today; None only where the calendar ends."""
    return next(iter(upcoming(start, today, 1)), None)


def next_total(total: int) -> Milestone:
    """The next milestone of days in all, above `total`."""
    later = (days for days in FIRST_TOTALS_IN_DAYS if days > total)
    return Milestone(next(later, total // 1000 * 1000 + 1000), "total")


def reached_total(total: int) -> Milestone | None:
    """The milestone that so many days in all are exactly; it stays until the total grows."""
    return Milestone(total, "total") if next_total(total - 1).count == total else None
