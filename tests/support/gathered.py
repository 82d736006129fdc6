"""What the insights count, taken from whole entries: the plain way, to hold the quick one to."""

from collections.abc import Iterable
from datetime import date

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.insights.observations import Felt, Told, Written


def gather(entries: Iterable[Entry]) -> Written:
    """The lean shape of whole entries of any kind."""
    cravings: list[Told] = []
    moods: list[Felt] = []
    days: set[date] = set()
    for entry in entries:
        day = entry.day or entry.at.date()
        days.add(day)
        if isinstance(entry, Craving):
            cravings.append(_told(entry, day))
        elif isinstance(entry, Mood):
            moods.append(Felt(day, entry.mood, entry.sleep))
    return Written(tuple(cravings), tuple(moods), frozenset(days))


def _told(craving: Craving, day: date) -> Told:
    return Told(
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
