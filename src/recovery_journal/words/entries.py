"""An entry in one line, for lists, confirmations and undo."""

from recovery_journal.domain.craving import Craving
from recovery_journal.domain.entry import Entry
from recovery_journal.domain.mood import Mood
from recovery_journal.domain.reserve import Letter, Plan, Reason, SafetyStep
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


def title(thing: object) -> str:
    """What anything else than an entry is called: its name, or its words in one line."""
    match thing:
        case Letter():
            return "a letter to yourself"
        case Reason() | SafetyStep():
            return thing.text.strip().partition("\n")[0]
        case Plan():
            return f"If {thing.cue}, then {thing.act}"
        case _:
            return str(getattr(thing, "name", ""))
