"""What came together: things told about cravings more often in one part of the day than in others.

A craving speaks about triggers, feelings, places, company or HALT only if at least one of them was
told: what was not asked is unknown, it is not a no.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recovery_journal.domain.insights import gates
from recovery_journal.domain.insights.chance import fisher
from recovery_journal.domain.insights.gates import TooFew
from recovery_journal.domain.insights.rates import PARTS_OF_DAY, part_of_day
from recovery_journal.domain.insights.told import Told, Written

PERCENT = 25
"""So many points of a percentage two shares must lie apart."""
CHANCE = 0.05
"""How likely chance alone may be for one pair; of many pairs some stand out by chance."""
NONE = "none of these"
"""The answer to HALT that tells that it was asked."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing that was told more often in one part of the day: `joint` of `of`."""

    role: str
    """trigger, feeling, place, company, situation or halt."""
    name: str
    part: str
    """A key of rates.PARTS_OF_DAY."""
    joint: int
    of: int
    others: int
    """How often in all other parts: `others` of `others_of`."""
    others_of: int
    p: float
    """Fisher's exact test, two-sided, for this pair alone."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What stands out, the clearest first, and what it rests on."""

    found: tuple[Pair, ...]
    looked_at: int
    """How many pairs were often enough to be compared."""
    cravings: int
    """Those of which something was told."""
    first: date
    last: date


def together(written: Written) -> Pairs | TooFew:
    """Things told in at least 3 cravings of a part of the day, and clearly more often than else.

    From 20 cravings on that speak about the same role; the shares lie at least 25 points apart and
    Fisher's exact test gives less than .05.
    """
    spoken: Counter[tuple[str, str]] = Counter()
    joint: Counter[tuple[str, str, str]] = Counter()
    described = 0
    for craving in written.cravings:
        part = part_of_day(craving.hour)
        roles = list(_roles(craving))
        described += bool(roles)
        for role, names in roles:
            spoken[role, part] += 1
            for name in set(names):
                joint[role, name, part] += 1
    of_role: Counter[str] = Counter()
    for (role, _), count in spoken.items():
        of_role[role] += count
    most = max(of_role.values(), default=0)
    if few := gates.too_few((most, gates.PAIRS, "described craving")):
        return few
    in_all: Counter[tuple[str, str]] = Counter()
    for (role, name, _), count in joint.items():
        in_all[role, name] += count
    pairs = [
        (role, name, part, count, of, in_all[role, name] - count, of_role[role] - of)
        for (role, name, part), count in joint.items()
        if name != NONE and count >= gates.JOINT and of_role[role] >= gates.PAIRS
        if (of := spoken[role, part]) < of_role[role]
    ]
    found = [Pair(*pair, p=fisher(*pair[3:])) for pair in pairs if _apart(*pair[3:])]
    clear = [pair for pair in found if pair.p < CHANCE]
    clear.sort(key=lambda pair: (pair.p, pair.role, pair.name, list(PARTS_OF_DAY).index(pair.part)))
    return Pairs(tuple(clear), len(pairs), described, written.first, written.last)


def _roles(craving: Told) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the craving speaks about, and what it says."""
    told = (
        ("trigger", craving.triggers),
        ("feeling", craving.feelings),
        ("place", craving.places),
        ("company", craving.company),
        ("situation", (craving.situation,) if craving.situation else ()),
        ("halt", craving.halt),
    )
    return ((role, names) for role, names in told if names)


def _apart(joint: int, of: int, others: int, others_of: int) -> bool:
    """Whether the shares lie far enough apart, in whole numbers: 3/4 and 1/2 do exactly."""
    return 100 * (joint * others_of - others * of) >= PERCENT * of * others_of
