"""Invalid strategies, and the three simplest for the worst minute."""

from collections.abc import Callable

import pytest

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.strategies.strategy import (
    CATEGORIES,
    Strategy,
    pick_one_per_way,
    pick_simplest,
)
from recovery_journal.errors import BadInput

TEA = Strategy(name="Tea", category="pause")


def refuse(says: str, make: Callable[..., object], **fields: object) -> None:
    with pytest.raises(BadInput) as refused:
        make(**{"name": "Tea", "category": "pause", **fields})
    assert says in str(refused.value)


def test_a_strategy_that_cannot_be() -> None:
    for empty in ("", " \n"):
        refuse("A strategy needs a name.", Strategy, name=empty)
        refuse("Each step of a strategy needs at least one word.", Strategy, steps=("Go.", empty))
    refuse("A category is one of: pause, body, ground, think, connect", Strategy, category="sleep")
    refuse("in minutes, is a whole number from 1 to 1440.", Strategy, minutes=0)
    refuse("in minutes, is a whole number from 1 to 1440.", Strategy, minutes=1441)
    for field, which in (("lowest", "weakest"), ("highest", "strongest")):
        for number in (-1, 11):
            says = f"The {which} craving a strategy suits is a whole number from 0 to 10."
            refuse(says, Strategy, **{field: number})
    refuse("can't be above the strongest", Strategy, lowest=6, highest=5)
    for minutes in (1, 1440):
        assert replace(TEA, minutes=minutes).minutes == minutes
    assert replace(TEA, lowest=5, highest=5).suits(5)
    assert CATEGORIES == ("pause", "body", "ground", "think", "connect", "move", "plan")


def test_a_new_one_suits_every_craving_and_says_nothing_nobody_said() -> None:
    assert all(TEA.suits(strength) for strength in range(11))
    assert (TEA.key, TEA.when, TEA.steps, TEA.source, TEA.warning) == ("", "", (), "", "")
    assert (TEA.favourite, TEA.archived, TEA.for_very_high, TEA.minutes) == (
        False,
        False,
        False,
        None,
    )
    some = replace(TEA, lowest=3, highest=7)
    assert [strength for strength in range(11) if some.suits(strength)] == [3, 4, 5, 6, 7]


def simple(name: str, category: str, *, favourite: bool = False) -> Strategy:
    return Strategy(name=name, category=category, favourite=favourite, for_very_high=True)


def test_a_person_a_way_out_and_one_skill_for_the_body() -> None:
    breathe, leave = simple("Breathe", "body"), simple("Leave", "move")
    call, wait = simple("Call", "connect"), simple("Wait", "pause")
    think, plan = simple("Think", "think"), simple("Plan", "plan")
    hard = Strategy(name="Run", category="body")
    assert pick_one_per_way([hard, think, plan, breathe, leave, wait, call]) == (
        call,
        leave,
        breathe,
    )
    assert pick_one_per_way([hard, wait]) == (wait,)
    dear = simple("Cold water", "body", favourite=True)
    gone = replace(simple("Sam", "connect", favourite=True), archived=True)
    assert pick_simplest([gone, breathe, wait, dear, call]) == (call, wait, dear)
