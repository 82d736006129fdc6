from datetime import date

from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from recovery_journal.domain.insights.triggers import TriggerCount, TriggerCounts, count_triggers

MONDAY = date(2026, 3, 2)


def journal(*named: tuple[tuple[str, ...], int]) -> History:
    cravings = tuple(CravingSeen(MONDAY, 12, strength, triggers=names) for names, strength in named)
    return History(cravings, (), frozenset({MONDAY}))


def test_triggers_with_their_counts() -> None:
    found = count_triggers(
        journal(
            (("work", "an argument"), 8),
            (("work", "work"), 6),
            (("work",), 7),
            (("payday",), 3),
            ((), 10),
        )
    )
    assert isinstance(found, TriggerCounts)
    assert found.found == (
        TriggerCount("work", 3, 7),
        TriggerCount("an argument", 1, None),
        TriggerCount("payday", 1, None),
    )
    assert (found.named, found.cravings) == (4, 5)


def test_three_cravings_with_a_trigger_are_needed() -> None:
    assert count_triggers(History()) == TooFew(0, 3, "craving with a trigger")
    two = journal((("work",), 5), (("work",), 5), *[((), 5)] * 30)
    assert count_triggers(two) == TooFew(2, 3, "craving with a trigger")
