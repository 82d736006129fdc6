"""One of every kind of thing, by command: everything that tells of it agrees with a dictionary."""

import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from support.command_line import Rj
from support.every_kind import Key, Model

NOW = datetime(2026, 11, 23, 20, 12, tzinfo=UTC)
NOUNS = {
    "tracker": "tracker",
    "strategy": "strategy",
    "person": "people",
    "meeting": "meeting",
    "promise": "promise",
    "kept_words": "kept",
    "reason": "reason",
    "letter": "letter",
    "plan": "plan",
    "share": "share",
}
"""The command of each table."""
NEVER_TRASHED = ("tracker", "strategy", "safety_step", "pack")
"""What no command moves to the trash."""
NOT_EDITED = ("kept_words", "share", "pack")
EDITS = 5
MOVES = 60


class World:
    """A journal that is changed by commands, and a dictionary that is changed alike."""

    def __init__(self, rj: Rj, editor: Callable[[str], None]) -> None:
        self.rj, self.editor, self.model = rj, editor, Model()

    def begin(self, folder: Path) -> None:
        """Add one of every kind that a command can add."""
        rj, add = self.rj, self.model.add
        rj("tracker", "add", "Wine", "--since", "2026-01-01")
        rj("strategy", "add", "Swim", "--category", "body")
        rj("people", "add", "Sam")
        rj("meeting", "add", "Group", "--on", "mon")
        rj("promise", "add", "Call", "--to", "sam")
        rj("kept", "add", "You can.", "--from", "Sam")
        rj("reason", "add", "Mornings")
        rj("letter", "write", "--for-a-hard-hour", stdin=b"Breathe.")
        rj("plan", "add", "--if", "rain", "--then", "walk")
        rj("safety", "edit", "2", "--text", "Go out.")
        for table, words in (
            ("tracker", "Wine"),
            ("strategy", "Swim"),
            ("person", "Sam"),
            ("meeting", "Group"),
            ("reason", "Mornings"),
            ("letter", "Breathe."),
            ("plan", "walk"),
            ("safety_step", "Go out."),
        ):
            add(table, words)
        add("promise", "Call", "Sam")
        add("kept_words", "You can.", "Sam")
        for words in (
            "craving 7 -s Swim -n one",
            "mood 3 -n two",
            "note three",
            "used Wine --next today --on yesterday -n four",
            "contact Sam -n five",
            "meeting attended Group -n six",
            "intention seven",
            "review --answer eight",
        ):
            number = rj(*words.split(), "--json").json["id"]
            named = [name for name in ("Swim", "Sam", "Group") if f" {name} " in words]
            assert add("entry", words.split()[-1], "".join(named)) == ("entry", number)
        review = rj("show", "8", "--json").json["note"]
        self.model.things["entry", 8].words = review
        rj("share", "--with", "Sam", "--ask", "Listen.", "-o", str(folder / "page.md"))
        add("share", "Listen.", "Sam")

    def edit(self, key: Key, words: str) -> None:
        table, number = key
        if table == "entry":
            before = self.model.things[key].words
            self.editor(f"save(text.replace({before!r}, {words!r}))")
            self.rj("edit", str(number))
        elif table == "safety_step":
            self.rj("safety", "edit", "2", "--text", words)
        elif table == "letter":
            self.rj("letter", "edit", str(number), "--open", stdin=words.encode())
        else:
            option = {"promise": (), "reason": (), "plan": ("--then",)}.get(table, ("--name",))
            self.rj(NOUNS[table], "edit", str(number), *option, words)
        self.model.change(key, words)

    def delete(self, key: Key) -> None:
        table, number = key
        words = ("delete",) if table == "entry" else (NOUNS[table], "delete")
        self.rj(*words, str(number))
        self.model.move(key, trashed=True)

    def restore(self, key: Key) -> None:
        table, number = key
        kind = () if table == "entry" else (table.replace("_", " "),)
        self.rj("trash", "restore", *kind, str(number))
        self.model.move(key, trashed=False)

    def check(self) -> None:
        rj, model = self.rj, self.model
        model.check_export(json.loads(rj("export", "json").out))
        shown = rj("trash", "list", "--limit", "0", "--json").json
        assert sorted((one.get("subject", "entry"), one["id"]) for one in shown) == model.trashed()
        entries = model.live("entry")
        listed = rj("list", "--limit", "0", "--json").json
        assert sorted(one["id"] for one in listed) == entries
        table = csv.reader(io.StringIO(rj("export", "csv", "--include-private").out))
        assert len(list(table)) == 1 + len(entries)
        for kind, number in model.things:
            if kind == "entry":
                versions = rj("history", str(number), "--json").json
                assert len(versions) == model.things[kind, number].versions, number
                assert all(one["changed"] for one in versions[1:]), number
                assert versions[-1]["note"] == model.things[kind, number].words


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def test_whatever_is_done_is_what_everything_says(
    rj: Rj, editor: Callable[[str], None], tmp_path: Path
) -> None:
    world, chance = World(rj, editor), random.Random(7)
    world.begin(tmp_path)
    model = world.model
    world.check()
    for number in range(EDITS):
        for key in list(model.things):
            if key[0] not in NOT_EDITED and (key[0] != "entry" or number == 0):
                world.edit(key, f"{key[0]} {number} {key[1]}")
        for entry in model.live("entry"):
            rj("edit", str(entry), "--no-keep" if number % 2 else "--keep")
            model.change(("entry", entry))
    assert model.things["promise", 1].named == "person 4 1"
    world.check()
    movable = [key for key in model.things if key[0] not in NEVER_TRASHED]
    for number in range(1, MOVES + 1):
        key = chance.choice(movable)
        (world.restore if model.things[key].trashed else world.delete)(key)
        if number % (MOVES // 3) == 0:
            world.check()
    gone = model.purge()
    assert {table for table, _ in gone} > {"entry"}
    rj("trash", "empty", "--yes")
    world.check()
    for table, number in gone:
        kind = () if table == "entry" else (table.replace("_", " "),)
        rj("trash", "restore", *kind, str(number), code=1)
    number = rj("note", "after", "--json").json["id"]
    assert number == 9
