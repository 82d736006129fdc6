"""One of several kinds of thing, by keys: everything that tells of it agrees with a dictionary."""

import io
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.pilot import Pilot
from textual.widgets import OptionList

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.exchange.export.json import write_json
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from support.every_kind import Key, Model
from support.screens import press, run_app, screen_text, started_journal, type_in

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
PLACES = {
    "person": ("4",),
    "kept_words": ("4",),
    "reason": ("comma", "shelf reasons"),
    "entry": ("2", "g"),
}
"""How a kind of thing is reached; an option of My things by its id."""
ADDING = {
    "person": ("a", "enter", "“Ann”", "enter"),
    "kept_words": ("a", "end", "enter", "“You can.”", "ctrl+s"),
    "reason": ("a", "“Sea”", "enter"),
    "entry": ("n", "“Rain”", "ctrl+s"),
}
EDITING = {
    "person": ("e", "end", "“a”", "enter"),
    "kept_words": ("e", "end", "“a”", "ctrl+s"),
    "reason": ("enter", "end", "“a”", "enter"),
    "entry": ("e", "end", "“a”", "ctrl+s"),
}
WORDS = {
    "person": "Ann",
    "kept_words": "You can.",
    "reason": "Sea",
    "entry": "Rain",
}
EDITS = {"person": 5}
TO_THE_TRASH = ("escape", "escape", "1", "comma", "trash")


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


class World:
    """The screens of a journal, and a dictionary that is changed alike."""

    def __init__(self, app: JournalApp, pilot: Pilot[int], journal: Journal) -> None:
        self.app, self.pilot, self.journal, self.model = app, pilot, journal, Model()

    async def carry_out(self, *keys: str) -> None:
        for key in keys:
            if key.startswith("“"):
                await type_in(self.pilot, key.strip("“”"))
            elif key.startswith("shelf ") or key == "trash":
                lines = self.app.screen.query_one(OptionList)
                lines.highlighted = lines.get_option_index(key)
                await press(self.pilot, "enter")
            else:
                await press(self.pilot, key)

    async def go_to(self, table: str) -> None:
        await self.carry_out("escape", "escape", *PLACES[table])

    async def move(self, key: Key, *keys: str, trashed: bool) -> None:
        await self.carry_out(*keys)
        self.model.move(key, trashed=trashed)
        self.check()

    def check(self) -> None:
        out = io.StringIO()
        write_json(self.journal, out)
        self.model.check_export(json.loads(out.getvalue()))
        gone = [(table, one.id) for table, one in self.journal.trash.records()]
        entries = self.journal.entries
        gone += [("entry", one.id) for one in entries.page(Filter(trashed=True), limit=-1)]
        assert sorted(gone) == self.model.trashed()
        assert entries.count() == len(self.model.live("entry"))
        for table, number in self.model.things:
            if table == "entry":
                versions = self.journal.versions.of(entries.get(number).uid)
                assert len(versions) == self.model.things[table, number].versions


@pytest.mark.slow
async def test_whatever_is_done_by_keys_is_what_everything_says(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        async with run_app(path, (100, 40)) as (app, pilot):
            world = World(app, pilot, journal)
            for table, words in WORDS.items():
                await world.go_to(table)
                await world.carry_out(*ADDING[table])
                key = world.model.add(table, words)
                world.check()
                if table == "person":
                    await world.carry_out("enter", "enter")
                    world.model.add("entry", "", words)
                if table == "entry":
                    await world.go_to(table)
                for _ in range(EDITS.get(table, 1)):
                    await world.carry_out(*EDITING[table])
                    world.model.change(key, f"{world.model.things[key].words}a")
                    world.check()
                await world.move(key, "d", trashed=True)
                await world.carry_out(*TO_THE_TRASH)
                await world.move(key, "d", trashed=False)
                assert "The trash is empty." in screen_text(app)
                await world.go_to(table)
                await world.move(key, "d", trashed=True)
                await world.carry_out(*TO_THE_TRASH, "x", "y")
                world.model.purge()
                world.check()
            assert world.model.counts() == {"entry": 1}
