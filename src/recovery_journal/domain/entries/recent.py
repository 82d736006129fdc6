"""The last days at a glance: when cravings came and how strong they were, and the mood."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple, Self


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
class RecentDays:
    """Consecutive days up to today, oldest first."""

    first: date
    cravings: tuple[tuple[tuple[float, int], ...], ...]
    """The cravings of each day: hour and strength."""
    moods: tuple[float | None, ...]
    """The median mood of each day, 1 to 5; None on a day without one."""
    is_logged: tuple[bool, ...]
    """Whether anything was written down on a day."""

    def newest(self, days: int) -> Self:
        """Return the last so many days, or all if there are fewer."""
        left_out = max(0, len(self.moods) - days)
        return type(self)(
            self.first + timedelta(days=left_out),
            self.cravings[left_out:],
            self.moods[left_out:],
            self.is_logged[left_out:],
        )

    @property
    def strengths(self) -> list[int]:
        """Return how strong each craving was."""
        return [strength for day in self.cravings for _, strength in day]

    @property
    def craving_median(self) -> float | None:
        return median(self.strengths) if self.strengths else None


def summarize_recent_days(seen: Iterable[EntrySeen], today: date, days: int) -> RecentDays:
    """Summarise the `days` local days up to today; `seen` must cover at least those."""
    first = today - timedelta(days=days - 1)
    logged: set[date] = set()
    cravings: dict[date, list[tuple[float, int]]] = {}
    moods: dict[date, list[int]] = {}
    for one in seen:
        logged.add(one.day)
        if one.intensity is not None:
            cravings.setdefault(one.day, []).append((one.hour, one.intensity))
        if one.mood is not None:
            moods.setdefault(one.day, []).append(one.mood)
    each = [first + timedelta(days=number) for number in range(days)]
    return RecentDays(
        first=first,
        cravings=tuple(tuple(sorted(cravings.get(day, ()))) for day in each),
        moods=tuple(median(moods[day]) if day in moods else None for day in each),
        is_logged=tuple(day in logged for day in each),
    )
