"""Whether cravings and moods were told otherwise with HALT or with little sleep than without."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

from recovery_journal.domain.entries.craving import HALT
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import Written

POINTS = 1.5
"""So far two medians must lie apart to be told."""

SHORTER = 1
"""A night so many hours below the person's median is one with little sleep."""

FLAGS = HALT[:4]
"""Hungry, angry, lonely, tired: without the answer that none of them was true."""

Measured = Literal["craving", "mood"]
"""The strength of cravings, 0 to 10, or the mood, 1 to 5."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two medians of one scale: with something, and without it."""

    what: str
    """One of FLAGS, or "sleep" for a night at least an hour shorter than usual."""
    measured: Measured
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


def by_halt(written: Written) -> Differences | TooFew:
    """How strong cravings were with each of HALT, against those asked about it and without it."""
    answers = Counter((one.halt, one.intensity) for one in written.cravings if one.halt)
    sides = [_Sides(flag, "craving") for flag in FLAGS]
    for side in sides:
        for (halt, intensity), count in answers.items():
            side.add(intensity, count, with_it=side.what in halt)
    return _differences(written, sides, answers.total(), None)


def by_sleep(written: Written) -> Differences | TooFew:
    """Cravings and moods after a night an hour or more below the person's median, and after others.

    Only days with a night written down count; of several on one day, their median.
    """
    nights: defaultdict[date, list[float]] = defaultdict(list)
    for mood in written.moods:
        if mood.sleep is not None:
            nights[mood.day].append(mood.sleep)
    slept = {day: median(hours) for day, hours in nights.items()}
    usual = median(slept.values()) if slept else None
    little = {day: usual is not None and hours <= usual - SHORTER for day, hours in slept.items()}
    cravings, moods = _Sides("sleep", "craving"), _Sides("sleep", "mood")
    for craving in written.cravings:
        if craving.day in little:
            cravings.add(craving.intensity, with_it=little[craving.day])
    for mood in written.moods:
        if mood.day in little:
            moods.add(mood.mood, with_it=little[mood.day])
    return _differences(written, [cravings, moods], cravings.of + moods.of, usual)


class _Sides:
    """Values of one scale with something, and without it."""

    def __init__(self, what: str, measured: Measured) -> None:
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
    written: Written, sides: list[_Sides], values: int, usual_sleep: float | None
) -> Differences | TooFew:
    """All comparisons with at least 5 on each side, if there is one."""
    most = max(side.smaller for side in sides)
    if few := minimums.too_few((most, minimums.EACH_SIDE, "craving on each side")):
        return few
    compared = [side.difference() for side in sides if side.smaller >= minimums.EACH_SIDE]
    found = [one for one in compared if abs(one.median - one.without) >= POINTS]
    found.sort(key=lambda one: (-abs(one.median - one.without), one.what, one.measured))
    return Differences(
        found=tuple(found),
        compared=len(compared),
        values=values,
        usual_sleep=usual_sleep,
        first=written.first,
        last=written.last,
    )
