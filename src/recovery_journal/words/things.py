"""What My things says: trackers, settings, and where the journal is."""

from recovery_journal.domain.settings import Settings
from recovery_journal.domain.tracker import Tracker
from recovery_journal.words import numbers
from recovery_journal.words.trackers import KINDS

ADD_TRACKER = "Add a tracker"
ARCHIVED = "no longer shown"
HOW = "enter changes a line · a adds a tracker · x stops showing one · esc leaves"
GUESSED = "guessed from the time zone"
ANYWHERE = "not chosen"
ON = {True: "on", False: "off"}
QUESTIONS_OF_EVENING = "Questions of the evening"


def tracker_line(tracker: Tracker) -> str:
    """A tracker as My things lists it: "Alcohol · staying away since 18 Jul 2026"."""
    if tracker.limit is None:
        goal = f"staying away since {numbers.plain_date(tracker.start)}"
    else:
        amount = numbers.amount(tracker.limit.amount, tracker.limit.unit)
        goal = f"at most {amount} a {tracker.limit.per}"
    kind = "" if KINDS[tracker.kind] in (tracker.name.casefold(), KINDS["other"]) else tracker.kind
    marks = ("private" * tracker.private, ARCHIVED * tracker.archived)
    return " · ".join(filter(None, (tracker.name, kind, goal, *marks)))


def day_start(settings: Settings) -> str:
    """When a day begins: "A day starts at 04:00"."""
    return f"A day starts at {settings.day_starts_at:02}:00"


def morning(settings: Settings) -> str:
    """Whether Today asks for an intention."""
    return f"Morning intention: {ON[settings.morning]}"


def evening(settings: Settings) -> str:
    """Whether Today asks for a look back."""
    return f"Evening review: {ON[settings.evening]}"


def count_meetings(settings: Settings) -> str:
    """Whether meetings are counted."""
    return f"Count meetings: {ON[settings.count_meetings]}"


def questions(name: str) -> str:
    """Which questions are asked in the evening: "Questions of the evening: Plain"."""
    return f"{QUESTIONS_OF_EVENING}: {name}"


def new_entries(settings: Settings) -> str:
    """What a new entry is at first."""
    return "New entries are private" if settings.entries_private else "New entries can be shared"
