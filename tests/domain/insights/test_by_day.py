"""Each entry is on its own day, and an hour after midnight may be the end of one."""

from datetime import date

from recovery_journal.domain.insights.by_day import (
    Days,
    EntrySeen,
    count_hours,
    days_so_far,
    list_days,
)
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen

THURSDAY, FRIDAY, SATURDAY, SUNDAY = (date(2026, 11, day) for day in (19, 20, 21, 22))
CRAVINGS = (
    CravingSeen(FRIDAY, 2, 7),
    CravingSeen(FRIDAY, 5, 3),
    CravingSeen(SUNDAY, 23, 10),
    CravingSeen(date(2026, 11, 23), 23, 1),
)
WRITTEN = History(
    CRAVINGS,
    (MoodSeen(SATURDAY, 2), MoodSeen(SATURDAY, 5), MoodSeen(SATURDAY, 4), MoodSeen(SATURDAY, 3)),
    frozenset((FRIDAY, SATURDAY, date(2026, 11, 23))),
)


def test_days_follow_each_other() -> None:
    seen = (
        EntrySeen(SUNDAY, "craving", 19.5, intensity=7),
        EntrySeen(SUNDAY, "mood", 8.0, mood=2),
        EntrySeen(SUNDAY, "craving", 9.25, intensity=3),
        EntrySeen(SATURDAY, "mood", 8.0, mood=5),
        EntrySeen(SATURDAY, "mood", 20.0, mood=4),
        EntrySeen(FRIDAY, "note"),
        EntrySeen(date(2026, 11, 18), "craving", 1.0, intensity=9),
    )
    found = list_days(seen, THURSDAY, SUNDAY)
    assert found == Days(THURSDAY, ((), (), (), ((9.25, 3), (19.5, 7))), (None, 0, 4.5, 2))
    assert (found.last, found.strengths, found.craving_median) == (SUNDAY, [3, 7], 5)
    empty = list_days((), SATURDAY, SUNDAY)
    assert empty == Days(SATURDAY, ((), ()), (None, None))
    assert (empty.strengths, empty.craving_median) == ([], None)


def test_some_of_the_days() -> None:
    found = days_so_far(WRITTEN, SUNDAY, 99)
    assert found.newest(2) == Days(SATURDAY, ((), ((23, 10),)), (3.5, 0))
    assert found.newest(99) == found
    assert found.between(0, 1) == Days(FRIDAY, (((2, 7), (5, 3)),), (0,))
    assert found.at_least(4) == Days(
        THURSDAY, ((), ((2, 7), (5, 3)), (), ((23, 10),)), (None, 0, 3.5, 0)
    )
    assert found.at_least(3) == found


def test_no_day_comes_before_the_first_with_an_entry() -> None:
    assert days_so_far(WRITTEN, SUNDAY, 365).first == FRIDAY
    assert days_so_far(WRITTEN, SUNDAY, 2).first == SATURDAY
    assert days_so_far(History(), SUNDAY, 365) == Days(SUNDAY, ((),), (None,))


def test_a_day_that_starts_later_ends_after_midnight() -> None:
    assert days_so_far(WRITTEN, FRIDAY, 1, 4).cravings == (((1, 3), (22, 7)),)


def test_hours_are_those_of_the_clock() -> None:
    counts = count_hours(CRAVINGS)
    found = {(day, hour): counts[day][hour] for day in range(7) for hour in range(24)}
    assert {at: count for at, count in found.items() if count} == {
        (4, 2): 1,
        (4, 5): 1,
        (6, 23): 1,
        (0, 23): 1,
    }
