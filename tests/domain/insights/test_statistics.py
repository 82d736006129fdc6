from collections import Counter
from fractions import Fraction
from itertools import product
from math import comb, exp, factorial, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.insights.statistics import (
    fisher,
    least_squares_slope,
    poisson_tail,
    pooled_deviation,
    wilson_lower,
)
from support.each import each


def enumerated(joint: int, of: int, others: int, others_of: int) -> float:
    """Fisher's p in whole numbers only, over every table with these margins."""
    column = joint + others

    def ways(inside: int) -> int:
        return comb(of, inside) * comb(others_of, column - inside)

    tables = [ways(inside) for inside in range(of + 1) if 0 <= column - inside <= others_of]
    as_rare = sum(one for one in tables if one <= ways(joint))
    return float(Fraction(as_rare, comb(of + others_of, column)))


@each(("count", "tail"), [(6, 0.017), (5, 0.053)])
def test_a_poisson_tail_as_worked_by_hand(count: int, tail: float) -> None:
    assert round(poisson_tail(count, 2), 3) == tail


@given(st.integers(0, 60), st.floats(0.01, 40))
def test_a_poisson_tail_is_the_sum_of_what_lies_above(count: int, expected: float) -> None:
    below = sum(exp(-expected) * expected**number / factorial(number) for number in range(count))
    assert poisson_tail(count, expected) == pytest.approx(1 - below, abs=1e-9)


@given(st.integers(0, 60_000), st.floats(0, 50_000))
def test_a_poisson_tail_stays_a_probability_and_falls(count: int, expected: float) -> None:
    here, next_one = poisson_tail(count, expected), poisson_tail(count + 1, expected)
    assert 0 <= next_one <= here + 1e-9 <= 1 + 1e-9


def test_nothing_expected_and_nothing_found() -> None:
    assert poisson_tail(0, 0) == 1
    assert poisson_tail(1, 0) == 0


def test_a_far_tail_is_small_and_not_zero() -> None:
    assert poisson_tail(100, 10) == pytest.approx(5.39858972813958e-63, rel=1e-9)


def test_fisher_agrees_with_every_table_up_to_seven_a_row() -> None:
    for of, others_of in product(range(8), repeat=2):
        for joint, others in product(range(of + 1), range(others_of + 1)):
            expected = enumerated(joint, of, others, others_of)
            assert fisher(joint, of, others, others_of) == pytest.approx(expected, rel=1e-9)


@given(st.data())
def test_fisher_agrees_with_larger_tables(data: st.DataObject) -> None:
    of, others_of = data.draw(st.integers(0, 200)), data.draw(st.integers(0, 200))
    joint, others = data.draw(st.integers(0, of)), data.draw(st.integers(0, others_of))
    found = fisher(joint, of, others, others_of)
    assert found == pytest.approx(enumerated(joint, of, others, others_of), rel=1e-7)
    assert found == pytest.approx(fisher(others, others_of, joint, of), rel=1e-7)


def test_the_example_of_lonely_evenings() -> None:
    assert round(fisher(9, 12, 4, 20), 4) == 0.0035


@each(
    ("held", "of", "ninety", "ninety_five"),
    [
        (1, 1, 0.378, 0.207),
        (2, 2, 0.549, 0.342),
        (5, 6, 0.575, 0.436),
        (3, 3, 0.646, 0.438),
        (9, 10, 0.718, 0.596),
    ],
)
def test_wilson_as_worked_by_hand(held: int, of: int, ninety: float, ninety_five: float) -> None:
    assert round(wilson_lower(held, of), 3) == ninety
    assert round(wilson_lower(held, of, 1.96), 3) == ninety_five


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_wilson_solves_its_equation_and_grows_with_every_success(held: int, of: int) -> None:
    of += held
    bound = wilson_lower(held, of)
    assert 0 <= bound <= held / of <= 1
    # The bound is where the share found lies z standard errors above the share there.
    assert held / of - bound == pytest.approx(1.2816 * sqrt(bound * (1 - bound) / of), abs=1e-9)
    assert wilson_lower(held + 1, of) > bound
    assert wilson_lower(held + 1, of + 1) > bound
    assert wilson_lower(held, of + 1) <= bound


@given(st.integers(1, 500), st.integers(2, 9))
def test_wilson_grows_with_more_of_the_same(of: int, times: int) -> None:
    for held in range(1, of + 1, max(1, of // 10)):
        assert wilson_lower(held * times, of * times) > wilson_lower(held, of)


def test_wilson_of_nothing_is_nothing() -> None:
    assert wilson_lower(0, 0) == wilson_lower(0, 7) == 0


VALUES = st.lists(st.tuples(st.integers(0, 10), st.integers(-10, 10)), min_size=1, max_size=12)


@given(VALUES)
def test_no_other_line_lies_closer(points: list[tuple[int, int]]) -> None:
    slope = least_squares_slope(Counter(points))
    across = sum(x for x, _ in points) / len(points)
    up = sum(y for _, y in points) / len(points)

    def squares(tried: float) -> float:
        return sum((y - up - tried * (x - across)) ** 2 for x, y in points)

    assert all(squares(slope) <= squares(slope + step) + 1e-9 for step in (-0.1, -0.001, 0.001, 1))


def test_a_line_through_one_strength_is_flat() -> None:
    assert least_squares_slope({(5, 1): 1, (5, 9): 3}) == 0
    assert least_squares_slope({(1, 1): 2, (2, 3): 2}) == 2


def test_the_deviation_is_within_groups() -> None:
    assert pooled_deviation([{1: 1, 3: 1}, {10: 1, 12: 1}]) == pytest.approx(sqrt(2))
    assert pooled_deviation([{1: 2, 3: 2}]) == pytest.approx(sqrt(4 / 3))
    assert pooled_deviation([{5: 3}, {9: 1}]) == 0
    assert pooled_deviation([{5: 1}, {9: 1}]) == 0
    assert pooled_deviation([]) == 0
