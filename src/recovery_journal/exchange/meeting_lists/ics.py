"""Weekly meetings from a calendar file (RFC 5545)."""

import warnings
from datetime import date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from recovery_journal import clock
from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.circle import Meeting
from recovery_journal.domain.meeting_times import find_zone
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.calendar import UID_END
from recovery_journal.exchange.importers.item import Refused
from recovery_journal.exchange.meeting_lists.listed import (
    ListedMeeting,
    MeetingList,
    line_of,
    lines_of,
    link_of,
)
from recovery_journal.words import meeting_list as words

SOURCE = "a calendar"
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
"""What the library raises for values that are none."""
MONTHS_COMPARED = 24
_ONE_DAY = timedelta(days=1)


def read(data: bytes, day: date) -> MeetingList:
    """Read a calendar of that day.

    Raises:
        BadData: it isn't one, or nothing in it comes every week.
    """
    with warnings.catch_warnings(action="ignore"):  # of names of zones that it guesses
        return _read(data, day)


def _read(data: bytes, day: date) -> MeetingList:
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events = [event for one in calendars for event in one.walk("VEVENT")]
    except UNREADABLE as error:
        raise BadData(words.NOT_A_CALENDAR) from error
    found = MeetingList(day)
    for number, event in enumerate(events, start=1):
        if "RECURRENCE-ID" in event or "EXDATE" in event:
            found.single_dates += 1
        if "RECURRENCE-ID" in event:
            continue
        try:
            if str(event.get("STATUS", "")).upper() == "CANCELLED":
                found.inactive += 1
            else:
                found.meetings.append(ListedMeeting(_read_event(event, day)))
        except BadInput as error:
            found.refused.append(Refused(number, str(error)))
        except UNREADABLE:
            found.refused.append(Refused(number, words.BAD_EVENT))
    if not events:
        raise BadData(words.EMPTY_LIST)
    return found


def _read_event(event: Any, day: date) -> Meeting:
    """Read one event.

    Raises:
        BadData: it doesn't come every week, or its zone isn't known.
    """
    texts = {name: str(event.get(name, "")) for name in ("UID", "SUMMARY", "LOCATION", "URL")}
    texts["DESCRIPTION"] = str(event.get("DESCRIPTION", ""))
    uid = line_of(texts, "UID")
    if uid.endswith(UID_END):
        raise BadData(words.OWN_EVENT)
    begins = event["DTSTART"].dt
    weekdays = _weekdays(event, begins, day)
    place = line_of(texts, "LOCATION")
    link = link_of(texts, "URL", "LOCATION", "DESCRIPTION")
    at, end, zone = None, None, ""
    if isinstance(begins, datetime):
        at, end, zone = begins.time(), _end(event, begins), _zone(event, begins)
    return Meeting(
        name=line_of(texts, "SUMMARY") or words.UNTITLED,
        weekdays=weekdays,
        at=None if at is None else time(at.hour, at.minute),
        end=end,
        zone=zone,
        place="online" if place and place == link else place,
        link=link,
        notes=lines_of(texts, "DESCRIPTION"),
        source=SOURCE,
        source_key=uid or f"{line_of(texts, 'SUMMARY')} {begins}",
        list_day=day,
    )


def _weekdays(event: Any, begins: date, day: date) -> tuple[str, ...]:
    """Return on which days an event comes.

    Raises:
        BadData: it doesn't come every week, or not any more.
    """
    rule: Any = event.get("RRULE", {})
    if not hasattr(rule, "get"):
        raise BadData(words.NOT_WEEKLY)
    interval = rule.get("INTERVAL", [1])[0]
    if rule.get("FREQ") != ["WEEKLY"] or interval != 1 or {"BYMONTH", "BYSETPOS"} & rule.keys():
        raise BadData(words.NOT_WEEKLY)
    codes = [str(one)[:2].upper() for one in rule.get("BYDAY", [])]
    found = tuple(code for code in WEEKDAY_CODES if code[:2].upper() in codes)
    weekdays = found or (WEEKDAY_CODES[begins.weekday()],)
    first = date(begins.year, begins.month, begins.day)
    ends = [date(one.year, one.month, one.day) for one in rule.get("UNTIL", [])]
    if count := rule.get("COUNT"):
        ends.append(first + 7 * _ONE_DAY * (count[0] // len(weekdays)))
    if any(one < day for one in ends):
        raise BadData(words.OVER)
    return weekdays


def _end(event: Any, begins: datetime) -> time | None:
    if "DTEND" in event:
        ends = event["DTEND"].dt
    elif "DURATION" in event:
        ends = begins + event["DURATION"].dt
    else:
        return None
    lasts = ends - begins if isinstance(ends, datetime) else _ONE_DAY
    if not timedelta() < lasts < _ONE_DAY:
        return None
    shown = (begins.replace(tzinfo=None) + lasts).time()
    return time(shown.hour, shown.minute)


def _zone(event: Any, begins: datetime) -> str:
    """Return the IANA name of an event's zone; empty for a time of any clock.

    Raises:
        BadData: it isn't known here.
    """
    named = str(event["DTSTART"].params.get("TZID", ""))
    if begins.tzinfo is None and not named:
        return ""
    key = str(getattr(begins.tzinfo, "key", "") or "")
    last = "/".join(named.split("/")[-2:])
    for name in (key, WINDOWS_TO_OLSON.get(named, ""), named, last):
        if find_zone(name) is not None:
            return name
    if not named:
        return "UTC"
    if begins.tzinfo is None or not _is_own_zone(begins):
        raise BadData(words.UNKNOWN_ZONE)
    return ""


def _is_own_zone(begins: datetime) -> bool:
    """Return whether a zone that has no known name goes by the clocks here."""
    months = (begins + number * 30 * _ONE_DAY for number in range(MONTHS_COMPARED))
    return all(one == one.replace(tzinfo=clock.LOCAL_ZONE) for one in months)
