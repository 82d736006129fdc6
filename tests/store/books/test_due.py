"""What the journal brings up on its own: letters that can be opened, and hard days."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.locked_message import LockedMessage
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.toolkit import Letter
from recovery_journal.store.books import due
from recovery_journal.store.encryption.inbox import seal_message
from recovery_journal.store.journal import Journal
from support.entries import NOW
from support.locked import write_locked_journal

TODAY = NOW.date()


def waiting(journal: Journal, now: datetime = NOW) -> list[int]:
    return [one.id for one in due.letters(journal, now)]


def write(journal: Journal, on_day: date | None = None, on_count: int | None = None) -> Letter:
    return journal.letters.add(
        Letter(text="x", written=date(2026, 1, 1), on_day=on_day, on_count=on_count)
    )


def test_letters_for_a_day(journal: Journal) -> None:
    assert waiting(journal) == []
    write(journal, on_day=TODAY)
    write(journal, on_day=TODAY + timedelta(days=1))
    assert waiting(journal) == [1]
    assert waiting(journal, NOW + timedelta(days=1)) == [1, 2]
    journal.letters.trash(journal.letters.get(1))
    assert waiting(journal) == []
    journal.undo()
    journal.letters.edit(replace(journal.letters.get(1), opened=NOW))
    assert waiting(journal) == []


def test_letters_for_a_number_of_days(journal: Journal) -> None:
    write(journal, on_count=100)
    start = TODAY - timedelta(days=100)
    limit = Limit(amount=1, unit="cup", per="day", since=start)
    journal.trackers.add(Tracker(name="Coffee", start=start, limit=limit))
    assert waiting(journal) == []
    old = journal.trackers.add(Tracker(name="Alcohol", start=start))
    assert waiting(journal) == [1]
    assert waiting(journal, NOW - timedelta(days=1)) == []
    use = journal.entries.add(
        Use(at=NOW, tracker=old.id, on=TODAY, next_start=TODAY + timedelta(days=1))
    )
    assert waiting(journal) == []
    journal.entries.trash(use.id)
    journal.trackers.archive(old.id)
    assert waiting(journal) == []


@pytest.mark.parametrize(
    ("numbers", "hours", "comes"),
    [
        ({"intensity": 8}, 0, True),
        ({"intensity": 8}, 23.9, True),
        ({"intensity": 10}, 24.1, False),
        ({"intensity": 7}, 0, False),
        ({"intensity": 9, "after": 7}, 0, True),
        ({"intensity": 5, "after": 8}, 0, True),
        ({"intensity": 5, "peak": 8}, 0, True),
    ],
)
def test_letters_for_a_hard_hour(
    journal: Journal, numbers: dict[str, Any], hours: float, comes: bool
) -> None:
    write(journal)
    journal.settings.write(Settings(day_starts_at=6))
    at = NOW - timedelta(hours=hours)
    entry = journal.entries.add(Craving(at=at, **numbers))
    journal.entries.add(Craving(at=NOW, intensity=2))
    assert waiting(journal) == [1] * comes
    journal.entries.trash(entry.id)
    assert waiting(journal) == []


def test_a_hard_hour_is_one_after_the_letter_was_written(
    journal: Journal, now: time_machine.Traveller
) -> None:
    hour = timedelta(hours=1)
    journal.entries.add(Craving(at=NOW - hour, intensity=9))
    letter = journal.letters.add(Letter(text="x", written=TODAY))
    assert waiting(journal) == []
    journal.entries.add(Craving(at=NOW, intensity=9, note="in the same second"))
    assert waiting(journal) == [1]
    now.shift(hour)
    journal.letters.edit(replace(letter, opened=NOW + hour))
    journal.undo()
    assert waiting(journal, NOW + hour) == [1]
    journal.letters.edit(replace(journal.letters.get(1), opened=NOW + hour))
    now.shift(hour)
    journal.letters.edit(replace(journal.letters.get(1), opened=None))
    assert waiting(journal, NOW + 2 * hour) == [], "what it was opened for is over"
    now.shift(hour)
    journal.entries.add(Craving(at=NOW + 3 * hour, intensity=8))
    assert waiting(journal, NOW + 3 * hour) == [1]


def test_a_letter_from_another_computer_knows_the_day_it_was_written(journal: Journal) -> None:
    journal.entries.add(Craving(at=NOW - timedelta(hours=1), intensity=9))
    journal.letters.add(Letter(text="today's", written=TODAY))
    journal.letters.add(Letter(text="an old one", written=TODAY - timedelta(days=1)))
    assert waiting(journal) == [2]


def test_a_return_that_waits_for_an_answer_holds_back_a_letter_for_a_number_of_days(
    home: Path,
) -> None:
    path = str(home / "journal.db")
    with Journal(path, key=write_locked_journal(path)) as journal:
        for name in ("Alcohol", "Nicotine"):
            journal.trackers.add(Tracker(name=name, start=TODAY - timedelta(days=100)))
        write(journal, on_count=100)
        assert waiting(journal) == [1]
        seal_message(path, LockedMessage(kind="use", uid="a" * 32, at=NOW, values={}))
        assert waiting(journal) == []


def test_hard_days_follow_the_start_of_the_day(journal: Journal) -> None:
    journal.settings.write(Settings(day_starts_at=4))
    late = NOW.replace(hour=2)
    craving = journal.entries.add(Craving(at=late - timedelta(hours=4), intensity=9))
    mood = journal.entries.add(Mood(at=late, mood=1))
    assert craving.day == mood.day == TODAY - timedelta(days=1)
    assert due.are_days_hard(journal, late, mood)
    assert not due.are_days_hard(journal, NOW, mood)
    assert not due.are_days_hard(journal, NOW + timedelta(days=9), mood)


def test_what_is_in_the_trash_makes_no_day_hard(journal: Journal) -> None:
    craving = journal.entries.add(Craving(at=NOW, intensity=9))
    mood = journal.entries.add(Mood(at=NOW, mood=1))
    assert due.are_days_hard(journal, NOW, craving)
    journal.entries.trash(craving.id)
    assert not due.are_days_hard(journal, NOW, mood)


def test_neither_looks_through_the_whole_journal(journal: Journal) -> None:
    """The days lead to the entries; the kinds would lead through all there ever were."""
    write(journal)
    mood = journal.entries.add(Mood(at=NOW, mood=1))
    connection = journal._file.connection
    said: list[str] = []
    connection.set_trace_callback(said.append)
    due.letters(journal, NOW)
    due.are_days_hard(journal, NOW, mood)
    connection.set_trace_callback(None)
    read = [one for one in said if "FROM entry WHERE" in one]
    assert len(read) == 2
    for statement in read:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        assert "USING INDEX entry_day (day>? AND day<?)" in plan[0][3]
