"""How often the user named each trigger."""

from collections import defaultdict
from datetime import date
from statistics import median

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History


@dataclass(frozen=True, slots=True)
class TriggerCount:
    """One trigger, in the user's words."""

    name: str
    cravings: int
    """The number of cravings that name it; one craving can name several."""
    median: float | None
    """Median intensity; needs 3 cravings."""


@dataclass(frozen=True, slots=True)
class TriggerCounts:
    """All triggers, most frequent first."""

    found: tuple[TriggerCount, ...]
    named: int
    """Cravings with at least one trigger."""
    cravings: int
    """All cravings."""
    first: date
    last: date


def count_triggers(written: History) -> TriggerCounts | TooFew:
    """Count each trigger; needs 3 cravings with one."""
    strengths: defaultdict[str, list[int]] = defaultdict(list)
    named = 0
    for craving in written.cravings:
        named += bool(craving.triggers)
        for name in set(craving.triggers):
            strengths[name].append(craving.intensity)
    if few := minimums.first_unmet((named, minimums.ENTRIES_FOR_A_COUNT, "craving with a trigger")):
        return few
    found = [
        TriggerCount(
            name, len(each), median(each) if len(each) >= minimums.ENTRIES_FOR_A_COUNT else None
        )
        for name, each in strengths.items()
    ]
    found.sort(key=lambda one: (-one.cravings, one.name))
    return TriggerCounts(tuple(found), named, len(written.cravings), written.first, written.last)
