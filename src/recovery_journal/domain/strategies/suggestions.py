"""Which strategies to offer now: what worked in cravings like this one first, what failed last."""

from collections.abc import Iterable
from datetime import date

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.craving import VERY_STRONG_INTENSITY
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.observations import CravingSeen
from recovery_journal.domain.insights.statistics import wilson_lower
from recovery_journal.domain.strategies.ranking import StrategyOutcomes, count_outcomes
from recovery_journal.domain.strategies.strategy import Strategy, pick_one_per_way

INTENSITY_BANDS = ((0, 3), (4, 7), (VERY_STRONG_INTENSITY, 10))
"""Cravings in the same band count as similarly strong."""
MOSTLY = 0.5
WEIGHT_WITHOUT_TRIGGER = 0.5
"""How much a craving with another trigger says, compared with one that has the same."""

_WORKED, _UNKNOWN, _FAILED = range(3)
_Order = tuple[int, float, bool]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One strategy to offer now."""

    strategy: Strategy
    tried: StrategyOutcomes | None = None
    """Its results with similarly strong cravings, if it clearly worked or clearly failed."""
    with_trigger: bool = False
    """Whether `tried` counts only cravings with the same trigger."""

    @property
    def worked(self) -> bool:
        return self.tried is not None and _mostly_held(self.tried)


def intensity_band(intensity: int) -> tuple[int, int]:
    """Return the lowest and highest intensity of the band, 0 to 10."""
    return next(one for one in INTENSITY_BANDS if intensity <= one[1])


def suggest_strategies(
    strategies: Iterable[Strategy],
    cravings: Iterable[CravingSeen],
    intensity: int,
    trigger: str | None,
    today: date,
) -> tuple[Suggestion, ...]:
    """Return what to offer for a craving of this intensity (0 to 10), best first.

    First come strategies that worked in at least 3 similar cravings, then favourites, then the
    given order, and last what failed so often that it is worse than a guess. Cravings with the
    same trigger count twice as much as others. From 8 on, only the simplest are offered, one for
    each of VERY_STRONG_WAYS. Archived and unsuitable strategies, and cravings after `today`, are
    left out.
    """
    low, high = intensity_band(intensity)
    near = [one for one in cravings if one.day <= today and low <= one.intensity <= high]
    wanted = (trigger or "").casefold()
    same = [one for one in near if wanted in map(str.casefold, one.triggers)] if wanted else []
    weight = WEIGHT_WITHOUT_TRIGGER if wanted else 1
    by_strength, by_trigger = _by_folded_name(near), _by_folded_name(same)
    offers: list[tuple[tuple[_Order, bool, int], Suggestion]] = []
    for place, strategy in enumerate(strategies):
        if not strategy.archived and strategy.suits(intensity):
            name = strategy.name.casefold()
            tried = by_strength.get(name, NEVER_TRIED), by_trigger.get(name, NEVER_TRIED)
            order, suggestion = _judge(strategy, *tried, weight)
            offers.append(((order, not strategy.favourite, place), suggestion))
    offers.sort(key=lambda offer: offer[0])
    chosen = [suggestion for _, suggestion in offers]
    return tuple(chosen) if intensity < VERY_STRONG_INTENSITY else _simplest(chosen)


NEVER_TRIED = StrategyOutcomes("", 0, 0, 0.0, 0.0)


def _by_folded_name(cravings: Iterable[CravingSeen]) -> dict[str, StrategyOutcomes]:
    return {name.casefold(): one for name, one in count_outcomes(cravings).items()}


def _judge(
    strategy: Strategy, near: StrategyOutcomes, same: StrategyOutcomes, weight: float
) -> tuple[_Order, Suggestion]:
    """Judge by all cravings `near` in strength; those not with the `same` trigger count `weight`.

    Some results are too few or too mixed to say that it worked or failed: such a strategy has its
    place among the untried. So has one that failed with the same trigger at least 3 times, and no
    less often than it worked. Results rank strategies only from 5 cravings on.
    """
    held = same.held + weight * (near.held - same.held)
    of = same.of + weight * (near.of - same.of)
    failed_here = same.of - same.held
    mixed = failed_here >= max(minimums.CRAVINGS_TO_LIST, same.held)
    shown = next((one for one in (same, near) if _mostly_held(one) and _enough(one)), None)
    if shown is not None and 2 * held > of and not mixed:
        lower = wilson_lower(held, of) if near.of >= minimums.CRAVINGS_TO_RANK else 0.0
        return (_WORKED, -lower, shown is near), Suggestion(strategy, shown, shown is same)
    if _enough(near) and (sure := wilson_lower(of - held, of)) > MOSTLY:
        return (_FAILED, sure, False), Suggestion(strategy, near)
    return (_UNKNOWN, 0.0, False), Suggestion(strategy)


def _mostly_held(tried: StrategyOutcomes) -> bool:
    return tried.held > MOSTLY * tried.of


def _enough(tried: StrategyOutcomes) -> bool:
    return tried.of >= minimums.CRAVINGS_TO_LIST


def _simplest(chosen: list[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the first of each way: those that worked in front, those that failed at the end."""
    by_strategy = {one.strategy: one for one in chosen}
    found = [by_strategy[one] for one in pick_one_per_way(by_strategy)]
    worked = [one for one in chosen if one.worked]
    found.sort(
        key=lambda one: worked.index(one) if one.worked else len(chosen) + (one.tried is not None)
    )
    return tuple(found)
