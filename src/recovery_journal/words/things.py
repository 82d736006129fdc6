"""What My things says: trackers, settings, and where the journal is."""

from recovery_journal.domain.settings import Settings, own_line
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.words.format import numbers
from recovery_journal.words.trackers import KINDS

ADD_TRACKER = "Add a tracker"
ARCHIVED = "no longer shown"
HOW = "enter changes a line · a adds a tracker · x stops showing one · esc leaves"
GUESSED = "guessed from the time zone"
ANYWHERE = "not chosen"
ON = {True: "on", False: "off"}
QUESTIONS_OF_EVENING = "Questions of the evening"

OWN_LINE = "A help line of your own"
OWN_LINE_FIRST = "It is shown first in Right now, before the numbers of your country."
LINE_NAME = "Who answers?"
LINE_NUMBER = "Their number"
LINE_HOURS = "At which hours?"
LINE_NEEDS = "A help line needs who answers, and a number."
WAKING = "When are you usually awake?"
WAKING_FROM = "From which hour?"
WAKING_TO = "Up to which hour?"
AN_HOUR = "An hour"


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


def own_help_line(settings: Settings, *, discreet: bool = False) -> str:
    """Which help line the person put in: "A help line of your own: Night line"."""
    line = own_line(settings.own_line)
    name = "none yet" if line is None else "…" if discreet else line.name
    return f"{OWN_LINE}: {name}"


def waking(settings: Settings) -> str:
    """Between which hours the person is awake, for the insights: "Awake from 7 to 23"."""
    return f"Awake from {settings.waking_from} to {settings.waking_to}"


def morning(settings: Settings) -> str:
    """Whether Today asks for an intention."""
    return f"Morning intention: {ON[settings.morning]}"


def evening(settings: Settings) -> str:
    """Whether Today asks for a look back."""
    return f"Evening review: {ON[settings.evening]}"


def count_meetings(settings: Settings) -> str:
    """Whether meetings are counted."""
    return f"Count meetings: {ON[settings.count_meetings]}"


def open_card(settings: Settings) -> str:
    """What an encrypted journal leaves to be seen by Right now while it is locked."""
    what = "your people and reasons" if settings.open_card else "nothing of yours"
    return f"While locked, Right now shows {what}"


def questions(name: str) -> str:
    """Which questions are asked in the evening: "Questions of the evening: Plain"."""
    return f"{QUESTIONS_OF_EVENING}: {name}"


def new_entries(settings: Settings) -> str:
    """What a new entry is at first."""
    return "New entries are private" if settings.entries_private else "New entries can be shared"
