"""The numbers of a page, each calculated by hand."""

from datetime import UTC, date, datetime, timedelta

from recovery_journal.domain.circle import AttendedMeeting, Contact
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.domain.sharing.summary import (
    CravingSummary,
    DaySummary,
    EntrySummary,
    summarize,
    summarize_days,
)

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
YESTERDAY = AT - timedelta(days=1)


def test_cravings_with_what_set_them_off_and_what_was_tried() -> None:
    found = summarize(
        [
            Craving(
                at=AT,
                intensity=8,
                outcome="passed",
                triggers=("Payday", "work"),
                strategies=("a walk", "tea", "music"),
            ),
            Craving(at=AT, intensity=3, outcome="used", triggers=("PAYDAY",), strategies=("tea",)),
            Craving(at=AT, intensity=1, outcome="passed", triggers=("rain",), strategies=("Tea",)),
            Craving(at=AT, intensity=4, triggers=("work", "payday"), strategies=("music",)),
        ]
    )
    assert found.cravings == CravingSummary(
        count=4,
        mean_intensity=4,
        strongest=8,
        outcomes_known=3,
        passed=2,
        triggers=(("Payday", 3), ("work", 2)),
        tried_when_passed=(("tea", 2, 3), ("a walk", 1, 1)),
    )
    assert found.entries == 4


def test_moods_sleep_people_and_intentions() -> None:
    entries: list[Entry] = [
        Mood(at=AT, mood=4, sleep=9),
        Mood(at=YESTERDAY, mood=1, sleep=6),
        Mood(at=YESTERDAY, mood=2),
        Review(at=AT, sleep=7, note="well"),
        Review(at=AT, note="well"),
        Contact(at=AT, people=("Tom",), helped=True),
        Contact(at=AT, people=("Tom",)),
        AttendedMeeting(at=AT, meetings=("Tuesday",), helped=True),
        *(
            Intention(at=AT, note="be kind", went=went)
            for went in ("kept", "kept", "partly", "not this time", None)
        ),
        Note(at=AT, note="only words"),
    ]
    found = summarize(entries)
    assert found == EntrySummary(
        entries=14,
        cravings=None,
        moods=(1, 2, 4),
        nightly_sleep_hours=(6, 8),
        meetings=1,
        contacts=2,
        times_helped=2,
        intentions=5,
        intentions_answered=4,
        intentions_kept=2,
        intentions_partly=1,
    )
    assert (found.median_mood, found.mean_sleep_hours) == (2, 7)


def test_nothing_comes_to_nothing() -> None:
    found = summarize([])
    assert (found.entries, found.cravings, found.moods) == (0, None, ())
    assert (found.median_mood, found.mean_sleep_hours) == (None, None)


def test_days_from_the_first_to_the_last() -> None:
    late = Mood(at=AT, mood=5, day=date(2026, 11, 21))
    entries = [
        Craving(at=AT, intensity=2),
        Craving(at=AT, intensity=7),
        Craving(at=AT - timedelta(days=9), intensity=10),
        Mood(at=YESTERDAY, mood=2),
        late,
        Note(at=AT, note="only words"),
    ]
    assert summarize_days(entries, date(2026, 11, 20), date(2026, 11, 22)) == (
        DaySummary(date(2026, 11, 20), None, None),
        DaySummary(date(2026, 11, 21), None, 3.5),
        DaySummary(date(2026, 11, 22), 7, None),
    )
