"""How often chance alone would do the same: exact tests that hold for small numbers."""

from math import exp, fsum, lgamma, log


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
