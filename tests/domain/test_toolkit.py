"""When a letter is due, when a plan is near, and what is invalid."""

from datetime import UTC, date, datetime, timedelta
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.same_words import name_the_same
from recovery_journal.domain.toolkit import (
    SAFETY_STEP_COUNT,
    Letter,
    Plan,
    Reason,
    SafetyStep,
    plans_for,
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
    with pytest.raises(BadInput, match="1 day or more"):
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
        (plan("fri", hour=17), at(4, 20, 5), True),  # what is left of the evening
        (plan("fri", hour=17), at(4, 23, 59), True),
        (plan("fri", hour=17), at(5, 0), False),
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
        (plan(hour=17), at(6, 20), True),
        (plan(hour=17), at(6, 13, 59), False),
        (plan("fri", hour=6), at(4, 21), True),
        (plan(hour=0), at(2, 22), True),
        (plan(), at(4, 17), False),
    ],
)
def test_a_plan_is_near_from_three_hours_before_its_hour(
    one: Plan, now: datetime, near: bool
) -> None:
    assert one.is_near(now, 0) is near


@each(
    ("one", "now", "near"),
    [
        (plan("fri", hour=17), at(5, 3, 59), True),  # Friday night
        (plan("fri", hour=17), at(5, 4), False),
        (plan("fri"), at(5, 3, 59), True),
        (plan("fri"), at(4, 3), False),
        (plan("fri", hour=2), at(4, 3, 59), True),
        (plan("fri", hour=2), at(4, 4, 30), True),
        (plan("fri", hour=2), at(4, 5), False),
    ],
)
def test_the_evening_of_a_plan_ends_with_the_day(one: Plan, now: datetime, near: bool) -> None:
    assert one.is_near(now, 4) is near


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


@given(PLANS, MOMENTS, st.integers(0, 6))
def test_near_is_the_same_on_every_clock_face_of_the_week(
    one: Plan, now: datetime, day_starts_at: int
) -> None:
    day = now - timedelta(hours=day_starts_at)
    if one.from_hour is None:
        expected = WEEKDAY_CODES[day.weekday()] in one.weekdays
    else:
        begins = [
            timedelta(days=number, hours=one.from_hour)
            for number, day in enumerate(WEEKDAY_CODES)
            if day in one.weekdays or not one.weekdays
        ]
        # Around the week, so that Sunday night and Monday morning touch.
        ago = [(since_monday(now) - begin + THREE_HOURS) % WEEK - THREE_HOURS for begin in begins]
        of_today = day - datetime(day.year, day.month, day.day)  # noqa: DTZ001
        expected = any(gap < THREE_HOURS or gap <= of_today for gap in ago)
    assert one.is_near(now, day_starts_at) == expected
    assert one.is_near(now + WEEK, day_starts_at) == expected
    assert one.is_near(now.replace(tzinfo=UTC), day_starts_at) == expected


@each(
    ("cue", "trigger", "fits"),
    [
        ("On Payday, in the strasse", "payday", True),
        ("On Payday, in the strasse", " PAYDAYS ", True),
        ("On Payday, in the strasse", "pay", False),
        ("On Payday, in the strasse", "the street", False),
        ("On Payday, in the strasse", "in the Straße", True),
        ("On Payday, in the strasse", "the", False),
        ("On Payday, in the strasse", "rain", False),
        ("LONELY", "feeling lonely", True),
        ("I feel lonely at night", "at", False),
        ("I feel lonely at night", "I", False),
        ("I feel lonely at night", "feeling", False),
        ("I feel lonely at night", "Loneliness", True),
        ("after work at the bar", "work", True),
        ("bar", "passing the old bar with Tom", True),
        ("an argument with my boss", "arguments", True),
        ("an argument with my boss", "argument with Mum", False),
        ("I'm bored", "boring parties", True),
        ("boring parties", "a party was so boring", True),
        ("it isn't over", "it", False),
        ("l’alcool chez Marie", "L'ALCOOL", True),
        ("ночь", "Ночь", True),
        ("शराब की दुकान", "दुकान", True),
        ("", "", False),
        ("!", " ", False),
    ],
)
def test_a_trigger_brings_up_the_plan_that_names_the_same(
    cue: str, trigger: str, fits: bool
) -> None:
    assert name_the_same(cue, trigger) is fits
    assert name_the_same(trigger, cue) is fits


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_texts_name_the_same_whichever_comes_first(one: str, other: str) -> None:
    assert name_the_same(one, other) == name_the_same(other, one)
    assert name_the_same(one, one) == any(category(sign)[0] in "LMN" for sign in one.casefold())


@each(
    "forms",
    [
        ("party", "parties", "partying", "PARTIED"),
        ("shop", "shops", "shopping", "shopped"),
        ("argue", "argues", "argued", "arguing"),
        ("stress", "stresses", "stressed", "stressing"),
        ("house", "houses", "housing", "housed"),
        ("happy", "happiness", "happily"),
        ("weekend", "weekends", "weekend's"),
    ],
)
def test_a_word_is_found_in_any_of_its_forms(forms: tuple[str, ...]) -> None:
    for one in forms:
        assert all(name_the_same(f"when the {one} begins", other) for other in forms), one


def test_only_a_few_plans_are_shown() -> None:
    plans = [Plan(cue=f"rain on {day}", act="b") for day in WEEKDAY_CODES]
    assert plans_for(plans, ["snow", "rain"]) == plans[:2]
    assert plans_for(plans, []) == []


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
