"""How many entries each insight needs before it says anything."""

from typing import Literal

from recovery_journal.domain.dataclass import dataclass

MAX_FALSE_CLAIMS = 0.06
"""The share of journals of pure chance in which a section may claim something.

Promised is a tenth at most (docs/insights.md); this leaves room for what no test allows for.
"""

ENTRIES_FOR_A_COUNT = 3
"""Cravings or moods, for a count over time or a median."""
PART_OF_DAY_CRAVINGS = 10
PART_OF_DAY_DAYS = 14
WEEKDAY_DAYS = 28
CRAVINGS_TO_LIST = 3
"""Cravings with one strategy, to list its results."""
CRAVINGS_TO_RANK = 5
"""Cravings with one strategy, to rank it among others."""
CRAVINGS_FOR_PAIRS = 20
"""Cravings with an answer, to look for what goes together."""
JOINT_CRAVINGS = 3
"""Cravings in which two things coincided, to report the pair."""
ENTRIES_ON_EACH_SIDE = 5
"""Cravings or moods on each side of a comparison."""

CountedThing = Literal[
    "craving",
    "craving with a trigger",
    "craving with an ending",
    "craving with a strength afterwards",
    "described craving",
    "craving in either half",
    "craving on each side",
    "mood",
    "day",
]
"""What a minimum counts."""


@dataclass(frozen=True, slots=True)
class TooFew:
    """The answer below a minimum: how many there are, and how many are needed."""

    so_far: int
    needed: int
    of: CountedThing


def first_unmet(*gates: tuple[int, int, CountedThing]) -> TooFew | None:
    """Return the first minimum not met; each is (so far, needed, what is counted)."""
    return next((TooFew(*gate) for gate in gates if gate[0] < gate[1]), None)
