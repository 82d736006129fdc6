"""Bar charts have the right size, match their numbers, and allow gaps."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.charts.bars import BARS, draw_bars
from recovery_journal.charts.heat import draw_heat_rows
from recovery_journal.charts.levels import relative_height, value_level
from support.each import each

NUMBERS = st.floats(-1e6, 1e6) | st.integers(-20, 20)
VALUES = st.lists(st.none() | NUMBERS | st.just(float("nan")), max_size=60)
SIZES = st.integers(1, 40)


def test_bars_of_two_weeks() -> None:
    cravings = [2, 6, 4, None, None, 0, None, 1, None, 4, None, 7, 10, 3]
    assert draw_bars(cravings, low=0, high=10) == "▃▆▄··▁·▂·▄·▆█▄"


@given(VALUES, NUMBERS, NUMBERS)
def test_bars_are_one_sign_a_value(values: list[float | None], low: float, high: float) -> None:
    drawn = draw_bars(values, low=low, high=high)
    assert len(drawn) == len(values)
    for value, sign in zip(values, drawn, strict=True):
        nothing = value is None or value != value
        assert nothing == (sign == "·")
        assert nothing or sign in BARS


@given(st.lists(NUMBERS, min_size=2), NUMBERS, NUMBERS)
def test_a_higher_value_is_never_drawn_lower(values: list[float], low: float, high: float) -> None:
    steps = [BARS.index(sign) for sign in draw_bars(sorted(values), low=low, high=high)]
    assert all(one <= other for one, other in pairwise(steps))


@given(st.integers(2, 9), st.floats(1e-6, 1.0))
def test_nothing_but_zero_looks_like_zero(levels: int, value: float) -> None:
    assert value_level(0, 0, 1, levels) == 0
    assert value_level(value, 0, 1, levels) in range(1, levels)
    assert value_level(1, 0, 1, levels) == levels - 1


@each("value", [-1, 0, 1, 5, 10, 11])
def test_a_scale_has_two_ends(value: float) -> None:
    assert relative_height(value, 0, 10) == min(10, max(0, value)) / 10
    assert relative_height(value, 3, 3) == 0.5


@given(VALUES, st.integers(0, 6))
def test_a_calendar_has_a_sign_for_each_day(values: list[float | None], first_weekday: int) -> None:
    rows = draw_heat_rows(values, first_weekday, low=0, high=10)
    weeks = -(-(first_weekday + len(values)) // 7)
    assert [len(row) for row in rows] == [weeks] * 7
    for index, value in enumerate(values):
        week, weekday = divmod(first_weekday + index, 7)
        nothing = value is None or value != value
        assert rows[weekday][week] in ("·" if nothing else "12345")
    assert len("".join(rows).replace(" ", "")) == len(values)


def test_each_mood_has_a_sign_of_its_own() -> None:
    rows = draw_heat_rows([1, 2, 3, 4, 5, None, 3.5], 0, low=1, high=5)
    assert rows == ["1", "2", "3", "4", "5", "·", "4"]


def test_a_calendar_of_one_year() -> None:
    start = date(2025, 1, 1)
    days = [start + timedelta(days=number) for number in range(365)]
    rows = draw_heat_rows(
        [10 if day.day == 1 else 0 for day in days], start.weekday(), low=0, high=10
    )
    assert rows[0].startswith(" 111")
    assert rows[2].startswith("5111")
    assert {len(row) for row in rows} == {53}
    assert "".join(rows).count("5") == 12
