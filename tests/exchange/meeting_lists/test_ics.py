"""Weekly meetings from calendar files."""

from datetime import date, time
from pathlib import Path

import pytest

from recovery_journal.domain.circle import Meeting
from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.meeting_lists.listed import MeetingList
from recovery_journal.exchange.meeting_lists.read import read_meeting_list
from support.each import each

DAY = date(2026, 11, 20)
OWN_ZONE = """\
BEGIN:VTIMEZONE
TZID:Odd {0}
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:{0}
TZOFFSETTO:{0}
END:STANDARD
END:VTIMEZONE
"""


def read(folder: Path, *lines: str, zone: str = "", event: bool = True) -> MeetingList:
    inside = ("BEGIN:VEVENT", "UID:1@x", "SUMMARY:Group", *lines, "END:VEVENT") if event else lines
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", *zone.splitlines(), *inside, "END:VCALENDAR", "")
    path = folder / "x.ics"
    path.write_bytes("\r\n".join(whole).encode("utf-8"))
    return read_meeting_list(Given(str(path)), DAY)


def meeting(folder: Path, *lines: str, zone: str = "") -> Meeting:
    (found,) = read(folder, *lines, zone=zone).meetings
    return found.meeting


def test_a_weekly_event_becomes_a_meeting(tmp_path: Path) -> None:
    found = meeting(
        tmp_path,
        *("DTSTART;TZID=Europe/Berlin:20261124T193000", "DTEND;TZID=Europe/Berlin:20261124T204500"),
        *("RRULE:FREQ=WEEKLY;BYDAY=TH,TU", "LOCATION:Church hall\\, back door"),
        "DESCRIPTION:Ring twice.\\nJoin: https://meet.example.test/x",
    )
    assert (found.name, found.weekdays, found.zone) == ("Group", ("tue", "thu"), "Europe/Berlin")
    assert (found.at, found.end) == (time(19, 30), time(20, 45))
    assert (found.place, found.link) == ("Church hall, back door", "https://meet.example.test/x")
    assert found.notes == "Ring twice.\nJoin: https://meet.example.test/x"
    assert (found.source_key, found.list_day, found.fellowship) == ("1@x", DAY, "other")


@each(
    ("lines", "weekdays", "at", "end", "zone"),
    [
        (("DTSTART:20261124T193000", "DURATION:PT90M"), "tue", time(19, 30), time(21), ""),
        (
            ("DTSTART:20261124T233000Z", "DTEND:20261125T003000Z"),
            *("tue", time(23, 30), time(0, 30), "UTC"),
        ),
        (("DTSTART;VALUE=DATE:20261122",), "sun", None, None, ""),
        (
            ("DTSTART;TZID=W. Europe Standard Time:20261125T080000",),
            *("wed", time(8), None, "Europe/Berlin"),
        ),
        (
            ("DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tokyo:20261125T080000",),
            *("wed", time(8), None, "Asia/Tokyo"),
        ),
        (("DTSTART;TZID=Odd +0000:20261125T080000",), "wed", time(8), None, ""),
    ],
)
def test_times_are_those_of_its_zone(
    tmp_path: Path, lines: tuple[str, ...], weekdays: str, at: time, end: time, zone: str
) -> None:
    found = meeting(tmp_path, *lines, "RRULE:FREQ=WEEKLY", zone=OWN_ZONE.format("+0000"))
    assert (found.weekdays, found.at, found.end, found.zone) == ((weekdays,), at, end, zone)


@each(
    ("lines", "why"),
    [
        (("DTSTART:20261124T193000",), "every week"),
        (("DTSTART:20261124T193000", "RRULE:FREQ=MONTHLY;BYDAY=2TU"), "every week"),
        (("DTSTART:20261124T193000", "RRULE:FREQ=WEEKLY;INTERVAL=2"), "every week"),
        (("DTSTART:20261124T193000", "RRULE:FREQ=DAILY"), "every week"),
        (("DTSTART:20261124T193000", "RRULE:FREQ=WEEKLY;COUNT=x"), "as an event should be"),
        (("DTSTART:20200107T193000", "RRULE:FREQ=WEEKLY;UNTIL=20201231T000000Z"), "has ended"),
        (("DTSTART:20200107T193000", "RRULE:FREQ=WEEKLY;COUNT=10"), "has ended"),
        (("DTSTART;TZID=Nowhere/X:20261124T193000", "RRULE:FREQ=WEEKLY"), "zone isn't known"),
        (("DTSTART;TZID=Odd +0545:20261124T193000", "RRULE:FREQ=WEEKLY"), "zone isn't known"),
        (("DTSTART:nonsense", "RRULE:FREQ=WEEKLY"), "as an event should be"),
        (("RRULE:FREQ=WEEKLY",), "as an event should be"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(
    tmp_path: Path, lines: tuple[str, ...], why: str
) -> None:
    found = read(tmp_path, *lines, zone=OWN_ZONE.format("+0545"))
    assert not found.meetings
    ((number, said),) = found.refused
    assert number == 1
    assert why in said


def test_events_of_this_program_are_known_already(tmp_path: Path) -> None:
    end = ("END:VEVENT", "BEGIN:VEVENT", "UID:0@rj")
    found = read(tmp_path, "DTSTART:20261124T193000", *end, "RRULE:FREQ=WEEKLY")
    assert [one.why for one in found.refused][1:] == ["it comes from a journal like this one."]


def test_dates_that_are_off_or_moved_are_told(tmp_path: Path) -> None:
    weekly = ("DTSTART:20261124T193000", "RRULE:FREQ=WEEKLY")
    found = read(
        tmp_path,
        *weekly,
        "EXDATE:20261222T193000",
        *("END:VEVENT", "BEGIN:VEVENT", "UID:1@x", "RECURRENCE-ID:20261201T193000"),
        *("DTSTART:20261202T193000", "END:VEVENT", "BEGIN:VEVENT", *weekly, "STATUS:CANCELLED"),
    )
    assert (len(found.meetings), found.single_dates, found.inactive) == (1, 2, 1)


@each("end", ["BEGIN:VEVENT", "X", "\0", "END:VCALENDAR", "BEGIN:VCALENDAR\r\n" * 3000])
def test_a_damaged_calendar_is_refused_in_one_sentence(tmp_path: Path, end: str) -> None:
    with pytest.raises(BadInput, match="Nothing was imported"):
        read(tmp_path, end, event=False)
