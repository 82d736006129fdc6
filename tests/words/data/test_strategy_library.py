import re
from typing import Any

import pytest

from recovery_journal.domain.dataclass import fields, replace
from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy, pick_simplest
from recovery_journal.errors import BadInput
from recovery_journal.words.data.strategy_library import (
    Shipped,
    brought_up_to_date,
    built_in_strategies,
    has_own_words,
    pick_simplest_of_all,
    shipped_strategies,
    text_digest,
)
from support.each import each

LONGEST = 160
"""Nobody reads a longer sentence while shaking."""


def test_there_are_forty_two_with_names_and_keys_of_their_own() -> None:
    strategies = built_in_strategies()
    assert len(strategies) == 42
    assert len({one.key for one in strategies}) == 42
    assert len({one.name.casefold() for one in strategies}) == 42
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


@pytest.mark.parametrize("shipped", shipped_strategies(), ids=lambda one: one.strategy.key)
def test_each_has_a_page_that_says_so_or_no_test_is_known(shipped: Shipped) -> None:
    assert shipped.page or "we know of no test" in shipped.strategy.source.lower()
    assert re.fullmatch(r"(https?://\S+)?", shipped.page)
    assert shipped.checked.year == 2026
    assert text_digest(shipped.strategy) not in shipped.earlier


WANTED = {
    "medication": ("ask-about-medicine", r"buprenorphine.*naltrexone.*patches"),
    "blocks": ("block-it", r"bank.*Exclude yourself"),
    "money": ("hand-over-money", r"cards"),
    "a loss": ("after-a-loss", r"tomorrow.*crisis line"),
    "an offer": ("rehearse-no", r"out loud"),
    "reading": ("read-a-page", r"Read one page"),
    "prayer": ("prayer-meditation", r"own words.*breath"),
    "step 10": ("spot-check", r"my part"),
    "one person": ("tell-one-person", r"one person"),
    "a value": ("one-value", r"matters to you"),
    "hands": ("busy-hands", r"hands and your eyes"),
    "naloxone": ("never-alone", r"naloxone.*stay with you"),
    "the chain": ("look-at-the-chain", r"link by link"),
}


@each("wanted", list(WANTED))
def test_what_has_the_best_evidence_is_there(wanted: str) -> None:
    key, says = WANTED[wanted]
    steps = next(one.steps for one in built_in_strategies() if one.key == key)
    assert re.search(says, " ".join(steps))


def test_the_program_never_tells_anyone_to_change_a_dose() -> None:
    one = next(one for one in built_in_strategies() if one.key == "ask-about-medicine")
    assert "Don't stop it or change a dose by yourself. Ask first." in one.steps


def test_the_text_of_a_favourite_is_renewed_and_a_persons_own_words_stay() -> None:
    new = next(one for one in built_in_strategies() if one.key == "call-someone")
    old = replace(
        new,
        when="Any time, and first of all when it is strong or you are alone.",
        steps=("Open your people.", *new.steps[1:]),
        source="Something older.",
        favourite=True,
        minutes=3,
        uid="u",
    )
    assert brought_up_to_date(old) == replace(new, favourite=True, minutes=3, uid="u")
    mine = replace(old, steps=("Call Mo.",))
    assert brought_up_to_date(mine) == replace(mine, source=new.source)
    own = Strategy(name="Feed the cat", category="move", source="me")
    assert brought_up_to_date(own) == own


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
