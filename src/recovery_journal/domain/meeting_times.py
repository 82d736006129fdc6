"""When a meeting is, by the clocks of the user."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.circle import Meeting, next_meeting_day
from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import BadInput

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MAX_DAYS_AHEAD = 8


def in_own_time(meeting: Meeting, now: datetime, own_zone: tzinfo) -> Meeting:
    """Return a meeting without its zone, on the days and at the times of the user's clocks.

    They are exact for its next date; the clocks may change before the one after that. A meeting
    that isn't online keeps its zone and its times if those are of another place.
    """
    zone = find_zone(meeting.zone)
    if zone is None or meeting.at is None:
        return meeting
    first = now.astimezone(zone).date() - timedelta(days=1)
    days = [first + timedelta(days=ahead) for ahead in range(MAX_DAYS_AHEAD + 2)]
    codes = meeting.weekdays or WEEKDAY_CODES
    starts = [
        datetime.combine(day, meeting.at.replace(tzinfo=None), zone)
        for day in days
        if WEEKDAY_CODES[day.weekday()] in codes
    ]
    start = next(start for start in starts if start >= now)
    own = start.astimezone(own_zone)
    moved_days = (own.date() - start.date()).days
    moved = own.replace(tzinfo=None) - start.replace(tzinfo=None)
    if not moved:
        return replace(meeting, zone="")
    if not meeting.is_online:
        return meeting
    end = meeting.end and (datetime.combine(start.date(), meeting.end) + moved).time()
    weekdays = {
        WEEKDAY_CODES[(WEEKDAY_CODES.index(code) + moved_days) % len(WEEKDAY_CODES)]
        for code in meeting.weekdays
    }
    return replace(
        meeting,
        weekdays=tuple(code for code in WEEKDAY_CODES if code in weekdays),
        at=own.time(),
        end=end,
        zone="",
    )


def todays_meetings(
    meetings: Iterable[Meeting], today: date, now: datetime, own_zone: tzinfo
) -> list[Meeting]:
    """Return, in the user's own time, the meetings of today that haven't begun, by their time."""
    own = (in_own_time(one, now, own_zone) for one in meetings if not one.archived)
    todays = (one for one in own if next_meeting_day(one, today, now) == today)
    return sorted(todays, key=lambda one: one.at or time.max)


class NextMeeting(NamedTuple):
    meeting: Meeting
    own: Meeting
    """In the user's own time."""
    day: date


def next_of(
    meetings: Iterable[Meeting], today: date, now: datetime, own_zone: tzinfo
) -> NextMeeting | None:
    """Return the meeting that begins next; None if no day is known."""
    found = []
    for one in meetings:
        own = in_own_time(one, now, own_zone)
        if day := next_meeting_day(own, today, now):
            found.append(NextMeeting(one, own, day))
    return min(found, key=lambda one: (one.day, one.own.at or time.max), default=None)


def find_zone(name: str) -> "ZoneInfo | None":
    """Return a time zone by its IANA name; None if this machine doesn't know it."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None


def require_zone(name: str) -> str:
    """Check that a time zone is known.

    Raises:
        BadInput: it isn't.
    """
    if name and find_zone(name) is None:
        raise BadInput(f"“{name}” isn't a time zone. Write it like “Europe/Berlin”.")
    return name
