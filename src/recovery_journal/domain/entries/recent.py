"""The last few days at a glance: the number of cravings, and the mood."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

DayEntry = tuple[date, str, int | None]
"""An entry's local day and kind, and its mood if it has one."""


@dataclass(frozen=True, slots=True)
class RecentDays:
    """One value per day, oldest first; None where unknown."""

    cravings: tuple[int | None, ...]
    """Number of cravings; None on a day without any entry."""
    moods: tuple[float | None, ...]
    """Median mood, 1 to 5; None on a day without one."""

    @property
    def craving_count(self) -> int:
        return sum(filter(None, self.cravings))

    @property
    def mood_median(self) -> float | None:
        """Return the median of the days that have a mood."""
        known = [mood for mood in self.moods if mood is not None]
        return median(known) if known else None


def summarize_recent_days(written: Iterable[DayEntry], today: date, days: int) -> RecentDays:
    """Summarise the `days` local days up to today; `written` must cover at least those."""
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
