from datetime import date, timedelta

from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.moods import DailyMoods, by_day
from recovery_journal.domain.insights.observations import History, MoodSeen

LAST = date(2026, 11, 22)


def journal(*moods: tuple[int, int]) -> History:
    """Moods, each so many days ago."""
    felt = tuple(MoodSeen(LAST - timedelta(days=ago), mood) for ago, mood in moods)
    return History((), felt, frozenset(one.day for one in felt))


def test_a_year_of_days_with_their_medians() -> None:
    found = by_day(journal((364, 1), (3, 2), (3, 5), (3, 3), (0, 4), (365, 5), (-1, 5)), LAST)
    assert isinstance(found, DailyMoods)
    assert len(found.values) == 365
    assert found.first == date(2025, 11, 23)
    assert found.values[0] == 1
    assert found.values[-4:] == (3, None, None, 4)
    assert set(found.values[1:-4]) == {None}
    assert (found.moods, found.known) == (5, 3)
    assert (found.median, found.lowest, found.highest) == (3, 1, 4)


def test_fewer_days_can_be_asked_for() -> None:
    found = by_day(journal((0, 3), (1, 4), (6, 5), (7, 1)), LAST, days=7)
    assert isinstance(found, DailyMoods)
    assert found.values == (5, None, None, None, None, 4, 3)


def test_three_moods_are_needed() -> None:
    assert by_day(History(), LAST) == TooFew(0, 3, "mood")
    assert by_day(journal((0, 3), (1, 3), (365, 3)), LAST) == TooFew(2, 3, "mood")
