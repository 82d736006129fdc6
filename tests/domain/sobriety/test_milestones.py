from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.sobriety import milestones
from recovery_journal.domain.sobriety.milestones import FIRST_MILESTONES, Milestone
from support import calendar_model as model
from support.calendar_model import DAY
from support.each import each

STARTS = st.dates(date(1960, 1, 1), date(2030, 12, 31)) | st.sampled_from(
    [date(1964, 2, 29), date(2024, 2, 29), date(2023, 8, 31), date(2000, 12, 31)]
)
AGES = st.integers(0, 70 * 366)


def expected(start: date) -> list[tuple[Milestone, date]]:
    """Seventy-two years of milestones, written out."""
    days = [(Milestone(n, "day"), start + n * DAY) for n in (1, 3, 7, 14, 30, 60, 90)]
    months = [(Milestone(n, "month"), model.months_later(start, n)) for n in (6, 9, 18)]
    years = [(Milestone(n, "year"), model.months_later(start, 12 * n)) for n in range(1, 73)]
    return sorted([*days, *months, *years], key=lambda dated: dated[1])


@given(STARTS, AGES)
def test_milestones_agree_with_the_calendar_written_out(start: date, age: int) -> None:
    today = start + timedelta(days=age)
    past = [dated for dated in expected(start) if dated[1] <= today]
    future = [dated for dated in expected(start) if dated[1] > today]

    assert milestones.last_reached(start, today) == (past[-1] if past else None)
    assert milestones.next_after(start, today) == future[0]
    assert milestones.upcoming(start, today, 2) == future[:2]
    reached = (milestone for milestone, day in past if day == today)
    assert milestones.reached_today(start, today) == next(reached, None)


@given(STARTS, st.integers(0, 80))
def test_a_milestone_is_reached_on_one_day_only(start: date, number: int) -> None:
    milestone, day = expected(start)[number]

    assert milestones.reached_today(start, day) == milestone
    assert milestones.reached_today(start, day - DAY) != milestone
    assert milestones.reached_today(start, day + DAY) != milestone


@given(STARTS)
def test_no_two_milestones_share_a_day(start: date) -> None:
    days = [day for _, day in expected(start)]
    assert len(set(days)) == len(days)
    assert [day for _, day in milestones.upcoming(start, start, 60)] == days[:60]


@given(st.integers(0, 30_000))
def test_totals_agree_with_the_list_written_out(total: int) -> None:
    listed = [100, 500, *range(1000, 40_000, 1000)]

    assert milestones.next_total(total).count == min(n for n in listed if n > total)
    assert milestones.reached_total(total) == (
        Milestone(total, "total") if total in listed else None
    )


def test_every_thousandth_day_in_all_is_one() -> None:
    for total, following in (
        (0, 100),
        (99, 100),
        (100, 500),
        (499, 500),
        (500, 1000),
        (999, 1000),
        (1000, 2000),
        (1999, 2000),
        (2000, 3000),
        (23_999, 24_000),
        (24_000, 25_000),
    ):
        assert milestones.next_total(total) == Milestone(following, "total")
    for total in (0, 1, 99, 101, 501, 999, 1001, 1500):
        assert milestones.reached_total(total) is None
    for total in (100, 500, 1000, 24_000):
        assert milestones.reached_total(total) == Milestone(total, "total")


@each(
    ("start", "milestone", "day"),
    [
        (date(2024, 2, 29), Milestone(1, "year"), date(2025, 2, 28)),
        (date(2024, 2, 29), Milestone(4, "year"), date(2028, 2, 29)),
        (date(1996, 2, 29), Milestone(104, "year"), date(2100, 2, 28)),
        (date(2025, 8, 31), Milestone(6, "month"), date(2026, 2, 28)),
        (date(2023, 8, 31), Milestone(6, "month"), date(2024, 2, 29)),
        (date(2023, 8, 30), Milestone(18, "month"), date(2025, 2, 28)),
        (date(2026, 7, 18), Milestone(6, "month"), date(2027, 1, 18)),
        (date(2026, 10, 22), Milestone(90, "day"), date(2027, 1, 20)),
    ],
)
def test_months_and_years_go_by_the_calendar(start: date, milestone: Milestone, day: date) -> None:
    assert milestones.date_of(start, milestone) == day
    assert milestones.reached_today(start, day) == milestone
    assert milestones.reached_today(start, day - DAY) is None
    assert milestones.last_reached(start, day - DAY) != (milestone, day)


def test_the_first_day_has_no_milestone_and_the_next_is_tomorrow() -> None:
    today = date(2026, 11, 22)

    assert milestones.reached_today(today, today) is None
    assert milestones.last_reached(today, today) is None
    assert milestones.next_after(today, today) == (Milestone(1, "day"), today + DAY)


def test_before_a_planned_start_the_first_milestone_is_still_to_come() -> None:
    start = date(2026, 12, 1)

    assert milestones.last_reached(start, date(2026, 11, 22)) is None
    assert milestones.next_after(start, date(2026, 11, 22)) == (Milestone(1, "day"), start + DAY)


def test_the_calendar_ends_quietly() -> None:
    start = date(9998, 3, 1)

    assert milestones.last_reached(start, date.max) == (Milestone(18, "month"), date(9999, 9, 1))
    assert milestones.next_after(start, date.max) is None
    assert milestones.upcoming(date(9999, 12, 29), date(9999, 12, 30), 3) == []
    assert [milestone for milestone, _ in milestones.dates(date(9996, 6, 1))] == [
        *FIRST_MILESTONES,
        Milestone(2, "year"),
        Milestone(3, "year"),
    ]
