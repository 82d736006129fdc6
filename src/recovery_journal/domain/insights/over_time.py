"""Cravings per week or month."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from typing import Literal

from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.days import first_of_week
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History

StepUnit = Literal["week", "month"]

MONTHLY_FROM_DAYS = 366
"""Histories at least this long are shown by month."""


@dataclass(frozen=True, slots=True)
class TimeStep:
    """One week, or one calendar month."""

    start: date
    cravings: int | None
    """None if nothing at all was logged: unknown, not zero."""
    days: int
    """The number of its days with an entry."""
    median: float | None
    """Median intensity; needs 3 cravings."""


@dataclass(frozen=True, slots=True)
class OverTime:
    """Every week or month from the first to the last observed day, oldest first."""

    by: StepUnit
    steps: tuple[TimeStep, ...]
    cravings: int
    days: int
    first: date
    last: date

    def newest(self, most: int) -> "OverTime":
        """Keep only the newest `most` steps."""
        steps = self.steps[-most:]
        return replace(self, steps=steps, first=max(self.first, steps[0].start))


def count_over_time(
    written: History, by: StepUnit | None = None, week_starts_on: str = "monday"
) -> OverTime | TooFew:
    """Count cravings per step, with their median intensity.

    `by` defaults to weeks for up to a year and months beyond.
    """
    if few := minimums.first_unmet(
        (len(written.cravings), minimums.ENTRIES_FOR_A_COUNT, "craving")
    ):
        return few
    first, last = written.first, written.last
    by = by or ("month" if (last - first).days >= MONTHLY_FROM_DAYS else "week")

    def start_of(day: date) -> date:
        return first_of_week(day, week_starts_on) if by == "week" else day.replace(day=1)

    strengths: defaultdict[date, list[int]] = defaultdict(list)
    for craving in written.cravings:
        strengths[craving.day].append(craving.intensity)
    days: Counter[date] = Counter()
    found: defaultdict[date, list[int]] = defaultdict(list)
    for day in written.days:
        days[start_of(day)] += 1
        found[start_of(day)] += strengths.get(day, ())
    steps = tuple(
        _step(start, days[start], found[start]) for start in _starts(first, last, start_of)
    )
    return OverTime(by, steps, len(written.cravings), len(written.days), first, last)


def _starts(first: date, last: date, start_of: Callable[[date], date]) -> list[date]:
    """Return the first day of each step between two days."""
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return sorted({start_of(day) for day in days})


def _step(start: date, days: int, strengths: list[int]) -> TimeStep:
    middle = median(strengths) if len(strengths) >= minimums.ENTRIES_FOR_A_COUNT else None
    return TimeStep(start, len(strengths) if days else None, days, middle)
