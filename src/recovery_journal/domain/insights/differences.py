"""Whether cravings and moods differ with HALT states or after little sleep."""

from collections import defaultdict
from datetime import date
from itertools import chain
from statistics import median
from typing import Literal

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.craving import HALT
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History
from recovery_journal.domain.insights.statistics import mann_whitney

MIN_DIFFERENCE_POINTS = 1.5
"""Medians that differ by less aren't reported."""

SHORT_NIGHT_HOURS = 1
"""A night this much shorter than the user's median is a short one."""

HALT_FLAGS = HALT[:4]
"""Without "none of these"."""

Scale = Literal["craving", "mood"]
"""Craving intensity, 0 to 10, or mood, 1 to 5."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two medians on one scale: with something and without it."""

    what: str
    """One of HALT_FLAGS, or "sleep" for a night at least an hour shorter than usual."""
    measured: Scale
    median: float
    of: int
    """The number of values with it."""
    without: float
    without_of: int


@dataclass(frozen=True, slots=True)
class Differences:
    """Differences that are clear enough to report, largest first."""

    found: tuple[Difference, ...]
    compared: int
    """How many comparisons had enough values on both sides."""
    values: int
    """Cravings (for sleep: and moods) for which the answer is known."""
    usual_sleep: float | None
    """The user's median night, in hours; None for HALT."""
    first: date
    last: date


def by_halt(written: History) -> Differences | TooFew:
    """Compare cravings with each HALT state to those without it, where HALT was answered."""
    answered = [one for one in written.cravings if one.halt]
    sides = [_Comparison(flag, "craving") for flag in HALT_FLAGS]
    for side in sides:
        for one in answered:
            side.add(one.day, one.intensity, with_it=side.what in one.halt)
    return _differences(written, sides, len(answered), None)


def by_sleep(written: History) -> Differences | TooFew:
    """Compare cravings and moods after a short night to those after any other night.

    Only days with a logged night count; several on one day are reduced to their median.
    """
    nights: defaultdict[date, list[float]] = defaultdict(list)
    for mood in written.moods:
        if mood.sleep is not None:
            nights[mood.day].append(mood.sleep)
    slept = {day: median(hours) for day, hours in nights.items()}
    usual = median(slept.values()) if slept else None
    little = {
        day: usual is not None and hours <= usual - SHORT_NIGHT_HOURS
        for day, hours in slept.items()
    }
    cravings, moods = _Comparison("sleep", "craving"), _Comparison("sleep", "mood")
    for craving in written.cravings:
        if craving.day in little:
            cravings.add(craving.day, craving.intensity, with_it=little[craving.day])
    for mood in written.moods:
        if mood.day in little:
            moods.add(mood.day, mood.mood, with_it=little[mood.day])
    return _differences(written, [cravings, moods], cravings.of + moods.of, usual)


class _Comparison:
    """Values on one scale, with something and without it, by day."""

    def __init__(self, what: str, measured: Scale) -> None:
        self.what = what
        self.measured = measured
        self._having: defaultdict[date, list[int]] = defaultdict(list)
        self._lacking: defaultdict[date, list[int]] = defaultdict(list)

    def add(self, day: date, value: int, *, with_it: bool) -> None:
        (self._having if with_it else self._lacking)[day].append(value)

    @property
    def having(self) -> list[int]:
        return [*chain.from_iterable(self._having.values())]

    @property
    def lacking(self) -> list[int]:
        return [*chain.from_iterable(self._lacking.values())]

    @property
    def of(self) -> int:
        return len(self.having) + len(self.lacking)

    @property
    def smaller(self) -> int:
        return min(len(self.having), len(self.lacking))

    def p(self) -> float:
        """Compare the medians of days, as several values of one day are much alike."""
        having, lacking = (
            [median(values) for values in side.values()] for side in (self._having, self._lacking)
        )
        return mann_whitney(having, lacking)

    def difference(self) -> Difference:
        return Difference(
            what=self.what,
            measured=self.measured,
            median=median(self.having),
            of=len(self.having),
            without=median(self.lacking),
            without_of=len(self.lacking),
        )


def _differences(
    written: History, sides: list[_Comparison], values: int, usual_sleep: float | None
) -> Differences | TooFew:
    """Return the clear differences of all comparisons with at least 5 values on each side."""
    most = max(side.smaller for side in sides)
    if few := minimums.first_unmet((most, minimums.ENTRIES_ON_EACH_SIDE, "craving on each side")):
        return few
    compared = [side for side in sides if side.smaller >= minimums.ENTRIES_ON_EACH_SIDE]
    found = [
        one
        for side in compared
        if _points_apart(one := side.difference()) >= MIN_DIFFERENCE_POINTS
        and side.p() < minimums.MAX_FALSE_CLAIMS / len(compared)
    ]
    found.sort(key=lambda one: (-_points_apart(one), one.what, one.measured))
    return Differences(
        found=tuple(found),
        compared=len(compared),
        values=values,
        usual_sleep=usual_sleep,
        first=written.first,
        last=written.last,
    )


def _points_apart(one: Difference) -> float:
    return abs(one.median - one.without)
