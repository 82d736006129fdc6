"""What came together: things told about cravings more often in one part of the day than in others.

A craving speaks about triggers, feelings, places, company or HALT only if at least one of them was
told: what was not asked is unknown, it is not a no.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from recovery_journal.domain.insights.rates import part_of_day
from recovery_journal.domain.insights.statistics import fisher

MIN_PERCENTAGE_POINTS = 25
"""So many points of a percentage two shares must lie apart."""
MAX_P_VALUE = 0.05
"""How likely chance alone may be for one pair; of many pairs some stand out by chance."""
FIELDS_BY_ROLE = {
    "trigger": "triggers",
    "feeling": "feelings",
    "place": "places",
    "company": "company",
    "situation": "situation",
    "halt": "halt",
}
"""What may have come together with a part of the day, and the field of Told it stands in."""
NONE_OF_HALT = "none of these"
"""The answer to HALT that tells that it was asked."""


_Table = tuple[str, str, str, int, int, int, int]
"""The first fields of a pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing that was told more often in one part of the day: `joint` of `of`."""

    role: str
    """One of ROLES."""
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


def find_cooccurrences(written: History) -> Pairs | TooFew:
    """Things told in at least 3 cravings of a part of the day, and clearly more often than else.

    From 20 cravings on that speak about the same role; the shares lie at least 25 points apart and
    Fisher's exact test gives less than .05.
    """
    tables: list[_Table] = []
    most = 0
    for role in FIELDS_BY_ROLE:
        spoken, joint = _counted(written.cravings, role)
        most = max(most, spoken.total())
        if spoken.total() >= minimums.CRAVINGS_FOR_PAIRS:
            tables += _tables(role, spoken, joint)
    if few := minimums.first_unmet((most, minimums.CRAVINGS_FOR_PAIRS, "described craving")):
        return few
    pairs = [Pair(*table, p=fisher(*table[3:])) for table in tables if _apart(*table[3:])]
    found = sorted((pair for pair in pairs if pair.p < MAX_P_VALUE), key=_clearest_first)
    described = sum(map(any, map(attrgetter(*FIELDS_BY_ROLE.values()), written.cravings)))
    return Pairs(tuple(found), len(tables), described, written.first, written.last)


def _counted(
    cravings: Iterable[CravingSeen], role: str
) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How many cravings of each part of the day speak about a role, and how many name each thing.

    Many cravings of a long journal say the same, so each answer is looked at once an hour.
    """
    spoken: Counter[str] = Counter()
    joint: Counter[tuple[str, str]] = Counter()
    answers = Counter(map(attrgetter("hour", FIELDS_BY_ROLE[role]), cravings))
    for (hour, said), count in answers.items():
        names = {said} if isinstance(said, str) else set(said or ())
        part = part_of_day(hour)
        for name in names:
            joint[name, part] += count
        if names:
            spoken[part] += count
    return spoken, joint


def _tables(role: str, spoken: Counter[str], joint: Counter[tuple[str, str]]) -> Iterator[_Table]:
    """What was told often enough in one part of the day, beside all others that speak of it."""
    in_all: Counter[str] = Counter()
    for (name, _), count in joint.items():
        in_all[name] += count
    for (name, part), count in joint.items():
        others_of = spoken.total() - spoken[part]
        if name != NONE_OF_HALT and count >= minimums.JOINT_CRAVINGS and others_of:
            others = in_all[name] - count
            yield role, name, part, count, spoken[part], others, others_of


def _clearest_first(pair: Pair) -> tuple[float, str, str, str]:
    return pair.p, pair.role, pair.name, pair.part


def _apart(joint: int, of: int, others: int, others_of: int) -> bool:
    """Whether the shares lie far enough apart, in whole numbers: 3/4 and 1/2 do exactly."""
    return 100 * (joint * others_of - others * of) >= MIN_PERCENTAGE_POINTS * of * others_of
