"""The last 14 days with an entry, compared with the 14 before."""

from collections import defaultdict
from datetime import date
from itertools import chain
from statistics import median

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History
from recovery_journal.domain.insights.statistics import mann_whitney, swap_days

DAYS_PER_HALF = 14
"""Days with an entry in each half."""
MIN_CHANGE_POINTS = 1
"""Medians that differ by less aren't reported as a change."""
MIN_CHANGE_PERCENT = 30
"""The same for rates and coverage."""
MAX_P_OFTEN, MAX_P_STRONG = 0.07, 0.01
"""Together below .1; the number gets more of it, as 14 days seldom show even a large change."""


@dataclass(frozen=True, slots=True)
class Half:
    """14 days with an entry."""

    first: date
    last: date
    cravings: int
    median: float | None
    """Median intensity, 0 to 10; needs 3 cravings."""

    @property
    def span(self) -> int:
        """Return the number of calendar days the 14 days with an entry span."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Trend:
    """Two halves and how they compare: -1, 0 (no clear change) or 1."""

    earlier: Half
    latest: Half
    often: int
    """Whether cravings became less or more frequent, by at least 30 %."""
    strong: int
    """Whether they became weaker or stronger, by at least one point of the median."""
    coverage: int
    """Whether a smaller or larger share of calendar days has an entry, by more than 30 %."""


def find_trend(written: History, today: date) -> Trend | TooFew:
    """Compare the last 14 days with an entry up to today to the 14 before them.

    A change has to be large enough and more than chance would explain; each day counts as a whole,
    as cravings come in clusters.
    """
    days = sorted(day for day in written.days if day <= today)[-2 * DAYS_PER_HALF :]
    if few := minimums.first_unmet((len(days), 2 * DAYS_PER_HALF, "day")):
        return few
    strengths: defaultdict[date, list[int]] = defaultdict(list)
    for craving in written.cravings:
        strengths[craving.day].append(craving.intensity)
    before = [strengths[day] for day in days[:DAYS_PER_HALF]]
    since = [strengths[day] for day in days[DAYS_PER_HALF:]]
    larger = max(sum(map(len, before)), sum(map(len, since)))
    if few := minimums.first_unmet(
        (larger, minimums.ENTRIES_ON_EACH_SIDE, "craving in either half")
    ):
        return few
    earlier, latest = _half(days[:DAYS_PER_HALF], before), _half(days[DAYS_PER_HALF:], since)
    # Both halves have 14 days, so the shares compare inversely to the spans.
    wider = 100 * (earlier.span - latest.span)
    return Trend(
        earlier,
        latest,
        often=_change_in_number(earlier, latest, before, since),
        strong=_change_in_strength(earlier, latest, before, since),
        coverage=_sign(wider) if abs(wider) > MIN_CHANGE_PERCENT * latest.span else 0,
    )


_Strengths = list[list[int]]
"""The intensities of each day of a half."""


def _half(days: list[date], strengths: _Strengths) -> Half:
    every = [*chain.from_iterable(strengths)]
    enough = len(every) >= minimums.ENTRIES_FOR_A_COUNT
    return Half(days[0], days[-1], len(every), median(every) if enough else None)


def _change_in_number(earlier: Half, latest: Half, before: _Strengths, since: _Strengths) -> int:
    # Integers, so that exactly 30 % always counts as a change.
    change = 100 * (latest.cravings - earlier.cravings)
    if abs(change) < MIN_CHANGE_PERCENT * earlier.cravings:
        return 0
    p = swap_days([*map(len, before)], [*map(len, since)])
    return _sign(change) if p < MAX_P_OFTEN else 0


def _change_in_strength(earlier: Half, latest: Half, before: _Strengths, since: _Strengths) -> int:
    if min(earlier.cravings, latest.cravings) < minimums.ENTRIES_ON_EACH_SIDE:
        return 0
    rise = (latest.median or 0) - (earlier.median or 0)
    if abs(rise) < MIN_CHANGE_POINTS:
        return 0
    by_day = ([median(day) for day in half if day] for half in (before, since))
    return _sign(rise) if mann_whitney(*by_day) < MAX_P_STRONG else 0


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
