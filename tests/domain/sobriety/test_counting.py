import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from recovery_journal.domain.days import local_day
from recovery_journal.domain.sobriety import counting
from support import calendar_model as model
from support.calendar_model import DAY, Span
from support.each import each

# Around the end of February of a leap year, so that 29 Feb is met often.
DAYS = st.dates(date(2023, 11, 1), date(2024, 5, 1))
NEAR = st.dates(date(2024, 2, 25), date(2024, 3, 5))


@st.composite
def one_use(draw: st.DrawFn) -> Span:
    on = draw(DAYS | NEAR)
    length = draw(st.none() | st.integers(1, 40) | st.just(1) | st.just(1))
    return on, None if length is None else on + timedelta(days=length)


USES = st.lists(one_use(), max_size=8).map(tuple)
START = DAYS | NEAR


@given(START, USES, DAYS)
def test_the_periods_are_the_runs_of_days_without_use(
    start: date, uses: tuple[Span, ...], today: date
) -> None:
    found = counting.periods(start, uses, today)

    runs = model.runs(model.days_without_use(start, uses, today))
    assert [
        list(model.each_day(first, end or today)) for first, end in found if end or first < today
    ] == runs
    running = model.current_run(start, uses, today)
    assert (counting.running_since(found) is not None) == (running is not None)
    assert counting.current_days(found, today) == len(running or [])
    assert counting.total_days(found, today) == sum(map(len, runs))
    assert counting.longest_days(found, today) == max(map(len, runs), default=0)


@given(START, USES, DAYS)
def test_only_the_last_period_can_be_running_and_all_others_hold_a_day(
    start: date, uses: tuple[Span, ...], today: date
) -> None:
    found = counting.periods(start, uses, today)

    for first, end in found[:-1]:
        assert end is not None
        assert start <= first < end <= today
    for (_, end), (first, _) in pairwise(found):
        assert end is not None
        assert end < first
    if found and found[-1][1] is None:
        assert start <= found[-1][0] <= today


@given(START, USES, DAYS, DAYS)
def test_a_part_counts_the_days_of_its_window(
    start: date, uses: tuple[Span, ...], first: date, today: date
) -> None:
    found = counting.periods(start, uses, today)
    window = list(model.each_day(max(first, start), today))

    without, out_of = counting.days_without_use_from(found, start, first, today)

    assert out_of == len(window)
    assert without == sum(not model.is_covered(day, uses) for day in window)


@given(START, USES, DAYS)
def test_the_last_90_days_end_yesterday(start: date, uses: tuple[Span, ...], today: date) -> None:
    found = counting.periods(start, uses, today)
    window = [today - timedelta(days=ago) for ago in range(1, 91)]
    counted = [day for day in window if day >= start]

    without = sum(not model.is_covered(day, uses) for day in counted)
    assert counting.last_90(found, start, today) == (without, len(counted))


@given(START, USES, DAYS)
def test_a_return_is_recent_for_30_days(start: date, uses: tuple[Span, ...], today: date) -> None:
    found = counting.periods(start, uses, today)
    recent = (today - timedelta(days=ago) for ago in range(31))

    assert counting.had_recent_return(found, start, today) == any(
        day >= start and model.is_covered(day, uses) for day in recent
    )


TWICE = USES.flatmap(lambda uses: st.tuples(st.just(uses), st.permutations([*uses, *uses])))


@given(START, TWICE, DAYS)
def test_neither_order_nor_repetition_of_the_uses_matters(
    start: date, twice: tuple[tuple[Span, ...], list[Span]], today: date
) -> None:
    uses, shuffled = twice
    assert counting.periods(start, tuple(shuffled), today) == counting.periods(start, uses, today)


@given(START, USES, DAYS, one_use())
def test_a_use_takes_only_the_days_it_covers(
    start: date, uses: tuple[Span, ...], today: date, added: Span
) -> None:
    before = model.days_without_use(start, uses, today)
    taken = sum(model.is_covered(day, [added]) for day in before)

    total = counting.total_days(counting.periods(start, (*uses, added), today), today)
    assert total == len(before) - taken


@given(START, USES, DAYS)
def test_recording_a_use_today_lowers_nothing_that_was_earned(
    start: date, uses: tuple[Span, ...], today: date
) -> None:
    before = counting.periods(start, uses, today)
    after = counting.periods(start, (*uses, (today, today + DAY)), today)

    assert counting.total_days(after, today) == counting.total_days(before, today)
    assert counting.longest_days(after, today) == counting.longest_days(before, today)
    assert counting.current_days(after, today) == 0
    assert counting.running_since(after) is None


@given(START, USES, DAYS)
def test_what_is_before_the_start_or_in_the_future_counts_for_nothing(
    start: date, uses: tuple[Span, ...], today: date
) -> None:
    expected = counting.periods(start, uses, today)
    before = (start - timedelta(days=9), start - timedelta(days=3))
    touching = (start - timedelta(days=2), start)
    future = (today + DAY, None)

    assert counting.periods(start, (*uses, before, touching, future), today) == expected


@given(START, USES, DAYS, st.integers(0, 7), one_use())
def test_correcting_and_removing_a_use_leave_no_trace(
    start: date, uses: tuple[Span, ...], today: date, place: int, other: Span
) -> None:
    before = counting.periods(start, uses, today)
    journal = list(uses)

    journal.insert(place, (today - timedelta(days=5), today - timedelta(days=2)))
    place = min(place, len(uses))
    journal[place] = other
    assert counting.periods(start, tuple(journal), today) == counting.periods(
        start, (*uses, other), today
    )
    del journal[place]
    assert counting.periods(start, tuple(journal), today) == before


@given(START, USES, DAYS)
def test_from_one_day_to_the_next_no_count_jumps(
    start: date, uses: tuple[Span, ...], today: date
) -> None:
    now = counting.periods(start, uses, today)
    later = counting.periods(start, uses, today + DAY)

    earned = counting.total_days(later, today + DAY) - counting.total_days(now, today)
    assert earned == (today >= start and not model.is_covered(today, uses))
    assert counting.current_days(later, today + DAY) in (0, counting.current_days(now, today) + 1)


@given(USES, DAYS, st.sampled_from(["current", "total", "last 90", "none"]))
def test_the_number_is_that_of_the_headline(
    uses: tuple[Span, ...], today: date, choice: str
) -> None:
    start = date(2024, 1, 1)
    found = counting.periods(start, uses, today)
    headline = counting.headline(choice, found, start, today)

    if choice == "none" or today < start:
        assert headline == "none"
    elif counting.had_recent_return(found, start, today):
        assert headline == "total"
    else:
        assert headline == choice
    expected = {
        "none": None,
        "total": counting.total_days(found, today),
        "current": counting.current_days(found, today),
        "last 90": counting.last_90(found, start, today)[0],
    }
    assert counting.headline_number(choice, start, uses, today) == expected[headline]


def test_a_life_in_numbers() -> None:
    start = date(2024, 2, 1)
    uses: tuple[Span, ...] = ((date(2024, 2, 29), date(2024, 3, 1)),)

    found = counting.periods(start, uses, date(2024, 3, 11))

    assert found == ((date(2024, 2, 1), date(2024, 2, 29)), (date(2024, 3, 1), None))
    assert counting.running_since(found) == date(2024, 3, 1)
    assert counting.current_days(found, date(2024, 3, 11)) == 10
    assert counting.total_days(found, date(2024, 3, 11)) == 38
    assert counting.longest_days(found, date(2024, 3, 11)) == 28


def test_the_first_day_is_a_running_period_of_no_completed_days() -> None:
    today = date(2026, 11, 22)

    found = counting.periods(today, (), today)

    assert found == ((today, None),)
    assert (counting.current_days(found, today), counting.total_days(found, today)) == (0, 0)


def test_a_planned_start_counts_nothing() -> None:
    start, today = date(2026, 12, 1), date(2026, 11, 22)
    for uses in ((), ((date(2026, 11, 20), None),), ((today, today + DAY),)):
        assert counting.periods(start, uses, today) == ()
        assert counting.headline_number("current", start, uses, today) is None
        assert counting.last_90((), start, today) == (0, 0)


def test_still_using_stops_the_count_and_keeps_what_was_earned() -> None:
    start = date(2026, 1, 1)
    uses: tuple[Span, ...] = ((date(2026, 3, 1), None), (date(2026, 4, 1), date(2026, 4, 2)))

    found = counting.periods(start, uses, date(2026, 6, 1))

    assert found == ((start, date(2026, 3, 1)),)
    assert counting.total_days(found, date(2026, 6, 1)) == 59
    assert counting.current_days(found, date(2026, 6, 1)) == 0


def test_the_next_period_can_begin_later() -> None:
    start, today = date(2026, 1, 1), date(2026, 3, 3)
    uses: tuple[Span, ...] = ((date(2026, 3, 1), date(2026, 3, 10)),)

    assert counting.running_since(counting.periods(start, uses, today)) is None
    assert counting.running_since(counting.periods(start, uses, date(2026, 3, 10))) == date(
        2026, 3, 10
    )


def test_the_total_stands_first_until_the_thirtieth_day_after_a_return() -> None:
    start, on = date(2026, 1, 1), date(2026, 5, 1)
    uses: tuple[Span, ...] = ((on, on + DAY),)

    assert counting.headline_number("current", start, uses, on - DAY) == 119
    assert counting.headline_number("current", start, uses, on) == 120
    assert counting.headline_number("current", start, uses, on + timedelta(days=30)) == 149
    assert counting.headline_number("current", start, uses, on + timedelta(days=31)) == 30
    assert counting.headline_number("none", start, uses, on) is None


@each("today", [date(1, 4, 5), date(1970, 1, 1), date(2038, 1, 20), date.max])
def test_a_clock_that_is_wrong_makes_nothing_negative(today: date) -> None:
    uses: tuple[Span, ...] = ((date(2026, 3, 1), date(2026, 3, 2)), (date(2026, 5, 1), None))
    found = counting.periods(date(2026, 1, 1), uses, today)

    assert counting.current_days(found, today) >= 0
    assert counting.total_days(found, today) in (0, 119)
    assert counting.longest_days(found, today) in (0, 60)


@given(
    st.sets(st.integers(0, 60 * 365 + 14), max_size=4000),
    st.integers(0, 400),
)
@example(set(range(0, 60 * 365, 5)), 0)
def test_sixty_years_are_counted_exactly(used: set[int], later: int) -> None:
    start = date(1964, 2, 29)
    today = date(2024, 2, 29) + timedelta(days=later)
    days = [start + timedelta(days=number) for number in used]

    found = counting.periods(start, tuple((day, day + DAY) for day in days), today)

    assert counting.total_days(found, today) == (today - start).days - len(
        [d for d in days if d < today]
    )
    assert counting.current_days(found, today) == (
        0 if today in days else (today - max(days)).days - 1 if days else (today - start).days
    )


def test_thousands_of_uses_take_a_moment() -> None:
    start = date(1964, 2, 29)
    days = [start + timedelta(days=3 * number) for number in range(7000)]
    uses = tuple((day, day + timedelta(days=5)) for day in days)
    began = time.process_time()

    assert counting.headline_number("total", start, uses, date(2026, 11, 22)) is not None
    assert time.process_time() - began < 0.2


ZONES = (
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"),
    "Pacific/Kiritimati",
)


@each("name", ZONES)
@each("day_starts_at", [0, 4])
def test_no_change_of_the_clocks_skips_or_doubles_a_day(name: str, day_starts_at: int) -> None:
    zone = ZoneInfo(name)
    start = date(2025, 1, 1)
    noon = datetime(2025, 1, 1, 12, tzinfo=zone).astimezone(UTC)
    moments = (noon + half_hours * timedelta(minutes=30) for half_hours in range(2 * 24 * 400))

    days = (local_day(moment.astimezone(zone), day_starts_at) for moment in moments)
    counts = [counting.current_days(counting.periods(start, (), today), today) for today in days]

    assert counts[0] == 0
    assert {later - now for now, later in pairwise(counts)} == {0, 1}
    assert counts[-1] in (399, 400)


def test_the_day_that_samoa_left_out_is_a_day_like_any_other() -> None:
    zone = ZoneInfo("Pacific/Apia")
    evening = datetime(2011, 12, 30, 9, tzinfo=UTC).astimezone(zone)
    morning = datetime(2011, 12, 30, 10, tzinfo=UTC).astimezone(zone)
    start = date(2011, 12, 1)

    numbers = [
        counting.headline_number("current", start, (), local_day(at, 0))
        for at in (evening, morning)
    ]

    assert [evening.date(), morning.date()] == [date(2011, 12, 29), date(2011, 12, 31)]
    assert numbers == [28, 30]


def test_a_journey_over_the_date_line_is_no_return() -> None:
    start = date(2026, 1, 1)
    moment = datetime(2026, 6, 1, 11, 30, tzinfo=UTC)
    numbers = {
        name: counting.headline_number(
            "current", start, (), local_day(moment.astimezone(ZoneInfo(name)), 0)
        )
        for name in ("Pacific/Kiritimati", "Europe/Berlin", "Pacific/Midway")
    }

    assert numbers == {"Pacific/Kiritimati": 152, "Europe/Berlin": 151, "Pacific/Midway": 151}


def test_counting_needs_nothing_but_datetime() -> None:
    program = (
        "import datetime, sys\n"
        "from importlib.util import module_from_spec, spec_from_file_location\n"
        "before = set(sys.modules)\n"
        "spec = spec_from_file_location('counting', sys.argv[1])\n"
        "spec.loader.exec_module(module_from_spec(spec))\n"
        "print(sorted(set(sys.modules) - before))\n"
    )
    assert counting.__file__
    ran = subprocess.run(
        [sys.executable, "-c", program, counting.__file__],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "[]\n"


def test_the_number_of_each_headline() -> None:
    """Start on 1 January, a return of ten days in September; 22 November is 325 days later."""
    start, today = date(2026, 1, 1), date(2026, 11, 22)
    uses = ((date(2026, 9, 1), date(2026, 9, 11)),)
    for choice, number in (("current", 72), ("total", 315), ("last 90", 80), ("none", None)):
        assert counting.headline_number(choice, start, uses, today) == number
    for choice in ("current", "last 90"):
        recent = (*uses, (date(2026, 11, 2), date(2026, 11, 3)))
        assert counting.headline_number(choice, start, recent, today) == 314
        assert counting.headline_number(choice, date(2026, 11, 23), uses, today) is None
