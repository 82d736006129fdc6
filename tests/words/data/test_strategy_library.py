import re
from dataclasses import fields, replace
from typing import Any

import pytest

from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy, pick_simplest
from recovery_journal.errors import BadInput
from recovery_journal.words.data.strategy_library import (
    built_in_strategies,
    has_own_words,
    pick_simplest_of_all,
)
from support.each import each

LONGEST = 160
"""Nobody reads a longer sentence while shaking."""


def test_there_are_twenty_nine_with_names_and_keys_of_their_own() -> None:
    strategies = built_in_strategies()
    assert len(strategies) == 29
    assert len({one.key for one in strategies}) == 29
    assert len({one.name.casefold() for one in strategies}) == 29
    assert {one.category for one in strategies} == set(CATEGORIES)
    order = [CATEGORIES.index(one.category) for one in strategies]
    assert order == sorted(order)


@pytest.mark.parametrize("strategy", built_in_strategies(), ids=lambda one: one.key)
class TestEachStrategy:
    def test_says_all_it_has_to(self, strategy: Strategy) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", strategy.key)
        assert strategy.when.endswith(".")
        assert 2 <= len(strategy.steps) <= 6
        assert strategy.minutes is not None
        assert not any((strategy.favourite, strategy.archived, strategy.id, strategy.uid))

    def test_is_honest_about_its_source(self, strategy: Strategy) -> None:
        """A year, or that nothing is known."""
        assert re.search(r"\b(19|20)\d\d\b|we know of no test", strategy.source)

    def test_has_short_sentences(self, strategy: Strategy) -> None:
        texts = [strategy.name, strategy.when, *strategy.steps, strategy.source, strategy.warning]
        assert all(len(text) <= LONGEST for text in texts)
        assert all(text == text.strip() and "\n" not in text for text in texts)
        assert len(strategy.name) <= 30
        for step in strategy.steps:
            assert step[-1] in ".?”"

    def test_suits_the_hour(self, strategy: Strategy) -> None:
        if strategy.category == "think":
            assert not strategy.for_very_high
            assert strategy.highest <= 7
        if strategy.for_very_high:
            assert strategy.highest == 10
            assert not strategy.warning
        assert strategy.suits(strategy.lowest)
        assert strategy.suits(strategy.highest)
        assert not strategy.suits(strategy.highest + 1)

    def test_warns_before_cold_and_held_breath(self, strategy: Strategy) -> None:
        risky = any(re.search(r"\b(cold|hold)\b", step.lower()) for step in strategy.steps)
        assert bool(strategy.warning) == risky


def test_every_strength_of_a_craving_has_something() -> None:
    for intensity in range(11):
        assert sum(one.suits(intensity) for one in built_in_strategies()) >= 5


def test_the_simplest_are_a_person_a_way_out_and_a_skill_for_the_body() -> None:
    assert [one.key for one in pick_simplest(built_in_strategies())] == [
        "call-someone",
        "leave-the-place",
        "slow-breathing",
    ]


def test_the_simplest_prefer_favourites_and_leave_out_what_is_archived() -> None:
    mine = [
        replace(
            one,
            favourite=one.key == "brisk-walk",
            archived=one.key in ("call-someone", "slow-breathing"),
        )
        for one in built_in_strategies()
    ]
    assert [one.key for one in pick_simplest(mine)] == ["brisk-walk"]
    assert pick_simplest([]) == ()


def test_a_strategy_of_ones_own_needs_a_name_and_a_category_only() -> None:
    own = Strategy(name="Feed the cat", category="move")
    assert (own.key, own.steps, own.minutes, own.lowest, own.highest) == ("", (), None, 0, 10)
    assert {field.name for field in fields(Strategy)} >= {"id", "uid", "revision"}


@each(
    "wrong",
    [
        {"name": " "},
        {"category": "drink"},
        {"steps": ("one", " ")},
        {"minutes": 0},
        {"minutes": 1441},
        {"lowest": -1},
        {"highest": 11},
        {"lowest": 5, "highest": 4},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    good = Strategy(name="Feed the cat", category="move")
    with pytest.raises(BadInput):
        replace(good, **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["name", "when", "steps", "warning"])
def test_one_changed_word_makes_a_strategy_the_persons_own(field: str) -> None:
    ours = built_in_strategies()[0]
    changes: dict[str, Any] = {field: ("Sea.",) if field == "steps" else "Sea."}
    assert has_own_words(replace(ours, **changes))
    assert not has_own_words(replace(ours, favourite=True, archived=True))
    assert has_own_words(Strategy(name=ours.name, category=ours.category))


def test_without_a_simple_one_the_simplest_are_built_in() -> None:
    hard = Strategy(name="Think", category="think")
    assert pick_simplest_of_all([hard]) == pick_simplest_of_all(built_in_strategies())
    sea = Strategy(name="Sea", category="move", for_very_high=True)
    assert pick_simplest_of_all([hard, sea]) == (sea,)
