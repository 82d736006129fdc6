"""Days on which it is said once, quietly, that there are people and help lines."""

from collections.abc import Iterable
from datetime import date, timedelta

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood

LOWEST_MOOD = 1
"""The mood that counts here, of 1 to 5."""
LOW_DAYS_IN_A_ROW = 3
"""Days with such a mood that are enough without a craving."""


def first_deciding_day(today: date) -> date:
    """The first of the days that decide."""
    return today - timedelta(days=LOW_DAYS_IN_A_ROW - 1)


def are_hard_days(entries: Iterable[Entry], today: date) -> bool:
    """Whether a mood of 1 stands on each of the last three days, or beside a craving of 8 today.

    Args:
        entries: at least the moods and cravings from `first_day(today)` on, in any order.
        today: the local day, shifted by the start of the day as that of the entries is.
    """
    low: set[date] = set()
    strong = False
    for entry in entries:
        day = entry.day or entry.at.date()
        if isinstance(entry, Mood) and entry.mood == LOWEST_MOOD:
            low.add(day)
        elif isinstance(entry, Craving) and day == today:
            strong = strong or entry.needs_help
    run = {today - timedelta(days=back) for back in range(LOW_DAYS_IN_A_ROW)}
    return low >= run or (strong and today in low)
