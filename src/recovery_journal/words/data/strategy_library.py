"""The built-in strategies."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy, pick_simplest


@dataclass(frozen=True, slots=True)
class Shipped:
    """A built-in strategy, with what only this program needs to know about it."""

    strategy: Strategy
    page: str
    """The page or paper behind its source; empty for common practice."""
    checked: date
    """When the page was read."""
    earlier: tuple[str, ...]
    """The digests of the texts it once had; see `text_digest`."""


@cache
def shipped_strategies() -> tuple[Shipped, ...]:
    """Return the built-in strategies by category, in the order of CATEGORIES."""
    import tomllib
    from importlib.resources import files

    text = files("recovery_journal.words.data").joinpath("strategies.toml").read_text("utf-8")
    library = tomllib.loads(text)
    shipped = [_shipped(row, library["checked"]) for row in library["strategy"]]
    return tuple(sorted(shipped, key=lambda one: CATEGORIES.index(one.strategy.category)))


def _shipped(row: dict[str, Any], checked: date) -> Shipped:
    page, earlier = row.pop("page", ""), tuple(row.pop("earlier", ()))
    return Shipped(Strategy(**row | {"steps": tuple(row["steps"])}), page, checked, earlier)


@cache
def built_in_strategies() -> tuple[Strategy, ...]:
    """Return the built-in strategies by category, in the order of CATEGORIES."""
    return tuple(one.strategy for one in shipped_strategies())


def text_digest(strategy: Strategy) -> str:
    """Return a short digest of the texts a person can change."""
    from hashlib import sha256

    texts = (strategy.name, strategy.when, *strategy.steps, strategy.warning)
    return sha256("\n".join(texts).encode()).hexdigest()[:12]


def brought_up_to_date(kept: Strategy) -> Strategy:
    """Return a built-in strategy as the user changed it, with the newest source.

    If its texts are earlier ones of this program, such as those of a favourite, they are replaced
    by the newest ones too; the user's own words stay.
    """
    ours = next((one for one in shipped_strategies() if one.strategy.key == kept.key), None)
    if ours is None:
        return kept
    new = ours.strategy
    if ours.earlier and text_digest(kept) in ours.earlier:
        kept = replace(kept, name=new.name, when=new.when, steps=new.steps, warning=new.warning)
    return replace(kept, source=new.source)


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
