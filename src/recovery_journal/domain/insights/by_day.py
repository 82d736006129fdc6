"""A history as charts take it: day by day, and hour by hour of a week."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from recovery_journal.domain.insights.observations import NO_MOOD, CravingSeen, History


@dataclass(frozen=True, slots=True)
class Days:
    """Consecutive days with their cravings and moods."""

    first: date
    cravings: tuple[tuple[tuple[float, int], ...], ...]
    """The cravings of each day: how many hours after it began, and how strong, 0 to 10."""
    moods: tuple[float | None, ...]
    """The median mood of each day, 1 to 5; NO_MOOD without one, None without any entry."""


def list_days(written: History, first: date, last: date, day_starts_at: int = 0) -> Days:
    """Return each day from `first` to `last`, when days start at an hour from 0 to 6."""
    cravings: defaultdict[date, list[tuple[float, int]]] = defaultdict(list)
    for craving in written.cravings:
        if first <= craving.day <= last:
            hour = (craving.hour - day_starts_at) % 24
            cravings[craving.day].append((hour, craving.intensity))
    moods: defaultdict[date, list[int]] = defaultdict(list)
    for mood in written.moods:
        if first <= mood.day <= last:
            moods[mood.day].append(mood.mood)
    without_mood = {day: float(NO_MOOD) for day in written.days}
    known = without_mood | {day: float(median(found)) for day, found in moods.items()}
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    return Days(
        first,
        tuple(tuple(sorted(cravings.get(day, ()))) for day in days),
        tuple(known.get(day) for day in days),
    )


def count_hours(cravings: tuple[CravingSeen, ...]) -> list[list[int]]:
    """Count cravings by weekday, from Monday, and by hour of the clock."""
    counts = [[0] * 24 for _ in range(7)]
    for craving in cravings:
        counts[craving.day.weekday()][craving.hour] += 1
    return counts
