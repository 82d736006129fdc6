"""Read a public list of meetings, of whichever kind."""

import os
from codecs import BOM_UTF8
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from recovery_journal import clock
from recovery_journal.domain.circle import Meeting
from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Refused
from recovery_journal.exchange.meeting_lists import bmlt, meeting_guide
from recovery_journal.exchange.meeting_lists.listed import ListedMeeting, MeetingList, Values
from recovery_journal.exchange.meeting_lists.table import is_table, read_table
from recovery_journal.exchange.read_json import parse_json, read_up_to
from recovery_journal.words import meeting_list as words

CALENDAR = b"BEGIN:VCALENDAR"
MAX_LIST_BYTES = 100_000_000
"""All meetings of a fellowship in the world are fewer."""


def day_of_file(path: str, today: date) -> date:
    """Return the day a file was last changed; today for standard input."""
    if path == "-":
        return today
    changed = datetime.fromtimestamp(os.stat(path).st_mtime, clock.LOCAL_ZONE)
    return min(changed.date(), today)


def read_meeting_list(given: Given, day: date) -> MeetingList:
    """Read a list of that day; meetings that can't be read are refused one by one.

    Raises:
        BadData: it isn't a list of meetings, or there are none in it.
    """
    if given.is_folder:
        raise BadData(words.NOT_A_LIST)
    with given.open() as file:
        data = read_up_to(file, MAX_LIST_BYTES)
    if data.removeprefix(BOM_UTF8).lstrip()[: len(CALENDAR)].upper() == CALENDAR:
        from recovery_journal.exchange.meeting_lists import ics

        return ics.read(data, day)
    found = read_table(given) if is_table(given) else parse_json(data, words.NOT_A_LIST)
    formats: dict[str, str] = {}
    if isinstance(found, dict) and isinstance(found.get("meetings"), list):
        formats = bmlt.format_names(found.get("formats"))
        found = found["meetings"]
    if found in ([], {}):
        raise BadData(words.EMPTY_LIST)
    values = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    if any(map(meeting_guide.recognises, values)):
        return _read(found, day, meeting_guide.read, meeting_guide.is_active)
    if any(map(bmlt.recognises, values)):
        return _read(found, day, partial(bmlt.read, formats=formats), bmlt.is_active)
    raise BadData(words.NOT_A_LIST)


def _read(
    found: list[Any],
    day: date,
    read: Callable[[Values], ListedMeeting],
    is_active: Callable[[Values], bool],
) -> MeetingList:
    taken = MeetingList(day)
    keys: set[tuple[str, str]] = set()
    for number, values in enumerate(found, start=1):
        if not isinstance(values, dict):
            taken.refused.append(Refused(number, words.NO_OBJECT))
        elif not is_active(values):
            taken.inactive += 1
        else:
            try:
                listed = read(values)
            except BadInput as error:
                taken.refused.append(Refused(number, str(error)))
                continue
            meeting = _with_own_key(replace(listed.meeting, list_day=day), keys)
            taken.meetings.append(replace(listed, meeting=meeting))
    return taken


def _with_own_key(meeting: Meeting, keys: set[tuple[str, str]]) -> Meeting:
    """Tell meetings apart that a list, against its rules, has under the same key."""
    if (meeting.source, meeting.source_key) in keys:
        days = " ".join(meeting.weekdays)
        meeting = replace(meeting, source_key=f"{meeting.source_key} {days} {meeting.at}")
    keys.add((meeting.source, meeting.source_key))
    return meeting
