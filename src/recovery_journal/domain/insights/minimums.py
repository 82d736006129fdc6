"""How much has to be written down before anything is said about it."""

from dataclasses import dataclass
from typing import Literal

ENTRIES_FOR_A_COUNT = 3
"""Cravings or moods, for a count over time or a median."""
PART_OF_DAY_CRAVINGS = 10
PART_OF_DAY_DAYS = 14
WEEKDAY_DAYS = 28
CRAVINGS_TO_LIST = 3
"""Cravings with one strategy, to list it with its counts."""
CRAVINGS_TO_RANK = 5
"""Cravings with one strategy, to put it in an order with others."""
CRAVINGS_FOR_PAIRS = 20
"""Cravings of which something is told, to look for what came together."""
JOINT_CRAVINGS = 3
"""Cravings in which two things came together, to say so."""
ENTRIES_ON_EACH_SIDE = 5
"""Cravings or moods on either side of a comparison."""

CountedThing = Literal[
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
    of: CountedThing


def first_unmet(*gates: tuple[int, int, CountedThing]) -> TooFew | None:
    """The first gate that is not reached: (so far, needed, of what)."""
    return next((TooFew(*gate) for gate in gates if gate[0] < gate[1]), None)
