"""Whether cravings and moods were told otherwise with HALT or with little sleep than without."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

from recovery_journal.domain.entries.craving import HALT
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History

MIN_DIFFERENCE_POINTS = 1.5
"""So far two medians must lie apart to be told."""

SHORT_NIGHT_HOURS = 1
"""A night so many hours below the person's median is one with little sleep."""

HALT_FLAGS = HALT[:4]
"""Hungry, angry, lonely, tired: without the answer that none of them was true."""

Scale = Literal["craving", "mood"]
"""The strength of cravings, 0 to 10, or the mood, 1 to 5."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two medians of one scale: with something, and without it."""

    what: str
    """One of FLAGS, or "sleep" for a night at least an hour shorter than usual."""
    measured: Scale
    median: float
    of: int
    """How many there were with it."""
    without: float
    without_of: int


@dataclass(frozen=True, slots=True)
class Differences:
    """The differences large enough to be told, the largest first."""

    found: tuple[Difference, ...]
    compared: int
    """How many comparisons had enough on both sides."""
    values: int
    """The cravings, or cravings and moods, of which it was known with or without."""
    usual_sleep: float | None
    """The median of the nights written down, in hours; None for HALT."""
    first: date
    last: date


def by_halt(written: History) -> Differences | TooFew:
    """How strong cravings were with each of HALT, against those asked about it and without it."""
    answers = Counter((one.halt, one.intensity) for one in written.cravings if one.halt)
    sides = [_Comparison(flag, "craving") for flag in HALT_FLAGS]
    for side in sides:
        for (halt, intensity), count in answers.items():
            side.add(intensity, count, with_it=side.what in halt)
    return _differences(written, sides, answers.total(), None)


def by_sleep(written: History) -> Differences | TooFew:
    """Cravings and moods after a night an hour or more below the person's median, and after others.

    Only days with a night written down count; of several on one day, their median.
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
            cravings.add(craving.intensity, with_it=little[craving.day])
    for mood in written.moods:
        if mood.day in little:
            moods.add(mood.mood, with_it=little[mood.day])
    return _differences(written, [cravings, moods], cravings.of + moods.of, usual)


class _Comparison:
    """Values of one scale with something, and without it."""

    def __init__(self, what: str, measured: Scale) -> None:
        self.what = what
        self.measured = measured
        self.having: list[int] = []
        self.lacking: list[int] = []

    def add(self, value: int, count: int = 1, *, with_it: bool) -> None:
        (self.having if with_it else self.lacking).extend([value] * count)

    @property
    def of(self) -> int:
        return len(self.having) + len(self.lacking)

    @property
    def smaller(self) -> int:
        return min(len(self.having), len(self.lacking))

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
    """All comparisons with at least 5 on each side, if there is one."""
    most = max(side.smaller for side in sides)
    if few := minimums.first_unmet((most, minimums.ENTRIES_ON_EACH_SIDE, "craving on each side")):
        return few
    compared = [
        side.difference() for side in sides if side.smaller >= minimums.ENTRIES_ON_EACH_SIDE
    ]
    found = [one for one in compared if abs(one.median - one.without) >= MIN_DIFFERENCE_POINTS]
    found.sort(key=lambda one: (-abs(one.median - one.without), one.what, one.measured))
    return Differences(
        found=tuple(found),
        compared=len(compared),
        values=values,
        usual_sleep=usual_sleep,
        first=written.first,
        last=written.last,
    )
