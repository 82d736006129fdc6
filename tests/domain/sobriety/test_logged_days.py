"""What is logged adds up day by day, and what isn't logged is never dry."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.insights.cutting_down import weeks_of_limits
from recovery_journal.domain.sobriety.logged_days import count_days, count_days_around
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use

FIRST = date(2026, 11, 1)
"""A Sunday."""
TODAY = date(2026, 11, 30)
USES = st.lists(st.tuples(st.integers(0, 40), st.sampled_from([None, 0, 0.1, 1, 2.5])), max_size=30)


def made(logged: list[tuple[int, float | None]]) -> list[Use]:
    return [
        Use(
            at=datetime(2026, 11, 1, 9, tzinfo=UTC),
            tracker=1,
            on=FIRST + timedelta(days=day),
            next_start=None,
            amount=amount,
        )
        for day, amount in logged
    ]


@given(USES, st.integers(0, 29), st.integers(0, 20), st.sampled_from([0.3, 2]), st.integers(0, 29))
def test_it_agrees_with_a_look_at_each_day(
    logged: list[tuple[int, float | None]], first: int, length: int, most: float, since: int
) -> None:
    limit = Limit(amount=most, unit="cups", per="day", since=FIRST + timedelta(days=since))
    days = {
        day: [amount for on, amount in logged if on == day]
        for day in range(first, first + length + 1)
    }
    known = [amount for amounts in days.values() for amount in amounts if amount is not None]
    judged = [
        sum(amount or 0 for amount in amounts)
        for day, amounts in days.items()
        if since <= day < 29 and amounts and None not in amounts
    ]

    last = FIRST + timedelta(days=first + length)
    found = count_days(made(logged), FIRST + timedelta(days=first), last, limit, TODAY)

    assert found.days == length + 1
    assert found.logged == sum(bool(amounts) for amounts in days.values())
    assert found.dry == sum(bool(amounts) and set(amounts) == {0} for amounts in days.values())
    assert abs(found.amount - sum(known)) < 1e-6
    assert found.unknown_amounts == sum(amounts.count(None) for amounts in days.values())
    assert found.uses == found.unknown_amounts + sum(amount > 0 for amount in known)
    assert (found.within, found.judged) == (
        sum(total <= most + 1e-9 for total in judged),
        len(judged),
    )


def test_a_day_or_a_week_around_a_use() -> None:
    uses = made([(6, 1), (7, 2), (8, 4)])  # Saturday, Sunday, Monday
    for per, starts, amount in (
        ("day", "sunday", 2),
        ("week", "sunday", 6),
        ("week", "monday", 3),
        ("week", "saturday", 7),
    ):
        limit = Limit(amount=2, unit="cups", per=per, since=FIRST)
        sunday = FIRST + timedelta(days=7)
        assert count_days_around(uses, sunday, limit, TODAY, starts).amount == amount, (per, starts)


def test_weeks_begin_with_the_first_log_and_end_today() -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=FIRST)
    coffee = Tracker(name="Coffee", start=FIRST, limit=limit)
    alcohol = Tracker(name="Alcohol", start=FIRST)
    uses = made([(10, 1), (29, 0)])
    (found,) = weeks_of_limits([(coffee, uses), (alcohol, uses)], TODAY, "sunday")
    assert [(week.first.day, week.last.day, week.logged) for week in found.weeks] == [
        (8, 14, 1),
        (15, 21, 0),
        (22, 28, 0),
        (29, 30, 1),
    ]
    assert weeks_of_limits([(coffee, [])], TODAY, "sunday") == ()
