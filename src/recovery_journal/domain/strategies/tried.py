"""How each strategy went, from how often it was enough and how far cravings came down."""

from typing import NamedTuple

from recovery_journal.domain.insights.minimums import CRAVINGS_TO_RANK
from recovery_journal.domain.strategies.ranking import (
    EasingRanking,
    OutcomeRanking,
    StrategyEasing,
    StrategyOutcomes,
)


class Tried(NamedTuple):
    """How one strategy went."""

    name: str
    """NO_STRATEGY for just waiting."""
    held: int | None
    """Of `of` times, those without use; None if it is not known."""
    of: int
    drop: float | None
    """By how many points cravings typically came down; None if too few tell."""


def join_rankings(
    outcomes: OutcomeRanking | None, drops: EasingRanking | None
) -> tuple[list[Tried], Tried | None]:
    """Return every strategy, best first, and just waiting, if that is known."""
    held = {row.strategy: row for row in (*outcomes.ranked, *outcomes.listed)} if outcomes else {}
    eased = {row.strategy: row for row in (*drops.ranked, *drops.listed)} if drops else {}
    rows = [join_results(held.get(name), eased.get(name)) for name in {**held, **eased}]
    waited = join_results(outcomes.nothing if outcomes else None, drops.nothing if drops else None)
    return [row for row in rows if row], waited


def join_results(held: StrategyOutcomes | None, eased: StrategyEasing | None) -> Tried | None:
    """Return how one strategy went; None if nothing is known."""
    drop = eased.estimate if eased and eased.of >= CRAVINGS_TO_RANK else None
    if held:
        return Tried(held.strategy, held.held, held.of, drop)
    return Tried(eased.strategy, None, eased.of, drop) if eased else None
