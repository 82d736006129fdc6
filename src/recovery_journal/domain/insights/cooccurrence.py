"""Things named more often with cravings at one part of the day than at others.

A craving counts for triggers, feelings, places, company or HALT only if at least one of them was
named: what wasn't answered is unknown, not a no.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain
from math import fsum
from operator import attrgetter

from recovery_journal.domain.calendar_names import part_of_day
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from recovery_journal.domain.insights.statistics import benjamini_hochberg, fisher

MIN_PERCENTAGE_POINTS = 25
"""The smallest difference between two shares, in percentage points."""
MAX_CHANCE_FINDINGS = 0.1
"""The share of pairs found that may be chance, among all that are looked at."""
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


_Table = tuple[int, int, int, int]
"""`joint` of `of`, and `others` of `others_of`."""


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
    """Fisher's exact test, two-sided, for this pair alone, where a part of one day counts once."""


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

    Needs 20 cravings that answer the same role; the shares must be at least 25 points apart, and
    clear enough for the number of pairs that were looked at.
    """
    pairs: list[Pair] = []
    most = looked_at = 0
    for role in FIELDS_BY_ROLE:
        counts = _Counts(written.cravings, role)
        most = max(most, counts.spoken.total())
        if counts.spoken.total() >= minimums.CRAVINGS_FOR_PAIRS:
            for name, part in counts.frequent():
                looked_at += 1
                table = counts.table(name, part)
                if table[0] >= minimums.JOINT_CRAVINGS and _apart(*table):
                    p = fisher(*counts.table_of_days(name, part))
                    pairs.append(Pair(role, name, part, *table, p))
    if few := minimums.first_unmet((most, minimums.CRAVINGS_FOR_PAIRS, "described craving")):
        return few
    clear = benjamini_hochberg((pair.p for pair in pairs), looked_at, MAX_CHANCE_FINDINGS)
    found = sorted((pair for pair in pairs if pair.p <= clear), key=_clearest_first)
    described = sum(map(any, map(attrgetter(*FIELDS_BY_ROLE.values()), written.cravings)))
    return Pairs(tuple(found), looked_at, described, written.first, written.last)


class _Counts:
    """The cravings that answer a role, and those that name each thing, by part of the day.

    Several on one part of a day are much alike; in the days, they count once, in equal shares.
    """

    def __init__(self, cravings: Iterable[CravingSeen], role: str) -> None:
        answers: defaultdict[tuple[date, str], list[frozenset[str]]] = defaultdict(list)
        for day, hour, said in map(attrgetter("day", "hour", FIELDS_BY_ROLE[role]), cravings):
            if said:
                answers[day, part_of_day(hour)].append(_names(said))
        self.spoken: Counter[str] = Counter()
        self.spoken_days: Counter[str] = Counter()
        self.joint: Counter[tuple[str, str]] = Counter()
        shares: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        for (_, part), named in answers.items():
            self.spoken[part] += len(named)
            self.spoken_days[part] += 1
            for name in chain.from_iterable(named):
                self.joint[name, part] += 1
                shares[name, part].append(1 / len(named))
        self.joint_days = {pair: fsum(each) for pair, each in shares.items()}

    def frequent(self) -> Iterator[tuple[str, str]]:
        """Yield each thing and part of the day that could have coincided often enough.

        Not only those that did: a pair that is left out because it is rare was looked at, too.
        """
        names: Counter[str] = Counter()
        for (name, _), count in self.joint.items():
            names[name] += count
        del names[NONE_OF_HALT]
        for name, count in names.items():
            for part, of in self.spoken.items():
                if min(count, of) >= minimums.JOINT_CRAVINGS and of < self.spoken.total():
                    yield name, part

    def table(self, name: str, part: str) -> _Table:
        return _table(self.joint, self.spoken, name, part)

    def table_of_days(self, name: str, part: str) -> _Table:
        return _table(self.joint_days, self.spoken_days, name, part)


@cache
def _names(said: str | tuple[str, ...]) -> frozenset[str]:
    return frozenset((said,) if isinstance(said, str) else said)


def _table(
    joint: Mapping[tuple[str, str], float], spoken: Counter[str], name: str, part: str
) -> _Table:
    """Compare a part of the day with all others."""
    others = fsum(joint.get((name, other), 0) for other in spoken if other != part)
    of = spoken[part]
    return round(joint.get((name, part), 0)), of, round(others), spoken.total() - of


def _clearest_first(pair: Pair) -> tuple[float, str, str, str]:
    return pair.p, pair.role, pair.name, pair.part


def _apart(joint: int, of: int, others: int, others_of: int) -> bool:
    """Compare shares in whole numbers, where 3/4 and 1/2 are exactly 25 points apart."""
    return 100 * (joint * others_of - others * of) >= MIN_PERCENTAGE_POINTS * of * others_of
