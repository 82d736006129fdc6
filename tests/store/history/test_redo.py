"""Redo goes forward again exactly as far as undo went back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import Conflict, NotFound
from recovery_journal.store.journal import Journal
from support.examples import examples

AT = datetime(2026, 11, 20, 20, 15, tzinfo=UTC)
Change = Callable[[Journal, int], object]


def add_craving(journal: Journal, number: int) -> object:
    return journal.entries.add(Craving(at=AT, intensity=number, triggers=("rain",), note="a"))


def edit_newest(journal: Journal, number: int) -> object:
    found = journal.entries.page(limit=1)
    return [journal.entries.edit(replace(one, note=f"words {number}")) for one in found]


def trash_newest(journal: Journal, number: int) -> object:
    return [journal.entries.trash(one.id) for one in journal.entries.page(limit=1)]


def rename_tracker(journal: Journal, number: int) -> object:
    return journal.trackers.edit(replace(journal.trackers.get(1), name=f"Tea {number}"))


def set_day_start(journal: Journal, number: int) -> object:
    return journal.settings.write(replace(journal.settings.read(), day_starts_at=number % 7))


def rename_trigger(journal: Journal, number: int) -> object:
    return journal.tags.rename("trigger", "rain", "snow" if number % 2 else "Rain")


def use_and_stop(journal: Journal, number: int) -> object:
    """Ends the return that is still open, in the same step."""
    day = date(2026, 11, 1) + timedelta(days=number)
    use = Use(at=AT, tracker=1, on=day, next_start=day + timedelta(days=1) if number % 2 else None)
    return journal.entries.add(use)


CHANGES: tuple[Change, ...] = (
    *(add_craving, edit_newest, trash_newest, rename_tracker, set_day_start, rename_trigger),
    use_and_stop,
)


def contents(journal: Journal) -> Any:
    """Everything a person would see, revisions and times of the trash aside."""
    gone = journal.entries.page(Filter(trashed=True), limit=-1)
    return (
        [replace(one, revision=0) for one in journal.entries.page(limit=-1)],
        {one.uid for one in gone},
        [replace(one, revision=0) for one in journal.trackers.all(archived=True)],
        journal.settings.read(),
    )


def undo_all(journal: Journal, count: int) -> int:
    """Undo so many steps, or all there are."""
    for number in range(count):
        try:
            journal.undo()
        except NotFound:
            return number
    return count


@examples(0.6)
@given(
    st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 9)), min_size=1, max_size=9),
    st.lists(st.integers(1, 9), min_size=1, max_size=3),
)
def test_whatever_was_undone_comes_back_step_by_step(
    made: list[tuple[Change, int]], backs: list[int]
) -> None:
    with TemporaryDirectory() as folder, Journal(f"{folder}/journal.db") as journal:
        journal.trackers.add(Tracker(name="Tea", start=date(2026, 10, 1)))
        start = journal.last_change_number()
        for change, number in made:
            change(journal, number)
        for back in backs:
            seen = [contents(journal)]
            for _ in range(back):
                try:
                    journal.undo(after=start)
                except NotFound:
                    break
                seen.append(contents(journal))
            for before in reversed(seen[:-1]):
                journal.redo()
                assert contents(journal) == before
            with pytest.raises(NotFound, match="nothing to redo"):
                journal.redo()


def test_something_else_that_changed_leaves_nothing_to_redo(journal: Journal) -> None:
    with pytest.raises(NotFound, match="nothing to redo"):
        journal.redo()
    journal.entries.add(Note(at=AT, note="one"))
    journal.undo()
    journal.entries.add(Note(at=AT, note="two"))
    with pytest.raises(NotFound, match="nothing to redo"):
        journal.redo()
    assert [one.note for one in journal.entries.page()] == ["two"]


def test_what_is_gone_for_good_does_not_come_back(journal: Journal) -> None:
    kept = journal.entries.add(Note(at=AT, note="secret"))
    journal.undo()
    journal.trash.purge("entry", [kept.uid])
    with pytest.raises((NotFound, Conflict)):
        journal.redo()
    assert journal.entries.count(Filter(trashed=True)) == 0
