"""Copies of a journal on several machines, each used in its own way, and what they hold."""

import json
import shutil
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from datetime import date, time, timedelta
from io import StringIO
from itertools import permutations
from pathlib import Path
from typing import Any

import time_machine
from hypothesis import strategies as st

from recovery_journal.domain.circle import Meeting, Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.domain.toolkit import Reason
from recovery_journal.errors import JournalError
from recovery_journal.exchange.export.json import write_json
from recovery_journal.store.history.combination import Combined
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.opening import open_file
from support.entries import NOW
from support.journals import check_integrity, memory_folder

WORDS = ("calm", "sea", "walk home", "late", "Ärger")


def merge(here: Journal, there: Journal, **more: Any) -> Combined:
    """Bring what is there to here; what is there stays as it is."""
    with closing(open_file(there.path, read_only=True)) as other:
        return here.combiner.combine(other, **more)


def content(journal: Journal) -> dict[str, Any]:
    """Everything in a journal but the numbers of its records, as an export has it."""
    out = StringIO()
    write_json(journal, out)
    whole: dict[str, Any] = json.loads(out.getvalue())
    trackers = {one["id"]: one["uid"] for one in whole["trackers"]}
    for name, records in whole.items():
        if isinstance(records, list):
            for one in records:
                del one["id"]
                if one.get("tracker") is not None:
                    one["tracker"] = trackers[one["tracker"]]
            whole[name] = sorted(records, key=lambda one: str(one["uid"]))
    return whole


class Machines:
    """Journals that began as copies of one, and the hour at which each is used."""

    def __init__(self, stack: ExitStack, folder: Path, number: int) -> None:
        self.clock = stack.enter_context(time_machine.travel(NOW, tick=False))
        self.stack, self.folder, self.made = stack, folder, 0
        first = self.opened(None)
        first.trackers.add(Tracker(name="Alcohol", start=date(2026, 7, 18)))
        first.people.add(Person(name="Sam"))
        first.meetings.add(Meeting(name="Monday", weekdays=("mon",), at=time(19)))
        first.reasons.add(Reason(text="sleep"))
        first.safety_plan.write_step(1, "I can't sit still")
        first.entries.add(Note(at=NOW, note="old words", kept=True))
        first.entries.add(Craving(at=NOW, intensity=7, triggers=("Stress", "work"), tracker=1))
        first.entries.add(Use(at=NOW, tracker=1, on=NOW.date(), next_start=None))
        self.all = [first, *(self.opened(first) for _ in range(number - 1))]

    def opened(self, copied: Journal | None) -> Journal:
        path = self.folder / f"{self.made}.db"
        self.made += 1
        if copied is not None:
            shutil.copyfile(copied.path, path)
        return self.stack.enter_context(Journal(str(path)))


def pick(journal: Journal, number: int) -> Any:
    found = [uid for (uid,) in journal._file.rows("SELECT uid FROM entry ORDER BY uid")]
    return journal.entries.by_uid(found[number % len(found)]) if found else None


def edit(journal: Journal, number: int, word: str) -> None:
    if one := pick(journal, number):
        field = ("note", "private", "kept")[number % 3]
        new = word if field == "note" else not getattr(one, field)
        journal.entries.edit(replace(one, **{field: new}))


def edit_craving(journal: Journal, number: int, word: str) -> None:
    for one in journal.entries.page():
        if isinstance(one, Craving):
            journal.entries.edit(replace(one, peak=7 + number % 4, triggers=(word, "work")))
            return


def add(journal: Journal, number: int, word: str) -> None:
    if number % 2:
        journal.entries.add(Note(at=NOW, note=word))
    else:
        journal.entries.add(Craving(at=NOW, intensity=number % 11, triggers=(word, word.upper())))


def use(journal: Journal, number: int, word: str) -> None:
    on = NOW.date() - timedelta(days=number % 3)
    entry = Use(at=NOW, tracker=1, on=on, next_start=on + timedelta(days=1 + number % 2), note=word)
    journal.entries.add(entry)


def trash(journal: Journal, number: int, word: str) -> None:
    if one := pick(journal, number):
        journal.entries.trash(one.id)


def restore(journal: Journal, number: int, word: str) -> None:
    if one := pick(journal, number):
        journal.entries.restore(one.id)


def erase(journal: Journal, number: int, word: str) -> None:
    if one := pick(journal, number):
        journal.trash.erase(one.uid)


def empty_the_trash(journal: Journal, number: int, word: str) -> None:
    journal.trash.empty(NOW + timedelta(days=400))


def undo(journal: Journal, number: int, word: str) -> None:
    with suppress(JournalError):
        journal.undo()


def redo(journal: Journal, number: int, word: str) -> None:
    with suppress(JournalError):
        journal.redo()


def change_records(journal: Journal, number: int, word: str) -> None:
    people, trackers = journal.people.all(), journal.trackers.all()
    meetings = journal.meetings.all()
    if number % 4 == 0 and meetings:
        moved = replace(meetings[0], zone=word, end=time(20, number), list_day=NOW.date())
        journal.meetings.edit(moved)
    elif number % 3 == 0 and people:
        journal.people.edit(replace(people[0], note=word, favourite=number % 2 == 0))
    elif number % 3 == 1 and trackers:
        journal.trackers.edit(replace(trackers[0], cents_per_day=number, verb=word))
    else:
        journal.reasons.add(Reason(text=word))


def trash_records(journal: Journal, number: int, word: str) -> None:
    book = journal.books[("person", "reason", "tracker", "meeting")[number % 4]]
    for one in book.untrashed():
        book.trash(one)


def change_settings(journal: Journal, number: int, word: str) -> None:
    now = journal.settings.read()
    journal.settings.write(replace(now, day_starts_at=number % 7, pack=word))


def write_plan(journal: Journal, number: int, word: str) -> None:
    journal.safety_plan.write_step(1 + number % 2, word)


def respell(journal: Journal, number: int, word: str) -> None:
    journal.tags.rename("trigger", "stress", ("STRESS", "stress", "Stress")[number % 3])


OPERATIONS: tuple[Callable[[Journal, int, str], None], ...] = (
    *(edit, edit_craving, add, use, trash, restore, erase, empty_the_trash, undo, undo, redo),
    *(change_records, trash_records, change_settings, write_plan, respell),
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(OPERATIONS),
        st.integers(0, 20),
        st.sampled_from(WORDS),
        st.sampled_from([-90, 0, 0, 1, 60, 86_400]),
    ),
    max_size=6,
)
"""What is done on a machine, with the seconds that its clock goes on (or back) before."""


def live(machines: Machines, steps: list[list[Any]]) -> None:
    """Use each machine in its own way, as if it were alone."""
    for journal, done in zip(machines.all, steps, strict=True):
        machines.clock.move_to(NOW + timedelta(hours=1))
        for operation, number, word, later in done:
            machines.clock.shift(later)
            operation(journal, number, word)
    machines.clock.move_to(NOW + timedelta(days=9))


def check_there_and_back(steps: list[list[Any]]) -> None:
    """Merging each way makes two journals equal, and merging again changes nothing."""
    with ExitStack() as stack:
        machines = Machines(stack, stack.enter_context(memory_folder()), 2)
        live(machines, steps)
        one, other = machines.all
        merge(other, one)
        merge(one, other)
        assert content(one) == content(other)
        before = content(one)
        assert not merge(one, other).has_written
        assert content(one) == before
        for journal in machines.all:
            check_integrity(journal.path)


def check_every_order(steps: list[list[Any]]) -> None:
    """Three machines hold the same in the end, in whatever order they meet."""
    with ExitStack() as stack:
        machines = Machines(stack, stack.enter_context(memory_folder()), 3)
        live(machines, steps)
        found = []
        for first, second, third in permutations(machines.all):
            journal = machines.opened(first)
            merge(journal, second)
            merge(journal, third)
            found.append(content(journal))
        two = machines.opened(machines.all[1])
        merge(two, machines.all[2])
        journal = machines.opened(machines.all[0])
        merge(journal, two)
        found.append(content(journal))
        assert all(one == found[0] for one in found)


def check_taken_back(steps: list[list[Any]]) -> None:
    """A merge that was undone is as if it had never been, for others and for the next one."""
    with ExitStack() as stack:
        machines = Machines(stack, stack.enter_context(memory_folder()), 2)
        live(machines, steps)
        one, other = machines.all
        untouched = machines.opened(one)
        if merge(one, other).can_be_undone:
            assert one.undo().action == "merge"
        found = []
        for journal in (one, untouched):
            third = machines.opened(other)
            merge(third, journal)
            merge(journal, other)
            found.append([without_revisions(third), without_revisions(journal)])
        assert found[0] == found[1]
        check_integrity(one.path)


def without_revisions(journal: Journal) -> dict[str, Any]:
    whole = content(journal)
    for records in whole.values():
        for one in records if isinstance(records, list) else ():
            del one["revision"]
    return whole
