"""When a letter is due, when a plan is near, and what is invalid."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.toolkit import (
    SAFETY_STEP_COUNT,
    Letter,
    Plan,
    Reason,
    SafetyStep,
)
from recovery_journal.errors import BadInput
from recovery_journal.words import toolkit
from support.each import each

TODAY = date(2026, 11, 23)  # a Monday
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
COUNTS = st.integers(0, 20_000)
HARD_HOURS = st.booleans()
WEEK = timedelta(days=7)
THREE_HOURS = timedelta(hours=3)


def letter(on_day: date | None = None, on_count: int | None = None) -> Letter:
    return Letter(text="x", written=TODAY, on_day=on_day, on_count=on_count)


LETTERS = st.one_of(
    st.builds(letter),
    st.builds(letter, on_day=DAYS),
    st.builds(letter, on_count=st.integers(1, 20_000)),
)


# Letters


@each(
    ("one", "today", "count", "hard_hour", "due"),
    [
        (letter(on_day=TODAY), TODAY, 0, False, True),
        (letter(on_day=TODAY + timedelta(days=1)), TODAY, 99, True, False),
        (letter(on_day=TODAY - timedelta(days=400)), TODAY, 0, False, True),
        (letter(on_count=90), TODAY, 90, False, True),
        (letter(on_count=90), TODAY, 89, True, False),
        (letter(on_count=90), TODAY, 400, False, True),
        (letter(), TODAY, 99, False, False),
        (letter(), TODAY, 0, True, True),
    ],
)
def test_a_letter_waits_for_one_thing(
    one: Letter, today: date, count: int, hard_hour: bool, due: bool
) -> None:
    assert one.is_due(today, count, hard_hour=hard_hour) is due


@given(LETTERS, DAYS, COUNTS, HARD_HOURS)
def test_only_what_it_waits_for_decides(
    one: Letter, today: date, count: int, hard_hour: bool
) -> None:
    due = one.is_due(today, count, hard_hour=hard_hour)
    if one.on_day is not None:
        assert due == one.is_due(today, 0, hard_hour=False) == (today >= one.on_day)
    elif one.on_count is not None:
        assert due == one.is_due(date.min, count, hard_hour=False) == (count >= one.on_count)
    else:
        assert due == one.is_due(date.min, 0, hard_hour=hard_hour) == hard_hour


@given(LETTERS, DAYS, COUNTS, HARD_HOURS, st.integers(0, 9000), COUNTS, HARD_HOURS)
def test_a_letter_that_is_due_stays_due_while_more_comes(
    one: Letter, today: date, count: int, hard_hour: bool, days: int, more: int, harder: bool
) -> None:
    if one.is_due(today, count, hard_hour=hard_hour):
        later = today + timedelta(days=days)
        assert one.is_due(later, count + more, hard_hour=hard_hour or harder)


@given(LETTERS, DAYS, COUNTS, HARD_HOURS, st.datetimes(timezones=st.just(UTC)))
def test_a_letter_that_was_read_waits_for_nothing(
    one: Letter, today: date, count: int, hard_hour: bool, opened: datetime
) -> None:
    read = Letter(
        text=one.text,
        written=one.written,
        on_day=one.on_day,
        on_count=one.on_count,
        opened=opened,
    )
    assert not read.is_due(today, count, hard_hour=hard_hour)
    assert read.waits_for_hard_hour == one.waits_for_hard_hour


@each("count", [0, -1, 100_000])
def test_a_letter_waits_for_days_that_can_be_counted(count: int) -> None:
    with pytest.raises(BadInput, match="from 1 up"):
        letter(on_count=count)


def test_a_letter_that_cannot_be() -> None:
    with pytest.raises(BadInput, match="for a day, for a number of days, or for a hard hour"):
        letter(on_day=TODAY, on_count=9)
    for text in ("", " \n\t"):
        with pytest.raises(BadInput, match="at least one word"):
            Letter(text=text, written=TODAY)


# Plans


def plan(*weekdays: str, hour: int | None = None) -> Plan:
    return Plan(cue="a", act="b", weekdays=weekdays, from_hour=hour)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the week that begins on Monday 23 November 2026."""
    return datetime(2026, 11, 23, hour, minute, tzinfo=UTC) + timedelta(days=day)


@each(
    ("one", "now", "near"),
    [
        (plan("fri", hour=17), at(4, 13, 59), False),
        (plan("fri", hour=17), at(4, 14), True),
        (plan("fri", hour=17), at(4, 19, 59), True),
        (plan("fri", hour=17), at(4, 20), False),
        (plan("fri", hour=17), at(3, 17), False),
        (plan("fri", hour=1), at(3, 22), True),  # Thursday evening
        (plan("fri", hour=1), at(3, 21, 59), False),
        (plan("fri", hour=23), at(5, 1, 59), True),  # Saturday night
        (plan("fri", hour=23), at(5, 2), False),
        (plan("mon", hour=0), at(6, 21), True),  # Sunday evening
        (plan("sun", hour=23), at(0, 1), True),
        (plan("fri"), at(4, 0), True),
        (plan("fri"), at(4, 23, 59), True),
        (plan("fri"), at(5, 0), False),
        (plan(hour=17), at(1, 14), True),
        (plan(hour=17), at(6, 20), False),
        (plan(hour=0), at(2, 22), True),
        (plan(), at(4, 17), False),
    ],
)
def test_a_plan_is_near_three_hours_around_its_hour(one: Plan, now: datetime, near: bool) -> None:
    assert one.is_near(now, now.date()) is near


PLANS = st.builds(
    lambda days, hour: plan(*days, hour=hour),
    st.lists(st.sampled_from(WEEKDAY_CODES), unique=True),
    st.none() | st.integers(0, 23),
)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001


def since_monday(now: datetime) -> timedelta:
    """How far the week has gone."""
    return timedelta(
        days=now.weekday(),
        hours=now.hour,
        minutes=now.minute,
        seconds=now.second,
        microseconds=now.microsecond,
    )


@given(PLANS, MOMENTS)
def test_near_is_the_same_on_every_clock_face_of_the_week(one: Plan, now: datetime) -> None:
    if one.from_hour is None:
        expected = WEEKDAY_CODES[now.weekday()] in one.weekdays
    else:
        begins = [
            timedelta(days=number, hours=one.from_hour)
            for number, day in enumerate(WEEKDAY_CODES)
            if day in one.weekdays or not one.weekdays
        ]
        # Around the week, so that Sunday night and Monday morning touch.
        gaps = [(since_monday(now) - begin + THREE_HOURS) % WEEK for begin in begins]
        expected = any(gap < 2 * THREE_HOURS for gap in gaps)
    assert one.is_near(now, now.date()) == expected
    assert one.is_near(now + WEEK, (now + WEEK).date()) == expected
    assert one.is_near(now.replace(tzinfo=UTC), now.date()) == expected


@given(st.integers(0, 6), st.integers(0, 23))
def test_every_hour_of_the_week_has_six_hours_around_it(day: int, hour: int) -> None:
    one = plan(WEEKDAY_CODES[day], hour=hour)
    hours = [at(0, 0) + timedelta(hours=number) for number in range(7 * 24)]
    near = [number for number, now in enumerate(hours) if one.is_near(now, now.date())]
    begin = day * 24 + hour
    assert {*near} == {(begin + step) % (7 * 24) for step in range(-3, 3)}


@each(
    ("trigger", "fits"),
    [
        ("payday", True),
        ("  PAYDAY ", True),
        ("it's payday again", False),
        ("pay", False),
        ("the street", False),
        ("in the Strasse", True),
        ("Straße", True),
        ("STRASSE", True),
        ("", False),
        (" ", False),
        ("rain", False),
    ],
)
def test_a_trigger_brings_up_the_plan_that_names_it(trigger: str, fits: bool) -> None:
    assert Plan(cue="On Payday, in the strasse", act="b").matches_trigger(trigger) is fits


@each(
    ("cue", "act", "hour", "weekdays", "says"),
    [
        ("", "b", None, (), "what happens"),
        ("a", " ", None, (), "what you do then"),
        ("a", "b", 24, (), "from 0 to 23"),
        ("a", "b", -1, (), "from 0 to 23"),
        ("a", "b", None, ("friday",), "mon, tue"),
        ("a", "b", None, ("",), "mon, tue"),
    ],
)
def test_a_plan_that_cannot_be(
    cue: str, act: str, hour: int | None, weekdays: tuple[str, ...], says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        Plan(cue=cue, act=act, from_hour=hour, weekdays=weekdays)


# Reasons and the safety plan


@each("text", ["", " ", "\n"])
def test_a_reason_needs_a_word(text: str) -> None:
    with pytest.raises(BadInput, match="at least one word"):
        Reason(text=text)


def test_the_safety_plan_has_a_heading_for_each_step() -> None:
    assert len(toolkit.SAFETY_STEP_HEADINGS) == SAFETY_STEP_COUNT
    for step in range(1, SAFETY_STEP_COUNT + 1):
        assert SafetyStep(step=step, text="").step == step
    for step in (0, SAFETY_STEP_COUNT + 1):
        with pytest.raises(BadInput, match="six steps"):
            SafetyStep(step=step, text="x")


def test_nothing_that_is_not_stored_has_a_number() -> None:
    reason, step = Reason(text="x"), SafetyStep(step=1, text="x")
    for one in (reason, letter(), plan(), step):
        assert (one.id, one.uid, one.revision) == (0, "", 0)
    assert reason.position == 0
