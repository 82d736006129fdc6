"""A meeting of another zone, by the clocks of the user."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from recovery_journal.domain.circle import Meeting, next_meeting_day
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.meeting_times import in_own_time, require_zone
from recovery_journal.errors import BadInput

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = Meeting(
    name="Night owls",
    weekdays=("mon", "sun"),
    at=time(19, 30),
    end=time(20, 45),
    zone="America/New_York",
    link="https://meet.example.test/room",
)


def own(meeting: Meeting, now: datetime, zone: ZoneInfo = BERLIN) -> Meeting:
    return in_own_time(meeting, now.astimezone(zone), zone)


def test_an_online_meeting_elsewhere_is_at_ones_own_time() -> None:
    winter = own(NEW_YORK, datetime(2026, 11, 22, 12, tzinfo=UTC))
    assert (winter.weekdays, winter.at, winter.end) == (("mon", "tue"), time(1, 30), time(2, 45))
    assert winter.zone == ""
    # America's clocks have gone forward, Europe's have not yet.
    between = own(NEW_YORK, datetime(2026, 3, 16, 12, tzinfo=UTC))
    assert (between.at, between.end) == (time(0, 30), time(1, 45))
    west = own(NEW_YORK, datetime(2026, 11, 22, 12, tzinfo=UTC), ZoneInfo("Pacific/Auckland"))
    assert (west.weekdays, west.at) == (("mon", "tue"), time(13, 30))
    other_way = replace(NEW_YORK, zone="Pacific/Auckland", at=time(9), end=None)
    early = own(other_way, datetime(2026, 11, 22, 12, tzinfo=UTC))
    assert (early.weekdays, early.at, early.end) == (("sat", "sun"), time(21), None)


def test_the_next_date_is_found_by_its_own_clocks_until_it_begins() -> None:
    for minute, day in ((29, 23), (31, 24)):
        now = datetime(2026, 11, 23, 0, minute, tzinfo=UTC).astimezone(BERLIN)
        meeting = in_own_time(NEW_YORK, now, BERLIN)
        assert next_meeting_day(meeting, now.date(), now) == date(2026, 11, day)


def test_a_place_one_travels_to_keeps_its_own_clocks() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    in_person = replace(NEW_YORK, link="")
    assert own(in_person, now) == in_person
    nearby = replace(in_person, zone="Europe/Vienna")
    assert own(nearby, now) == replace(nearby, zone="")


def test_a_zone_nobody_knows_changes_nothing() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for zone in ("", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "x" * 9000, "\0"):
        meeting = replace(NEW_YORK, zone=zone)
        assert own(meeting, now) == meeting
        if zone:
            with pytest.raises(BadInput, match="isn't a time zone"):
                require_zone(zone)
    assert own(replace(NEW_YORK, at=None), now) == replace(NEW_YORK, at=None)
    assert own(replace(NEW_YORK, weekdays=()), now).at == time(1, 30)
