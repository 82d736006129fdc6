"""The trash in My things: everything the command lists can be restored or removed for good."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.widgets import OptionList

from recovery_journal.domain.circle import Contact, Person, Promise
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.toolkit import Letter
from recovery_journal.store.journal import Journal
from support import full_journal
from support.screens import press, run_app, running_text, screen_text, started_journal

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def options(app: object) -> int:
    return app.screen.query_one(OptionList).option_count  # type: ignore[attr-defined,no-any-return]


async def open_trash(pilot: object, app: object) -> None:
    await press(pilot, "comma")  # type: ignore[arg-type]
    lines = app.screen.query_one(OptionList)  # type: ignore[attr-defined]
    lines.highlighted = lines.get_option_index("trash")
    await press(pilot, "enter")  # type: ignore[arg-type]


async def test_it_lists_everything_and_restores_each(home: Path) -> None:
    path = str(home / "journal.db")
    full_journal.fill(path, NOW.date())
    with Journal(path) as journal:
        everything = {table: book.untrashed() for table, book in journal.books.items()}
        for table, records in everything.items():
            for record in records:
                journal.books[table].trash(record)
        entries = journal.entries.page(limit=-1)
        for entry in entries[:5]:
            journal.entries.trash(entry.id)
        trashed = journal.entries.count(Filter(trashed=True))
        removed = len(journal.trash.records())
        assert {table for table, _ in journal.trash.records()} == set(journal.books)
        async with run_app(Path(path)) as (app, pilot):
            await open_trash(pilot, app)
            assert options(app) == removed + trashed
            await press(pilot, *("d",) * (removed + 5))
            assert options(app) == trashed - 5
        assert journal.trash.records() == []
        for table, before in everything.items():
            now = {one.uid for one in journal.books[table].untrashed()}
            assert now >= {one.uid for one in before}, table
        assert journal.entries.count() == full_journal.ENTRIES - (trashed - 5)


async def test_each_is_removed_for_good_after_a_question(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        for name in ("Sam", "Ana"):
            journal.people.trash(journal.people.add(Person(name=name)))
        journal.promises.add(Promise(text="Call", to="Sam"))
        contact = Contact(at=NOW, people=("Sam",), way="call")
        journal.entries.trash(journal.entries.add(contact).id)
        async with run_app(path) as (app, pilot):
            await open_trash(pilot, app)
            assert "person: Ana" in screen_text(app)
            assert "Sun 22 Nov 20:00  Call with Sam." in screen_text(app)
            assert "─ Trash ─" in screen_text(app)
            await press(pilot, "down", "x")
            shown = running_text(app)
            assert "person: Sam Remove it and all its versions for good?" in shown
            assert "The name Sam stays in 1 promise." in shown
            for no in ("n", "enter"):
                await press(pilot, no)
                assert options(app) == 3, no
                await press(pilot, "x")
            await press(pilot, "escape")
            await press(pilot, "x", "y")
            assert options(app) == 2
            assert "Removed for good. Earlier copies may still contain it" in screen_text(app)
            await press(pilot, "x", "y", "x", "y")
            assert "The trash is empty." in screen_text(app)
        assert journal.trash.records() == []
        assert journal.entries.count(Filter(trashed=True)) == 0
        tombstones = journal._file.rows("SELECT subject FROM tombstone WHERE subject <> 'tag'")
        assert sorted(tombstones) == [("entry",), ("person",), ("person",)]


async def test_a_tracker_with_entries_stays(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        tracker = journal.trackers.add(Tracker(name="Wine", start=date(2026, 1, 1)))
        journal.entries.add(Craving(at=NOW, intensity=4, tracker=tracker.id))
        journal.trackers.trash(tracker)
        async with run_app(path) as (app, pilot):
            await open_trash(pilot, app)
            await press(pilot, "x", "y")
            assert "Entries belong to this tracker" in screen_text(app)
            await press(pilot, "enter")
        assert journal.trackers.all()[0].name == "Wine"


async def test_a_letter_and_discreet_mode_keep_their_words(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        letter = Letter(text="Canary", written=NOW.date() - timedelta(days=1))
        journal.letters.trash(journal.letters.add(letter))
        journal.people.trash(journal.people.add(Person(name="Goldfinch")))
    async with run_app(path) as (app, pilot):
        await open_trash(pilot, app)
        assert "Canary" not in screen_text(app)
        assert "Goldfinch" in screen_text(app)
        await press(pilot, "escape", "f3")
        await press(pilot, "enter")
        assert "person" in screen_text(app)
        assert "Goldfinch" not in screen_text(app)


@pytest.mark.parametrize("discreet", [False, True])
async def test_where_a_name_stays_is_said_when_it_is_removed(home: Path, discreet: bool) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        for name in ("Sam", "Ana"):
            journal.people.add(Person(name=name))
            journal.entries.add(Contact(at=NOW, people=(name,)))
    async with run_app(path, discreet=discreet) as (app, pilot):
        await press(pilot, "4", "d")
        name = "The name" if discreet else "The name Sam"
        assert f"{name} stays in 1 entry." in running_text(app)
        await press(pilot, "comma")
        lines = app.screen.query_one(OptionList)
        lines.highlighted = lines.get_option_index("shelf people")
        await press(pilot, "enter", "d")
        name = "The name" if discreet else "The name Ana"
        assert f"{name} stays in 1 entry." in screen_text(app)
