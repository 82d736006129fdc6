"""The summary of the last days."""

from datetime import date

from recovery_journal.domain.entries.recent import EntrySeen, RecentDays, summarize_recent_days

TODAY = date(2026, 11, 22)
YESTERDAY = date(2026, 11, 21)
BEFORE = date(2026, 11, 18)


def test_each_day_has_its_cravings_by_the_hour_and_its_median_mood() -> None:
    found = summarize_recent_days(
        [
            EntrySeen(TODAY, "craving", 19.5, intensity=7),
            EntrySeen(TODAY, "mood", 8.0, mood=2),
            EntrySeen(TODAY, "craving", 9.25, intensity=3),
            EntrySeen(YESTERDAY, "mood", 8.0, mood=5),
            EntrySeen(YESTERDAY, "mood", 20.0, mood=4),
            EntrySeen(date(2026, 11, 19), "note"),
            EntrySeen(BEFORE, "craving", 1.0, intensity=9),
        ],
        TODAY,
        4,
    )
    assert found == RecentDays(
        first=date(2026, 11, 19),
        cravings=((), (), (), ((9.25, 3), (19.5, 7))),
        moods=(None, None, 4.5, 2),
        is_logged=(True, False, True, True),
    )
    assert (found.strengths, found.craving_median) == ([3, 7], 5)


def test_days_of_which_nothing_is_known() -> None:
    found = summarize_recent_days([], TODAY, 2)
    assert found == RecentDays(YESTERDAY, ((), ()), (None, None), (False, False))
    assert (found.strengths, found.craving_median) == ([], None)


def test_the_newest_of_more_days() -> None:
    seen = [EntrySeen(BEFORE, "mood", mood=3), EntrySeen(TODAY, "craving", 2.0, intensity=0)]
    found = summarize_recent_days(seen, TODAY, 5)
    assert found.newest(2) == summarize_recent_days(seen, TODAY, 2)
    assert found.newest(99) == found
