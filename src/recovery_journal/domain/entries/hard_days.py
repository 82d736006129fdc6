"""Hard days, on which people and help lines are mentioned once."""

from collections.abc import Iterable
from datetime import date, timedelta

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood

LOWEST_MOOD = 1
"""Of 1 to 5."""
LOW_DAYS_IN_A_ROW = 3
"""How many days in a row with this mood are enough without a craving."""


def first_deciding_day(today: date) -> date:
    """Return the first of the days that decide whether these are hard days."""
    return today - timedelta(days=LOW_DAYS_IN_A_ROW - 1)


def are_hard_days(entries: Iterable[Entry], today: date) -> bool:
    """Return whether mood 1 was logged on three days in a row, or today with a craving of 8.

    Args:
        entries: at least the moods and cravings since `first_deciding_day(today)`, in any order.
        today: the local day, shifted by the start of the day like the days of the entries.
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
