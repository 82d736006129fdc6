"""An entry in one line, for lists, confirmations and undo."""

from recovery_journal.domain.craving import Craving
from recovery_journal.domain.entry import Entry
from recovery_journal.domain.mood import Mood
from recovery_journal.domain.tracker import Tracker, Use
from recovery_journal.words import numbers


def summary(entry: Entry, tracker: Tracker | None = None) -> str:
    """What an entry says in numbers, or the first line of a note."""
    if isinstance(entry, Craving):
        return numbers.craving_line(entry)
    if isinstance(entry, Mood):
        return numbers.mood_line(entry)
    if isinstance(entry, Use):
        unit = tracker.limit.unit if tracker and tracker.limit else ""
        return numbers.use_line(entry, tracker.verb if tracker else "used", unit)
    return entry.note.strip().partition("\n")[0]
