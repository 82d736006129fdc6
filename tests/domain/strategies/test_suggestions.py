"""What is offered for a craving, and in which order."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.craving import OUTCOMES
from recovery_journal.domain.insights.observations import CravingSeen
from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy
from recovery_journal.domain.strategies.suggestions import (
    Suggestion,
    intensity_band,
    suggest_strategies,
)
from recovery_journal.words.data.strategy_library import built_in_strategies
from support.each import each

TODAY = date(2026, 11, 22)


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


@each(
    ("intensity", "expected"),
    [(0, (0, 3)), (3, (0, 3)), (4, (4, 7)), (7, (4, 7)), (8, (8, 10)), (10, (8, 10))],
)
def test_bands(intensity: int, expected: tuple[int, int]) -> None:
    assert intensity_band(intensity) == expected


def names(found: Sequence[Suggestion]) -> list[str]:
    return [one.strategy.name for one in found]


def offer(told: Sequence[CravingSeen], intensity: int, trigger: str | None = None) -> list[str]:
    return names(suggest_strategies(built_in_strategies(), told, intensity, trigger, TODAY))


def test_with_nothing_told_the_library_keeps_its_order() -> None:
    assert offer([], 5) == [one.name for one in built_in_strategies() if one.suits(5)]
    assert offer([], 9) == ["Call someone", "Leave the place", "Slow breathing"]
    nothing = suggest_strategies(built_in_strategies(), [], 5, "work", TODAY)
    assert {(one.tried, one.with_trigger) for one in nothing} == {(None, False)}


@each("intensity", [8, 9, 10])
def test_for_a_very_strong_craving_three_simple_things(intensity: int) -> None:
    told = [
        *ended("Play the tape forward", 20, 20, intensity=intensity),
        *ended("Cold water", 20, 20, intensity=intensity),
        *ended("A brisk walk", 5, 6, intensity=intensity),
        *ended("Slow breathing", 3, 3, intensity=intensity),
        *ended("Call someone", 1, 6, intensity=intensity),
    ]
    found = suggest_strategies(built_in_strategies(), told, intensity, None, TODAY)
    assert names(found) == ["A brisk walk", "Slow breathing", "Call someone"]
    assert [one.tried and (one.tried.held, one.tried.of) for one in found] == [
        (5, 6),
        (3, 3),
        (1, 6),
    ]


def test_thinking_tools_are_for_seven_and_below() -> None:
    thinking = {one.name for one in built_in_strategies() if one.category == "think"}
    assert thinking <= set(offer([], 7))
    assert not thinking & set(offer([], 8))
    own = Strategy(name="My list", category="think", favourite=True, for_very_high=True)
    assert suggest_strategies([own], ended("My list", 9, 9, intensity=9), 9, None, TODAY) == ()
    assert names(suggest_strategies([own], [], 7, None, TODAY)) == ["My list"]


def test_a_craving_with_this_trigger_counts_twice_as_much_as_another() -> None:
    told = [
        *ended("One small thing", 10, 10),
        *ended("Step back", 4, 5, trigger="Work"),
        *ended("Wind down", 5, 5, trigger="work"),
        *ended("Five senses", 3, 3, trigger="work"),
        *ended("Go to a meeting", 20, 20, trigger="payday"),
    ]
    found = suggest_strategies(built_in_strategies(), told, 6, "work", TODAY)
    assert names(found)[:5] == [
        "Go to a meeting",
        "Wind down",
        "One small thing",
        "Step back",
        "Five senses",
    ]
    assert [one.with_trigger for one in found[:5]] == [False, True, False, True, True]
    assert found[1].tried is not None
    assert (found[1].tried.held, found[1].tried.of) == (5, 5)
    assert offer(told, 6)[:3] == ["Go to a meeting", "One small thing", "Wind down"]


A, B = Strategy(name="A", category="plan"), Strategy(name="B", category="plan")
Row = tuple[int, int]


def order(told: Sequence[CravingSeen], trigger: str | None = "work") -> list[str]:
    """The order of B and A, of which B is the first in the library."""
    return names(suggest_strategies([B, A], told, 5, trigger, TODAY))


@each(("more", "less"), [((30, 30), (2, 3)), ((9, 10), (1, 1)), ((19, 20), (3, 3))])
def test_much_evidence_comes_before_little_wherever_it_is_from(more: Row, less: Row) -> None:
    for here, there in (("", "work"), ("bus", "work"), ("work", ""), ("work", "work"), ("", "")):
        told = [*ended("A", *more, trigger=here), *ended("B", *less, trigger=there)]
        assert order(told) == order(told, None) == ["A", "B"], (here, there)


@each("row", [(0, 20), (0, 4), (2, 12)])
def test_what_failed_often_falls_behind_what_was_never_tried(row: Row) -> None:
    for trigger in (None, "work"):
        for told in (ended("B", *row, trigger="work"), ended("B", *row, trigger="bus")):
            found = suggest_strategies([B, A], told * 2, 5, trigger, TODAY)
            assert names(found) == ["A", "B"]
            assert found[1].tried is not None
            assert (found[1].tried.held, found[1].tried.of) == (2 * row[0], 2 * row[1])
            assert not found[1].worked


def test_a_favourite_that_failed_often_falls_behind_too() -> None:
    mine = [Strategy(name="B", category="plan", favourite=True), A]
    found = suggest_strategies(mine, ended("B", 0, 20), 5, None, TODAY)
    assert names(found) == ["A", "B"]


COUNTS = st.tuples(st.integers(0, 12), st.integers(0, 12))
"""How often a strategy held, and how often not."""


def told_of(name: str, here: Row, elsewhere: Row) -> list[CravingSeen]:
    return [
        *ended(name, here[0], sum(here), trigger="work"),
        *ended(name, elsewhere[0], sum(elsewhere)),
    ]


@given(COUNTS, COUNTS, COUNTS, COUNTS, st.sampled_from(["work", "bus", ""]))
def test_one_more_success_never_moves_a_strategy_back_nor_a_failure_forward(
    here: Row, elsewhere: Row, others_here: Row, others_elsewhere: Row, trigger: str
) -> None:
    told = [*told_of("A", here, elsewhere), *told_of("B", others_here, others_elsewhere)]
    success, failure = ended("A", 1, 1, trigger=trigger), ended("A", 0, 1, trigger=trigger)
    place = order(told).index("A")
    assert order([*told, *success]).index("A") <= place
    if sum(here) + sum(elsewhere) >= 5:  # below, a failure may be what makes them enough
        assert order([*told, *failure]).index("A") >= place


@given(COUNTS, st.integers(2, 4), COUNTS, COUNTS)
def test_more_of_the_same_success_never_moves_a_strategy_back(
    row: Row, times: int, others_here: Row, others_elsewhere: Row
) -> None:
    held = max(row), min(row)
    others = told_of("B", others_here, others_elsewhere)
    once, often = (told_of("A", (0, 0), (held[0] * by, held[1] * by)) for by in (1, times))
    assert order([*often, *others]).index("A") <= order([*once, *others]).index("A")


@given(st.integers(1, 20), COUNTS, COUNTS)
def test_a_success_says_most_where_the_trigger_is_the_same(
    held: int, others_here: Row, others_elsewhere: Row
) -> None:
    others = told_of("B", others_here, others_elsewhere)
    here, elsewhere = told_of("A", (held, 0), (0, 0)), told_of("A", (0, 0), (held, 0))
    assert order([*here, *others]).index("A") <= order([*elsewhere, *others]).index("A")


def test_what_did_not_go_well_with_this_trigger_is_not_put_first() -> None:
    told = [*ended("Step back", 20, 20), *ended("Step back", 1, 4, trigger="work")]
    assert offer(told, 5)[0] == "Step back"
    found = suggest_strategies(built_in_strategies(), told, 5, "work", TODAY)
    assert names(found)[0] == built_in_strategies()[0].name
    assert all(one.tried is None for one in found)


@each(
    "told",
    [
        ended("Wind down", 2, 2),  # too few
        ended("Wind down", 2, 4),  # not more often than not
        ended("Wind down", 9, 9, intensity=9),  # much stronger
        ended("Wind down", 9, 9, intensity=3),  # much weaker
        ended("Wind down", 9, 9, day=TODAY + timedelta(days=1)),  # not yet
    ],
)
def test_what_says_too_little_changes_nothing(told: list[CravingSeen]) -> None:
    assert suggest_strategies(built_in_strategies(), told, 5, None, TODAY) == suggest_strategies(
        built_in_strategies(), [], 5, None, TODAY
    )


def test_favourites_come_next_and_the_archive_is_left_out() -> None:
    mine = [
        Strategy(name="Tea", category="plan"),
        Strategy(name="Gone", category="plan", favourite=True, archived=True),
        Strategy(name="Song", category="plan", favourite=True),
        Strategy(name="Garden", category="move"),
    ]
    assert names(suggest_strategies(mine, ended("garden", 3, 3), 5, None, TODAY)) == [
        "Garden",
        "Song",
        "Tea",
    ]
    assert names(suggest_strategies(mine, ended("Gone", 9, 9), 5, None, TODAY)) == [
        "Song",
        "Tea",
        "Garden",
    ]


STRATEGIES = st.lists(
    st.builds(
        Strategy,
        name=st.sampled_from(["Call someone", "A brisk walk", "Slow breathing", "Tea"]),
        category=st.sampled_from(CATEGORIES),
        favourite=st.booleans(),
        archived=st.booleans(),
        for_very_high=st.booleans(),
        lowest=st.integers(0, 4),
        highest=st.integers(5, 10),
    ),
    max_size=8,
)


@given(
    STRATEGIES, CRAVINGS, st.integers(0, 10), st.sampled_from([None, "", "work", "x"]), st.randoms()
)
def test_suggestions_are_all_ready_and_never_too_many(
    mine: list[Strategy],
    told: list[CravingSeen],
    intensity: int,
    trigger: str | None,
    chance: Random,
) -> None:
    found = suggest_strategies(mine, told, intensity, trigger, TODAY)
    ready = [one for one in mine if one.suits(intensity) and not one.archived]
    if intensity < 8:
        assert sorted(names(found)) == sorted(one.name for one in ready)
    else:
        assert len(found) <= 3
        assert all(one.strategy in ready and one.strategy.for_very_high for one in found)
        assert not {one.strategy.category for one in found} - {"connect", "pause", "move", "body"}
    for one in found:
        assert one.tried is None or one.tried.of >= 3
        assert one.worked == (one.tried is not None and 2 * one.tried.held > one.tried.of)
    shuffled = told.copy()
    chance.shuffle(shuffled)
    assert suggest_strategies(mine, shuffled, intensity, trigger, TODAY) == found
