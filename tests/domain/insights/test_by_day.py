"""Each entry is on its own day, and an hour after midnight may be the end of one."""

from datetime import date

from recovery_journal.domain.insights.by_day import Days, count_hours, list_days
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen

FRIDAY, SATURDAY, SUNDAY = (date(2026, 11, day) for day in (20, 21, 22))
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
    assert list_days(WRITTEN, date(2026, 11, 19), SUNDAY) == Days(
        date(2026, 11, 19), ((), ((2, 7), (5, 3)), (), ((23, 10),)), (None, 0, 3.5, None)
    )


def test_a_day_that_starts_later_ends_after_midnight() -> None:
    assert list_days(WRITTEN, FRIDAY, FRIDAY, 4).cravings == (((1, 3), (22, 7)),)


def test_hours_are_those_of_the_clock() -> None:
    counts = count_hours(CRAVINGS)
    found = {(day, hour): counts[day][hour] for day in range(7) for hour in range(24)}
    assert {at: count for at, count in found.items() if count} == {
        (4, 2): 1,
        (4, 5): 1,
        (6, 23): 1,
        (0, 23): 1,
    }
