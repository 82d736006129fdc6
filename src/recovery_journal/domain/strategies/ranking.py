"""How it went before, strategy by strategy, and what to offer now.

A craving went well when the person did not act on it, however strong it stayed; what they do not
know is left out. Where several strategies were tried, the first one counts, so that all counts are
whole and none is told twice. Nothing here says that a strategy was the reason.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import fsum, sqrt
from typing import TypeVar

from recovery_journal.domain.entries.craving import VERY_STRONG
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import Told, Written
from recovery_journal.domain.insights.statistics import (
    least_squares,
    pooled_deviation,
    wilson_lower,
)
from recovery_journal.domain.strategies.strategy import Strategy, first_of_each_way

DID_NOT_ACT = {"passed": True, "still strong": True, "used some": False, "used": False}
"""Which outcomes count, and as what; "not sure" and nothing told do not."""

PRIOR = 4
"""So many cravings of the person's own average are added to each strategy: few mean little."""
ADJUSTED_FROM = 20
"""From so many cravings on a drop is compared with that of cravings as strong."""
LEAST_SPREAD = 1.5
"""Drops are taken to scatter by at least so many points within a strategy."""

NOTHING = ""
"""The name of no strategy: the person waited, or did nothing in particular."""


@dataclass(frozen=True, slots=True)
class Tried:
    """How often a person did not act on a craving, with one strategy: `held` of `of`."""

    strategy: str
    held: int
    of: int
    lower: float
    """Wilson's lower bound of the share, 0 to 1: what the order goes by."""
    estimate: float
    """The share drawn towards the person's own, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Eased:
    """How far cravings came down, with one strategy, in points of the scale from 0 to 10."""

    strategy: str
    of: int
    drop: float
    """The mean of before minus afterwards; below 0 they were stronger afterwards."""
    estimate: float
    """The drop drawn towards the person's own; from 20 cravings on, as for one as strong."""
    lower: float
    """The estimate less its uncertainty: what the order goes by."""


R = TypeVar("R", Tried, Eased)


@dataclass(frozen=True, slots=True)
class WentWell:
    """What went well before, and what it rests on."""

    ranked: tuple[Tried, ...]
    """Strategies with at least 5 cravings, best first."""
    listed: tuple[Tried, ...]
    """Those with 3 or 4: too few for an order, so by their names."""
    nothing: Tried | None
    """Cravings without a strategy, from 3 on."""
    held: int
    of: int
    """All cravings whose ending is known, with any strategy or none."""
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Drops:
    """How far cravings came down, and what it rests on."""

    ranked: tuple[Eased, ...]
    listed: tuple[Eased, ...]
    nothing: Eased | None
    """As in WentWell."""
    drop: float
    """The person's mean drop over all `of` cravings."""
    of: int
    adjusted: bool
    """Whether each is compared with cravings as strong, because hard ones get other help."""
    first: date
    last: date


def drawn(total: float, of: int, prior: float) -> float:
    """A mean of `of` values drawn towards `prior` as if PRIOR more values were exactly that."""
    return (total + PRIOR * prior) / (of + PRIOR)


def cautious(estimate: float, of: int, spread: float) -> float:
    """An estimate from `of` values less its standard error, so that few values rank lower."""
    return estimate - spread / sqrt(of + PRIOR)


def first_tried(craving: Told) -> str:
    """The strategy a craving counts for."""
    return craving.strategies[0] if craving.strategies else NOTHING


def went_well(written: Written) -> WentWell | TooFew:
    """How often the person did not act, by strategy, from 3 cravings with a known ending on."""
    tried = _tried(written.cravings)
    of = sum(one.of for one in tried.values())
    if few := minimums.too_few((of, minimums.COUNTS, "craving with an ending")):
        return few
    ranked, listed, nothing = _ordered(tried)
    held = sum(one.held for one in tried.values())
    return WentWell(ranked, listed, nothing, held, of, written.first, written.last)


def drops(written: Written) -> Drops | TooFew:
    """How far cravings came down, by strategy, from 3 cravings with both strengths on.

    From 20 on each drop is moved along the least-squares line of drop by strength before, to what
    it says about a craving of the person's mean strength.
    """
    told = Counter(
        (first_tried(one), one.intensity, one.intensity - one.after)
        for one in written.cravings
        if one.after is not None
    )
    of = told.total()
    if few := minimums.too_few((of, minimums.COUNTS, "craving with a strength afterwards")):
        return few
    before = sum(strength * count for (_, strength, _), count in told.items()) / of
    drop = sum(points * count for (_, _, points), count in told.items()) / of
    adjusted = of >= ADJUSTED_FROM
    slope = _slope(told) if adjusted else 0.0
    raw: Counter[str] = Counter()
    moved: defaultdict[str, Counter[float]] = defaultdict(Counter)
    for (name, strength, points), count in told.items():
        raw[name] += points * count
        moved[name][points - slope * (strength - before)] += count
    spread = max(LEAST_SPREAD, pooled_deviation(moved.values()))
    eased = {name: _eased(name, each, raw[name], drop, spread) for name, each in moved.items()}
    return Drops(*_ordered(eased), drop, of, adjusted, written.first, written.last)


def by_strategy(written: Written) -> dict[str, tuple[Tried | None, Eased | None]]:
    """How it went with each strategy of at least 3 cravings, by its name with its case folded."""
    tried, eased = went_well(written), drops(written)
    kept = {} if isinstance(tried, TooFew) else _by_folded_name(tried.ranked + tried.listed)
    came_down = {} if isinstance(eased, TooFew) else _by_folded_name(eased.ranked + eased.listed)
    return {name: (kept.get(name), came_down.get(name)) for name in {**kept, **came_down}}


def _by_folded_name(rows: Iterable[R]) -> dict[str, R]:
    return {row.strategy.casefold(): row for row in rows}


def _tried(cravings: Iterable[Told]) -> dict[str, Tried]:
    """Each strategy with its counts, however small, and NOTHING among them."""
    held: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for craving in cravings:
        went = DID_NOT_ACT.get(craving.outcome or "")
        if went is not None:
            of[first_tried(craving)] += 1
            held[first_tried(craving)] += went
    share = held.total() / of.total() if of else 0.0
    return {
        name: Tried(
            strategy=name,
            held=held[name],
            of=count,
            lower=wilson_lower(held[name], count),
            estimate=drawn(held[name], count, share),
        )
        for name, count in of.items()
    }


def _slope(told: Counter[tuple[str, int, int]]) -> float:
    """How much further cravings come down for each point they were stronger before."""
    points: Counter[tuple[float, float]] = Counter()
    for (_, strength, drop), count in told.items():
        points[strength, drop] += count
    return least_squares(points)


def _eased(name: str, moved: Counter[float], raw: int, drop: float, spread: float) -> Eased:
    of = moved.total()
    estimate = drawn(fsum(points * count for points, count in moved.items()), of, drop)
    return Eased(name, of, raw / of, estimate, cautious(estimate, of, spread))


def _ordered(rows: Mapping[str, R]) -> tuple[tuple[R, ...], tuple[R, ...], R | None]:
    """Those that can be ranked, those that can only be listed, and the row without a strategy."""
    enough = {name: row for name, row in rows.items() if row.of >= minimums.LISTED}
    nothing = enough.pop(NOTHING, None)
    ranked = [row for row in enough.values() if row.of >= minimums.RANKED]
    listed = [row for row in enough.values() if row.of < minimums.RANKED]
    ranked.sort(key=lambda row: (-row.lower, -row.of, row.strategy))
    listed.sort(key=lambda row: row.strategy)
    return tuple(ranked), tuple(listed), nothing


BANDS = ((0, 3), (4, 7), (VERY_STRONG, 10))
"""Cravings of one band are about as strong as each other."""

_Key = tuple[int, float, bool, int]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One strategy for this moment."""

    strategy: Strategy
    tried: Tried | None = None
    """How it went with cravings about as strong, where it went well more often than not."""
    with_trigger: bool = False
    """Whether `tried` counts only cravings with the same trigger."""


def band(intensity: int) -> tuple[int, int]:
    """The weakest and the strongest craving that is about as strong as this one, 0 to 10."""
    return next(one for one in BANDS if intensity <= one[1])


def suggested(
    strategies: Iterable[Strategy],
    told: Iterable[Told],
    intensity: int,
    trigger: str | None,
    today: date,
) -> tuple[Suggestion, ...]:
    """What to offer for a craving of this strength (0 to 10), best first.

    First what went well in at least 3 cravings about as strong, with this trigger if that can be
    said, then favourites, then the order given. From 8 on it is one strategy of each of WAYS, and
    of those only what is simple enough. What is archived, does not suit the strength or was told
    of a day after `today` is left out.
    """
    low, high = band(intensity)
    near = [one for one in told if one.day <= today and low <= one.intensity <= high]
    wanted = (trigger or "").casefold()
    same = [one for one in near if wanted in map(str.casefold, one.triggers)] if wanted else []
    by_strength, by_trigger = _by_name(near), _by_name(same)
    offers: list[tuple[_Key, Suggestion]] = []
    for place, strategy in enumerate(strategies):
        if not strategy.archived and strategy.suits(intensity):
            name = strategy.name.casefold()
            suggestion = _suggestion(strategy, by_trigger.get(name), by_strength.get(name))
            offers.append((_key(suggestion, place), suggestion))
    offers.sort(key=lambda offer: offer[0])
    chosen = [suggestion for _, suggestion in offers]
    return tuple(chosen) if intensity < VERY_STRONG else _simplest(chosen)


def _by_name(cravings: Iterable[Told]) -> dict[str, Tried]:
    """Strategies that were tried often enough to be told, by their folded names."""
    tried = _tried(cravings)
    return {name.casefold(): one for name, one in tried.items() if one.of >= minimums.LISTED}


def _suggestion(strategy: Strategy, closest: Tried | None, close: Tried | None) -> Suggestion:
    """The closest evidence there is decides, also against what went well elsewhere."""
    tried = closest or close
    if tried is None or 2 * tried.held <= tried.of:
        return Suggestion(strategy)
    return Suggestion(strategy, tried, with_trigger=closest is not None)


def _key(suggestion: Suggestion, place: int) -> _Key:
    """Below 5 cravings the counts are told, but they do not put one before another."""
    tried, rest = suggestion.tried, (not suggestion.strategy.favourite, place)
    if tried is None:
        return 2, 0.0, *rest
    closest = 0 if suggestion.with_trigger else 1
    return closest, -tried.lower if tried.of >= minimums.RANKED else 0.0, *rest


def _simplest(chosen: list[Suggestion]) -> tuple[Suggestion, ...]:
    """The first of each way; those that went well stay in front, the others in order of ways."""
    by_strategy = {one.strategy: one for one in chosen}
    found = [by_strategy[one] for one in first_of_each_way(by_strategy)]
    found.sort(key=lambda one: chosen.index(one) if one.tried else len(chosen))
    return tuple(found)
