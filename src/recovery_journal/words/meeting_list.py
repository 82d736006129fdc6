"""Sentences about importing meetings from a public list."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from recovery_journal.domain.circle import Meeting
from recovery_journal.text import ended
from recovery_journal.words import circle
from recovery_journal.words.format import numbers
from recovery_journal.words.import_ import NOTHING

NOT_A_LIST = (
    "This isn't a list of meetings. A list is JSON or CSV from the Meeting Guide (AA) or a BMLT "
    f"server (NA), or a calendar (.ics). {NOTHING}"
)
EMPTY_LIST = f"There are no meetings in this list. {NOTHING}"
NO_MATCH = f"No meeting in this list matches. {NOTHING}"
NEEDS_CHOICE = (
    "Say which meetings you want: with --on, --after, --before, --words, --type, --online, "
    "--in-person or --near. --all imports the whole list, --update only updates those you have."
)
NOTHING_CHOSEN = f"You chose no meeting. {NOTHING}"
SEARCH = (
    "Type words to search: a name, a place, tue, 19:30, open, online. Type numbers to choose "
    "meetings."
)
LIST_MAY_BE_OLD = (
    f"This list is more than {circle.OLD_LIST_DAYS} days old: check a meeting before you go."
)
NOT_A_CALENDAR = f"This calendar file can't be read. {NOTHING}"
NOT_WEEKLY, OVER = "it doesn't come every week.", "it has ended."
OWN_EVENT = "it comes from a journal like this one."
UNKNOWN_ZONE, BAD_EVENT = "its time zone isn't known.", "it isn't written as an event should be."
UNTITLED = "Meeting"
NO_NAME, NO_KEY = "it has no name.", "it has no identifier."
BAD_DAY, BAD_TIME = "its day isn't a day of the week.", "its time isn't a time of day."
TOO_LONG, NO_OBJECT = "it is too long.", "it isn't a meeting."
NO_NEXT = "No meeting with a day yet. To add one: rj meeting add NAME --on tue --at 19:30"


def too_many(number: int, most: int) -> str:
    return f"{number} meetings match, and at most {most} can be imported at once. {NOTHING}"


def found(number: int, source: str, day: date, today: date) -> str:
    """E.g. "412 meetings in the list of aa.example.org, 3 Mar 2026."."""
    meetings = numbers.count(number, "meeting")
    return f"{meetings} in the list of {source}, {numbers.plain_date(day, today.year)}."


def left_out(number: int) -> str:
    meetings = "1 meeting isn't" if number == 1 else f"{number} meetings aren't"
    return f"{meetings} active at the moment: left out."


def without_zone(number: int) -> str:
    meetings = "1 online meeting doesn't" if number == 1 else f"{number} online meetings don't"
    return f"{meetings} give a time zone, so yours is assumed. For a different one: --zone ZONE"


def single_dates(number: int) -> str:
    meetings = "1 meeting has" if number == 1 else f"{number} meetings have"
    return f"{meetings} dates that are cancelled or moved. Only the usual day and time are kept."


def refused(number: int, first: Sequence[tuple[int, str]]) -> list[str]:
    """Name meetings that can't be read."""
    head = "1 meeting can't be read:" if number == 1 else f"{number} meetings can't be read:"
    lines = [f"  number {place} in the list: {why}" for place, why in first]
    more = [f"  and {number - len(first)} more"] if number > len(first) else []
    return [head, *lines, *more]


def line(meeting: Meeting) -> str:
    """Describe a meeting of a list, in its own time: "Light · Sun 09:30 · Hall, Brooklyn"."""
    where = ", ".join(filter(None, (meeting.place, meeting.address)))
    online = "online" if meeting.is_online and meeting.place.casefold() != "online" else ""
    kinds = ", ".join(meeting.types)
    parts = (meeting.name, circle.meeting_time(meeting), where, online, kinds)
    return " · ".join(filter(None, parts))


def imported(line: str) -> str:
    return f"Imported: {ended(line)}"


def updated(name: str, values: Mapping[str, tuple[Any, Any]]) -> str:
    """E.g. "Updated: Light. at: 19:30, was 19:00; place: Church, was Hall"."""
    told = (f"{key}: {_value(now)}, was {_value(before)}" for key, (before, now) in values.items())
    return f"Updated: {ended(name)} {'; '.join(told)}"


def _value(value: Any) -> str:
    if value in ("", None, ()):
        return "empty"
    if isinstance(value, tuple):
        return ", ".join(value)
    return value.isoformat("minutes") if hasattr(value, "hour") else str(value)


def counted(new: int, updated: int, same: int) -> str:
    """E.g. "Imported 2 meetings. 1 updated, 3 unchanged."."""
    rest = [f"{number} {word}" for number, word in ((updated, "updated"), (same, "unchanged"))
            if number]  # fmt: skip
    return f"Imported {numbers.count(new, 'meeting')}." + (f" {', '.join(rest)}." if rest else "")
