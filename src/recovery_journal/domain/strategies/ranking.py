"""How well each strategy worked so far.

A craving went well if the user didn't act on it, however strong it stayed; unknown outcomes are
left out. If several strategies were tried, the first one counts, so that counts stay whole and no
craving counts twice. Nothing here claims that a strategy was the cause.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from math import fsum, sqrt
from typing import TypeVar

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from recovery_journal.domain.insights.statistics import (
    fisher,
    least_squares_slope,
    pooled_deviation,
    wilson_lower,
)

DID_NOT_ACT_BY_OUTCOME = {"passed": True, "still strong": True, "used some": False, "used": False}
"""Outcomes that count, and as what; "not sure" and unknown ones don't."""

PRIOR_CRAVINGS = 4
"""How many cravings at the user's average are added to each strategy: few cravings say little."""
ADJUSTED_FROM_CRAVINGS = 20
"""From this many cravings on, drops are adjusted for the intensity before."""
MIN_SPREAD_POINTS = 1.5
"""The minimum spread assumed for drops with one strategy."""

NO_STRATEGY = ""
"""Stands for no strategy: the user just waited."""


@dataclass(frozen=True, slots=True)
class StrategyOutcomes:
    """How often the user didn't act on a craving with one strategy: `held` of `of` times."""

    strategy: str
    held: int
    of: int
    lower: float
    """Wilson's lower bound of the share, 0 to 1, which decides the order."""
    estimate: float
    """The share shrunk towards the user's overall one, 0 to 1."""


@dataclass(frozen=True, slots=True)
class StrategyEasing:
    """How far cravings came down with one strategy, on the scale from 0 to 10."""

    strategy: str
    of: int
    drop: float
    """The mean of before minus after; negative if they got stronger."""
    estimate: float
    """The drop shrunk towards the user's mean; adjusted for intensity from 20 cravings on."""
    lower: float
    """The estimate less its standard error, which decides the order."""


R = TypeVar("R", StrategyOutcomes, StrategyEasing)


@dataclass(frozen=True, slots=True)
class OutcomeRanking:
    """Strategies by how often the user didn't act, and the basis."""

    ranked: tuple[StrategyOutcomes, ...]
    """Strategies with at least 5 cravings, best first."""
    listed: tuple[StrategyOutcomes, ...]
    """Those with 3 or 4, too few to rank, by name."""
    nothing: StrategyOutcomes | None
    """Cravings without a strategy; needs 3."""
    held: int
    of: int
    """All cravings with a known outcome, with or without a strategy."""
    first: date
    last: date
    stands_out: bool = False
    """Whether the first went well mostly, and more often than the others beyond chance."""


@dataclass(frozen=True, slots=True)
class EasingRanking:
    """Strategies by how far cravings came down, and the basis."""

    ranked: tuple[StrategyEasing, ...]
    listed: tuple[StrategyEasing, ...]
    nothing: StrategyEasing | None
    """As in OutcomeRanking."""
    drop: float
    """The user's mean drop over all `of` cravings."""
    of: int
    adjusted: bool
    """Whether drops are adjusted for intensity, because strong cravings get other strategies."""
    first: date
    last: date


def shrunk(total: float, of: int, prior: float) -> float:
    """Return the mean of `of` values, as if PRIOR_CRAVINGS more of them were exactly `prior`."""
    return (total + PRIOR_CRAVINGS * prior) / (of + PRIOR_CRAVINGS)


def lower_estimate(estimate: float, of: int, spread: float) -> float:
    """Return an estimate less its standard error, so that few values rank lower."""
    return estimate - spread / sqrt(of + PRIOR_CRAVINGS)


def credited_strategy(craving: CravingSeen) -> str:
    """Return the strategy a craving counts for."""
    return craving.strategies[0] if craving.strategies else NO_STRATEGY


def rank_by_outcome(written: History) -> OutcomeRanking | TooFew:
    """Rank strategies by how often the user didn't act; needs 3 cravings with a known outcome."""
    tried = count_outcomes(written.cravings)
    of = sum(one.of for one in tried.values())
    if few := minimums.first_unmet((of, minimums.ENTRIES_FOR_A_COUNT, "craving with an ending")):
        return few
    ranked, listed, nothing = _ordered(tried)
    held = sum(one.held for one in tried.values())
    stands_out = bool(ranked) and _stands_out(written.cravings, ranked)
    return OutcomeRanking(
        ranked, listed, nothing, held, of, written.first, written.last, stands_out
    )


def _stands_out(cravings: Iterable[CravingSeen], ranked: tuple[StrategyOutcomes, ...]) -> bool:
    """Test the first against all other strategies; a day counts once for each strategy.

    The bar is divided by the number ranked, as the first is the best of them.
    """
    went: defaultdict[tuple[bool, str, date], list[bool]] = defaultdict(list)
    for craving in cravings:
        held, name = DID_NOT_ACT_BY_OUTCOME.get(craving.outcome or ""), credited_strategy(craving)
        if held is not None and name != NO_STRATEGY:
            went[name == ranked[0].strategy, name, craving.day].append(held)
    first, others = (
        [sum(held) / len(held) for (is_first, *_), held in went.items() if is_first == wanted]
        for wanted in (True, False)
    )
    p = fisher(round(fsum(first)), len(first), round(fsum(others)), len(others))
    mostly = 2 * ranked[0].held > ranked[0].of
    return mostly and p < minimums.MAX_FALSE_CLAIMS / len(ranked)


def rank_by_easing(written: History) -> EasingRanking | TooFew:
    """Rank strategies by how far cravings came down; needs 3 cravings with both intensities.

    From 20 on, each drop is moved along the least-squares line of drop by intensity before, to the
    user's mean intensity.
    """
    counted = Counter(
        (credited_strategy(one), one.intensity, one.intensity - one.after)
        for one in written.cravings
        if one.after is not None
    )
    of = counted.total()
    if few := minimums.first_unmet(
        (of, minimums.ENTRIES_FOR_A_COUNT, "craving with a strength afterwards")
    ):
        return few
    before = sum(strength * count for (_, strength, _), count in counted.items()) / of
    drop = sum(points * count for (_, _, points), count in counted.items()) / of
    adjusted = of >= ADJUSTED_FROM_CRAVINGS
    slope = _slope(counted) if adjusted else 0.0
    raw: Counter[str] = Counter()
    moved: defaultdict[str, Counter[float]] = defaultdict(Counter)
    for (name, strength, points), count in counted.items():
        raw[name] += points * count
        moved[name][points - slope * (strength - before)] += count
    spread = max(MIN_SPREAD_POINTS, pooled_deviation(moved.values()))
    eased = {
        name: _measure_easing(name, each, raw[name], drop, spread) for name, each in moved.items()
    }
    return EasingRanking(*_ordered(eased), drop, of, adjusted, written.first, written.last)


def results_by_strategy(
    written: History,
) -> dict[str, tuple[StrategyOutcomes | None, StrategyEasing | None]]:
    """Return the results of each strategy with at least 3 cravings, by casefolded name."""
    tried, eased = rank_by_outcome(written), rank_by_easing(written)
    kept = {} if isinstance(tried, TooFew) else _by_folded_name(tried.ranked + tried.listed)
    came_down = {} if isinstance(eased, TooFew) else _by_folded_name(eased.ranked + eased.listed)
    return {name: (kept.get(name), came_down.get(name)) for name in {**kept, **came_down}}


def _by_folded_name(rows: Iterable[R]) -> dict[str, R]:
    return {row.strategy.casefold(): row for row in rows}


def count_outcomes(cravings: Iterable[CravingSeen]) -> dict[str, StrategyOutcomes]:
    """Count outcomes per strategy, including NO_STRATEGY, without a minimum."""
    held: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for craving in cravings:
        went = DID_NOT_ACT_BY_OUTCOME.get(craving.outcome or "")
        if went is not None:
            of[credited_strategy(craving)] += 1
            held[credited_strategy(craving)] += went
    share = held.total() / of.total() if of else 0.0
    return {
        name: StrategyOutcomes(
            strategy=name,
            held=held[name],
            of=count,
            lower=wilson_lower(held[name], count),
            estimate=shrunk(held[name], count, share),
        )
        for name, count in of.items()
    }


def _slope(counted: Counter[tuple[str, int, int]]) -> float:
    """Return how much further cravings come down per point of intensity before."""
    points: Counter[tuple[float, float]] = Counter()
    for (_, strength, drop), count in counted.items():
        points[strength, drop] += count
    return least_squares_slope(points)


def _measure_easing(
    name: str, moved: Counter[float], raw: int, drop: float, spread: float
) -> StrategyEasing:
    of = moved.total()
    estimate = shrunk(fsum(points * count for points, count in moved.items()), of, drop)
    return StrategyEasing(name, of, raw / of, estimate, lower_estimate(estimate, of, spread))


def _ordered(rows: Mapping[str, R]) -> tuple[tuple[R, ...], tuple[R, ...], R | None]:
    """Return the ranked rows, those only listed, and the row without a strategy."""
    enough = {name: row for name, row in rows.items() if row.of >= minimums.CRAVINGS_TO_LIST}
    nothing = enough.pop(NO_STRATEGY, None)
    ranked = [row for row in enough.values() if row.of >= minimums.CRAVINGS_TO_RANK]
    listed = [row for row in enough.values() if row.of < minimums.CRAVINGS_TO_RANK]
    ranked.sort(key=lambda row: (-row.lower, -row.of, row.strategy))
    listed.sort(key=lambda row: row.strategy)
    return tuple(ranked), tuple(listed), nothing
