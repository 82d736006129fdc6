"""Cravings over time, week by week or month by month."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median
from typing import Literal

from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History

StepUnit = Literal["week", "month"]

MONTHLY_FROM_DAYS = 366
"""Days; what is longer is better seen month by month."""


@dataclass(frozen=True, slots=True)
class TimeStep:
    """One week from its Monday, or one calendar month."""

    start: date
    cravings: int | None
    """None where nothing at all was written down: unknown, not none."""
    days: int
    """On how many of its days anything was written."""
    median: float | None
    """Of how strong they were, from 3 cravings on."""


@dataclass(frozen=True, slots=True)
class OverTime:
    """Every week or month between the first and the last observed day, oldest first."""

    by: StepUnit
    steps: tuple[TimeStep, ...]
    cravings: int
    days: int
    first: date
    last: date

    def newest(self, most: int) -> "OverTime":
        """The same with its newest `most` steps at the most, beginning with the first of them."""
        steps = self.steps[-most:]
        return replace(self, steps=steps, first=max(self.first, steps[0].start))


def count_over_time(written: History, by: StepUnit | None = None) -> OverTime | TooFew:
    """How many cravings were written down in each step, and how strong they were.

    Without `by` it goes by week for up to a year, and by month for longer.
    """
    if few := minimums.first_unmet(
        (len(written.cravings), minimums.ENTRIES_FOR_A_COUNT, "craving")
    ):
        return few
    first, last = written.first, written.last
    by = by or ("month" if (last - first).days >= MONTHLY_FROM_DAYS else "week")
    start_of = _STARTS[by]
    strengths: defaultdict[date, list[int]] = defaultdict(list)
    for craving in written.cravings:
        strengths[craving.day].append(craving.intensity)
    days: Counter[date] = Counter()
    found: defaultdict[date, list[int]] = defaultdict(list)
    for day in written.days:
        days[start_of(day)] += 1
        found[start_of(day)] += strengths.get(day, ())
    steps = tuple(_step(start, days[start], found[start]) for start in _starts(first, last, by))
    return OverTime(by, steps, len(written.cravings), len(written.days), first, last)


def _starts(first: date, last: date, by: StepUnit) -> list[date]:
    """The first day of each step; from one to the next any day of the next will do."""
    start_of, on = _STARTS[by], timedelta(days=7 if by == "week" else 31)
    starts = [start_of(first)]
    while starts[-1] < start_of(last):
        starts.append(start_of(starts[-1] + on))
    return starts


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


_STARTS: dict[StepUnit, Callable[[date], date]] = {"week": _week, "month": _month}


def _step(start: date, days: int, strengths: list[int]) -> TimeStep:
    middle = median(strengths) if len(strengths) >= minimums.ENTRIES_FOR_A_COUNT else None
    return TimeStep(start, len(strengths) if days else None, days, middle)
