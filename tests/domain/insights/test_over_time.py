from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from recovery_journal.domain.insights.over_time import OverTime, StepUnit, TimeStep, count_over_time

MONDAY = date(2026, 3, 2)


def journal(cravings: list[tuple[date, int]], *quiet: date) -> History:
    days = {day for day, _ in cravings} | set(quiet)
    return History(
        tuple(CravingSeen(day, 12, strength) for day, strength in cravings), (), frozenset(days)
    )


def series(written: History, by: StepUnit | None = None) -> OverTime:
    found = count_over_time(written, by)
    assert isinstance(found, OverTime)
    return found


def test_weeks_from_another_day() -> None:
    written = journal([(MONDAY - timedelta(days=1), 4), (MONDAY, 6), (MONDAY + timedelta(6), 9)])
    for starts, first, counts in (
        ("monday", MONDAY - timedelta(days=7), [1, 2]),
        ("sunday", MONDAY - timedelta(days=1), [2, 1]),
        ("saturday", MONDAY - timedelta(days=2), [2, 1]),
    ):
        found = count_over_time(written, week_starts_on=starts)
        assert isinstance(found, OverTime)
        assert found.steps[0].start == first
        assert [step.cravings for step in found.steps] == counts


def test_weeks_from_monday() -> None:
    sunday = MONDAY + timedelta(days=6)
    third = MONDAY + timedelta(days=15)
    fourth = MONDAY + timedelta(days=21)
    found = series(journal([(MONDAY, 4), (sunday, 6), (sunday, 9), (fourth, 2)], third))
    assert found.by == "week"
    assert found.steps == (
        TimeStep(MONDAY, 3, 2, 6),
        TimeStep(MONDAY + timedelta(days=7), None, 0, None),
        TimeStep(MONDAY + timedelta(days=14), 0, 1, None),
        TimeStep(fourth, 1, 1, None),
    )
    assert (found.cravings, found.days, found.first, found.last) == (4, 4, MONDAY, fourth)


def test_the_newest_begin_with_their_first() -> None:
    found = series(journal([(MONDAY + timedelta(days=2), 4), (MONDAY + timedelta(days=9), 4)] * 2))
    assert found.newest(2) == found
    newest = found.newest(1)
    assert (newest.steps, newest.first) == (found.steps[1:], MONDAY + timedelta(days=7))
    assert (newest.last, newest.cravings) == (found.last, found.cravings)


def test_months_for_more_than_a_year() -> None:
    days = [(date(2024, 1, 31), 5), (date(2024, 3, 1), 5), (date(2025, 2, 28), 5)]
    found = series(journal(days))
    assert found.by == "month"
    assert [step.start for step in found.steps] == [
        date(2024 + number // 12, number % 12 + 1, 1) for number in range(14)
    ]
    assert [step.cravings for step in found.steps] == [1, None, 1, *[None] * 10, 1]
    assert len(series(journal(days), "week").steps) == 57


def test_a_year_and_a_day_are_seen_week_by_week_and_one_day_more_month_by_month() -> None:
    for days, by in ((365, "week"), (366, "month")):
        found = series(journal([(MONDAY, 5), (MONDAY, 5), (MONDAY + timedelta(days=days), 5)]))
        assert found.by == by


def test_three_cravings_are_needed() -> None:
    assert count_over_time(History()) == TooFew(0, 3, "craving")
    assert count_over_time(journal([(MONDAY, 5)] * 2)) == TooFew(2, 3, "craving")


@given(
    st.lists(
        st.tuples(st.dates(date(2015, 1, 1), date(2026, 1, 1)), st.integers(0, 10)),
        min_size=3,
        max_size=40,
    ),
    st.sets(st.dates(date(2015, 1, 1), date(2026, 1, 1)), max_size=10),
    st.sampled_from(["week", "month", None]),
)
def test_each_day_lies_in_one_step(
    cravings: list[tuple[date, int]], quiet: set[date], by: StepUnit | None
) -> None:
    found = series(journal(cravings, *quiet), by)
    starts = [step.start for step in found.steps]
    assert starts == sorted(set(starts))
    assert starts[0] <= found.first
    assert starts[-1] <= found.last
    for step, end in zip(found.steps, [*starts[1:], date.max], strict=True):
        days = {day for day, _ in cravings} | quiet
        inside = [day for day, _ in cravings if step.start <= day < end]
        assert step.days == len([day for day in days if step.start <= day < end])
        assert step.cravings == (len(inside) if step.days else None)
        assert (step.median is None) == (len(inside) < 3)
    assert sum(step.cravings or 0 for step in found.steps) == len(cravings)
