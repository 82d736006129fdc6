"""Which of several counts can be called the most."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def take_highest(ranked: Sequence[T], most: int, count: Callable[[T], int]) -> list[T]:
    """Return up to `most` of what is ranked from the highest count on.

    Of those with the same count, there are all or none.
    """
    left_out = count(ranked[most]) if len(ranked) > most else -1
    return [one for one in ranked[:most] if count(one) > left_out]
