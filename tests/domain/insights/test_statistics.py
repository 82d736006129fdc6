from collections import Counter
from fractions import Fraction
from itertools import combinations, product
from math import comb, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.insights.statistics import (
    benjamini_hochberg,
    binomial_tail,
    fisher,
    least_squares_slope,
    mann_whitney,
    pooled_deviation,
    shuffle_days,
    swap_days,
    wilson_lower,
)
from support.each import each


def enumerated(joint: int, of: int, others: int, others_of: int) -> float:
    """Fisher's mid-p in whole numbers only, over every table with these margins."""
    column = joint + others

    def ways(inside: int) -> int:
        return comb(of, inside) * comb(others_of, column - inside)

    more = sum(ways(inside) for inside in range(joint + 1, of + 1) if inside <= column)
    return float(Fraction(2 * more + ways(joint), 2 * comb(of + others_of, column)))


def test_a_binomial_tail_is_the_sum_of_what_lies_above_and_half_of_what_was_found() -> None:
    for of, count, share in product(range(1, 9), range(9), (Fraction(1, 4), Fraction(2, 3))):
        chances = [
            comb(of, number) * share**number * (1 - share) ** (of - number)
            for number in range(of + 1)
        ]
        if count <= of:
            expected = chances[count] / 2 + sum(chances[count + 1 :])
            assert binomial_tail(count, of, float(share)) == pytest.approx(float(expected))


def test_what_is_sure_and_what_cannot_be() -> None:
    assert binomial_tail(0, 5, 0) == binomial_tail(5, 5, 1) == 1
    assert binomial_tail(1, 5, 0) == 0
    assert binomial_tail(300, 300, 0.5) == pytest.approx(0.5**301)


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
    assert found == pytest.approx(1 - fisher(others, others_of, joint, of), rel=1e-7, abs=1e-9)


def test_the_lady_who_tastes_tea() -> None:
    """Fisher, The Design of Experiments, 1935: 1 of 70 ways to name all eight cups rightly."""
    assert fisher(4, 4, 0, 4) == pytest.approx(1 / 70 / 2)
    assert fisher(3, 4, 1, 4) == pytest.approx(1 / 70 + 16 / 70 / 2)


def test_mann_whitney_agrees_with_the_example_in_the_handbook_of_scipy() -> None:
    ages = [19, 22, 16, 29, 24], [20, 11, 17, 12]
    assert mann_whitney(*ages) == pytest.approx(0.11134688653314041)
    assert mann_whitney(*reversed(ages)) == pytest.approx(0.11134688653314041)


def test_mann_whitney_is_near_the_count_of_all_ways_to_deal_the_values() -> None:
    chance = Random(1)
    for first, second in ((5, 5), (5, 9), (7, 8)):
        for shift, _ in product((0, 1, 3), range(4)):
            a = [chance.randrange(11) + shift for _ in range(first)]
            b = [chance.randrange(11) for _ in range(second)]
            assert mann_whitney(a, b) == pytest.approx(dealt(a, b), rel=0.2, abs=0.01)


def dealt(a: list[int], b: list[int]) -> float:
    """The share of all ways to deal the values in which the ranks lie as far apart."""
    values = a + b
    ranks = [2 * sum(other < one for other in values) + values.count(one) + 1 for one in values]
    even = len(a) * (len(values) + 1)
    found = abs(sum(ranks[: len(a)]) - even)
    sums = [sum(some) for some in combinations(ranks, len(a))]
    return sum(abs(total - even) >= found for total in sums) / len(sums)


def test_values_that_are_all_the_same_do_not_differ() -> None:
    assert mann_whitney([3] * 5, [3] * 40) == 1
    assert mann_whitney([1], [2]) == 1


def test_swapping_days_goes_through_every_choice_of_days() -> None:
    chance = Random(2)
    for first, second in ((1, 1), (3, 3), (5, 5), (4, 7)):
        for _ in range(6):
            a = [chance.randrange(5) for _ in range(first)]
            b = [chance.randrange(3) for _ in range(second)]
            mean = Fraction(sum(a + b) * first, first + second)
            sums = [abs(sum(some) - mean) for some in combinations(a + b, first)]
            found = abs(sum(a) - mean)
            expected = sum(one > found for one in sums) + sum(one == found for one in sums) / 2
            assert swap_days(a, b) == pytest.approx(expected / len(sums))


def test_one_hard_day_moves_nothing_however_many_cravings_it_had() -> None:
    assert swap_days([0] * 13 + [9], [0] * 14) > 0.4
    assert swap_days([0] * 14, [1] * 9 + [0] * 5) < 0.01


def test_shuffled_days_agree_with_the_count_of_all_orders() -> None:
    chance = Random(3)
    for _ in range(40):
        chosen = [chance.choice((0, 1, 1, 2, 4)) for _ in range(3)]
        others = [chance.randrange(3) for _ in range(12)]
        sums = [sum(some) for some in combinations(chosen + others, 3)]
        share = sum(one >= sum(chosen) for one in sums) / len(sums)
        if not 0.01 < share < 0.04:
            assert shuffle_days(chosen, others, 0.02) == (share < 0.02)


def test_the_same_days_always_get_the_same_answer() -> None:
    days = [3, 2, 3, 1], [0, 1, 2, 0, 1, 1, 3, 0, 1, 1, 0, 2, 1, 0]
    assert len({shuffle_days(*days, 0.03) for _ in range(5)}) == 1


def test_benjamini_hochberg_as_in_their_paper() -> None:
    """The 15 p of their example (J. R. Statist. Soc. B, 1995): at .05 four of them are found."""
    p = (
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
    )
    assert benjamini_hochberg(p, 15, 0.05) == 0.0095
    assert benjamini_hochberg(p[::-1], 15, 0.05) == 0.0095
    assert benjamini_hochberg(p[5:], 15, 0.05) == 0
    assert benjamini_hochberg((), 15, 0.05) == 0


def test_a_small_p_lifts_larger_ones_before_it() -> None:
    assert benjamini_hochberg([0.03, 0.04, 0.045], 3, 0.05) == 0.045
    assert benjamini_hochberg([0.03, 0.04, 0.045], 6, 0.05) == 0


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
