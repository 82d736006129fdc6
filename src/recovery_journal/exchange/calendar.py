"""A calendar file (RFC 5545) of meetings, promises, milestones and anniversaries.

Each event keeps its UID, so a calendar that takes the file in again changes it. All are private.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from recovery_journal import clock
from recovery_journal.domain.anniversaries import next_anniversary
from recovery_journal.domain.circle import Meeting, next_meeting_day
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.meeting_times import find_zone, in_own_time
from recovery_journal.domain.sobriety import milestones
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.exchange.calendar_zone import timezone_of
from recovery_journal.store.journal import Journal
from recovery_journal.words import calendar as words
from recovery_journal.words.circle import meeting_where
from recovery_journal.words.format.standing import milestone_name

PRODUCT = "-//rj//Days//EN"
UID_END = "@rj"
UID_CHARS = 32
MILESTONES_AHEAD = 5
MEETING_LASTS = timedelta(hours=1)
"""When a meeting doesn't say when it ends."""
MOMENT = timedelta(minutes=15)
"""How long an intention or a review takes in a calendar."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChoices:
    """What somebody wants in their calendar."""

    zone: str | None
    """The IANA name of the zone; None leaves times as those of any clock."""
    names: bool = False
    """Titles say what an event is about."""
    alarm: timedelta | None = None
    """How long before an event with a time a calendar reminds of it."""
    intention: time | None = None
    """When each morning, if at all."""
    review: time | None = None
    """When each evening, if at all."""


class _Events:
    """Makes the events of one file."""

    def __init__(self, chosen: CalendarChoices, now: datetime) -> None:
        self._chosen = chosen
        self._now = now

    def timed(
        self,
        uid: str,
        title: str,
        begins: datetime,
        lasts: timedelta,
        rule: Mapping[str, object],
    ) -> Event:
        """Make an event that comes again and again at a time, by the clocks of its zone."""
        event = self._event(uid, title)
        event.add("dtstart", begins)
        event.add("dtend", begins + lasts)
        event.add("rrule", dict(rule))
        if self._chosen.alarm is not None:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", words.ALARM)
            alarm.add("trigger", -self._chosen.alarm)
            event.add_component(alarm)
        return event

    def of_day(
        self, uid: str, title: str, day: date, rule: Mapping[str, object] | None = None
    ) -> Event:
        """Make an event of a whole day, which keeps nobody busy."""
        event = self._event(uid, title)
        event.add("dtstart", day)
        event.add("dtend", day + ONE_DAY)
        event.add("transp", "TRANSPARENT")
        if rule:
            event.add("rrule", dict(rule))
        return event

    def _event(self, uid: str, title: str) -> Event:
        event = Event()
        event.add("uid", uid + UID_END)
        event.add("dtstamp", self._now)
        event.add("summary", title)
        event.add("class", "PRIVATE")
        return event


def make_calendar(journal: Journal, chosen: CalendarChoices, today: date) -> tuple[str, int]:
    """Return a calendar file, and how many events are in it."""
    events = _Events(chosen, clock.utc_now())
    found = [
        *_meetings(journal, events, chosen, today),
        *_promises(journal, events, chosen, today),
        *_milestones(journal, events, chosen, today),
        *_anniversaries(journal, events, chosen, today),
        *_each_day(events, chosen, today),
    ]
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.CALENDAR_NAME)
    for zone in sorted(_zones(found)):
        calendar.add_component(timezone_of(ZoneInfo(zone), today.year))
    for event in found:
        calendar.add_component(event)
    return calendar.to_ical().decode("utf-8"), len(found)


def _meetings(
    journal: Journal, events: _Events, chosen: CalendarChoices, today: date
) -> Iterator[Event]:
    for one in journal.meetings.all():
        now = clock.now()
        zone = find_zone(one.zone)
        there = now.astimezone(zone) if zone else now
        day = next_meeting_day(one, there.date() if zone else today, there)
        if day is None:
            continue
        own = in_own_time(one, now, clock.LOCAL_ZONE)
        title = one.name if chosen.names else words.weekdays(own.weekdays)
        rule = {"freq": "weekly", "byday": [code[:2] for code in one.weekdays]}
        if one.at is None:
            event = events.of_day(one.uid, title, day, rule)
        else:
            begins = datetime.combine(day, one.at, zone or _zone_of(chosen))
            event = events.timed(one.uid, title, begins, _lasts(one, one.at), rule)
        if chosen.names and (where := meeting_where(one)):
            event.add("location", where)
        yield event


def _lasts(meeting: Meeting, at: time) -> timedelta:
    """Return how long a meeting lasts, past midnight if it ends before it begins."""
    if meeting.end is None:
        return MEETING_LASTS
    length = datetime.combine(date.min, meeting.end) - datetime.combine(date.min, at)
    return length % ONE_DAY or ONE_DAY


def _zone_of(chosen: CalendarChoices) -> ZoneInfo | None:
    return ZoneInfo(chosen.zone) if chosen.zone else None


def _zones(events: Iterable[Event]) -> set[str]:
    """Return the names of the zones of events."""
    begins = (event.DTSTART for event in events)
    zones = (one.tzinfo for one in begins if isinstance(one, datetime))
    return {one.key for one in zones if isinstance(one, ZoneInfo)}


def _promises(
    journal: Journal, events: _Events, chosen: CalendarChoices, today: date
) -> Iterator[Event]:
    for one in journal.promises.all():
        if one.day is not None and one.day >= today and not one.outcome:
            yield events.of_day(one.uid, one.text if chosen.names else words.PROMISE, one.day)


def _milestones(
    journal: Journal, events: _Events, chosen: CalendarChoices, today: date
) -> Iterator[Event]:
    for tracker in journal.trackers.all():
        if tracker.limit is not None:
            continue
        since = compute_standing(tracker, journal.entries.uses(tracker.id), today).since
        for milestone, day in milestones.upcoming(since, today, MILESTONES_AHEAD) if since else ():
            name = milestone_name(milestone)
            title = words.milestone(name, tracker.name) if chosen.names else words.MILESTONE
            known = f"{tracker.uid} {milestone.count} {milestone.unit}"
            yield events.of_day(sha256(known.encode()).hexdigest()[:UID_CHARS], title, day)


def _anniversaries(
    journal: Journal, events: _Events, chosen: CalendarChoices, today: date
) -> Iterator[Event]:
    for person in journal.people.all():
        if coming := next_anniversary(person, today):
            name = milestone_name(coming.milestone)
            title = words.milestone(name, person.name) if chosen.names else words.MILESTONE
            yield events.of_day(person.uid, title, coming.on)


def _each_day(events: _Events, chosen: CalendarChoices, today: date) -> Iterator[Event]:
    for at, title in ((chosen.intention, words.INTENTION), (chosen.review, words.REVIEW)):
        if at is not None:
            uid = title.casefold()
            begins = datetime.combine(today, at, _zone_of(chosen))
            yield events.timed(uid, title, begins, MOMENT, {"freq": "daily"})
