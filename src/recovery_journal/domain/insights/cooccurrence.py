"""Things named more often with cravings at one part of the day than at others.

A craving counts for triggers, feelings, places, company or HALT only if at least one of them was
named: what wasn't answered is unknown, not a no.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from recovery_journal.domain.calendar_names import part_of_day
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from recovery_journal.domain.insights.statistics import fisher

MIN_PERCENTAGE_POINTS = 25
"""The smallest difference between two shares, in percentage points."""
MAX_P_VALUE = 0.05
"""For each pair alone: among many pairs, some will stand out by chance."""
FIELDS_BY_ROLE = {
    "trigger": "triggers",
    "feeling": "feelings",
    "place": "places",
    "company": "company",
    "situation": "situation",
    "halt": "halt",
}
"""What may go together with a part of the day, and its field in CravingSeen."""
NONE_OF_HALT = "none of these"
"""The HALT answer that shows the question was asked."""


_Table = tuple[str, str, str, int, int, int, int]
"""The first fields of a pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing named more often at one part of the day: in `joint` of `of` cravings."""

    role: str
    """A key of FIELDS_BY_ROLE."""
    name: str
    part: str
    """A key of PARTS_OF_DAY."""
    joint: int
    of: int
    others: int
    """How often at all other times: `others` of `others_of`."""
    others_of: int
    p: float
    """Fisher's exact test, two-sided, for this pair alone."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs that stand out, clearest first, and their basis."""

    found: tuple[Pair, ...]
    looked_at: int
    """How many pairs were frequent enough to compare."""
    cravings: int
    """Cravings for which anything was named."""
    first: date
    last: date


def find_cooccurrences(written: History) -> Pairs | TooFew:
    """Find things named 3 times or more at a part of the day, and clearly more than at others.

    Needs 20 cravings that answer the same role; the shares must be at least 25 points apart with p
    < .05 in Fisher's exact test.
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
    """Count, per part of the day, the cravings that answer a role, and those that name each thing.

    Many cravings of a long journal have the same answer, so equal ones are processed once per hour.
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
    """Yield the counts of things named often enough, next to all other parts of the day."""
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
    """Compare shares in whole numbers, where 3/4 and 1/2 are exactly 25 points apart."""
    return 100 * (joint * others_of - others * of) >= MIN_PERCENTAGE_POINTS * of * others_of
