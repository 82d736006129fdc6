from fractions import Fraction
from itertools import product
from math import comb, exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.insights.chance import fisher, poisson_tail


def enumerated(joint: int, of: int, others: int, others_of: int) -> float:
    """Fisher's p in whole numbers only, over every table with these margins."""
    column = joint + others

    def ways(inside: int) -> int:
        return comb(of, inside) * comb(others_of, column - inside)

    tables = [ways(inside) for inside in range(of + 1) if 0 <= column - inside <= others_of]
    as_rare = sum(one for one in tables if one <= ways(joint))
    return float(Fraction(as_rare, comb(of + others_of, column)))


@pytest.mark.parametrize(("count", "tail"), [(6, 0.017), (5, 0.053)])
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
