"""The summary of the last few days."""

from datetime import date

from recovery_journal.domain.entries.recent import RecentDays, summarize_recent_days

TODAY = date(2026, 11, 22)
YESTERDAY = date(2026, 11, 21)


def test_each_day_has_its_cravings_and_its_median_mood() -> None:
    found = summarize_recent_days(
        [
            (TODAY, "craving", None),
            (TODAY, "mood", 2),
            (TODAY, "craving", None),
            (YESTERDAY, "mood", 5),
            (YESTERDAY, "mood", 4),
            (date(2026, 11, 19), "note", None),
            (date(2026, 11, 18), "craving", None),
            (date(2026, 11, 18), "mood", 1),
        ],
        TODAY,
        4,
    )
    assert found == RecentDays(cravings=(0, None, 0, 2), moods=(None, None, 4.5, 2))
    assert (found.craving_count, found.mood_median) == (2, 3.25)


def test_days_of_which_nothing_is_known() -> None:
    found = summarize_recent_days([], TODAY, 2)
    assert found == RecentDays(cravings=(None, None), moods=(None, None))
    assert (found.craving_count, found.mood_median) == (0, None)
