from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.craving import OUTCOMES
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from recovery_journal.domain.strategies.ranking import (
    NO_STRATEGY,
    EasingRanking,
    OutcomeRanking,
    StrategyOutcomes,
    lower_estimate,
    rank_by_easing,
    rank_by_outcome,
    results_by_strategy,
    shrunk,
)
from support.each import each

TODAY = date(2026, 11, 22)


def journal(cravings: Sequence[CravingSeen]) -> History:
    return History(tuple(cravings), (), frozenset({TODAY, *(one.day for one in cravings)}))


def ended(
    name: str, held: int, of: int, *, intensity: int = 5, trigger: str = "", day: date = TODAY
) -> list[CravingSeen]:
    """Cravings with one strategy, in `held` of which the person did not act."""
    outcomes = ["passed"] * held + ["used"] * (of - held)
    return [
        CravingSeen(
            *(day, 12, intensity, None, outcome),
            triggers=(trigger,) if trigger else (),
            strategies=(name,) if name else (),
        )
        for outcome in outcomes
    ]


def rated(name: str, *pairs: tuple[int, int]) -> list[CravingSeen]:
    """Cravings with one strategy, each with its strength before and afterwards."""
    return [
        CravingSeen(TODAY, 12, before, after, strategies=(name,) if name else ())
        for before, after in pairs
    ]


def well(cravings: Sequence[CravingSeen]) -> OutcomeRanking:
    found = rank_by_outcome(journal(cravings))
    assert isinstance(found, OutcomeRanking)
    return found


def came_down(cravings: Sequence[CravingSeen]) -> EasingRanking:
    found = rank_by_easing(journal(cravings))
    assert isinstance(found, EasingRanking)
    return found


def counts(rows: Sequence[StrategyOutcomes]) -> list[tuple[str, int, int]]:
    return [(row.strategy, row.held, row.of) for row in rows]


def test_the_order_goes_by_how_sure_the_share_is() -> None:
    found = well(
        [
            *ended("walk", 5, 6),
            *ended("call", 9, 10),
            *ended("breathe", 4, 4),
            *ended("wait", 2, 2),
            *ended("", 2, 4),
        ]
    )
    assert counts(found.ranked) == [("call", 9, 10), ("walk", 5, 6)]
    assert [round(one.lower, 3) for one in found.ranked] == [0.718, 0.575]
    assert counts(found.listed) == [("breathe", 4, 4)]
    assert found.nothing is not None
    assert counts([found.nothing]) == [(NO_STRATEGY, 2, 4)]
    assert (found.held, found.of) == (22, 26)


def test_the_first_stands_out_only_if_chance_would_hardly_put_it_so_far_ahead() -> None:
    others = [("walk", 9, 15), ("tea", 8, 14), ("breathe", 10, 16)]
    for held, of, stands_out in ((15, 15, True), (14, 15, True), (12, 15, False), (5, 5, False)):
        told = [one for row in (("call", held, of), *others) for one in ended(*row)]
        days = (TODAY - timedelta(days=number) for number in range(len(told)))
        found = well([one._replace(day=day) for one, day in zip(told, days, strict=True)])
        assert (found.ranked[0].strategy, found.stands_out) == ("call", stands_out)
        # The same on one day: each strategy then counts once.
        assert not well(told).stands_out


def test_one_strategy_alone_has_nothing_to_stand_out_from() -> None:
    assert not well(ended("call", 30, 30)).stands_out
    assert not well([*ended("call", 30, 30), *ended("", 0, 30)]).stands_out


def test_a_share_is_drawn_towards_the_own_one() -> None:
    found = well([*ended("call", 9, 10), *ended("", 1, 10)])
    assert found.ranked[0].estimate == pytest.approx((9 + 4 * 0.5) / 14)


def test_still_strong_went_well_and_not_sure_is_left_out() -> None:
    outcomes = (None, *OUTCOMES)
    told = [
        CravingSeen(TODAY, 12, 5, None, outcome, strategies=("call",)) for outcome in outcomes
    ] * 2
    assert counts(well(told).ranked) == [("call", 4, 8)]


def test_of_several_strategies_the_first_counts() -> None:
    told = [CravingSeen(TODAY, 12, 5, 1, "passed", strategies=("breathe", "call"))] * 6
    assert counts(well(told).ranked) == [("breathe", 6, 6)]
    assert [one.strategy for one in came_down(told).ranked] == ["breathe"]


@each("number", [0, 1, 2])
def test_below_three_nothing_is_listed(number: int) -> None:
    told = [CravingSeen(TODAY, 12, 5, 1, "passed", strategies=("call",))] * number
    silent = [CravingSeen(TODAY, 12, 5)] * 30
    assert rank_by_outcome(journal([*told, *silent])) == TooFew(number, 3, "craving with an ending")
    few = TooFew(number, 3, "craving with a strength afterwards")
    assert rank_by_easing(journal([*told, *silent])) == few
    assert rank_by_outcome(History()) == TooFew(0, 3, "craving with an ending")
    others = [CravingSeen(TODAY, 12, 5, 1, "passed")] * 2
    found = well([*told, *others, *ended("walk", 1, 1)])
    assert (found.ranked, found.listed, found.nothing) == ((), (), None)


def test_one_large_drop_does_not_outrank_ten() -> None:
    one, ten = shrunk(8, 1, 2.5), shrunk(40, 10, 2.5)
    assert (round(one, 2), round(ten, 2)) == (3.60, 3.57)
    assert round(lower_estimate(one, 1, 2.5), 2) == 2.48
    assert round(lower_estimate(ten, 10, 2.5), 2) == 2.90


def test_below_twenty_a_drop_is_taken_as_it_is() -> None:
    told = [
        *rated("call", (8, 2), (6, 3), (7, 3), (9, 9), (4, 1)),
        *rated("walk", (5, 5), (5, 4), (5, 6)),
        *rated("", (3, 1), (3, 3), (3, 4)),
    ]
    found = came_down(told)
    assert not found.adjusted
    assert found.drop == pytest.approx((16 + 0 + 1) / 11)
    (call,), (walk,) = found.ranked, found.listed
    assert call.drop == pytest.approx(3.2)
    assert call.estimate == pytest.approx((16 + 4 * 17 / 11) / 9)
    squares = [(6, 3, 4, 0, 3), (0, 1, -1), (2, 0, -1)]
    within = sum(sum((one - mean(each)) ** 2 for one in each) for each in squares) / (4 + 2 + 2)
    assert call.lower == pytest.approx(call.estimate - sqrt(within) / 3)
    assert (walk.strategy, walk.of, walk.drop) == ("walk", 3, 0)
    assert found.nothing is not None
    assert found.nothing.drop == pytest.approx(1 / 3)


def test_drops_are_taken_to_scatter_at_least_a_little() -> None:
    found = came_down(rated("call", *[(8, 5)] * 5))
    assert found.ranked[0].estimate == pytest.approx(3)
    assert found.ranked[0].lower == pytest.approx(3 - 1.5 / 3)


def test_from_twenty_on_hard_cravings_are_compared_with_hard_ones() -> None:
    """Strong cravings come down further by themselves; who calls only then is not flattered."""
    alone = [(before, before // 2) for before in (2, 4, 6, 8, 10) for _ in range(4)]
    strong = [(10, 6)] * 6
    found = came_down([*rated("", *alone), *rated("call", *strong)])
    assert found.adjusted
    (call,) = found.ranked
    assert call.drop == 4
    assert call.drop > found.drop > call.estimate
    assert found.nothing is not None
    assert found.nothing.estimate > call.estimate


def test_with_one_strength_only_there_is_no_line_to_compare_with() -> None:
    found = came_down([*rated("call", *[(8, 2)] * 12), *rated("", *[(8, 6)] * 12)])
    assert found.adjusted
    assert found.ranked[0].estimate == pytest.approx((72 + 4 * 4) / 16)


def test_results_of_a_strategy_stand_side_by_side_under_its_folded_name() -> None:
    told = [
        *ended("Call", 5, 6),
        *ended("Tea", 2, 3),
        *ended("rare", 2, 2),
        *rated("Call", (8, 2), (6, 3), (7, 3)),
        *rated("Walk", *[(8, 5)] * 5),
        *ended("", 4, 4),
    ]
    found = results_by_strategy(journal(told))
    assert sorted(found) == ["call", "tea", "walk"]
    (held, came), (tea, no_drop), (no_ending, walk) = (
        found[name] for name in ("call", "tea", "walk")
    )
    assert held is not None
    assert came is not None
    assert tea is not None
    assert walk is not None
    assert (held.held, held.of, came.of, tea.of, walk.of) == (5, 6, 3, 3, 5)
    assert (no_drop, no_ending) == (None, None)
    assert results_by_strategy(History()) == {}


CRAVINGS = st.lists(
    st.builds(
        CravingSeen,
        day=st.integers(0, 400).map(lambda ago: TODAY - timedelta(days=ago)),
        hour=st.just(12),
        intensity=st.integers(0, 10),
        after=st.none() | st.integers(0, 10),
        outcome=st.sampled_from((None, *OUTCOMES)),
        triggers=st.lists(st.sampled_from(["work", "Payday"]), max_size=2).map(tuple),
        strategies=st.lists(
            st.sampled_from(["Call someone", "a brisk walk", "Slow breathing", "tea"]), max_size=2
        ).map(tuple),
    ),
    max_size=60,
)


@given(CRAVINGS, st.randoms())
def test_nothing_is_claimed_below_a_gate_and_the_order_means_nothing(
    cravings: list[CravingSeen], chance: Random
) -> None:
    shuffled = cravings.copy()
    chance.shuffle(shuffled)
    for found, again in (
        (rank_by_outcome(journal(cravings)), rank_by_outcome(journal(shuffled))),
        (rank_by_easing(journal(cravings)), rank_by_easing(journal(shuffled))),
    ):
        assert found == again
        if isinstance(found, TooFew):
            assert found.so_far < found.needed
            continue
        assert all(row.of >= 5 and row.strategy for row in found.ranked)
        assert all(row.of in (3, 4) and row.strategy for row in found.listed)
        assert found.nothing is None or found.nothing.of >= 3
        lowers = [row.lower for row in found.ranked]
        assert lowers == sorted(lowers, reverse=True)


@given(CRAVINGS)
def test_estimates_lie_between_what_was_told_and_the_average(cravings: list[CravingSeen]) -> None:
    found = rank_by_outcome(journal(cravings))
    if isinstance(found, OutcomeRanking):
        for row in (*found.ranked, *found.listed):
            raw, own = row.held / row.of, found.held / found.of
            assert 0 <= row.lower <= raw <= 1
            assert min(raw, own) - 1e-9 <= row.estimate <= max(raw, own) + 1e-9
    eased = rank_by_easing(journal(cravings))
    if isinstance(eased, EasingRanking):
        for one in (*eased.ranked, *eased.listed):
            assert one.lower < one.estimate
            if not eased.adjusted:
                low, high = min(one.drop, eased.drop), max(one.drop, eased.drop)
                assert low - 1e-9 <= one.estimate <= high + 1e-9
