"""Merging another copy: known records stay, purged ones stay gone, numbers are kept if free."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.toolkit import Reason
from recovery_journal.errors import BadInput
from recovery_journal.store.history.merge import JournalCopy, MergeCounts
from recovery_journal.store.journal import Journal
from support.entries import NOW

START = date(2026, 7, 18)


def uid(number: int) -> str:
    return f"{number:032x}"


def note(number: int, at: datetime = NOW, **more: Any) -> Note:
    return Note(
        at=at, note=f"note {number}", id=number, uid=uid(number), revision=3, day=at.date(), **more
    )


def a_copy(
    *entries: Entry,
    trackers: Sequence[Tracker] = (),
    reasons: Sequence[tuple[Reason, datetime | None]] = (),
    settings: Settings | None = None,
) -> JournalCopy:
    records: dict[str, Any] = {
        "tracker": [(one, None) for one in trackers],
        "reason": reasons,
    }
    return JournalCopy(settings or Settings(), records, entries)


def test_what_is_new_comes_in_as_it_was_and_only_once(journal: Journal) -> None:
    thrown_away = note(9, trashed_at=NOW - timedelta(days=2))
    seen: list[int] = []
    taken = journal.merger.merge(a_copy(note(7), thrown_away), on_progress=seen.append)
    assert taken["entry"] == MergeCounts(new=2, known=0, gone=0)
    assert seen == [1, 1]
    assert journal.entries.page() == [note(7)]
    assert journal.entries.by_uid(uid(9)) == thrown_away
    changed = replace(note(7), note="changed there")
    assert journal.merger.merge(a_copy(changed))["entry"] == MergeCounts(known=1)
    assert journal.entries.page() == [note(7)]


def test_a_number_is_kept_where_this_journal_has_not_given_it_away(
    journal: Journal, now: time_machine.Traveller
) -> None:
    for number in (1, 2, 3):
        journal.entries.add(Note(at=NOW, note=f"here {number}"))
    journal.trash.erase(journal.entries.get(3).uid)
    journal.merger.merge(a_copy(note(2), note(3), note(9), note(8)))
    assert {one.note: one.id for one in journal.entries.page()} == {
        "here 1": 1,
        "here 2": 2,
        "note 2": 4,
        "note 3": 5,
        "note 8": 8,
        "note 9": 9,
    }


def test_a_number_that_would_be_the_last_is_not_kept(journal: Journal) -> None:
    journal.merger.merge(a_copy(note(1_000_000_000), note(1_000_000_001)))
    numbers = {one.note: one.id for one in journal.entries.page()}
    assert numbers == {"note 1000000000": 1_000_000_000, "note 1000000001": 1_000_000_001}
    journal.entries.add(Note(at=NOW, note="another"))


def test_what_was_removed_for_good_stays_removed(journal: Journal) -> None:
    journal.merger.merge(a_copy(note(1), note(2)))
    journal.trash.erase(uid(1))
    assert journal.merger.merge(a_copy(note(1), note(2), note(3)))["entry"] == MergeCounts(
        new=1, known=1, gone=1
    )
    assert [one.note for one in journal.entries.page(oldest=True)] == ["note 3", "note 2"]


def test_entries_follow_their_tracker_by_its_uid_or_its_name(journal: Journal) -> None:
    wine = journal.trackers.add(Tracker(name="Wine", start=START))
    beer = journal.trackers.add(Tracker(name="Beer", start=START))
    theirs = [
        Tracker(name="WINE", start=START, id=5, uid=uid(5), revision=1),
        Tracker(name="Ale", start=START, id=6, uid=beer.uid, revision=1),
        Tracker(name="Cider", start=START, id=7, uid=uid(7), revision=1),
    ]
    entries = [note(20 + number, tracker=number) for number in (5, 6, 7)]
    taken = journal.merger.merge(a_copy(*entries, note(30), trackers=theirs))
    assert (taken["tracker"], taken["entry"]) == (MergeCounts(1, 2), MergeCounts(new=4))
    assert {one.id: one.tracker for one in journal.entries.page()} == {
        25: wine.id,
        26: beer.id,
        27: 7,
        30: None,
    }


def test_entries_of_a_tracker_that_was_removed_for_good_stay_out(
    journal: Journal, now: time_machine.Traveller
) -> None:
    gone = journal.trackers.add(Tracker(name="Wine", start=START))
    journal.trackers.trash(gone)
    journal.trash.empty(NOW + timedelta(seconds=1))
    incoming = a_copy(note(4, tracker=gone.id), note(5), trackers=[gone])
    taken = journal.merger.merge(incoming)
    assert (taken["tracker"], taken["entry"]) == (MergeCounts(gone=1), MergeCounts(new=1, gone=1))
    assert [one.note for one in journal.entries.page()] == ["note 5"]


def test_one_that_cannot_be_kept_is_named_and_nothing_comes_in(journal: Journal) -> None:
    for wrong in ("", "0" * 31, "0" * 33, "G" * 32, uid(255).upper()):
        with pytest.raises(BadInput, match="its uid isn't valid"):
            journal.merger.merge(a_copy(note(1), replace(note(2), uid=wrong)))
    with pytest.raises(BadInput, match="there is no tracker 4"):
        journal.merger.merge(a_copy(note(1), note(2, tracker=4)))
    assert journal.entries.page() == []
    assert journal.last_change_number() == 0


def test_a_trial_says_what_would_come_of_it(journal: Journal) -> None:
    reasons = [(Reason(text="mornings", id=1, uid=uid(1), revision=1), None)]
    incoming = a_copy(note(1), reasons=reasons, settings=Settings(region="IE"))
    trial = journal.merger.merge(incoming, trial=True)
    assert (trial["reason"], trial["entry"]) == (MergeCounts(new=1), MergeCounts(new=1))
    assert (journal.entries.page(), journal.reasons.all()) == ([], [])
    assert journal.settings.read() == Settings()
    assert journal.merger.merge(incoming) == trial
    assert journal.settings.read() == Settings(region="IE")
    assert [one.text for one in journal.reasons.all()] == ["mornings"]


def test_what_lay_in_the_trash_there_lies_in_it_here(journal: Journal) -> None:
    when = NOW - timedelta(days=3)
    reasons = [
        (Reason(text="one", id=1, uid=uid(1), revision=2), when),
        (Reason(text="two", id=2, uid=uid(2), revision=2), None),
    ]
    journal.merger.merge(a_copy(reasons=reasons))
    assert [one.text for one in journal.reasons.all()] == ["two"]
    assert [one.text for one in journal.reasons.trashed()] == ["one"]
