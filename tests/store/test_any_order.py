"""Any sequence of operations: the journal equals a plain dictionary."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
import time_machine
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import Conflict, NotFound
from recovery_journal.store.journal import Journal
from support.entries import MOMENTS, NOW
from support.journals import check_integrity, fresh_journal

WORDS = st.sampled_from(["calm", "sea", "walk home", "late"])
DRAWN = st.one_of(
    st.builds(Mood, at=MOMENTS, mood=st.integers(1, 5), note=WORDS),
    st.builds(Note, at=MOMENTS, note=WORDS, kept=st.booleans()),
    st.builds(
        Craving,
        at=MOMENTS,
        intensity=st.integers(0, 10),
        triggers=st.lists(WORDS, unique=True, max_size=2).map(tuple),
        note=WORDS,
    ),
)
PLACE = st.integers(0, 1000)
any_entry = precondition(lambda life: bool(life.world))


def but_revision(entry: Entry) -> Entry:
    return replace(entry, revision=0)


class Life(RuleBasedStateMachine):
    """Adds, edits, throws away, brings back, takes back, purges, and opens the journal anew."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.open.enter_context(time_machine.travel(NOW, tick=False))
        self.journal: Journal = self.open.enter_context(fresh_journal())
        self.world: dict[int, Entry] = {}
        """Every entry by its number, as it should be; what its revision is does not matter."""
        self.past: list[tuple[int, Entry | None]] = []
        """What an undo has to bring back, newest last: number and entry; None: not there yet."""

    def teardown(self) -> None:
        path = self.journal.path
        check_integrity(path)
        self.open.close()

    def one(self, place: int) -> Entry:
        """Some entry of the journal, as it is there now."""
        numbers = sorted(self.world)
        return self.journal.entries.get(numbers[place % len(numbers)])

    def done(self, after: Entry) -> None:
        before = self.world.get(after.id)
        self.world[after.id] = but_revision(after)
        if before != self.world[after.id]:
            self.past.append((after.id, before))

    @rule(entry=DRAWN)
    def add(self, entry: Entry) -> None:
        kept = self.journal.entries.add(entry)
        assert kept == replace(entry, id=kept.id, uid=kept.uid, revision=1, day=entry.at.date())
        assert kept.id not in self.world
        self.done(kept)

    @any_entry
    @rule(place=PLACE, entry=DRAWN)
    def edit(self, place: int, entry: Entry) -> None:
        known = self.one(place)
        if type(known) is type(entry):
            same = {"id": known.id, "uid": known.uid, "trashed_at": known.trashed_at}
            changed = replace(entry, **same, revision=known.revision)  # type: ignore[arg-type]
            after = self.journal.entries.edit(changed)
            assert but_revision(after) == replace(changed, revision=0, day=entry.at.date())
            self.done(after)
            outdated = replace(changed, revision=after.revision - 1)
            with pytest.raises(Conflict):
                self.journal.entries.edit(outdated)

    @any_entry
    @rule(place=PLACE)
    def trash(self, place: int) -> None:
        known = self.one(place)
        after = self.journal.entries.trash(known.id)
        assert but_revision(after) == replace(known, revision=0, trashed_at=NOW)
        self.done(after)

    @any_entry
    @rule(place=PLACE)
    def restore(self, place: int) -> None:
        known = self.one(place)
        after = self.journal.entries.restore(known.id)
        assert but_revision(after) == replace(known, revision=0, trashed_at=None)
        self.done(after)

    @rule()
    def undo(self) -> None:
        if not self.past:
            with pytest.raises(NotFound):
                self.journal.undo()
            return
        number, before = self.past.pop()
        undone = self.journal.undo().record
        assert isinstance(undone, Entry)
        self.world[number] = before or replace(self.world[number], trashed_at=NOW)
        assert but_revision(undone) == self.world[number]

    @precondition(lambda life: len(life.world) > 4)
    @rule()
    def empty_the_trash(self) -> None:
        gone = {number for number, entry in self.world.items() if entry.trashed_at is not None}
        assert self.journal.trash.empty(NOW + timedelta(seconds=1)) == len(gone)
        self.world = {key: entry for key, entry in self.world.items() if key not in gone}
        self.past = [(number, before) for number, before in self.past if number not in gone]

    @rule()
    def open_anew(self) -> None:
        self.journal = self.open.enter_context(Journal(self.journal.path, create=False))

    @rule(word=WORDS)
    def search(self, word: str) -> None:
        found = {entry.id for entry in self.journal.entries.page(Filter(text=word), limit=-1)}
        assert found == {
            number
            for number, entry in self.world.items()
            if entry.trashed_at is None
            and all(term in f"{entry.note} {entry.tags()}" for term in word.split())
        }

    @invariant()
    def the_journal_equals_the_world(self) -> None:
        for trashed in (False, True):
            kept = self.journal.entries.page(Filter(trashed=trashed), limit=-1)
            wanted = [one for one in self.world.values() if (one.trashed_at is not None) is trashed]
            wanted.sort(key=lambda one: (one.at, one.id), reverse=True)
            assert [but_revision(entry) for entry in kept] == wanted


TestLife = Life.TestCase
TestLife.settings = settings(stateful_step_count=40)
