"""The open craving, and the tracker of one that names none."""

from datetime import date, datetime, timedelta, timezone

import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sobriety.tracker import Limit, Tracker
from recovery_journal.store.journal import Journal
from support.entries import NOW

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
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


def test_a_craving_that_names_no_tracker_is_for_the_first_one_that_may_be_seen(
    journal: Journal,
) -> None:
    assert journal.cravings.usual_tracker(NOW) is None
    begun, limit = date(2026, 1, 1), Limit(2, "cups", "day", TODAY + DAY)
    for tracker in (
        Tracker(name="Secret", start=begun, private=True),
        Tracker(name="Planned", start=TODAY + DAY),
        Tracker(name="Planned cups", start=begun, limit=limit),
        Tracker(name="Old", start=begun, archived=True),
        Tracker(name="Two", start=begun, position=9),
        Tracker(name="One", start=begun, position=8),
        Tracker(name="Since today", start=TODAY, position=10),
    ):
        journal.trackers.add(tracker)
    secret, *_, two = (journal.trackers.find(name).id for name in ("Secret", "Two"))
    assert journal.cravings.usual_tracker(NOW) == (6, "One")
    for number in (secret, two):
        journal.entries.add(Craving(at=AT, intensity=5, tracker=number))
        assert journal.cravings.usual_tracker(NOW) == (6, "One")
    journal.trackers.archive(6)
    assert journal.cravings.usual_tracker(NOW) == (two, "Two")
    journal.trackers.trash(journal.trackers.get(two))
    assert journal.cravings.usual_tracker(NOW) == (7, "Since today")
    assert journal.cravings.usual_tracker(NOW - DAY) is None
    assert journal.cravings.usual_tracker(NOW + DAY) == (2, "Planned")


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
