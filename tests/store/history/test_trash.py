"""The trash: records can be restored for 30 days, then every word of them is purged."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Letter, Plan, Reason, SafetyStep
from recovery_journal.errors import BadInput, NotFound
from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from recovery_journal.store.journal import Journal
from recovery_journal.words.data.strategy_library import built_in_strategies
from support.entries import NOW

START = date(2026, 1, 1)
CANARY = "zebrafinch"
THINGS: dict[str, Callable[[str], Any]] = {
    "tracker": lambda text: Tracker(name=text, start=START),
    "strategy": lambda text: Strategy(name=text, category="move", steps=(text,)),
    "person": lambda text: Person(name=text, note=text),
    "reason": lambda text: Reason(text=text),
    "letter": lambda text: Letter(text=text, written=START),
    "plan": lambda text: Plan(cue=text, act=text),
    "safety_step": lambda text: SafetyStep(step=3 if text == "one" else 4, text=text),
}


def read(path: str) -> bytes:
    """The whole file, in small letters."""
    return Path(path).read_bytes().lower()


@pytest.mark.parametrize("table", THINGS)
def test_everything_can_be_thrown_away_and_brought_back(
    journal: Journal, table: str, now: time_machine.Traveller
) -> None:
    shelf = journal.books[table]
    one, other = [shelf.add(THINGS[table](text)) for text in ("one", "two")]
    gone = shelf.trash(one)
    now.shift(timedelta(days=1))
    newest = journal.last_change_number()
    assert shelf.trash(gone) == gone
    assert shelf.trash(one) == gone
    assert journal.last_change_number() == newest
    assert shelf.trashed() == [gone]
    assert journal.trash.records() == [(table, gone)]
    shelf.trash(other)
    assert [thing.id for _, thing in journal.trash.records()] == [other.id, one.id]

    back = shelf.restore(gone)
    assert back == replace(one, revision=3)
    assert shelf.restore(gone) == back
    assert [thing.id for _, thing in journal.trash.records()] == [other.id]
    undone = journal.undo()
    assert (undone.action, undone.subject) == ("restore", table)
    assert [thing.id for _, thing in journal.trash.records()] == [other.id, one.id]


def test_what_stands_in_its_place_by_now_is_not_doubled(journal: Journal) -> None:
    tracker = journal.trackers.trash(journal.trackers.add(Tracker(name="Alcohol", start=START)))
    journal.trackers.add(Tracker(name="ALCOHOL", start=START))
    with pytest.raises(BadInput, match="already a tracker called ALCOHOL"):
        journal.trackers.restore(tracker)

    ours = built_in_strategies()[0]
    favourite = journal.strategies.favour(ours, favourite=True)
    journal.strategies.trash(favourite)
    assert journal.strategies.all()[0] == ours
    back = journal.strategies.restore(favourite)
    assert journal.strategies.all()[0] == back == replace(favourite, revision=3)
    journal.strategies.trash(back)
    journal.strategies.edit(replace(ours, name="Another name"))
    with pytest.raises(BadInput, match="already a strategy called Another name"):
        journal.strategies.restore(back)

    journal.safety_plan.write_step(3, "before")
    (before,) = [journal.safety_plan.get(1)]
    journal.safety_plan.trash(before)
    journal.safety_plan.write_step(3, "now")
    with pytest.raises(BadInput, match="changed in the meantime"):
        journal.safety_plan.restore(before)
    assert journal.safety_plan.texts()[3] == "now"


def test_after_thirty_days_it_leaves_with_every_word(
    journal: Journal, path: str, now: time_machine.Traveller
) -> None:
    kept = journal.entries.add(Note(at=NOW - timedelta(days=1), note="stays with me"))
    told = journal.entries.add(
        Craving(at=NOW, intensity=5, triggers=(f"{CANARY} tag",), note=f"{CANARY} note")
    )
    journal.tags.rename("trigger", f"{CANARY} tag", f"{CANARY} other")
    journal.entries.edit(
        replace(journal.entries.get(told.id), note=f"{CANARY} changed", tracker=None)
    )
    journal.entries.trash(told.id)
    for table, make in THINGS.items():
        shelf = journal.books[table]
        shelf.trash(shelf.add(make(f"{CANARY} {table}")))
    assert CANARY.encode() in read(path)

    assert journal.trash.empty_old(NOW + timedelta(days=30)) == 0
    assert journal.entries.count(Filter(trashed=True)) == 1
    assert journal.trash.empty_old(NOW + timedelta(days=30, seconds=1)) == 1 + len(THINGS)
    assert journal.entries.page(Filter(trashed=True)) == []
    assert journal.trash.records() == []
    assert journal.entries.page(Filter(text="stays")) == [kept]
    assert CANARY.encode() not in read(path)
    tombstones = journal._file.rows("SELECT subject FROM tombstone")
    assert {subject for (subject,) in tombstones} == {"entry", "tag", *THINGS}
    with pytest.raises(NotFound):
        journal.entries.get(told.id)

    assert journal.undo().record == journal.entries.get(kept.id)
    with pytest.raises(NotFound):
        journal.undo()


def test_a_word_that_is_still_used_stays(journal: Journal) -> None:
    for tags in (("payday", "rain"), ("payday",)):
        journal.entries.add(Craving(at=NOW, intensity=5, triggers=tags))
    journal.entries.trash(1)
    assert journal.trash.empty(NOW + timedelta(seconds=1)) == 1
    copies = list_backups(default_backup_folder(journal.path))
    assert [one.reason for one in copies] == ["purge"], "a copy is made first"
    assert journal.tags.names("trigger") == ["payday"]
    assert journal._file.rows("SELECT name FROM tag") == [("payday",)]


def test_a_tracker_stays_as_long_as_entries_belong_to_it(journal: Journal) -> None:
    tracker = journal.trackers.add(Tracker(name="Alcohol", start=START))
    entry = journal.entries.add(Craving(at=NOW, intensity=5, tracker=tracker.id))
    journal.trackers.trash(tracker)
    later = NOW + timedelta(days=31)
    assert journal.trash.empty_old(later) == 0
    assert [thing.id for _, thing in journal.trash.records()] == [tracker.id]
    assert journal.entries.get(entry.id).tracker == tracker.id
    journal.entries.trash(entry.id)
    assert journal.trash.empty_old(later) == 2
    assert journal.trash.records() == []


def test_nothing_is_written_when_nothing_is_due(journal: Journal) -> None:
    journal.entries.trash(journal.entries.add(Note(at=NOW, note="x")).id)
    newest, state = journal.last_change_number(), journal._file.connection.total_changes
    assert journal.trash.empty_old(datetime(2026, 11, 23, tzinfo=UTC)) == 0
    assert (journal.last_change_number(), journal._file.connection.total_changes) == (newest, state)


def test_the_number_of_what_is_gone_for_good_is_never_used_again(journal: Journal) -> None:
    """A number that somebody noted down must not lead to something else one day."""
    last = journal.entries.add(Note(at=NOW, note="last"))
    reason = journal.reasons.add(Reason(text="why"))
    assert (last.id, reason.id) == (1, 1)
    journal.entries.trash(last.id)
    journal.reasons.trash(reason)
    assert journal.trash.empty(NOW + timedelta(seconds=1)) == 2
    assert journal.entries.add(Note(at=NOW, note="new")).id == 2
    assert journal.reasons.add(Reason(text="new")).id == 2
    with pytest.raises(NotFound):
        journal.entries.get(1)
