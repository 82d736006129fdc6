from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.days import first_of_week, local_day, usual_week_start
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


def test_a_week_starts_where_the_person_says() -> None:
    for day, monday, sunday, saturday in (
        (date(2026, 11, 27), 23, 22, 21),
        (date(2026, 11, 28), 23, 22, 28),
        (date(2026, 11, 29), 23, 29, 28),
        (date(2026, 11, 30), 30, 29, 28),
    ):
        found = [first_of_week(day, name).day for name in ("monday", "sunday", "saturday")]
        assert found == [monday, sunday, saturday], day


def test_a_week_usually_starts_with_a_day_of_the_country() -> None:
    for country, day in (
        *(("US", "sunday"), ("JP", "sunday"), ("EG", "saturday"), ("IR", "saturday")),
        *(("DE", "monday"), ("GB", "monday"), ("NZ", "monday"), ("EU", "monday"), ("", "monday")),
    ):
        assert usual_week_start(country) == day, country
