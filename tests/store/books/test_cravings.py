"""The open craving, and the tracker of the last one."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import time_machine

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from support.entries import NOW

AT = datetime(2026, 11, 22, 20, 15, tzinfo=timezone(timedelta(hours=1)))


def test_the_open_craving_is_the_last_one(journal: Journal) -> None:
    hour = timedelta(hours=1)
    assert journal.cravings.last_open(AT) is None
    old = journal.entries.add(Craving(at=AT - 3 * hour, intensity=5))
    first = journal.entries.add(Craving(at=AT - hour, intensity=5))
    told = journal.entries.add(Craving(at=AT, intensity=5, outcome="passed"))
    journal.entries.add(Craving(at=AT, intensity=5, after=2))
    journal.entries.add(Mood(at=AT, mood=5))
    assert journal.cravings.last_open(AT) == first
    assert journal.cravings.last_open(AT, within=hour) == first
    assert journal.cravings.last_open(AT, within=hour / 2) is None
    journal.entries.trash(first.id)
    assert journal.cravings.last_open(AT) == old
    assert journal.cravings.last_open(AT + 21 * hour) == old
    assert journal.cravings.last_open(AT + 22 * hour) is None
    journal.entries.edit(replace(old, after=0))
    assert journal.cravings.last_open(AT) is None
    reopened = journal.entries.edit(replace(told, outcome=None))
    assert journal.cravings.last_open(AT) == reopened


def test_the_tracker_last_craved(journal: Journal) -> None:
    assert journal.cravings.last_tracker(NOW) is None
    one = journal.trackers.add(Tracker(name="One", start=date(2026, 1, 1)))
    assert journal.cravings.last_tracker(NOW) == (one.id, "One")
    two = journal.trackers.add(Tracker(name="Two", start=date(2026, 1, 1)))
    assert journal.cravings.last_tracker(NOW) is None
    journal.entries.add(Craving(at=AT, intensity=5, tracker=two.id))
    assert journal.cravings.last_tracker(NOW) == (two.id, "Two")
    late = journal.entries.add(Craving(at=NOW, intensity=5, tracker=one.id))
    assert journal.cravings.last_tracker(NOW) == (one.id, "One")
    journal.entries.trash(late.id)
    assert journal.cravings.last_tracker(NOW) == (two.id, "Two")
    journal.trackers.archive(two.id)
    assert journal.cravings.last_tracker(NOW) == (one.id, "One")


def test_a_craving_from_a_clock_that_was_ahead_is_passed_over(
    journal: Journal, now: time_machine.Traveller
) -> None:
    now.shift(timedelta(days=1))
    journal.entries.add(Craving(at=AT + timedelta(days=1), intensity=9))
    now.move_to(NOW)
    open_now = journal.entries.add(Craving(at=AT, intensity=5))
    assert journal.cravings.last_open(AT) == open_now
    assert journal.cravings.last_open(AT - timedelta(seconds=1)) is None


def test_it_is_said_of_the_open_craving_how_it_went_on(journal: Journal) -> None:
    craving = journal.entries.add(Craving(at=AT, intensity=6, strategies=("sang",)))
    said = Craving(at=NOW, intensity=0, after=2, outcome="passed", minutes=9, strategies=("ran",))
    changed = journal.cravings.follow_up(said)
    assert changed == replace(
        craving, after=2, outcome="passed", minutes=9, strategies=("sang", "ran"), revision=2
    )
    assert journal.cravings.follow_up(said) is None
