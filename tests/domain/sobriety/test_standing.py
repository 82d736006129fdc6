from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sobriety.standing import (
    LimitStanding,
    Proportion,
    Standing,
    compute_limit_standing,
    compute_standing,
    hours_since_start,
)
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from support import calendar_model as model
from support.calendar_model import DAY

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
ALCOHOL = Tracker(name="Alcohol", kind="alcohol", verb="drank", start=date(2024, 1, 1))
DRINKS = Limit(amount=10, unit="drinks", per="week", since=date(2024, 1, 3))

DAYS = st.dates(date(2023, 12, 1), date(2024, 4, 30))
AMOUNTS = st.none() | st.integers(0, 12).map(float)


def use(on: date, *, nights: int | None = 1, amount: float | None = None) -> Use:
    end = None if nights is None else on + timedelta(days=nights)
    return Use(at=NOON, tracker=1, on=on, next_start=end, amount=amount)


USES = st.lists(
    st.builds(use, DAYS, nights=st.integers(1, 20) | st.none(), amount=AMOUNTS), max_size=8
)
LIMITS = st.builds(
    Limit,
    amount=st.integers(1, 20).map(float),
    unit=st.just("drinks"),
    per=st.sampled_from(["day", "week"]),
    since=DAYS,
)


@given(DAYS, USES, DAYS)
def test_a_standing_agrees_with_a_look_at_every_day(
    start: date, uses: Sequence[Use], today: date
) -> None:
    tracker = replace(ALCOHOL, start=start, cents_per_day=1250, minutes_per_day=90)
    spans = [(one.on, one.next_start) for one in uses]
    without = model.days_without_use(start, spans, today)
    month = [
        day
        for day in model.each_day(start, today)
        if (day.year, day.month) == (today.year, today.month)
    ]
    running = model.current_run(start, spans, today)

    found = compute_standing(tracker, uses, today)

    assert found.planned == (start > today)
    assert found.total == len(without)
    assert found.current == len(running or [])
    assert (found.since is None) == (running is None)
    assert found.longest == max(map(len, model.runs(without)), default=0)
    assert found.days_since_start == len(list(model.each_day(start, today)))
    assert found.this_month == Proportion(len([day for day in month if day in without]), len(month))
    assert 0 <= found.last_90.n <= found.last_90.of <= 90
    assert found.cents_not_spent == 1250 * len(without)
    assert found.minutes_not_spent == 90 * len(without)
    assert found.still_using == any(on <= today and end is None for on, end in spans)
    assert found.last_use is None or found.last_use.on == max(on for on, _ in spans if on <= today)


@given(USES, DAYS, st.builds(use, DAYS, nights=st.integers(1, 20)), st.integers(0, 8))
def test_removing_a_return_brings_everything_back(
    uses: list[Use], today: date, added: Use, place: int
) -> None:
    before = compute_standing(ALCOHOL, uses, today)
    journal = [*uses[:place], added, *uses[place:]]
    during = compute_standing(ALCOHOL, journal, today)
    journal.remove(added)

    assert during.total <= before.total
    assert during.longest <= before.longest
    assert compute_standing(ALCOHOL, journal, today).periods == before.periods
    assert compute_standing(ALCOHOL, uses, today) == before


def test_the_page_of_someone_who_returned_twice() -> None:
    uses = [use(date(2024, 2, 10), nights=3), use(date(2024, 3, 5))]

    found = compute_standing(ALCOHOL, uses, date(2024, 4, 10))

    assert found == Standing(
        tracker=ALCOHOL,
        today=date(2024, 4, 10),
        periods=(
            (date(2024, 1, 1), date(2024, 2, 10)),
            (date(2024, 2, 13), date(2024, 3, 5)),
            (date(2024, 3, 6), None),
        ),
        planned=False,
        still_using=False,
        since=date(2024, 3, 6),
        current=35,
        total=96,
        longest=40,
        days_since_start=100,
        last_90=Proportion(86, 90),
        this_month=Proportion(9, 9),
        recent_return=False,
        headline="current",
        number=35,
        last_use=uses[1],
        cents_not_spent=None,
        minutes_not_spent=None,
    )


def test_on_the_day_of_a_return_the_total_stands_first() -> None:
    today = date(2024, 3, 5)

    found = compute_standing(ALCOHOL, [use(today)], today)

    assert (found.current, found.since, found.total, found.longest) == (0, None, 64, 64)
    assert (found.headline, found.number, found.recent_return) == ("total", 64, True)
    assert compute_standing(ALCOHOL, [use(today)], today + DAY).since == today + DAY
    assert compute_standing(ALCOHOL, [use(today)], today + DAY).current == 0


def test_a_plan_shows_no_number() -> None:
    found = compute_standing(ALCOHOL, [], date(2023, 12, 24))

    assert found.planned
    assert (found.headline, found.number, found.since) == ("none", None, None)
    assert found.this_month == Proportion(0, 0)
    assert not found.recent_return


def test_a_return_in_the_future_waits_for_its_day() -> None:
    coming = use(date(2024, 5, 1), nights=None)

    found = compute_standing(ALCOHOL, [coming], date(2024, 4, 30))

    assert not found.still_using
    assert found.last_use is None
    assert found.current == 120


def test_of_two_returns_on_a_day_the_later_one_is_the_last() -> None:
    morning = use(date(2024, 2, 1))
    evening = replace(morning, at=NOON + timedelta(hours=8))
    for uses in ([morning, evening], [evening, morning]):
        assert compute_standing(ALCOHOL, uses, date(2024, 2, 2)).last_use is evening


def test_sixty_years_with_a_birthday_on_29_february() -> None:
    tracker = replace(ALCOHOL, start=date(1964, 2, 29))
    uses = [use(date(1970, 1, 1) + timedelta(days=7 * week)) for week in range(1500)]

    found = compute_standing(tracker, uses, date(2024, 2, 29))

    assert found.days_since_start == 21915
    assert found.total == 21915 - 1500
    assert len(found.periods) == 1501


class TestHours:
    tracker = replace(ALCOHOL, start=date(2024, 3, 31), start_time=time(1, 30))

    def after(self, now: datetime, uses: Sequence[Use] = ()) -> int | None:
        return hours_since_start(compute_standing(self.tracker, uses, now.date()), now)

    def test_they_are_shown_for_a_day(self) -> None:
        now = datetime(2024, 3, 31, 1, 30, tzinfo=UTC)
        assert self.after(now - timedelta(minutes=1)) is None
        assert self.after(now) == 0
        assert self.after(now + timedelta(minutes=59)) == 0
        assert self.after(now + timedelta(hours=23, minutes=59)) == 23
        assert self.after(now + timedelta(hours=24)) is None

    def test_an_hour_that_the_clocks_skip_is_not_counted(self) -> None:
        berlin = ZoneInfo("Europe/Berlin")
        assert self.after(datetime(2024, 3, 31, 3, 30, tzinfo=berlin)) == 1
        assert self.after(datetime(2024, 3, 31, 3, 30, tzinfo=timezone(timedelta(hours=2)))) == 2

    def test_a_return_ends_them(self) -> None:
        now = datetime(2024, 3, 31, 12, tzinfo=UTC)
        assert self.after(now, [use(date(2024, 3, 31))]) is None
        assert self.after(now + DAY, [use(date(2024, 3, 31))]) is None

    def test_without_a_time_there_are_none(self) -> None:
        now = datetime(2024, 1, 1, 12, tzinfo=UTC)
        assert hours_since_start(compute_standing(ALCOHOL, [], now.date()), now) is None


def beginning(day: date, limit: Limit) -> date:
    while limit.per == "week" and day.strftime("%u") != "1":
        day -= DAY
    return day


@given(LIMITS, USES, DAYS)
def test_a_limit_agrees_with_a_look_at_every_day(
    limit: Limit, uses: Sequence[Use], today: date
) -> None:
    now = [one.amount for one in uses if beginning(today, limit) <= one.on <= today]
    drunk: dict[date, list[float | None]] = {}
    for day in model.each_day(limit.since, beginning(today, limit)):
        drunk.setdefault(beginning(day, limit), []).extend(
            one.amount for one in uses if one.on == day
        )
    if limit.since != beginning(limit.since, limit):
        drunk.pop(beginning(limit.since, limit), None)
    known = [
        sum(a or 0 for a in amounts)
        for amounts in drunk.values()
        if amounts and None not in amounts
    ]

    found = compute_limit_standing(replace(ALCOHOL, limit=limit), uses, today)

    assert found.planned == (limit.since > today)
    assert found.logged == len(now)
    assert found.amount == sum(amount or 0 for amount in now)
    assert found.unknown_amounts == now.count(None)
    assert found.within == Proportion(sum(amount <= limit.amount for amount in known), len(known))
    assert found.unknown == len(drunk) - len(known)


def test_weeks_within_a_limit() -> None:
    tracker = replace(ALCOHOL, limit=DRINKS)
    uses = [
        use(date(2024, 1, 2), amount=50),  # before the limit
        use(date(2024, 1, 4), amount=11),  # the week it began in is not judged
        use(date(2024, 1, 8), amount=4),
        use(date(2024, 1, 14), amount=6, nights=None),  # the same week, and within
        use(date(2024, 1, 15), amount=11),  # above
        use(date(2024, 1, 22), amount=1),
        use(date(2024, 1, 23)),  # nobody knows how much
        # nothing written down from 29 January to 4 February
        use(date(2024, 2, 5), amount=0),  # written down: none
        use(date(2024, 2, 12), amount=3),
        use(date(2024, 2, 14)),
        use(date(2024, 2, 15), amount=3),  # tomorrow
    ]

    found = compute_limit_standing(tracker, uses, date(2024, 2, 14))

    week = found.week
    assert (week.logged, week.dry, week.uses, week.amount, week.unknown_amounts) == (2, 0, 2, 3, 1)
    assert found == LimitStanding(
        tracker=tracker,
        today=date(2024, 2, 14),
        limit=DRINKS,
        planned=False,
        logged=2,
        amount=3,
        unknown_amounts=1,
        within=Proportion(2, 3),
        unknown=2,
        last_use=uses[-2],
        day=found.day,
        week=week,
        recent=found.recent,
    )


def test_a_limit_that_changes_in_the_middle_of_a_week_keeps_what_was_logged_before() -> None:
    tuesday, friday = date(2024, 2, 6), date(2024, 2, 9)
    uses = [use(tuesday, amount=3), use(friday, amount=5), use(date(2024, 2, 10), amount=3)]
    for starts, first_drinks, this_week in (
        ("monday", 50, 11),  # those of Sunday were last week's
        ("sunday", 50, 61),
        ("saturday", 50, 3),
    ):
        sunday = use(date(2024, 2, 4), amount=first_drinks)
        tracker = replace(ALCOHOL, limit=replace(DRINKS, since=friday))
        found = compute_limit_standing(tracker, [sunday, *uses], date(2024, 2, 10), starts)
        assert (found.amount, found.within) == (this_week, Proportion(0, 0)), starts


def test_an_amount_nobody_knows_from_before_the_limit_makes_the_sum_a_minimum() -> None:
    tracker = replace(ALCOHOL, limit=replace(DRINKS, since=date(2024, 2, 8)))
    uses = [use(date(2024, 2, 5)), use(date(2024, 2, 8), amount=2)]

    found = compute_limit_standing(tracker, uses, date(2024, 2, 11))

    assert (found.logged, found.amount, found.unknown_amounts) == (2, 2, 1)


def test_a_week_of_a_limit_starts_on_the_day_in_the_settings() -> None:
    tracker = replace(ALCOHOL, limit=replace(DRINKS, amount=5, since=date(2024, 1, 1)))
    saturday, sunday, monday = (
        use(date(2024, 2, day), amount=amount) for day, amount in ((10, 4), (11, 3), (12, 2))
    )
    for starts, this_week, within in (
        ("monday", 2.0, Proportion(0, 1)),
        ("sunday", 5.0, Proportion(1, 1)),
        ("saturday", 9.0, Proportion(0, 0)),
    ):
        found = compute_limit_standing(
            tracker, [saturday, sunday, monday], date(2024, 2, 13), starts
        )
        assert (found.amount, found.within) == (this_week, within), starts


def test_a_limit_a_day() -> None:
    limit = Limit(amount=0.3, unit="grams", per="day", since=date(2024, 2, 28))
    uses = [use(date(2024, 2, 29), amount=0.1) for _ in range(3)]
    uses += [use(date(2024, 3, 1), amount=0.31), use(date(2024, 3, 3), amount=0.2)]

    found = compute_limit_standing(replace(ALCOHOL, limit=limit), uses, date(2024, 3, 3))

    assert (found.within, found.unknown, found.amount) == (Proportion(1, 2), 2, 0.2)


def test_a_limit_without_a_log_is_unknown_and_never_good() -> None:
    tracker = replace(ALCOHOL, limit=DRINKS)

    found = compute_limit_standing(tracker, [], date(2024, 3, 1))

    assert (found.within, found.unknown) == (Proportion(0, 0), 7)
    assert (found.logged, found.amount) == (0, 0)


def test_a_limit_that_begins_at_the_end_of_time_is_a_plan() -> None:
    tracker = replace(ALCOHOL, limit=replace(DRINKS, since=date.max))

    found = compute_limit_standing(tracker, [], date(2024, 3, 1))

    assert found.planned
    assert (found.within, found.unknown) == (Proportion(0, 0), 0)


def test_a_tracker_without_a_limit_has_no_standing_of_that_kind() -> None:
    with pytest.raises(ValueError, match="without a limit"):
        compute_limit_standing(ALCOHOL, [], date(2024, 3, 1))
