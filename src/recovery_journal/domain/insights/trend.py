"""The last 14 days with an entry, compared with the 14 before."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History

DAYS_PER_HALF = 14
"""Days with an entry in each half."""
MIN_CHANGE_POINTS = 1
"""Medians that differ by less count as about the same."""
MIN_CHANGE_PERCENT = 30
"""Rates and coverage that differ by less count as about the same."""


@dataclass(frozen=True, slots=True)
class Half:
    """14 days with an entry."""

    first: date
    last: date
    cravings: int
    median: float
    """Median intensity, 0 to 10."""

    @property
    def per_day(self) -> float:
        return self.cravings / DAYS_PER_HALF

    @property
    def span(self) -> int:
        """Return the number of calendar days the 14 days with an entry span."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Trend:
    """Two halves and how they compare: -1, 0 (about the same) or 1."""

    earlier: Half
    latest: Half
    often: int
    """Whether cravings became less or more frequent, by at least 30 %."""
    strong: int
    """Whether they became weaker or stronger, by at least one point of the median."""
    coverage: int
    """Whether a smaller or larger share of calendar days has an entry, by more than 30 %."""


def find_trend(written: History, today: date) -> Trend | TooFew:
    """Compare the last 14 days with an entry up to today to the 14 before them."""
    days = sorted(day for day in written.days if day <= today)[-2 * DAYS_PER_HALF :]
    if few := minimums.first_unmet((len(days), 2 * DAYS_PER_HALF, "day")):
        return few
    before, since = (
        _strengths(written, days[:DAYS_PER_HALF]),
        _strengths(written, days[DAYS_PER_HALF:]),
    )
    smaller = min(len(before), len(since))
    if few := minimums.first_unmet(
        (smaller, minimums.ENTRIES_ON_EACH_SIDE, "craving in each half")
    ):
        return few
    earlier = Half(days[0], days[DAYS_PER_HALF - 1], len(before), median(before))
    latest = Half(days[DAYS_PER_HALF], days[-1], len(since), median(since))
    rise = latest.median - earlier.median
    # Integers, so that exactly 30 % always counts as a change.
    change = 100 * (latest.cravings - earlier.cravings)
    # Both halves have 14 days, so the shares compare inversely to the spans.
    wider = 100 * (earlier.span - latest.span)
    return Trend(
        earlier,
        latest,
        often=_sign(change) if abs(change) >= MIN_CHANGE_PERCENT * earlier.cravings else 0,
        strong=_sign(rise) if abs(rise) >= MIN_CHANGE_POINTS else 0,
        coverage=_sign(wider) if abs(wider) > MIN_CHANGE_PERCENT * latest.span else 0,
    )


def _strengths(written: History, days: list[date]) -> list[int]:
    chosen = set(days)
    return [one.intensity for one in written.cravings if one.day in chosen]


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
