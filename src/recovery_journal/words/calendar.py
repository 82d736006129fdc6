"""Text of a calendar file, and sentences about it."""

from collections.abc import Sequence

from recovery_journal.domain.calendar_names import WEEKDAY_CODES, WEEKDAYS

CALENDAR_NAME = "Days"
"""Tells a bystander nothing."""
PROMISE = "To do"
MILESTONE = "A day to remember"
REVIEW = "Evening"
INTENTION = "Morning"
ALARM = "Reminder"
TRAVELS = (
    "Most calendars are copied to a company's computers and to other devices. Titles don't say "
    "what an event is about unless you choose --names."
)
ALARM_RANGE = "--alarm takes minutes, from 0 to 10000."
NOTHING = "There is nothing to put in a calendar yet: no meeting with a day, and no promise."


def weekdays(codes: Sequence[str]) -> str:
    """The title of a meeting that nobody should recognise, e.g. "Tuesday and Thursday"."""
    names = dict(zip(WEEKDAY_CODES, WEEKDAYS, strict=True))
    if len(codes) == len(names):
        return "Every day"
    *first, last = (names[code] for code in codes)
    return " and ".join(filter(None, (", ".join(first), last)))


def milestone(name: str, tracker: str) -> str:
    """E.g. "6 months, Alcohol"."""
    return f"{name}, {tracker}"


def written(number: int) -> str:
    events = "1 event" if number == 1 else f"{number} events"
    return (
        f"{events}. If you import the file again, your calendar updates them and adds none twice."
    )
