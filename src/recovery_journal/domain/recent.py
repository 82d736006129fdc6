"""The last few days at a glance: how many cravings, and how the mood was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from recovery_journal.domain.craving import Craving
from recovery_journal.domain.entry import Entry
from recovery_journal.domain.mood import Mood


@dataclass(frozen=True, slots=True)
class Recent:
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


def recent(entries: Iterable[Entry], today: date, days: int) -> Recent:
    """The `days` local days up to today, from the entries of at least those days."""
    first = today - timedelta(days=days - 1)
    written: set[date] = set()
    cravings: dict[date, int] = {}
    moods: dict[date, list[int]] = {}
    for entry in entries:
        day = entry.day or entry.at.date()
        written.add(day)
        if isinstance(entry, Craving):
            cravings[day] = cravings.get(day, 0) + 1
        elif isinstance(entry, Mood):
            moods.setdefault(day, []).append(entry.mood)
    each = [first + timedelta(days=number) for number in range(days)]
    return Recent(
        cravings=tuple(cravings.get(day, 0) if day in written else None for day in each),
        moods=tuple(median(moods[day]) if day in moods else None for day in each),
    )
