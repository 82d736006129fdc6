from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.errors import Conflict, NotFound
from recovery_journal.store.journal import Journal, Undone
from support.entries import NOW

AT = datetime(2026, 11, 22, 20, 15, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def tracker(journal: Journal) -> Tracker:
    return journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))


def every_kind(tracker: Tracker) -> list[Entry]:
    return [
        Craving(at=AT, intensity=5, after=1, triggers=("late", "tired"), halt=("tired",), note="a"),
        Mood(at=AT, mood=2, energy=1, sleep=6.5, feelings=("sad",), private=False),
        Note(at=AT, note="words", kept=True),
        Use(at=AT, tracker=tracker.id, on=date(2026, 3, 1), next_start=date(2026, 3, 4), amount=1),
    ]


def but_revision(entry: Any) -> Any:
    return replace(entry, revision=0)


@pytest.mark.parametrize("number", range(4))
def test_each_action_on_an_entry_can_be_taken_back(
    journal: Journal, tracker: Tracker, number: int
) -> None:
    kept = journal.entries.add(every_kind(tracker)[number])
    edited = journal.entries.edit(
        replace(kept, at=AT - timedelta(days=3), note="other", tracker=tracker.id, kept=False)
    )
    gone = journal.entries.trash(kept.id)
    journal.entries.restore(kept.id)

    for action, was in (("restore", gone), ("trash", edited), ("edit", kept)):
        undone = journal.undo()
        assert (undone.action, undone.subject) == (action, "entry")
        assert but_revision(undone.record) == but_revision(was)
        assert undone.record == journal.entries.get(kept.id)
    undone = journal.undo()
    assert (undone.action, undone.record) == ("add", journal.entries.get(kept.id))
    assert journal.entries.page() == []
    assert [one.id for one in journal.entries.page(Filter(trashed=True))] == [kept.id]


def test_details_and_tags_come_back_too(journal: Journal, tracker: Tracker) -> None:
    for entry in every_kind(tracker):
        kept = journal.entries.add(entry)
        changes: dict[str, Any] = {field: ("x", "y") for field in kept.tag_roles if field != "halt"}
        changes |= {"intensity": 9, "after": None} if isinstance(entry, Craving) else {}
        changes |= {"mood": 5, "sleep": None} if isinstance(entry, Mood) else {}
        changes |= {"next_start": None, "amount": 7.5} if isinstance(entry, Use) else {}
        assert journal.entries.edit(replace(kept, **changes)) != kept or not changes
        if changes:
            assert but_revision(journal.undo().record) == but_revision(kept)


def test_undo_goes_further_back_each_time(journal: Journal) -> None:
    one = journal.entries.add(Note(at=AT, note="one"))
    two = journal.entries.add(Note(at=AT, note="two"))
    journal.entries.edit(replace(one, note="one, changed"))
    notes = []
    for _ in range(3):
        journal.undo()
        notes.append([entry.note for entry in journal.entries.page()])
    assert notes == [["two", "one"], ["one"], []]
    with pytest.raises(NotFound, match="nothing to undo"):
        journal.undo()
    assert journal.entries.get(two.id).trashed_at == NOW


def test_what_was_taken_back_can_be_done_again_and_taken_back_again(journal: Journal) -> None:
    kept = journal.entries.add(Note(at=AT, note="one"))
    journal.undo()
    journal.entries.restore(kept.id)
    assert journal.entries.count() == 1
    assert journal.undo().action == "restore"
    assert journal.entries.count() == 0
    with pytest.raises(NotFound):
        journal.undo()


def test_a_change_is_taken_back_by_its_number(journal: Journal) -> None:
    first = journal.entries.add(Note(at=AT, note="one"))
    number = journal.last_change_number()
    journal.entries.add(Note(at=AT, note="two"))
    undone = journal.undo(number)
    assert undone.record is not None
    assert undone.record.id == first.id
    assert [entry.note for entry in journal.entries.page()] == ["two"]
    for gone in (number, 99, 0, -1):
        with pytest.raises(NotFound):
            journal.undo(gone)


def test_nothing_older_than_a_change_is_taken_back(journal: Journal) -> None:
    journal.entries.add(Note(at=AT, note="yesterday"))
    start = journal.last_change_number()
    journal.entries.add(Note(at=AT, note="today"))
    journal.undo(after=start)
    with pytest.raises(NotFound):
        journal.undo(after=start)
    assert [entry.note for entry in journal.entries.page()] == ["yesterday"]


CHANGES: dict[str, Callable[[Journal, Entry], object]] = {
    "edit": lambda journal, kept: journal.entries.edit(replace(kept, note="changed since")),
    "tags": lambda journal, kept: journal.entries.edit(replace(kept, feelings=("sad",))),  # type: ignore[call-arg]
    "detail": lambda journal, kept: journal.entries.edit(replace(kept, mood=1)),  # type: ignore[call-arg]
    "trash": lambda journal, kept: journal.entries.trash(kept.id),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_since_is_not_taken_back(journal: Journal, change: str) -> None:
    kept = journal.entries.add(Mood(at=AT, mood=3, feelings=("calm",), note="first"))
    number = journal.last_change_number()
    CHANGES[change](journal, kept)
    before, newest = journal.entries.get(kept.id), journal.last_change_number()
    with pytest.raises(Conflict, match="changed since"):
        journal.undo(number)
    assert journal.entries.get(kept.id) == before
    assert journal.last_change_number() == newest


def test_a_bulk_is_one_step(journal: Journal) -> None:
    before = journal.entries.add(Note(at=AT, note="before"))
    with journal.bulk():
        one = journal.entries.add(Note(at=AT, note="one"))
        journal.entries.add(Note(at=AT, note="two"))
        journal.entries.edit(replace(one, note="one, changed"))
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
    undone = journal.undo()
    assert undone == Undone("add", "entry", journal.entries.get(one.id), others=2)
    assert journal.entries.page() == [before]
    assert journal.entries.get(one.id).note == "one"
    assert journal.trackers.all() == []


def test_a_step_that_was_changed_in_part_is_left_whole(journal: Journal) -> None:
    with journal.bulk():
        one = journal.entries.add(Note(at=AT, note="one"))
        journal.entries.add(Note(at=AT, note="two"))
    number = journal.last_change_number()
    journal.entries.edit(replace(one, note="changed since"))
    with pytest.raises(Conflict):
        journal.undo(number)
    assert [entry.note for entry in journal.entries.page()] == ["two", "changed since"]


def test_a_transaction_that_failed_leaves_no_step(journal: Journal) -> None:
    kept = journal.entries.add(Note(at=AT, note="kept"))
    newest = journal.last_change_number()
    with pytest.raises(NotFound):
        journal.entries.add(Craving(at=AT, intensity=3, tracker=99))
    assert journal.last_change_number() == newest
    assert journal.undo().record == journal.entries.get(kept.id)


def test_what_was_purged_cannot_be_taken_back(journal: Journal) -> None:
    older = journal.entries.add(Note(at=AT, note="older"))
    kept = journal.entries.add(Note(at=AT, note="purged"))
    journal.entries.trash(kept.id)
    journal.trash.empty(NOW + timedelta(seconds=1))
    recorded = "SELECT revision, before, after FROM change WHERE action = 'purge'"
    assert journal._file.rows(recorded) == [(0, None, None)]
    assert journal.undo().record == journal.entries.get(older.id)
    with pytest.raises(NotFound):
        journal.undo()


def test_settings_are_taken_back_one_write_at_a_time(journal: Journal) -> None:
    chosen = Settings(region="DE", day_starts_at=4, entries_private=False)
    journal.settings.write(chosen)
    journal.settings.write(replace(chosen, region="IE"))
    assert journal.undo() == Undone("edit", "setting", None, setting="region")
    assert journal.settings.read() == chosen
    journal.undo()
    assert journal.settings.read() == Settings()


def test_days_come_back_with_the_start_of_the_day(
    journal: Journal, now: time_machine.Traveller
) -> None:
    night = journal.entries.add(Mood(at=AT.replace(hour=2), mood=3))
    journal.settings.write(Settings(day_starts_at=4))
    assert journal.entries.get(night.id).day == date(2026, 11, 21)
    journal.settings.write(Settings(day_starts_at=2))
    assert journal.entries.get(night.id).day == date(2026, 11, 22)
    journal.undo()
    assert journal.entries.get(night.id).day == date(2026, 11, 21)
    journal.undo()
    assert journal.entries.get(night.id) == night
    assert journal.undo().action == "add"


def test_an_entry_taken_back_after_the_start_of_the_day_moved_lies_on_the_right_day(
    journal: Journal,
) -> None:
    """The day follows from the moment, so it neither forbids an undo nor comes back outdated."""
    night = journal.entries.add(Mood(at=AT.replace(hour=2), mood=3))
    journal.entries.edit(replace(night, mood=4))
    number = journal.last_change_number()
    journal.settings.write(Settings(day_starts_at=4))
    undone = journal.undo(number).record
    assert isinstance(undone, Mood)
    assert (undone.mood, undone.day) == (3, date(2026, 11, 21))


def test_each_action_on_a_tracker_can_be_taken_back(journal: Journal) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=date(2026, 11, 1))
    kept = journal.trackers.add(Tracker(name="Coffee", start=date(2026, 1, 1), limit=limit))
    edited = journal.trackers.edit(replace(kept, name="Tea", limit=None, private=True))
    archived = journal.trackers.archive(kept.id)
    assert archived == replace(edited, archived=True, revision=3)
    assert but_revision(journal.undo().record) == but_revision(edited)
    undone = journal.undo()
    assert (undone.action, undone.subject) == ("edit", "tracker")
    assert but_revision(undone.record) == but_revision(kept)
    assert journal.undo().action == "add"
    assert journal.trackers.all(archived=True) == []


def test_each_action_on_what_is_put_by_can_be_taken_back(journal: Journal) -> None:
    letter = journal.letters.add(Letter(text="Dear me", written=date(2026, 1, 1)))
    made = [
        journal.strategies.add(
            Strategy(name="Feed the cat", category="move", steps=("Go.", "Do."))
        ),
        journal.reasons.add(Reason(text="mornings")),
        journal.plans.add(Plan(cue="payday", act="the pool", weekdays=("fri",))),
    ]
    journal.letters.edit(replace(letter, text="Dear you"))
    assert but_revision(journal.undo().record) == but_revision(letter)
    for thing in (*reversed(made), letter):
        undone = journal.undo()
        assert (undone.action, but_revision(undone.record)) == ("add", but_revision(thing))
    own = [one for one in journal.strategies.all() if not one.key]
    assert (own, journal.reasons.all(), journal.letters.all(), journal.plans.all()) == ([],) * 4


def test_a_favourite_of_ours_is_ours_again_after_undo(journal: Journal) -> None:
    ours = journal.strategies.all()[0]
    marked = journal.strategies.favour(ours, favourite=True)
    assert marked.favourite
    assert journal.strategies.all()[0] == marked
    journal.undo()
    assert journal.strategies.all()[0] == ours
    again = journal.strategies.favour(ours, favourite=True)
    assert again.favourite
    journal.undo()
    assert journal.strategies.all()[0] == ours


def test_the_safety_plan_can_be_taken_back(journal: Journal) -> None:
    journal.safety_plan.write_step(2, "Call Sam")
    journal.safety_plan.write_step(2, "Call Ana")
    journal.undo()
    assert journal.safety_plan.texts()[2] == "Call Sam"
    journal.undo()
    assert journal.safety_plan.texts()[2] == ""
    journal.safety_plan.write_step(2, "Call Tom")
    assert journal.safety_plan.texts()[2] == "Call Tom"


def test_another_program_takes_back_the_same(journal: Journal, path: str) -> None:
    kept = journal.entries.add(Note(at=AT, note="one"))
    with Journal(path) as other:
        assert other.undo().record == other.entries.get(kept.id)
    with pytest.raises(NotFound):
        journal.undo()


def test_a_clock_that_was_set_back_by_more_than_half_an_hour_is_noticed(
    journal: Journal, now: time_machine.Traveller
) -> None:
    assert journal.clock_turned_back_from() is None
    journal.entries.add(Note(at=AT, note="one"))
    assert journal.clock_turned_back_from() is None
    for back, noticed in ((30 * 60, False), (30 * 60 + 1, True), (-60, False)):
        now.move_to(NOW)
        journal.entries.add(Note(at=AT, note="before"))
        now.move_to(NOW - timedelta(seconds=back))
        with journal.bulk():
            journal.entries.add(Note(at=AT, note="after"))
            journal.entries.add(Note(at=AT, note="in the same step"))
        assert journal.clock_turned_back_from() == (NOW if noticed else None)
