"""The built-in strategies."""

from collections.abc import Iterable
from functools import cache

from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy, pick_simplest


@cache
def built_in_strategies() -> tuple[Strategy, ...]:
    """Return the built-in strategies by category, in the order of CATEGORIES."""
    import tomllib
    from importlib.resources import files

    text = files("recovery_journal.words.data").joinpath("strategies.toml").read_text("utf-8")
    rows = tomllib.loads(text)["strategy"]
    strategies = [Strategy(**row | {"steps": tuple(row["steps"])}) for row in rows]
    return tuple(sorted(strategies, key=lambda one: CATEGORIES.index(one.category)))


def has_own_words(strategy: Strategy) -> bool:
    """Return whether a strategy is the user's own, or a built-in one in their words."""
    mine = (strategy.name, strategy.when, strategy.steps, strategy.warning)
    return all(
        one.key != strategy.key or mine != (one.name, one.when, one.steps, one.warning)
        for one in built_in_strategies()
    )


def pick_simplest_of_all(strategies: Iterable[Strategy]) -> tuple[Strategy, ...]:
    """Return the simplest of these strategies, or of the built-in ones if none is simple enough."""
    return pick_simplest(strategies) or pick_simplest(built_in_strategies())
