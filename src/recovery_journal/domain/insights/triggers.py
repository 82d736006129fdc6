"""The triggers a person named, with how often."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median

from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History


@dataclass(frozen=True, slots=True)
class TriggerCount:
    """One trigger, in the person's words."""

    name: str
    cravings: int
    """In how many it was named; one craving can have several."""
    median: float | None
    """Of how strong these were, from 3 cravings on."""


@dataclass(frozen=True, slots=True)
class TriggerCounts:
    """All triggers, the most frequent first."""

    found: tuple[TriggerCount, ...]
    named: int
    """Cravings with at least one trigger."""
    cravings: int
    """All of them."""
    first: date
    last: date


def count_triggers(written: History) -> TriggerCounts | TooFew:
    """How often each trigger was named, from 3 cravings with a trigger on."""
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
