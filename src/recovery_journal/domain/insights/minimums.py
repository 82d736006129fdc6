"""How much has to be written down before anything is said about it."""

from dataclasses import dataclass
from typing import Literal

COUNTS = 3
"""Cravings or moods, for a count over time or a median."""
PART_OF_DAY_CRAVINGS = 10
PART_OF_DAY_DAYS = 14
WEEKDAY_DAYS = 28
LISTED = 3
"""Cravings with one strategy, to list it with its counts."""
RANKED = 5
"""Cravings with one strategy, to put it in an order with others."""
PAIRS = 20
"""Cravings of which something is told, to look for what came together."""
JOINT = 3
"""Cravings in which two things came together, to say so."""
EACH_SIDE = 5
"""Cravings or moods on either side of a comparison."""

Of = Literal[
    "craving",
    "craving with a trigger",
    "craving with an ending",
    "craving with a strength afterwards",
    "described craving",
    "craving in each half",
    "craving on each side",
    "mood",
    "day",
]
"""What is counted at a gate."""


@dataclass(frozen=True, slots=True)
class TooFew:
    """The answer below a gate: how many there are, and how many are needed."""

    so_far: int
    needed: int
    of: Of


def too_few(*gates: tuple[int, int, Of]) -> TooFew | None:
    """The first gate that is not reached: (so far, needed, of what)."""
    return next((TooFew(*gate) for gate in gates if gate[0] < gate[1]), None)
