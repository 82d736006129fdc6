"""The input of the insights, taken from whole entries to check the fast query."""

from collections.abc import Iterable
from datetime import date

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen


def history_of(entries: Iterable[Entry]) -> History:
    """The lean shape of whole entries of any kind."""
    cravings: list[CravingSeen] = []
    moods: list[MoodSeen] = []
    days: set[date] = set()
    for entry in entries:
        day = entry.day or entry.at.date()
        days.add(day)
        if isinstance(entry, Craving):
            cravings.append(_craving_seen(entry, day))
        elif isinstance(entry, Mood):
            moods.append(MoodSeen(day, entry.mood, entry.sleep))
    return History(tuple(cravings), tuple(moods), frozenset(days))


def _craving_seen(craving: Craving, day: date) -> CravingSeen:
    return CravingSeen(
        day=day,
        hour=craving.at.hour,
        intensity=craving.intensity,
        after=craving.after,
        outcome=craving.outcome,
        situation=craving.situation,
        triggers=craving.triggers,
        feelings=craving.feelings,
        places=craving.places,
        company=craving.company,
        strategies=craving.strategies,
        halt=craving.halt,
    )
