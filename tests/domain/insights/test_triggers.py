from datetime import date

from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import Told, Written
from recovery_journal.domain.insights.triggers import Trigger, Triggers, triggers

MONDAY = date(2026, 3, 2)


def journal(*named: tuple[tuple[str, ...], int]) -> Written:
    cravings = tuple(Told(MONDAY, 12, strength, triggers=names) for names, strength in named)
    return Written(cravings, (), frozenset({MONDAY}))


def test_triggers_with_their_counts() -> None:
    found = triggers(
        journal(
            (("work", "an argument"), 8),
            (("work", "work"), 6),
            (("work",), 7),
            (("payday",), 3),
            ((), 10),
        )
    )
    assert isinstance(found, Triggers)
    assert found.found == (
        Trigger("work", 3, 7),
        Trigger("an argument", 1, None),
        Trigger("payday", 1, None),
    )
    assert (found.named, found.cravings) == (4, 5)


def test_three_cravings_with_a_trigger_are_needed() -> None:
    assert triggers(Written()) == TooFew(0, 3, "craving with a trigger")
    two = journal((("work",), 5), (("work",), 5), *[((), 5)] * 30)
    assert triggers(two) == TooFew(2, 3, "craving with a trigger")
