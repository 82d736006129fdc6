"""Entries as charts take them: day by day, and hour by hour of a week."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple, Self

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.insights.observations import NO_MOOD, CravingSeen, History

YEAR_DAYS = 371
"""What the charts of a year cover: 53 weeks, so that a day a year ago has its whole week."""


class EntrySeen(NamedTuple):
    """What is shown at a glance of an entry."""

    day: date
    """The local day it counts to."""
    kind: str
    hour: float = 0.0
    """Hours after the beginning of that day, 0 to 24."""
    mood: int | None = None
    """1 to 5; None for other kinds."""
    intensity: int | None = None
    """Of a craving, 0 to 10; None for other kinds."""


@dataclass(frozen=True, slots=True)
class Days:
    """Consecutive days with their cravings and moods, oldest first."""

    first: date
    cravings: tuple[tuple[tuple[float, int], ...], ...]
    """The cravings of each day: how many hours after it began, and how strong, 0 to 10."""
    moods: tuple[float | None, ...]
    """The median mood of each day, 1 to 5; NO_MOOD without one, None without any entry."""

    def __len__(self) -> int:
        return len(self.moods)

    def newest(self, days: int) -> Self:
        """Return the last so many days, or all if there are fewer."""
        return self.between(len(self) - days, len(self))

    def between(self, start: int, end: int) -> Self:
        """Return the days from one number up to, but excluding, another."""
        start = max(0, start)
        first = self.first + timedelta(days=start)
        return type(self)(first, self.cravings[start:end], self.moods[start:end])

    def at_least(self, days: int) -> Self:
        """Return so many days or more, for a chart: those before the first have no entry."""
        missing = max(0, days - len(self))
        first = self.first - timedelta(days=missing)
        return type(self)(first, ((),) * missing + self.cravings, (None,) * missing + self.moods)

    @property
    def last(self) -> date:
        return self.first + timedelta(days=len(self) - 1)

    @property
    def strengths(self) -> list[int]:
        """Return how strong each craving was."""
        return [strength for day in self.cravings for _, strength in day]

    @property
    def craving_median(self) -> float | None:
        return median(self.strengths) if self.strengths else None


def list_days(seen: Iterable[EntrySeen], first: date, last: date) -> Days:
    """Return each day from `first` to `last`; what was seen on other days is left out."""
    cravings: defaultdict[date, list[tuple[float, int]]] = defaultdict(list)
    moods: defaultdict[date, list[int]] = defaultdict(list)
    for one in seen:
        known = moods[one.day]
        if one.intensity is not None:
            cravings[one.day].append((one.hour, one.intensity))
        if one.mood is not None:
            known.append(one.mood)
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    return Days(
        first,
        tuple(tuple(sorted(cravings.get(day, ()))) for day in days),
        tuple(_mood(moods.get(day)) for day in days),
    )


def days_so_far(
    written: History, today: date, most: int | None = None, day_starts_at: int = 0
) -> Days:
    """Return the last days, none of them before the first with an entry.

    Args:
        written: all entries.
        today: the local day.
        most: the number of days; all by default.
        day_starts_at: the hour, 0 to 6.
    """
    so_far = (today - min(written.days, default=today)).days + 1
    first = today - timedelta(days=min(so_far, most or so_far) - 1)
    return list_days(_seen(written, day_starts_at), first, today)


def _mood(moods: list[int] | None) -> float | None:
    if moods is None:
        return None
    return float(median(moods)) if moods else float(NO_MOOD)


def _seen(written: History, day_starts_at: int) -> Iterator[EntrySeen]:
    for day in written.days:
        yield EntrySeen(day, "")
    for craving in written.cravings:
        hour = (craving.hour - day_starts_at) % 24
        yield EntrySeen(craving.day, "craving", hour, intensity=craving.intensity)
    for mood in written.moods:
        yield EntrySeen(mood.day, "mood", mood=mood.mood)


def count_hours(cravings: Iterable[CravingSeen]) -> list[list[int]]:
    """Count cravings by weekday, from Monday, and by hour of the clock."""
    counts = [[0] * 24 for _ in range(7)]
    for craving in cravings:
        counts[craving.day.weekday()][craving.hour] += 1
    return counts
