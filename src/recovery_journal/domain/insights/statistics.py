"""Tests for chance, lower bounds and spread, for small numbers; docs/insights.md explains them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import erfc, exp, fsum, lgamma, log, log1p, sqrt
from random import Random

Z_90_PERCENT = 1.2816
"""One-sided 90 %, for the lower bound of a share."""

MID_P = 0.5
"""How much of the chance of exactly what was found counts (the mid-p of H. O. Lancaster, 1961).

With all of it, a test of few days would find less than it may.
"""
SHUFFLES = 499
SHUFFLE_SEED = 1
"""Always the same, so that the same journal always gets the same answer."""


def binomial_tail(count: int, of: int, share: float) -> float:
    """Return the mid-p of at least `count` successes in `of` tries with chance `share`."""
    if not 0 < share < 1:
        return 1.0 if share >= 1 or count == 0 else 0.0

    def likelihood(number: int) -> float:
        chances = number * log(share) + (of - number) * log1p(-share)
        return exp(_log_choose(of, number) + chances)

    return fsum((MID_P * likelihood(count), *map(likelihood, range(count + 1, of + 1))))


def fisher(joint: int, of: int, others: int, others_of: int) -> float:
    """Return the mid-p of Fisher's exact test: is `joint` of `of` more than the others have?

    One-sided, over all tables with the same margins.
    """
    total, column = of + others_of, joint + others

    def likelihood(inside: int) -> float:
        ways = _log_choose(of, inside) + _log_choose(others_of, column - inside)
        return exp(ways - _log_choose(total, column))

    more = range(joint + 1, min(of, column) + 1)
    return fsum((MID_P * likelihood(joint), *map(likelihood, more)))


def mann_whitney(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the two-sided p of the Mann-Whitney test: do values of one group tend to be higher?

    The normal approximation with corrections for ties and continuity; H. B. Mann and D. R. Whitney,
    1947.
    """
    a, b = len(first), len(second)
    counts = sorted(Counter([*first, *second]).items())
    up_to = accumulate(count for _, count in counts)
    rank = {
        value: last - (count - 1) / 2 for (value, count), last in zip(counts, up_to, strict=True)
    }
    ties = sum(count**3 - count for _, count in counts)
    variance = a * b / 12 * (a + b + 1 - ties / ((a + b) * (a + b - 1)))
    if variance <= 0:
        return 1.0
    apart = abs(fsum(rank[value] for value in first) - a * (a + b + 1) / 2)
    return min(1.0, erfc((apart - 0.5) / sqrt(2 * variance)))


def swap_days(first: Sequence[int], second: Sequence[int]) -> float:
    """Return the two-sided mid-p of the difference of two sums, had the days come in any order.

    Over all ways to choose as many days as `first` has.
    """
    ways = _ways_to_sum([*first, *second], len(first))
    both = sum(first) + sum(second)
    days = len(first) + len(second)

    def apart(total: int) -> int:
        """In whole numbers, where equal is equal."""
        return abs(total * days - both * len(first))

    found = apart(sum(first))
    further = sum(count for total, count in enumerate(ways) if apart(total) > found)
    as_far = sum(count for total, count in enumerate(ways) if apart(total) == found)
    return (further + MID_P * as_far) / sum(ways)


def _ways_to_sum(values: Sequence[int], chosen: int) -> list[int]:
    """Return, for each sum from 0 on, how many choices of `chosen` values add up to it."""
    highest = sum(values)
    ways = [[0] * (highest + 1) for _ in range(chosen + 1)]
    ways[0][0] = 1
    for value in values:
        for number in range(chosen, 0, -1):
            with_it = [0] * value + ways[number - 1]
            ways[number] = [a + b for a, b in zip(ways[number], with_it, strict=False)]
    return ways[chosen]


def shuffle_days(chosen: Sequence[int], others: Sequence[int], below: float) -> bool:
    """Return whether fewer than `below` of all orders of the days give `chosen` as high a sum.

    Estimated from SHUFFLES random orders and the order found; stops once there are too many.
    """
    days, found = [*chosen, *others], sum(chosen)
    chance, as_high = Random(SHUFFLE_SEED), 1  # noqa: S311 - not for secrets
    for _ in range(SHUFFLES):
        as_high += sum(chance.sample(days, len(chosen))) >= found
        if as_high >= below * (SHUFFLES + 1):
            return False
    return True


def benjamini_hochberg(p_values: Iterable[float], looked_at: int, rate: float) -> float:
    """Return the highest p that is small enough, 0 if none is.

    Of what is found this way, at most the share `rate` is expected to be chance, among all that
    was looked at; Y. Benjamini and Y. Hochberg, 1995.
    """
    ordered = enumerate(sorted(p_values), 1)
    return max((p for rank, p in ordered if p <= rate * rank / looked_at), default=0.0)


def _log_choose(of: int, chosen: int) -> float:
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)


def wilson_lower(held: float, of: float, z: float = Z_90_PERCENT) -> float:
    """Return the lower bound of Wilson's interval for the share `held` of `of`.

    [p + z^2/2n - z sqrt(p(1-p)/n + z^2/4n^2)] / (1 + z^2/n); E. B. Wilson, 1927.
    """
    if held == 0:
        return 0.0
    share = held / of
    margin = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (share + z * z / (2 * of) - margin) / (1 + z * z / of)


def least_squares_slope(points: Mapping[tuple[float, float], int]) -> float:
    """Return the slope of the least-squares line through counted (x, y) points.

    0 if all x are equal.
    """
    of = sum(points.values())
    across = fsum(x * count for (x, _), count in points.items()) / of
    up = fsum(y * count for (_, y), count in points.items()) / of
    width = fsum((x - across) ** 2 * count for (x, _), count in points.items())
    rise = fsum((x - across) * (y - up) * count for (x, y), count in points.items())
    return rise / width if width else 0.0


def pooled_deviation(groups: Iterable[Mapping[float, int]]) -> float:
    """Return the pooled standard deviation within groups of counted values.

    0 if no group has two values.
    """
    squares: list[float] = []
    free = 0
    for each in groups:
        of = sum(each.values())
        mean = fsum(value * count for value, count in each.items()) / of
        squares += ((value - mean) ** 2 * count for value, count in each.items())
        free += of - 1
    return sqrt(fsum(squares) / free) if free else 0.0
