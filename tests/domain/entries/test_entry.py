from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.circle import AttendedMeeting, Contact
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry, local_day, require_in_range
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import BadInput, OutOfRange
from support.each import each

OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(timezones=OFFSETS).filter(lambda at: at.date() > date(1, 1, 2))
HOURS = st.integers(0, 6)


@given(MOMENTS, HOURS)
def test_the_small_hours_belong_to_the_evening_before(at: datetime, day_starts_at: int) -> None:
    day = at.date() if at.hour >= day_starts_at else at.date() - timedelta(days=1)
    assert local_day(at, day_starts_at) == day


@given(MOMENTS, OFFSETS, HOURS)
def test_the_day_depends_on_the_clock_on_the_wall_alone(
    at: datetime, offset: timezone, day_starts_at: int
) -> None:
    assert local_day(at.replace(tzinfo=offset), day_starts_at) == local_day(at, day_starts_at)


@given(st.dates(date(1970, 1, 2), date(2100, 1, 1)), HOURS)
def test_a_day_begins_and_ends_on_the_hour(day: date, hour: int) -> None:
    begins = datetime.combine(day, time(hour), UTC)

    assert local_day(begins, hour) == day
    assert local_day(begins - timedelta(seconds=1), hour) == day - timedelta(days=1)
    assert local_day(begins + timedelta(hours=23, minutes=59, seconds=59), hour) == day


@each(
    ("at", "hour", "day"),
    [
        ("2024-02-29T23:59:59+01:00", 0, date(2024, 2, 29)),
        ("2024-03-01T03:59:59+01:00", 4, date(2024, 2, 29)),
        ("2024-03-01T04:00:00+01:00", 4, date(2024, 3, 1)),
        ("2021-01-01T02:30:00-05:00", 4, date(2020, 12, 31)),
    ],
)
def test_days_at_the_edges_of_the_calendar(at: str, hour: int, day: date) -> None:
    assert local_day(datetime.fromisoformat(at), hour) == day


@each("day_starts_at", [0, 2, 3, 4])
def test_the_night_of_a_change_of_the_clocks_is_one_day(day_starts_at: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        start = datetime.combine(day, time(0), berlin).astimezone(UTC)
        seen = [
            local_day((start + timedelta(minutes=30 * n)).astimezone(berlin), day_starts_at)
            for n in range(46)
        ]
        assert seen == sorted(seen)
        assert set(seen) <= {day - timedelta(days=1), day}


def test_an_entry_needs_the_offset_of_its_time() -> None:
    with pytest.raises(BadInput, match="offset from UTC"):
        Mood(at=datetime(2026, 11, 22, 12), mood=3)  # noqa: DTZ001


def test_an_entry_of_every_kind_needs_the_offset_of_its_time() -> None:
    day = date(2026, 11, 22)
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for entry in (
        Craving(at=at, intensity=5),
        Mood(at=at, mood=3),
        Note(at=at, note="x"),
        Use(at=at, tracker=1, on=day, next_start=None),
        Contact(at=at, people=("x",)),
        AttendedMeeting(at=at, meetings=("x",)),
        Intention(at=at, note="x"),
        Review(at=at, note="x"),
    ):
        with pytest.raises(BadInput, match="offset from UTC"):
            replace(entry, at=datetime(2026, 11, 22, 12))  # noqa: DTZ001
        assert entry.needs_tag == isinstance(entry, Contact | AttendedMeeting)


def test_an_entry_is_private_until_the_person_says_otherwise() -> None:
    mood = Mood(at=datetime(2026, 11, 22, 12, tzinfo=UTC), mood=3)
    assert mood.private
    assert not mood.kept


def test_tags_are_listed_by_role_in_the_order_given() -> None:
    mood = Mood(at=datetime(2026, 11, 22, 12, tzinfo=UTC), mood=3, feelings=("tired", "calm"))

    assert mood.tags() == [("feeling", "tired"), ("feeling", "calm")]
    assert Entry(at=mood.at).tags() == []


@given(st.integers(-5, 15), st.integers(0, 5), st.integers(5, 10))
def test_a_number_outside_its_scale_is_refused(value: int, low: int, high: int) -> None:
    if low <= value <= high:
        require_in_range("A craving", value, low, high)
        return
    with pytest.raises(
        OutOfRange, match=rf"^A craving is a whole number from {low} to {high}\.$"
    ) as refused:
        require_in_range("A craving", value, low, high)
    assert refused.value.exit_code == 65


def test_a_number_not_given_is_no_error_and_a_yes_is_no_number() -> None:
    require_in_range("Energy", None, 1, 5)
    with pytest.raises(OutOfRange):
        require_in_range("Energy", True, 1, 5)
