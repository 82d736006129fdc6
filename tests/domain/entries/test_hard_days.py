from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.hard_days import are_hard_days, first_deciding_day
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from support.each import each

TODAY = date(2026, 11, 22)


def at(ago: int) -> datetime:
    return datetime(2026, 11, 22, 12, tzinfo=UTC) - timedelta(days=ago)


def mood(number: int, ago: int = 0) -> Mood:
    return Mood(at=at(ago), mood=number)


def craving(strength: int, ago: int = 0) -> Craving:
    return Craving(at=at(ago), intensity=strength)


@each(
    ("entries", "hard"),
    [
        ([mood(1), mood(1, 1), mood(1, 2)], True),
        ([mood(1, 2), mood(5, 2), mood(1), mood(1, 1)], True),
        ([mood(1), mood(1, 1)], False),
        ([mood(1), mood(1, 1), mood(2, 2)], False),
        ([mood(1), mood(1, 1), mood(1, 3)], False),
        ([mood(1, 1), mood(1, 2), mood(1, 3)], False),
        ([mood(1), craving(8)], True),
        ([craving(10), mood(1)], True),
        ([mood(1), craving(7)], False),
        ([mood(2), craving(10)], False),
        ([mood(1), craving(9, 1)], False),
        ([mood(1, 1), craving(9, 1)], False),
        ([mood(1), Craving(at=at(0), intensity=5, peak=8)], True),
        ([mood(1), Craving(at=at(0), intensity=5, after=9)], True),
        ([mood(1), Note(at=at(0), note="1")], False),
        ([], False),
    ],
)
def test_hard_days(entries: list[Entry], hard: bool) -> None:
    assert are_hard_days(entries, TODAY) is hard


def test_the_day_of_an_entry_counts_and_not_its_date() -> None:
    late = Mood(at=at(0), mood=1, day=TODAY - timedelta(days=1))
    assert not are_hard_days([late, craving(9)], TODAY)
    assert are_hard_days([late, mood(1), mood(1, 2)], TODAY)


@given(st.lists(st.builds(mood, st.integers(1, 5), st.integers(0, 6)), max_size=12))
def test_only_the_last_three_days_decide(moods: list[Mood]) -> None:
    low = {one.at.date() for one in moods if one.mood == 1}
    near = [one for one in moods if one.at.date() >= first_deciding_day(TODAY)]
    days = [TODAY - timedelta(days=back) for back in range(3)]
    assert (
        are_hard_days(moods, TODAY) == are_hard_days(near, TODAY) == all(day in low for day in days)
    )
