"""Exact tests, lower bounds and spread, for small numbers."""

from collections.abc import Iterable, Mapping
from math import exp, fsum, lgamma, log, sqrt

Z_90_PERCENT = 1.2816
"""One-sided 90 %, for the lower bound of a share."""


def poisson_tail(count: int, expected: float) -> float:
    """Return the probability of at least `count` events when `expected` is the mean.

    P(X >= x) = 1 - sum of e^-mu mu^i / i! for i < x. The shorter tail is summed, so that small
    probabilities stay exact.
    """
    if count <= 0:
        return 1.0
    if expected <= 0:
        return 0.0
    if count <= expected:
        below = [_poisson(count - 1, expected)]
        for number in range(count - 1, 0, -1):
            below.append(below[-1] * number / expected)
        return max(0.0, 1 - fsum(below))
    above = [_poisson(count, expected)]
    while above[-1] > above[0] * 1e-17:
        above.append(above[-1] * expected / (count + len(above)))
    return min(1.0, fsum(above))


def _poisson(number: int, expected: float) -> float:
    return exp(number * log(expected) - expected - lgamma(number + 1))


def fisher(joint: int, of: int, others: int, others_of: int) -> float:
    """Return the two-sided p of Fisher's exact test of `joint` in `of` and `others` in `others_of`.

    The sum over all tables with the same margins that are no likelier than this one.
    """
    total, column = of + others_of, joint + others

    def likelihood(inside: int) -> float:
        return exp(
            _log_choose(of, inside)
            + _log_choose(others_of, column - inside)
            - _log_choose(total, column)
        )

    # Equally likely tables can differ in their last digits.
    this = likelihood(joint) * (1 + 1e-7)
    tables = map(likelihood, range(max(0, column - others_of), min(of, column) + 1))
    return min(1.0, fsum(one for one in tables if one <= this))


def _log_choose(of: int, chosen: int) -> float:
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)


def wilson_lower(held: int, of: int, z: float = Z_90_PERCENT) -> float:
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
