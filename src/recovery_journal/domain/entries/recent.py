"""The last few days at a glance: how many cravings, and how the mood was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

DayEntry = tuple[date, str, int | None]
"""The local day and the kind of an entry, and its mood if it has one."""


@dataclass(frozen=True, slots=True)
class RecentDays:
    """One value a day, oldest first; None where nothing is known."""

    cravings: tuple[int | None, ...]
    """How many; None on a day on which nothing at all was written down."""
    moods: tuple[float | None, ...]
    """The median mood, 1 to 5; None on a day without one."""

    @property
    def craving_count(self) -> int:
        """All cravings of these days."""
        return sum(filter(None, self.cravings))

    @property
    def mood_median(self) -> float | None:
        """The median over the days that have a mood."""
        known = [mood for mood in self.moods if mood is not None]
        return median(known) if known else None


def summarize_recent_days(written: Iterable[DayEntry], today: date, days: int) -> RecentDays:
    """The `days` local days up to today, from what was written on at least those days."""
    first = today - timedelta(days=days - 1)
    known: set[date] = set()
    cravings: dict[date, int] = {}
    moods: dict[date, list[int]] = {}
    for day, kind, mood in written:
        known.add(day)
        if kind == "craving":
            cravings[day] = cravings.get(day, 0) + 1
        elif mood is not None:
            moods.setdefault(day, []).append(mood)
    each = [first + timedelta(days=number) for number in range(days)]
    return RecentDays(
        cravings=tuple(cravings.get(day, 0) if day in known else None for day in each),
        moods=tuple(median(moods[day]) if day in moods else None for day in each),
    )
