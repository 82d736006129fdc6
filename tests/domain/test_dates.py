import re
import time
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dates import (
    parse_day,
    parse_moment,
    parse_time_of_day,
    parse_upcoming_day,
)
from recovery_journal.errors import BadInput
from recovery_journal.text import safe
from support import calendar_model as model
from support.calendar_model import DAY
from support.corpus import HOSTILE
from support.each import each

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 10, 15, tzinfo=BERLIN)  # a Sunday
TODAY = NOW.date()

CHANGES = {
    "Europe/Berlin": ["2026-03-29 02:00", "2026-10-25 02:00"],
    "America/New_York": ["2026-03-08 02:00", "2026-11-01 01:00"],
    "Australia/Lord_Howe": ["2026-04-05 01:30", "2026-10-04 02:00"],
    "Africa/Casablanca": ["2026-02-15 02:00", "2026-03-22 02:00"],
    "Pacific/Apia": ["2011-12-30 00:00", "2011-12-30 23:59", "2011-04-02 03:00"],
}
"""When the clocks change, as they show it: forward over some times, or back to some again."""

ZONES = st.sampled_from([*CHANGES, "Asia/Kathmandu", "UTC"]).map(ZoneInfo)
NOWS = st.integers(631_152_000, 2_145_916_800).map(lambda at: datetime.fromtimestamp(at, UTC))


@st.composite
def walls_near_changes(draw: st.DrawFn) -> tuple[ZoneInfo, datetime]:
    name = draw(st.sampled_from(sorted(CHANGES)))
    change = datetime.fromisoformat(draw(st.sampled_from(CHANGES[name])))
    return ZoneInfo(name), change + timedelta(minutes=draw(st.integers(-150, 150)))


def check(text: str, now: datetime, zone: tzinfo, wall: datetime) -> None:
    """The text means the first instant at which a clock shows `wall`, or is refused."""
    possible = [at for at in model.instants_showing(wall, zone) if at <= now]
    if not possible:
        with pytest.raises(BadInput):
            parse_moment(text, now, zone)
        return
    found = parse_moment(text, now, zone)
    assert found == possible[0]
    assert found.replace(tzinfo=None) == wall
    assert type(found.tzinfo) is timezone


@each(
    ("text", "expected"),
    [
        ("now", "2026-11-22T10:15+01:00"),
        ("today", "2026-11-22T10:15+01:00"),
        ("2026-11-22", "2026-11-22T10:15+01:00"),
        ("yesterday", "2026-11-21T12:00+01:00"),
        ("sunday", "2026-11-15T12:00+01:00"),
        ("last sunday", "2026-11-15T12:00+01:00"),
        ("Tuesday", "2026-11-17T12:00+01:00"),
        ("TUE 21:30", "2026-11-17T21:30+01:00"),
        ("last tue 21:30", "2026-11-17T21:30+01:00"),
        ("2026-07-01", "2026-07-01T12:00+02:00"),
        ("2026-07-01 00:00", "2026-07-01T00:00+02:00"),
        ("2026-07-01T23:59", "2026-07-01T23:59+02:00"),
        ("2026-07-01t23:59:58", "2026-07-01T23:59:58+02:00"),
        ("2026-07-01T21:30Z", "2026-07-01T21:30+00:00"),
        ("2026-07-01 21:30:05z", "2026-07-01T21:30:05+00:00"),
        ("2026-07-01T21:30+05:45", "2026-07-01T21:30+05:45"),
        ("2026-07-01T21:30:00-0330", "2026-07-01T21:30-03:30"),
        ("09:30", "2026-11-22T09:30+01:00"),
        ("9:30", "2026-11-22T09:30+01:00"),
        ("10:15", "2026-11-22T10:15+01:00"),
        ("today 00:00", "2026-11-22T00:00+01:00"),
        ("yesterday 21:30", "2026-11-21T21:30+01:00"),
        ("  Yesterday    21:30\n", "2026-11-21T21:30+01:00"),
        ("yesterday\u00a021:30", "2026-11-21T21:30+01:00"),
        ("2h ago", "2026-11-22T08:15+01:00"),
        ("2 hours ago", "2026-11-22T08:15+01:00"),
        ("1 hour ago", "2026-11-22T09:15+01:00"),
        ("90m ago", "2026-11-22T08:45+01:00"),
        ("90 min ago", "2026-11-22T08:45+01:00"),
        ("1 minute ago", "2026-11-22T10:14+01:00"),
        ("0 minutes ago", "2026-11-22T10:15+01:00"),
        ("3 days ago", "2026-11-19T10:15+01:00"),
        ("1 day ago", "2026-11-21T10:15+01:00"),
        ("3 days ago 21:30", "2026-11-19T21:30+01:00"),
        ("2 weeks ago", "2026-11-08T10:15+01:00"),
        ("5 months ago", "2026-06-22T10:15+02:00"),
        ("1 year ago", "2025-11-22T10:15+01:00"),
        ("60 years ago", "1966-11-22T10:15+01:00"),
        ("1900-01-01 00:00", "1900-01-01T00:00+01:00"),
        ("9am", "2026-11-22T09:00+01:00"),
        ("9:05 AM", "2026-11-22T09:05+01:00"),
        ("12am", "2026-11-22T00:00+01:00"),
        ("yesterday 12pm", "2026-11-21T12:00+01:00"),
        ("yesterday at 9:30 pm", "2026-11-21T21:30+01:00"),
        ("this morning", "2026-11-22T08:00+01:00"),
        ("last night", "2026-11-21T22:00+01:00"),
        ("yesterday noon", "2026-11-21T12:00+01:00"),
        ("tue evening", "2026-11-17T20:00+01:00"),
        ("half an hour ago", "2026-11-22T09:45+01:00"),
        ("an hour ago", "2026-11-22T09:15+01:00"),
        ("two hours ago", "2026-11-22T08:15+01:00"),
        ("2h", "2026-11-22T08:15+01:00"),
        ("30m", "2026-11-22T09:45+01:00"),
        ("7d", "2026-11-15T10:15+01:00"),
        ("2w ago", "2026-11-08T10:15+01:00"),
        ("1y", "2025-11-22T10:15+01:00"),
        ("a week ago", "2026-11-15T10:15+01:00"),
        ("last week", "2026-11-15T10:15+01:00"),
        ("last month", "2026-10-22T10:15+02:00"),
        ("21 nov", "2026-11-21T12:00+01:00"),
        ("nov 21st 9pm", "2026-11-21T21:00+01:00"),
        ("24 November", "2025-11-24T12:00+01:00"),
        ("Nov 24, 2024 21:30", "2024-11-24T21:30+01:00"),
        ("21.11.", "2026-11-21T12:00+01:00"),
        ("1.2.2026 at 07:00", "2026-02-01T07:00+01:00"),
    ],
)
def test_moments(text: str, expected: str) -> None:
    found = parse_moment(text, NOW, BERLIN)

    assert found.isoformat() == datetime.fromisoformat(expected).isoformat()
    assert type(found.tzinfo) is timezone
    assert found.fold == 0


REFUSED = (
    *("", " ", "?", "days ago", "ago", "3 ago", "2ms ago", "1x", "1y1m", "-1y", "half a day ago"),
    *(
        "May",
        "10-11-12",
        "17.11.26",
        "11/17/2026",
        "24/11",
        "2026.11.17",
        "may 2026",
        "24 nove 26",
        "20261117",
        "2026-11",
        "2026-W47-2",
        "2026",
    ),
    *("2026-02-30", "2025-02-29", "2026-13-01", "0000-01-01", "2026-1-1", "+2026-01-01"),
    *(
        "24:00",
        "12:60",
        "21:30:15",
        "21.30",
        "2130",
        "0am",
        "13pm",
        "9:61pm",
        "9 o'clock",
        ":30",
        "21:",
        "-1:30",
    ),
    *("2026-11-17 24:00", "2026-11-17T21", "2026-11-17T21:30:61", "2026-11-17T21:30+25:00"),
    *("2026-11-17T21:30+1", "2026-11-17  T21:30", "2026-11-17TT21:30", "2026-11-17T21:30 Z"),
    *("2026-11-17T 21:30", "T2026-11-17", "2026-11-17T"),
    *("2026-11-17 21:30:15.5", "yesterday 21:30Z", "yesterday 21:30:15", "21:30+01:00"),
    *(
        "tu",
        "tuesdays",
        "t",
        "next tuesday",
        "last",
        "last noon",
        "this night",
        "at noon",
        "last yesterday",
        "last 2026-11-17",
        "tuesday tuesday",
    ),
    *("now 21:30", "now now", "21:30 yesterday", "yesterday at", "yesterday yesterday"),
    *("-3 days ago", "3.5 days ago", "100000 days ago", "999999999999 years ago", "in days"),
    *("99999 years ago", "1 week ago ago", "in 2h", "in", "3 days", "last 3 days ago", "3 fig ago"),
    *("２h ago", "٣ days ago", "3 wee\u212as ago", "ｔoday", "to\u200bday", "21\u220630"),
    *("1e3 days ago", "0x3 days ago", "1_0 days ago", "³ days ago", "today\0", "'today'", "--at"),
)


@each("text", [*REFUSED, *HOSTILE])
def test_nothing_else_is_guessed(text: str) -> None:
    with pytest.raises(BadInput, match=r"cannot be read as a time|does not exist") as moment:
        parse_moment(text, NOW, BERLIN)
    with pytest.raises(BadInput, match=r"cannot be read as a day|does not exist") as day:
        parse_day(text, TODAY, future=True)
    for error in (moment, day):
        assert_one_sentence(str(error.value))


def test_what_no_calendar_has_is_said_to_be_missing_from_it() -> None:
    for text, why in (
        ("2025-02-29", "February 2025 has 28 days"),
        ("29 feb 2025", "February 2025 has 28 days"),
        ("31.4.2026", "April 2026 has 30 days"),
        ("31 april", "April 2026 has 30 days"),
        ("32 may", "May 2026 has 31 days"),
        ("1.13.", "a year has 12 months"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2026-04-31", "April 2026 has 30 days"),
        ("9999-11-31", "November 9999 has 30 days"),
        ("2026-12-00", "December 2026 has 31 days"),
        ("2026-13-01", "a year has 12 months"),
        ("2025-02-29 21:30", "February 2025 has 28 days"),
    ):
        with pytest.raises(BadInput, match=f"^“{text}” does not exist: {why}[.]$"):
            parse_moment(text, NOW, BERLIN)
        if ":" not in text:
            for parse in (parse_day, parse_upcoming_day):
                with pytest.raises(BadInput, match=f"^“{text}” does not exist: {why}[.]$"):
                    parse(text, TODAY)
    for text in ("25:00", "yesterday 24:00", "2026-11-17 12:60", "2026-11-17T21:30:61"):
        with pytest.raises(BadInput, match=f"^“{text}” does not exist: a day goes from 00:00"):
            parse_moment(text, NOW, BERLIN)


def test_a_time_before_the_start_of_the_day_is_at_the_end_of_it() -> None:
    night = datetime(2026, 11, 27, 1, 11, tzinfo=BERLIN)
    for text, expected in (
        ("21:30", "2026-11-26T21:30"),
        ("00:30", "2026-11-27T00:30"),
        ("today 00:30", "2026-11-27T00:30"),
        ("today 04:00", "2026-11-26T04:00"),
        ("yesterday", "2026-11-25T12:00"),
        ("yesterday 03:59", "2026-11-26T03:59"),
        ("yesterday 04:00", "2026-11-25T04:00"),
        ("thursday", "2026-11-19T12:00"),
        ("wed 02:00", "2026-11-26T02:00"),
        ("2026-11-27 00:30", "2026-11-27T00:30"),
        ("2026-11-26", "2026-11-27T01:11"),
        ("1 day ago", "2026-11-26T01:11"),
        ("now", "2026-11-27T01:11"),
    ):
        found = parse_moment(text, night, BERLIN, 4)
        assert f"{found:%Y-%m-%dT%H:%M}" == expected, text
    for text in ("02:00", "today 02:00", "2026-11-27"):
        with pytest.raises(BadInput, match="in the future"):
            parse_moment(text, night, BERLIN, 4)
    morning = night.replace(hour=10)
    for text in ("01:30", "today 01:30", "yesterday 01:30"):
        assert f"{parse_moment(text, morning, BERLIN, 4):%d %H:%M}" == "27 01:30", text


def test_an_error_repeats_40_characters_at_most() -> None:
    for length in (39, 40):
        with pytest.raises(BadInput, match=f"^“{'x' * length}” "):
            parse_day("x" * length, TODAY)
    with pytest.raises(BadInput, match=f"^“{'x' * 39}…” "):
        parse_day("x" * 41, TODAY)


def assert_one_sentence(message: str) -> None:
    """It repeats at most 40 safe characters of what was typed, then says what to write instead."""
    assert re.fullmatch(r"“[^\n]{0,40}” [a-z][^.]*\.", message)
    assert safe(message) == message


@each(
    "text",
    [
        *("10:16", "23:30", "today 10:16", "tomorrow", "tomorrow 00:00", "in 3 days", "2026-11-23"),
        *("2026-11-22 10:15:01", "2026-11-22T09:15:01Z", "2027-03-28 12:00", "9999-12-30"),
    ],
)
def test_the_future_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match=r"in the future.*“yesterday 21:30”") as error:
        parse_moment(text, NOW, BERLIN)
    assert_one_sentence(str(error.value))


def test_the_end_of_the_calendar_is_refused_too() -> None:
    for text in ("9999-12-31 23:59", "9999-12-31T23:59-14:00", "in 7972 years"):
        with pytest.raises(BadInput):
            parse_moment(text, NOW, NEW_YORK)


@each("text", ["1899-12-31", "1899-12-31 23:59", "200 years ago", "0001-01-01"])
def test_years_before_1900_are_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"is before 1900; .* like “2026-11-17”\."):
        parse_moment(text, NOW, BERLIN)


@each("text", ["2026-03-29 02:00", "2026-03-29T02:59:59", "2026-03-29 02:30"])
def test_a_time_that_the_clocks_skipped_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"didn't exist here.*like “yesterday 21:30”\.") as error:
        parse_moment(text, NOW, BERLIN)
    assert_one_sentence(str(error.value))


def test_a_skipped_day_is_refused_as_a_moment_and_taken_as_a_day() -> None:
    with pytest.raises(BadInput, match="didn't exist here"):
        parse_moment("2011-12-30", NOW, ZoneInfo("Pacific/Apia"))
    assert parse_day("2011-12-30", TODAY) == date(2011, 12, 30)


def test_of_a_doubled_time_it_is_the_earlier_also_in_the_later_hour() -> None:
    earlier = datetime(2026, 10, 25, 2, 50, tzinfo=timezone(timedelta(hours=2)))
    later_hour = datetime(2026, 10, 25, 2, 40, tzinfo=BERLIN, fold=1)

    for text, now in (("2026-10-25 02:50", NOW), ("02:50", later_hour), ("today 2:50", later_hour)):
        found = parse_moment(text, now, BERLIN)
        assert found == earlier
        assert found.utcoffset() == timedelta(hours=2)
    later = parse_moment("now", later_hour, BERLIN)
    assert (later.utcoffset(), later.fold) == (timedelta(hours=1), 0)


def test_hours_ago_are_elapsed_and_days_ago_keep_the_clock() -> None:
    monday = datetime(2026, 3, 30, 2, 30, tzinfo=BERLIN)

    assert parse_moment("24h ago", monday, BERLIN).isoformat() == "2026-03-29T01:30:00+01:00"
    assert parse_moment("2 days ago", monday, BERLIN).isoformat() == "2026-03-28T02:30:00+01:00"
    with pytest.raises(BadInput, match="didn't exist here"):
        parse_moment("1 day ago", monday, BERLIN)


def test_the_day_is_that_of_the_place_where_the_person_is() -> None:
    now = datetime(2026, 11, 22, 3, 0, tzinfo=timezone(timedelta(hours=1)))

    assert parse_moment("now", now, NEW_YORK).isoformat() == "2026-11-21T21:00:00-05:00"
    assert parse_moment("yesterday 21:30", now, NEW_YORK).isoformat() == "2026-11-20T21:30:00-05:00"
    with pytest.raises(BadInput, match="in the future"):
        parse_moment("21:30", now, NEW_YORK)


@given(walls_near_changes())
def test_near_a_change_of_the_clocks_every_time_is_told_truly(
    place: tuple[ZoneInfo, datetime],
) -> None:
    zone, wall = place
    check(f"{wall:%Y-%m-%d %H:%M}", NOW, zone, wall)


@given(walls_near_changes(), st.integers(0, 48 * 60))
def test_times_without_a_date_near_a_change(place: tuple[ZoneInfo, datetime], later: int) -> None:
    zone, wall = place
    first = min(
        model.instants_showing(wall, zone), default=wall.replace(tzinfo=zone).astimezone(UTC)
    )
    now = first + timedelta(minutes=later)
    today = now.astimezone(zone).date()

    check(f"{wall:%H:%M}", now, zone, datetime.combine(today, wall.time()))
    check(f"yesterday {wall:%H:%M}", now, zone, datetime.combine(today - DAY, wall.time()))


@given(
    NOWS, ZONES, st.integers(0, 99_999), st.sampled_from(["m", " min", " minutes", "h", " hours"])
)
def test_elapsed_time_is_subtracted_from_the_instant(
    now: datetime, zone: ZoneInfo, count: int, unit: str
) -> None:
    found = parse_moment(f"{count}{unit} ago", now, zone)

    minutes = count * 60 if "h" in unit else count
    assert (now - found) == timedelta(minutes=minutes)
    assert found.utcoffset() == found.astimezone(zone).utcoffset()


@given(NOWS, ZONES, st.integers(0, 80), st.sampled_from(["day", "week", "month", "year"]))
def test_units_of_the_calendar_keep_the_time_on_the_clock(
    now: datetime, zone: ZoneInfo, count: int, unit: str
) -> None:
    here = now.astimezone(zone)
    today = here.date()
    day = {
        "day": today - count * DAY,
        "week": today - 7 * count * DAY,
        "month": model.months_later(today, -count),
        "year": model.months_later(today, -12 * count),
    }[unit]

    for plural in ("", "s"):
        text = f"{count} {unit}{plural} ago"
        assert parse_day(text, today) == day
        if day.year >= 1972:
            check(text, now, zone, datetime.combine(day, here.time().replace(fold=0)))


@given(st.dates(date(1901, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_most_recent_one_before_today(today: date, number: int) -> None:
    name = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[number]
    day = today - DAY
    while f"{day:%u}" != str(number + 1):
        day -= DAY

    for text in (name, name[:3], f"last {name}", f"LAST {name[:3]}", name.title()):
        assert parse_day(text, today) == day


@given(
    st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    st.integers(0, 999),
    st.sampled_from(["day", "week", "month", "year"]),
)
def test_days_to_come_where_they_are_allowed(today: date, count: int, unit: str) -> None:
    day = {
        "day": today + count * DAY,
        "week": today + 7 * count * DAY,
        "month": model.months_later(today, count),
        "year": model.months_later(today, 12 * count),
    }[unit]

    assert parse_day(f"in {count} {unit}s", today, future=True) == day
    assert parse_day("tomorrow", today, future=True) == today + DAY
    assert parse_day(day.isoformat(), today, future=True) == day


@each(
    ("text", "expected"),
    [
        ("today", TODAY),
        ("now", TODAY),
        ("in 0 days", TODAY),
        ("yesterday", date(2026, 11, 21)),
        ("2024-02-29", date(2024, 2, 29)),
        ("4 years ago", date(2022, 11, 22)),
        ("9 months ago", date(2026, 2, 22)),
        ("1900-01-01", date(1900, 1, 1)),
        ("last night", date(2026, 11, 21)),
        ("this morning", TODAY),
        ("yesterday evening", date(2026, 11, 21)),
        ("the day before yesterday", date(2026, 11, 20)),
        ("1y", date(2025, 11, 22)),
        (" 6M ", date(2026, 5, 22)),
        ("6mo", date(2026, 5, 22)),
        ("2 w", date(2026, 11, 8)),
        ("30d", date(2026, 10, 23)),
        ("0d", TODAY),
        ("last week", date(2026, 11, 15)),
        ("last year", date(2025, 11, 22)),
        ("three weeks ago", date(2026, 11, 1)),
        ("24 nov", date(2025, 11, 24)),
        ("22 november", TODAY),
        ("sept 3rd", date(2026, 9, 3)),
        ("24.11.", date(2025, 11, 24)),
        ("3.9.2026", date(2026, 9, 3)),
        ("29 feb", date(2024, 2, 29)),
        ("29.2.", date(2024, 2, 29)),
    ],
)
def test_days(text: str, expected: date) -> None:
    assert parse_day(text, TODAY) == expected


def test_months_and_years_stop_at_the_end_of_the_month() -> None:
    assert parse_day("1 year ago", date(2024, 2, 29)) == date(2023, 2, 28)
    assert parse_day("1 month ago", date(2026, 3, 31)) == date(2026, 2, 28)
    assert parse_day("in 1 month", date(2024, 1, 31), future=True) == date(2024, 2, 29)
    assert parse_day("in 1 month", date(9999, 11, 30), future=True) == date(9999, 12, 30)


@each("text", ["tomorrow", "in 1 day", "2026-11-23", "9999-12-31"])
def test_a_day_to_come_is_refused_where_it_makes_no_sense(text: str) -> None:
    with pytest.raises(BadInput, match=r"in the future.*“yesterday”") as error:
        parse_day(text, TODAY)
    assert_one_sentence(str(error.value))
    assert parse_day(text, TODAY, future=True) > TODAY


@each(
    "text",
    [
        "21:30",
        "noon",
        "yesterday 21:30",
        "2h ago",
        "2h",
        "90min",
        "2026-11-17 21:30",
        "2026-11-17T21:30Z",
        "in 99999 years",
    ],
)
def test_a_day_has_no_time_of_day_and_an_end(text: str) -> None:
    with pytest.raises(BadInput, match="cannot be read as a day"):
        parse_day(text, TODAY, future=True)


def test_every_example_in_an_error_can_be_written() -> None:
    for text, now in (("?", NOW), ("23:30", NOW), ("2026-03-29 02:30", NOW), ("1899-01-01", NOW)):
        with pytest.raises(BadInput) as moment:
            parse_moment(text, now, BERLIN)
        examples = re.findall("“(.*?)”", str(moment.value))[1:]
        assert examples
        assert all(parse_moment(example, now, BERLIN) for example in examples)
    for text in ("?", "tomorrow", "1899-01-01"):
        with pytest.raises(BadInput) as day:
            parse_day(text, TODAY)
        examples = re.findall("“(.*?)”", str(day.value))[1:]
        assert examples
        assert all(parse_day(example, TODAY) for example in examples)


PIECES = st.sampled_from(
    (
        *("now", "today", "yesterday", "tomorrow", "last", "tue", "sunday", "ago", "in", "days"),
        *("2h", "3", "month", "years", "m", "h", "99999", "21:30", "24:00", "02:30", ":30", "Z"),
        *("T21:30", "+01:00", "2026-11-17", "2026-02-30", "2026-03-29", "9999-12-31", "0001-01-01"),
    )
)
SOUP = st.lists(PIECES, max_size=5).map(" ".join) | st.lists(PIECES, max_size=5).map("".join)


@given(SOUP | st.text(), NOWS, ZONES)
def test_every_text_is_a_past_moment_or_refused_in_one_sentence(
    text: str, now: datetime, zone: ZoneInfo
) -> None:
    refusal = ""
    try:
        found = parse_moment(text, now, zone)
    except BadInput as error:
        refusal = str(error)
    if refusal:
        assert_one_sentence(refusal)
    else:
        assert found <= now
        assert found.year >= 1900
        assert type(found.tzinfo) is timezone


@given(SOUP | st.text(), st.dates(), st.booleans())
def test_every_text_is_a_day_or_refused_in_one_sentence(
    text: str, today: date, future: bool
) -> None:
    refusal = ""
    try:
        found = parse_day(text, today, future=future)
    except BadInput as error:
        refusal = str(error)
    if refusal:
        assert_one_sentence(refusal)
    else:
        assert found.year >= 1900
        assert future or found <= today


@each("piece", ["1", " ", "ago ", "last ", "2026-11-17T", "21:30 ", "9", "in ", "\u0300", "a\n"])
def test_a_very_long_text_is_refused_at_once(piece: str) -> None:
    text = piece * 300_000
    began = time.process_time()

    with pytest.raises(BadInput) as error:
        parse_moment(text, NOW, BERLIN)

    assert time.process_time() - began < 1
    assert_one_sentence(str(error.value))


@each("text", ["19:30", " 9:05 ", "00:00", "23:59"])
def test_a_time_on_a_clock(text: str) -> None:
    hour, minute = map(int, text.split(":"))
    assert parse_time_of_day(text).isoformat("minutes") == f"{hour:02}:{minute:02}"


def test_a_time_as_it_is_said() -> None:
    for text, at in (("7pm", "19:00"), ("7:05 PM", "19:05"), ("12am", "00:00"), ("noon", "12:00")):
        assert parse_time_of_day(text).isoformat("minutes") == at


@each("text", ["", "24:00", "19:60", "19", "19:30:10", "19:30z", "1 9:30", "٣:٠٠"])
def test_what_is_no_time_on_a_clock(text: str) -> None:
    with pytest.raises(BadInput, match=r"write it like “19:30”|a day goes from 00:00 to 23:59"):
        parse_time_of_day(text)


@each(
    ("text", "days"),
    [
        *(("today", 0), ("now", 0), ("tomorrow", 1), ("in 2 weeks", 14), ("2026-11-22", 0)),
        *(("sunday", 7), ("mon", 1), ("Saturday", 6), ("next tues", 2), ("24 nov", 2)),
        *(("24.11.", 2), ("21 nov", 364), ("dec 1st", 9), ("29 feb", 464)),
    ],
)
def test_a_day_to_come(text: str, days: int) -> None:
    assert parse_upcoming_day(text, TODAY) == TODAY + days * DAY


@each(
    ("text", "says"),
    [
        *(
            ("yesterday", "is in the past"),
            ("last monday", "is in the past"),
            ("2026-11-21", "is in the past"),
        ),
        *(("", "cannot be read"), ("soon", "cannot be read"), ("19:30", "cannot be read")),
        *(("in 99999 years", "cannot be read"), ("0000-01-01", "cannot be read")),
    ],
)
def test_what_is_no_day_to_come(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        parse_upcoming_day(text, TODAY)


@each("text", HOSTILE)
def test_any_text_is_refused_as_a_day_to_come(text: str) -> None:
    for parse in (lambda: parse_upcoming_day(text, TODAY), lambda: parse_time_of_day(text)):
        with pytest.raises(BadInput) as caught:
            parse()
        assert safe(str(caught.value)) == str(caught.value)
