"""The mood of each day over a year."""

from collections import defaultdict
from datetime import date, timedelta
from statistics import median

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History

SHOWN_DAYS = 365


@dataclass(frozen=True, slots=True)
class DailyMoods:
    """One value per day, oldest first, and their basis."""

    values: tuple[float | None, ...]
    """The median mood of each day, 1 to 5; None on days without one."""
    moods: int
    known: int
    """The number of days with a mood."""
    median: float
    """The median of the daily values."""
    lowest: float
    highest: float
    first: date
    """The first of the days, with or without a mood."""
    last: date


def by_day(written: History, last: date, days: int = SHOWN_DAYS) -> DailyMoods | TooFew:
    """Return the moods of the `days` days up to `last`; needs 3 moods."""
    first = last - timedelta(days=days - 1)
    moods_by_day: defaultdict[date, list[int]] = defaultdict(list)
    for mood in written.moods:
        if first <= mood.day <= last:
            moods_by_day[mood.day].append(mood.mood)
    count = sum(map(len, moods_by_day.values()))
    if few := minimums.first_unmet((count, minimums.ENTRIES_FOR_A_COUNT, "mood")):
        return few
    middle = {day: median(moods) for day, moods in moods_by_day.items()}
    each = (first + timedelta(days=number) for number in range(days))
    return DailyMoods(
        values=tuple(middle.get(day) for day in each),
        moods=count,
        known=len(middle),
        median=median(middle.values()),
        lowest=min(middle.values()),
        highest=max(middle.values()),
        first=first,
        last=last,
    )
