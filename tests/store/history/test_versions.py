"""Earlier versions of an entry, and restoring one."""

from datetime import timedelta

import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import NotFound
from recovery_journal.store.journal import Journal
from support.entries import NOW

MINUTE = timedelta(minutes=1)


def test_every_change_is_a_version(journal: Journal, now: time_machine.Traveller) -> None:
    first = journal.entries.add(
        Craving(at=NOW, intensity=5, note="first", triggers=("late", "rain"), halt=("tired",))
    )
    journal.entries.add(Note(at=NOW, note="another entry"))
    now.shift(MINUTE)
    journal.entries.edit(replace(first, note="second", intensity=0, triggers=(), halt=()))
    journal.entries.trash(first.id)
    journal.undo()
    found = journal.versions.of(first.uid)
    assert [(one.number, one.action, one.note) for one in found] == [
        (1, "add", "first"),
        (2, "edit", "second"),
        (3, "trash", "second"),
        (4, "undo", "second"),
    ]
    assert [one.at - NOW for one in found] == [timedelta(), MINUTE, MINUTE, MINUTE]
    shared = {"at": NOW.isoformat(), "private": True, "kept": False}
    tags = {"trigger": ["late", "rain"], "halt": ["tired"]}
    assert found[0].told == {**shared, "intensity": 5, **tags}
    assert found[1].told == {**shared, "intensity": 0}
    assert found[2].told == {**found[1].told, "trashed_at": (NOW + MINUTE).isoformat()}
    assert [one.changed for one in found] == [
        (),
        ("intensity", "trigger", "halt", "note"),
        ("trashed_at",),
        ("trashed_at",),
    ]


def test_a_version_comes_back_as_a_change_of_its_own(journal: Journal) -> None:
    first = journal.entries.add(Craving(at=NOW, intensity=1, note="one", triggers=("late",)))
    second = journal.entries.edit(replace(first, note="two", intensity=2, triggers=("rain",)))
    journal.entries.edit(replace(second, note="three", intensity=3, triggers=()))
    for number, was in ((1, first), (2, second)):
        back = journal.versions.restore(first.uid, number)
        assert replace(back, revision=0) == replace(was, revision=0)
        assert back == journal.entries.get(first.id)
    assert [one.note for one in journal.versions.of(first.uid)] == [
        "one",
        "two",
        "three",
        "one",
        "two",
    ]
    assert journal.undo().action == "edit"
    assert journal.entries.get(first.id).note == "one"


def test_a_version_that_lay_in_the_trash_does_not_come_back_into_it(
    journal: Journal, now: time_machine.Traveller
) -> None:
    kept = journal.entries.add(Note(at=NOW, note="one"))
    journal.entries.trash(kept.id)
    journal.entries.restore(kept.id)
    assert journal.versions.restore(kept.uid, 2).trashed_at is None
    assert journal.entries.page() == [journal.entries.get(kept.id)]


def test_a_version_of_something_in_the_trash_comes_back_out_of_it(journal: Journal) -> None:
    first = journal.entries.add(Craving(at=NOW, intensity=1, note="one"))
    second = journal.entries.edit(replace(first, note="two", intensity=9))
    gone = journal.entries.trash(second.id)
    back = journal.versions.restore(first.uid, 1)
    assert (back.note, back.trashed_at) == ("one", None)
    journal.undo()
    assert journal.entries.get(first.id).trashed_at == gone.trashed_at
    assert journal.versions.restore(first.uid, 2).note == "two"
    assert journal.entries.page() == [journal.entries.get(first.id)]


def test_a_use_that_comes_back_out_of_the_trash_ends_what_was_open(journal: Journal) -> None:
    start = NOW.date() - timedelta(days=9)
    tracker = journal.trackers.add(Tracker(name="Alcohol", start=start)).id
    days = [NOW.date() - timedelta(days=ago) for ago in (5, 3, 2)]
    still = journal.entries.add(Use(at=NOW, tracker=tracker, on=days[0], next_start=None))
    again = Use(at=NOW, tracker=tracker, on=days[1], next_start=days[2])
    over = journal.entries.add(again)
    journal.entries.trash(over.id)
    assert journal.entries.uses(tracker)[0].next_start is None
    journal.versions.restore(over.uid, 1)
    assert [one.next_start for one in journal.entries.uses(tracker)] == [days[2], days[2]]
    assert len(journal.versions.of(still.uid)) == 4


def test_a_version_for_a_purged_tracker_does_not_come_back(journal: Journal) -> None:
    gone, other = (
        journal.trackers.add(Tracker(name=name, start=NOW.date())) for name in ("Wine", "Tea")
    )
    kept = journal.entries.add(Note(at=NOW, note="one", tracker=gone.id))
    now = journal.entries.edit(replace(kept, tracker=other.id))
    journal.trash.erase(gone.uid, "tracker")
    for take_back in (lambda: journal.versions.restore(kept.uid, 1), journal.undo):
        with pytest.raises(NotFound, match="removed for good"):
            take_back()
    assert journal.entries.get(kept.id) == now


def test_the_version_that_is_current_changes_nothing(journal: Journal) -> None:
    kept = journal.entries.add(Note(at=NOW, note="one", kept=True))
    assert journal.versions.restore(kept.uid, 1) == kept
    assert len(journal.versions.of(kept.uid)) == 1


def test_a_version_that_is_not_there(journal: Journal) -> None:
    kept = journal.entries.add(Note(at=NOW, note="one"))
    journal.entries.edit(replace(kept, note="two"))
    for number in (-1, 0, 3):
        with pytest.raises(NotFound, match=f"no version {number}. There are 2."):
            journal.versions.restore(kept.uid, number)
    assert len(journal.versions.of(kept.uid)) == 2
    assert journal.versions.of("0" * 32) == []
