"""An entry as one line, for lists, confirmations and undo."""

from recovery_journal.domain.circle import AttendedMeeting, Contact, KeptWords, Promise
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.domain.toolkit import Letter, Plan, Reason, SafetyStep
from recovery_journal.words import circle, practice
from recovery_journal.words.format import numbers

KINDS_IN_PLURAL = {
    "craving": "cravings",
    "mood": "moods",
    "note": "notes",
    "use": "uses",
    "contact": "contacts",
    "attended": "meetings",
    "intention": "intentions",
    "review": "reviews",
}
NEUTRAL_NAMES = {"craving": "Check-in", "mood": "Mood", "use": "Update"}
"""Names that tell a bystander nothing, for kinds of entries whose numbers would."""
NEUTRAL_PLURALS = {**KINDS_IN_PLURAL, "craving": "check-ins", "use": "updates"}


def summary(entry: Entry, tracker: Tracker | None = None) -> str:
    """Return an entry's numbers in words, or the first line of a note."""
    match entry:
        case Craving():
            return numbers.craving_line(entry)
        case Mood():
            return numbers.mood_line(entry)
        case Use():
            return numbers.use_of_tracker(entry, tracker)
        case Contact():
            return circle.contact_line(entry)
        case AttendedMeeting():
            return circle.attended_line(entry)
        case Intention():
            return practice.intention_line(entry)
        case Review():
            return practice.review_line(entry)
        case _:
            return entry.note.strip().partition("\n")[0]


def without_note(entry: Entry, tracker: Tracker | None = None) -> str:
    """Return the summary to show next to the note, without repeating the note."""
    match entry:
        case Note():
            return "Note."
        case Intention():
            return (
                f"Intention. {practice.INTENTION_OUTCOMES[entry.went]}"
                if entry.went
                else "Intention."
            )
        case _:
            return summary(entry, tracker)


def record_title(thing: object) -> str:
    """Return the name of a record that isn't an entry, or its text in one line."""
    match thing:
        case Letter():
            return "a letter to yourself"
        case Reason() | SafetyStep() | KeptWords() | Promise():
            return thing.text.strip().partition("\n")[0]
        case SharedPage():
            return f"the page for {thing.who}"
        case Plan():
            return f"If {thing.cue}, then {thing.act}"
        case _:
            return str(getattr(thing, "name", ""))
