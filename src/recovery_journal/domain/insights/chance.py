"""How far small numbers can be trusted: exact tests, cautious shares, and how values scatter."""

from collections.abc import Iterable, Sequence
from math import exp, fsum, lgamma, log, sqrt

Z = 1.2816
"""One-sided 90 %, for the lower end of what a share may really be."""


def poisson_tail(count: int, expected: float) -> float:
    """The probability, 0 to 1, of at least `count` where `expected` (from 0 up) is the mean.

    P(X >= x) = 1 - sum of e^-mu mu^i / i! for i < x; of the two sides the shorter is summed, so
    that small probabilities stay exact.
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
    """The two-sided p, 0 to 1, of Fisher's exact test: `joint` in `of`, `others` in `others_of`.

    The sum over all tables with the same margins that are no likelier than this one.
    """
    total, column = of + others_of, joint + others

    def likelihood(inside: int) -> float:
        return exp(
            _log_choose(of, inside)
            + _log_choose(others_of, column - inside)
            - _log_choose(total, column)
        )

    # Tables that are equally likely differ in their last digits.
    this = likelihood(joint) * (1 + 1e-7)
    tables = map(likelihood, range(max(0, column - others_of), min(of, column) + 1))
    return min(1.0, fsum(one for one in tables if one <= this))


def _log_choose(of: int, chosen: int) -> float:
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)


def wilson_lower(held: int, of: int, z: float = Z) -> float:
    """The lower end, 0 to 1, of Wilson's interval for the share `held` of `of`; 0 for none.

    [p + z^2/2n - z sqrt(p(1-p)/n + z^2/4n^2)] / (1 + z^2/n); E. B. Wilson, 1927.
    """
    if of == 0:
        return 0.0
    share = held / of
    margin = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, (share + z * z / (2 * of) - margin) / (1 + z * z / of))


def least_squares(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the least-squares line of y by x; 0 where all x are the same."""
    across = fsum(x for x, _ in points) / len(points)
    up = fsum(y for _, y in points) / len(points)
    width = fsum((x - across) ** 2 for x, _ in points)
    return fsum((x - across) * (y - up) for x, y in points) / width if width else 0.0


def pooled_deviation(groups: Iterable[Sequence[float]]) -> float:
    """The standard deviation within groups; 0 where none has two values."""
    squares: list[float] = []
    free = 0
    for each in groups:
        mean = fsum(each) / len(each)
        squares += ((one - mean) ** 2 for one in each)
        free += len(each) - 1
    return sqrt(fsum(squares) / free) if free else 0.0
