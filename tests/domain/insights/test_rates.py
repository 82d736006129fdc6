from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.calendar_names import PARTS_OF_DAY, part_of_day
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from recovery_journal.domain.insights.rates import (
    DEFAULT_WAKING_HOURS,
    Cell,
    Rates,
    by_part_of_day,
    by_weekday,
    waking_hours,
)
from recovery_journal.domain.insights.report import make_report
from support.each import each

MONDAY = date(2026, 3, 2)


def journal(hours: list[int], days: int = 28) -> History:
    """So many observed days from a Monday on, with one craving an hour given, a day each."""
    observed = [MONDAY + timedelta(days=number) for number in range(days)]
    cravings = [CravingSeen(observed[at % days], hour, 5) for at, hour in enumerate(hours)]
    return History(tuple(cravings), (), frozenset(observed))


def on_weekdays(counts: list[int], weeks: int = 4, *, in_one_week: bool = False) -> History:
    """So many cravings on each weekday, in all weeks alike, or all in the first."""
    observed = frozenset(MONDAY + timedelta(days=number) for number in range(7 * weeks))
    cravings = [
        CravingSeen(MONDAY + timedelta(days=weekday, weeks=0 if in_one_week else at % weeks), 12, 5)
        for weekday, count in enumerate(counts)
        for at in range(count)
    ]
    return History(tuple(cravings), (), observed)


def cells(found: Rates | TooFew) -> dict[str, Cell]:
    assert isinstance(found, Rates)
    return {cell.name: cell for cell in found.cells}


def test_the_parts_of_a_day() -> None:
    assert [part_of_day(hour) for hour in (0, 5, 6, 11, 12, 16, 17, 20, 21, 23)] == [
        *("night", "night", "morning", "morning", "afternoon", "afternoon"),
        *("evening", "evening", "late", "late"),
    ]


@each(
    ("waking", "hours"),
    [
        ((7, 23), set(range(7, 23))),
        ((0, 24), set(range(24))),
        ((22, 6), {22, 23, 0, 1, 2, 3, 4, 5}),
        ((8, 8), set(range(24))),
    ],
)
def test_waking_hours_may_run_past_midnight(waking: tuple[int, int], hours: set[int]) -> None:
    assert waking_hours(waking) == hours


def test_an_even_spread_follows_the_waking_hours() -> None:
    found = cells(by_part_of_day(journal([8, 9, 10, 13, 14, 18, 19, 20, 22] * 4)))
    assert {name: cell.expected for name, cell in found.items()} == {
        "night": 0,
        "morning": 36 * 5 / 16,
        "afternoon": 36 * 5 / 16,
        "evening": 36 * 4 / 16,
        "late": 36 * 2 / 16,
    }
    assert not any(cell.more for cell in found.values())


def test_a_rate_is_drawn_towards_the_average_by_two_days() -> None:
    evening = cells(by_part_of_day(journal([18] * 12)))["evening"]
    assert (evening.cravings, evening.expected) == (12, 3)
    assert evening.rate == pytest.approx((12 + 2 * 3 / 28) / 30)
    assert evening.more


@each(("evenings", "more"), [(5, False), (6, False), (7, True), (8, True)])
def test_more_than_usual_needs_the_bar_of_five_parts(evenings: int, more: bool) -> None:
    # 12 days with one craving, a quarter of the waking hours: P(X > 6) + P(X = 6) / 2 = .034,
    # P(X > 7) + P(X = 7) / 2 = .0085, the bar is .012.
    hours = [18] * evenings + [9, 14, 9, 14, 9, 14, 9][: 12 - evenings]
    assert cells(by_part_of_day(journal(hours)))["evening"].more == more


def test_one_hard_evening_counts_once_however_many_cravings_it_had() -> None:
    spread = journal([18] * 12 + [9, 14] * 4)
    evening = tuple(
        one._replace(day=MONDAY + timedelta(days=27)) if one.hour == 18 else one
        for one in spread.cravings
    )
    assert cells(by_part_of_day(spread))["evening"].more
    clustered = cells(by_part_of_day(History(evening, (), spread.days)))["evening"]
    assert (clustered.cravings, clustered.more) == (12, False)


def test_nothing_stands_out_by_hours_that_are_not_waking_hours() -> None:
    asleep = cells(by_part_of_day(journal([2] * 10 + [23] * 10)))
    assert asleep["night"].cravings == asleep["late"].cravings == 10
    assert not any(cell.more for cell in asleep.values())
    awake = cells(by_part_of_day(journal([2] * 10 + [14] * 3), waking=(20, 6)))
    assert awake["night"].expected == 13 * 6 / 10
    assert cells(by_part_of_day(journal([2] * 12), waking=(0, 24)))["night"].more


@each(
    ("saturdays", "in_one_week", "more"),
    [(4, False, False), (5, False, False), (8, False, True), (8, True, False)],
)
def test_a_weekday_stands_out_if_days_in_another_order_would_not(
    saturdays: int, in_one_week: bool, more: bool
) -> None:
    rest = [(14 - saturdays + at) // 6 for at in range(5)]
    sunday = 14 - saturdays - sum(rest)
    counts = [*rest, saturdays, sunday]
    found = cells(by_weekday(on_weekdays(counts, in_one_week=in_one_week)))
    assert found["saturday"].expected == 2
    assert found["saturday"].more == more
    assert found["saturday"].rate == pytest.approx((saturdays + 2 * 2 / 4) / 6)


def test_a_weekday_without_an_observed_day_is_unknown() -> None:
    days = [MONDAY + timedelta(days=at) for at in range(60) if at % 7 < 5]
    found = cells(
        by_weekday(
            History(tuple(CravingSeen(days[0], 9, 5) for _ in range(5)), (), frozenset(days))
        )
    )
    assert found["sunday"].rate is None
    assert not found["sunday"].more


@each(
    ("cravings", "days", "few"),
    [
        (0, 0, TooFew(0, 10, "craving")),
        (9, 40, TooFew(9, 10, "craving")),
        (10, 13, TooFew(13, 14, "day")),
    ],
)
def test_parts_of_the_day_wait_for_ten_cravings_and_fourteen_days(
    cravings: int, days: int, few: TooFew
) -> None:
    assert by_part_of_day(journal([18] * cravings, days)) == few
    assert isinstance(by_part_of_day(journal([18] * 10, 14)), Rates)


def test_weekdays_wait_for_four_weeks_and_three_cravings() -> None:
    assert by_weekday(journal([18] * 40, 27)) == TooFew(27, 28, "day")
    assert by_weekday(journal([18] * 2, 28)) == TooFew(2, 3, "craving")
    assert isinstance(by_weekday(journal([18] * 3, 28)), Rates)


@given(
    st.lists(st.integers(0, 23), min_size=10, max_size=200),
    st.integers(28, 200),
    st.tuples(st.integers(0, 23), st.integers(0, 24)),
)
def test_every_craving_is_in_one_cell_and_rates_lie_between_raw_and_even(
    hours: list[int], days: int, waking: tuple[int, int]
) -> None:
    written = journal(hours, days)
    for found in (by_part_of_day(written, waking), by_weekday(written)):
        assert isinstance(found, Rates)
        assert sum(cell.cravings for cell in found.cells) == len(hours) == found.cravings
        assert sum(cell.expected for cell in found.cells) == pytest.approx(len(hours))
        for cell in found.cells:
            raw, even = cell.cravings / cell.days, cell.expected / cell.days
            assert cell.rate is not None
            assert min(raw, even) - 1e-9 <= cell.rate <= max(raw, even) + 1e-9
            assert not cell.more or cell.cravings > cell.expected


@given(st.permutations([3, 8, 9, 13, 14, 18, 18, 18, 19, 20, 22, 23]))
def test_the_order_of_the_entries_means_nothing(hours: list[int]) -> None:
    days = [MONDAY + timedelta(days=number) for number in range(30)]
    first = History(
        tuple(CravingSeen(days[0], hour, 5) for hour in sorted(hours)), (), frozenset(days)
    )
    again = History(
        tuple(CravingSeen(days[0], hour, 5) for hour in hours), (), frozenset(days[::-1])
    )
    assert by_part_of_day(first) == by_part_of_day(again)


def test_the_names_are_those_of_the_parts() -> None:
    assert list(cells(by_part_of_day(journal([18] * 10)))) == list(PARTS_OF_DAY)


def test_the_report_counts_the_hours_somebody_is_awake() -> None:
    written = journal([3] * 15 + [15] * 15)
    found = {}
    for waking in (DEFAULT_WAKING_HOURS, (14, 4)):
        sections = make_report(written, written.last, waking)
        (found[waking],) = [one.found for one in sections if one.name == "part of the day"]
        assert found[waking] == by_part_of_day(written, waking)
    assert found[DEFAULT_WAKING_HOURS] != found[14, 4]
