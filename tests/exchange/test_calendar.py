"""Calendar files, as two other libraries read them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
import vobject
from dateutil.rrule import rruleset, rrulestr

from recovery_journal.domain.circle import Meeting, Person, Promise
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sobriety.tracker import Limit, Tracker
from recovery_journal.exchange.calendar import CalendarChoices, make_calendar
from recovery_journal.store.journal import Journal

TODAY = date(2026, 11, 22)  # a Sunday
BERLIN = CalendarChoices(zone="Europe/Berlin")
NAMED = replace(BERLIN, names=True, alarm=timedelta(minutes=30), review=time(21, 30))
HOSTILE = "Group; with, signs\\and\na second line " + "ü" * 80


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Journal]:
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    with time_machine.travel(now, tick=False), Journal(str(tmp_path / "journal.db")) as journal:
        _fill(journal)
        yield journal


def _fill(journal: Journal) -> None:
    journal.meetings.add(
        Meeting(name="Church", weekdays=("tue", "thu"), at=time(19, 30), place="Room 5")
    )
    journal.meetings.add(Meeting(name="Any hour", weekdays=("sun",)))
    journal.meetings.add(Meeting(name="By appointment"))
    journal.promises.add(Promise(text=HOSTILE, day=date(2026, 11, 30)))
    journal.promises.add(Promise(text="some day"))
    journal.promises.add(Promise(text="over", day=date(2026, 11, 1)))
    journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 9, 1)))
    limit = Limit(amount=2, unit="cups", per="day", since=TODAY)
    journal.trackers.add(Tracker(name="Coffee", start=TODAY, limit=limit))
    journal.people.add(Person(name="Sam", recovery_day=date(2024, 12, 1), agreed=True))
    journal.people.add(Person(name="Ana"))


def events(text: str) -> list[icalendar.Event]:
    return [*icalendar.Calendar.from_ical(text).events]


def test_each_thing_is_an_event_that_tells_a_bystander_nothing(full: Journal) -> None:
    text, number = make_calendar(full, BERLIN, TODAY)
    found = events(text)
    assert [str(one["summary"]) for one in found] == [
        "Tuesday and Thursday",
        "Sunday",
        "To do",
        *["A day to remember"] * 6,
    ]
    assert number == len(found) == 9
    assert {str(one["class"]) for one in found} == {"PRIVATE"}
    for word in ("Church", "Room", "Group", "Alcohol", "Coffee", "Sam", "month", "ecovery"):
        assert word not in text, word
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_names_places_alarms_and_evenings_if_wanted(full: Journal) -> None:
    text, _ = make_calendar(full, NAMED, TODAY)
    found = {str(one["summary"]): one for one in events(text)}
    church = found["Church"]
    assert str(church["location"]) == "Room 5"
    assert church.start == datetime(2026, 11, 24, 19, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert church["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU,TH"
    (alarm,) = church.walk("valarm")
    assert alarm["trigger"].to_ical() == b"-PT30M"
    assert found["Evening"]["rrule"].to_ical() == b"FREQ=DAILY"
    assert HOSTILE.replace("\n", " ") in {one.replace("\n", " ") for one in found}
    assert found["90 days, Alcohol"].start == date(2026, 11, 30)
    assert found["2 years, Sam"].start == date(2026, 12, 1)
    assert not found["Any hour"].walk("valarm")


def test_taking_it_in_again_changes_the_same_events(full: Journal) -> None:
    before = [str(one["uid"]) for one in events(make_calendar(full, BERLIN, TODAY)[0])]
    (church,) = (one for one in full.meetings.all() if one.name == "Church")
    full.meetings.edit(replace(church, at=time(20), weekdays=("wed",)))
    after = events(make_calendar(full, NAMED, TODAY)[0])
    assert len(set(before)) == len(before)
    assert set(before) <= {str(one["uid"]) for one in after}
    assert after[0].start == datetime(2026, 11, 25, 20, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]
)
def test_times_stay_right_across_changes_of_the_clocks(full: Journal, zone: str) -> None:
    text, _ = make_calendar(full, CalendarChoices(zone=zone), TODAY)
    every = vobject.readOne(text).vevent_list
    (meeting,) = (one for one in every if one.summary.value == "Tuesday and Thursday")
    rules = meeting.getrruleset(addRDate=True)
    assert isinstance(rules, rruleset)
    here = ZoneInfo(zone)
    number = 0
    for at in rules:
        if at.year > 2031:
            break
        number += 1
        expected = datetime(at.year, at.month, at.day, 19, 30, tzinfo=here)
        assert at.timestamp() == expected.timestamp(), at
    assert number > 500


def test_without_a_known_zone_times_are_those_of_any_clock(full: Journal) -> None:
    text, _ = make_calendar(full, CalendarChoices(zone=None), TODAY)
    assert events(text)[0].start == datetime.fromisoformat("2026-11-24T19:30")
    assert "VTIMEZONE" not in text


def test_titles_name_every_day_of_a_meeting(tmp_path: Path) -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    with Journal(str(tmp_path / "journal.db")) as journal:
        for number in (1, 3, 7):
            journal.meetings.add(Meeting(name=str(number), weekdays=days[:number], at=time(9)))
        found = events(make_calendar(journal, BERLIN, TODAY)[0])
    titles = [str(one["summary"]) for one in found]
    assert titles == ["Monday", "Monday, Tuesday and Wednesday", "Every day"]


@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Sydney", "Africa/Casablanca"])
def test_a_meeting_of_another_zone_keeps_its_own_clocks(tmp_path: Path, zone: str) -> None:
    """Through both changes of the clocks, for five years, as two libraries read it."""
    meeting = Meeting(
        name="Far", weekdays=("mon", "wed"), at=time(23, 30), end=time(0, 45), zone=zone,
        link="https://meet.example.test/x",
    )  # fmt: skip
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    path = str(tmp_path / "journal.db")
    with time_machine.travel(now, tick=False), Journal(path) as journal:
        journal.meetings.add(meeting)
        text, _ = make_calendar(journal, replace(BERLIN, names=True), TODAY)
    there = ZoneInfo(zone)
    calendar = icalendar.Calendar.from_ical(text)
    (event,) = calendar.events
    assert event.duration == timedelta(minutes=75)
    assert str(event["location"]) == "https://meet.example.test/x"
    described = calendar.timezones[0].to_tz(lookup_tzid=False)
    assert isinstance(event.start, datetime)
    rule = rrulestr("FREQ=WEEKLY;BYDAY=MO,WE", dtstart=event.start.replace(tzinfo=None))
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO,WE"
    theirs = vobject.readOne(text).vevent.getrruleset(addRDate=True)
    number = 0
    for wall, aware in zip(rule, theirs, strict=False):
        if wall.year > 2031:
            break
        number += 1
        expected = wall.replace(tzinfo=there).timestamp()
        assert wall.replace(tzinfo=described).timestamp() == expected, wall
        assert aware.timestamp() == expected, aware
    assert number > 500
