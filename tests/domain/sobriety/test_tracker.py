from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.sobriety.tracker import (
    HEADLINES,
    VERBS_BY_KIND,
    Limit,
    Tracker,
    Use,
    moment_of_use,
)
from recovery_journal.errors import BadInput
from support.each import each

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
START = date(2026, 7, 18)


@given(st.sampled_from(sorted(VERBS_BY_KIND)), st.sampled_from(HEADLINES))
def test_every_kind_and_headline_on_the_lists_can_be_chosen(kind: str, headline: str) -> None:
    tracker = Tracker(
        name="Mine", kind=kind, verb=VERBS_BY_KIND[kind], start=START, headline=headline
    )
    assert (tracker.kind, tracker.headline) == (kind, headline)


@each(
    ("field", "value", "message"),
    [
        ("name", "", "needs a name"),
        ("name", " \n", "needs a name"),
        ("kind", "sugar", "kind of a tracker is one of: alcohol, benzodiazepine"),
        ("headline", "longest", "headline is one of: current, total, last 90, none"),
        ("cents_per_day", -1, "be below 0"),
        ("minutes_per_day", 1_000_000_000, "be below 0"),
    ],
)
def test_a_tracker_is_refused_with_what_it_needs(field: str, value: object, message: str) -> None:
    fields: dict[str, Any] = {"name": "Alcohol", "kind": "alcohol", "start": START, field: value}
    with pytest.raises(BadInput, match=message):
        Tracker(**fields)


@each("field", ["cents_per_day", "minutes_per_day"])
def test_money_and_time_are_never_counted_for_gambling(field: str) -> None:
    fields: dict[str, Any] = {"name": "Bets", "kind": "gambling", "start": START, field: 100}
    with pytest.raises(BadInput, match="not counted for gambling"):
        Tracker(**fields)
    assert getattr(Tracker(**fields | {"kind": "other"}), field) == 100


@each("amount", [0, -1, 1e9, float("nan"), float("inf")])
def test_a_limit_is_above_0(amount: float) -> None:
    with pytest.raises(BadInput, match="above 0"):
        Limit(amount=amount, unit="drinks", per="day", since=START)


def test_a_limit_is_for_a_day_or_a_week() -> None:
    for per in ("day", "week"):
        assert Limit(amount=0.5, unit="drinks", per=per, since=START).per == per
    with pytest.raises(BadInput, match="for a day or for a week"):
        Limit(amount=1, unit="drinks", per="month", since=START)


@given(st.dates(), st.none() | st.integers(-400, 400))
def test_the_next_first_day_comes_after_the_day_of_use(on: date, days: int | None) -> None:
    try:
        next_start = None if days is None else on + timedelta(days=days)
    except OverflowError:
        return
    if next_start is None or next_start > on:
        assert Use(at=AT, tracker=1, on=on, next_start=next_start).next_start == next_start
        return
    with pytest.raises(BadInput, match="comes after the day of use"):
        Use(at=AT, tracker=1, on=on, next_start=next_start)


@each("amount", [-0.1, 1e9, float("nan")])
def test_an_amount_is_a_number_from_0_up(amount: float) -> None:
    assert Use(at=AT, tracker=1, on=START, next_start=None, amount=0).amount == 0
    with pytest.raises(BadInput, match="from 0 to"):
        Use(at=AT, tracker=1, on=START, next_start=None, amount=amount)


def test_a_use_of_today_stands_at_this_moment_and_one_of_another_day_at_noon() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 11, 22, 2, 30, tzinfo=timezone(timedelta(hours=1)))

    assert moment_of_use(now.date(), now.date(), now, berlin) == now
    summer = moment_of_use(date(2026, 7, 18), now.date(), now, berlin)
    assert summer.isoformat() == "2026-07-18T12:00:00+02:00"
    assert summer.tzinfo == timezone(timedelta(hours=2))
    in_utc = moment_of_use(date(2026, 7, 18), now.date(), now, UTC)
    assert in_utc.isoformat() == "2026-07-18T12:00:00+00:00"


def test_another_limit_holds_from_today_and_the_same_one_as_long_as_before() -> None:
    start, today = date(2026, 1, 1), date(2026, 11, 22)
    old = Limit(2, "cups", "day", date(2026, 3, 1))
    tracker = Tracker(name="Coffee", start=start, limit=old)
    assert tracker.dated_limit(Limit(2, "cups", "day", start), today) == old
    assert tracker.dated_limit(Limit(1, "cups", "day", start), today) == Limit(
        1, "cups", "day", today
    )
    ahead = Tracker(name="Coffee", start=date(2027, 1, 1))
    assert ahead.dated_limit(old, today).since == ahead.start


def test_numbers_at_the_ends_of_their_scales() -> None:
    for number in (0, 1, 999_999_999):
        tracker = Tracker(name="x", start=START, cents_per_day=number, minutes_per_day=number)
        assert (tracker.cents_per_day, tracker.minutes_per_day) == (number, number)
        assert Use(at=AT, tracker=1, on=START, next_start=None, amount=number).amount == number
    assert Limit(0.001, "drinks", "day", START).amount == 0.001
    assert Tracker(name="x", kind="gambling", start=START, cents_per_day=0).cents_per_day == 0


def test_a_tracker_starts_as_one_that_is_seen_and_counts_no_money() -> None:
    tracker = Tracker(name="x", start=START)
    assert (tracker.kind, tracker.verb, tracker.headline) == ("other", "used", "current")
    assert (tracker.private, tracker.archived, tracker.limit) == (False, False, None)
    assert (tracker.cents_per_day, tracker.minutes_per_day) == (None, None)
    assert (tracker.id, tracker.uid, tracker.revision, tracker.position) == (0, "", 0, 0)
    assert VERBS_BY_KIND == {
        "alcohol": "drank",
        "benzodiazepine": "used",
        "opioid": "used",
        "stimulant": "used",
        "nicotine": "smoked",
        "caffeine": "had",
        "cannabis": "smoked",
        "gambling": "gambled",
        "self-harm": "hurt myself",
        "other": "used",
    }


def test_a_use_has_its_triggers_and_feelings_as_tags() -> None:
    use = Use(
        at=AT, tracker=1, on=START, next_start=None, triggers=("payday",), feelings=("angry",)
    )
    assert use.kind == "use"
    assert use.tags() == [("trigger", "payday"), ("feeling", "angry")]
