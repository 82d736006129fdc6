import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal import clock
from recovery_journal.clock import LOCAL_ZONE
from recovery_journal.domain.dates import parse_moment
from recovery_journal.errors import BadInput
from support import calendar_model as model
from support.each import each

ZONES = (
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"),
    *("Pacific/Apia", "Asia/Kathmandu", "America/St_Johns", "UTC"),
)
YEARS = (1980, 2011, 2026)


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> Iterator[ZoneInfo]:
    """The zone this machine is in, as zoneinfo knows it."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TZ", request.param)
        time.tzset()
        yield ZoneInfo(request.param)
    time.tzset()


@cache
def changes(zone: ZoneInfo) -> list[datetime]:
    """The instants (UTC) at which the clocks change in some years, to the quarter of an hour."""
    quarter = timedelta(minutes=15)
    starts = (datetime(year, 1, 1, tzinfo=UTC) for year in YEARS)
    quarters = (start + number * quarter for start in starts for number in range(365 * 96))
    return [
        at
        for at in quarters
        if at.astimezone(zone).utcoffset() != (at - quarter).astimezone(zone).utcoffset()
    ]


def moments(zone: ZoneInfo) -> Iterator[datetime]:
    """Instants (UTC) all around the changes, and across the years."""
    for change in changes(zone):
        yield from (change + timedelta(minutes=minutes) for minutes in range(-185, 186, 5))
    yield from (datetime(year, month, 15, 12, tzinfo=UTC) for year in YEARS for month in (1, 4, 7))


@pytest.mark.slow
def test_the_years_tried_have_gaps_and_doubled_hours() -> None:
    found = {name: len(changes(ZoneInfo(name))) for name in ZONES}
    assert found["Europe/Berlin"] == 6
    assert found["Pacific/Apia"] == 3
    assert found["UTC"] == 0


def test_an_instant_becomes_the_local_time_with_its_offset_and_fold(zone: ZoneInfo) -> None:
    for at in moments(zone):
        expected, found = at.astimezone(zone), at.astimezone(LOCAL_ZONE)
        assert found.replace(tzinfo=None) == expected.replace(tzinfo=None)
        assert found.utcoffset() == expected.utcoffset()
        assert found.fold == expected.fold
        assert found.tzname() == expected.tzname()
        assert found.astimezone(UTC) == at


def test_a_local_time_has_the_offset_that_zoneinfo_gives_it(zone: ZoneInfo) -> None:
    """In gaps and doubled hours too, whichever side is asked for."""
    for at in moments(zone):
        for fold in (0, 1):
            plain = at.replace(fold=fold)
            expected = plain.replace(tzinfo=zone).utcoffset()
            assert plain.replace(tzinfo=LOCAL_ZONE).utcoffset() == expected, plain


def test_a_local_time_survives_the_way_to_utc_and_back_unless_it_was_skipped(
    zone: ZoneInfo,
) -> None:
    for change in changes(zone):
        for minutes in range(-120, 121, 15):
            wall = (change.astimezone(zone) + timedelta(minutes=minutes)).replace(tzinfo=None)
            back = wall.replace(tzinfo=LOCAL_ZONE, fold=0).astimezone(UTC).astimezone(LOCAL_ZONE)
            assert (back.replace(tzinfo=None) == wall) == bool(model.instants_showing(wall, zone))


def test_what_a_person_writes_is_read_alike_with_either_zone(zone: ZoneInfo) -> None:
    now = datetime(2026, 12, 31, 12, tzinfo=UTC)
    for change in changes(zone):
        for minutes in range(-90, 91, 30):
            wall = change.astimezone(zone).replace(tzinfo=None) + timedelta(minutes=minutes)
            text = f"{wall:%Y-%m-%d %H:%M}"
            if not model.instants_showing(wall, zone):
                with pytest.raises(BadInput, match="didn't exist here"):
                    parse_moment(text, now, LOCAL_ZONE)
                continue
            local = parse_moment(text, now, LOCAL_ZONE)
            assert local == parse_moment(text, now, zone) == model.instants_showing(wall, zone)[0]
            assert local.utcoffset() == local.astimezone(zone).utcoffset()


def test_the_time_now_is_whole_seconds_with_a_plain_offset() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    with time_machine.travel(datetime(2026, 7, 1, 0, 30, 15, 999_999, tzinfo=berlin), tick=False):
        assert clock.now() == datetime(2026, 6, 30, 22, 30, 15, tzinfo=UTC)
        assert clock.now().tzinfo == timezone(timedelta(hours=2))
        assert clock.now().date() == date(2026, 7, 1)
        assert clock.zone_name() == "Europe/Berlin"


def test_in_the_doubled_hour_now_knows_which_one_it_is() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    for fold, hours in ((0, 2), (1, 1)):
        with time_machine.travel(
            datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold), tick=False
        ):
            assert clock.now().utcoffset() == timedelta(hours=hours)


def test_a_fixed_moment_stays_the_same_moment() -> None:
    moment = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Asia/Kathmandu"))

    fixed = clock.with_fixed_offset(moment)

    assert fixed == moment
    assert fixed.tzinfo == timezone(timedelta(hours=5, minutes=45))


@each(
    ("name", "expected"),
    [
        (":Asia/Tokyo", "Asia/Tokyo"),
        ("/usr/share/zoneinfo/Europe/Oslo", "Europe/Oslo"),
        (":/usr/share/zoneinfo/posix/America/Lima", "America/Lima"),
        ("right/Europe/Rome", "Europe/Rome"),
        ("GB", "GB"),
        ("UTC", "UTC"),
    ],
)
def test_the_name_of_the_zone_is_told_where_it_is_known(
    monkeypatch: pytest.MonkeyPatch, name: str, expected: str
) -> None:
    monkeypatch.setenv("TZ", name)
    assert clock.zone_name() == expected


def test_without_a_moment_a_zone_has_no_offset() -> None:
    assert LOCAL_ZONE.utcoffset(None) is None
    assert LOCAL_ZONE.tzname(None) is None
    assert LOCAL_ZONE.dst(datetime(2026, 7, 1, tzinfo=UTC)) is None
