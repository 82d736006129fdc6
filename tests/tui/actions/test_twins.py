"""Every action of the app and its command have the same effect."""

import importlib
import pkgutil
import shlex
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import click
import pytest
import time_machine
from textual.pilot import Pilot

from recovery_journal.__main__ import main
from recovery_journal.cli.app import root_command
from recovery_journal.domain.circle import Meeting, Person, Promise
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.toolkit import Letter
from recovery_journal.store.journal import Journal
from recovery_journal.tui import actions as room
from recovery_journal.tui.actions.action import Action
from support.screens import (
    alcohol_tracker,
    press,
    run_app,
    screen_text,
    started_journal,
    type_in,
)

ABOUT_THE_SCREEN = {
    *("more", "shelf_add", "shelf_remove", "shelf_up", "shelf_down", "back"),
    *("hide", "palette", "help_now", "discreet", "theme", "quit", "lock"),
    *("copy", "maximize", "shorter_range", "longer_range", "in_words"),
}
"""What changes only what is shown, or belongs to a dialog whose opening has a twin."""


def actions() -> dict[str, Action]:
    """Every action there is, by its id."""
    names = [one.name for one in pkgutil.iter_modules(room.__path__)]
    groups = [
        value
        for name in names
        for value in vars(importlib.import_module(f"recovery_journal.tui.actions.{name}")).values()
        if isinstance(value, tuple) and value and isinstance(value[0], Action)
    ]
    return {action.id: action for group in groups for action in group}


def exists(twin: str) -> bool:
    """Whether these words are a command."""
    found: click.Command | None = root_command
    for word in twin.split():
        if word.startswith("-"):
            break
        if not isinstance(found, click.Group):
            return False
        found = found.get_command(click.Context(found), word)
    return found is not None


def test_every_action_has_a_command_or_is_about_the_screen_alone() -> None:
    known = actions()
    assert len(known) > 80
    assert {name for name, one in known.items() if not one.cli_command} <= ABOUT_THE_SCREEN
    assert not {
        name: one.cli_command
        for name, one in known.items()
        if one.cli_command and not exists(one.cli_command)
    }


def test_a_command_that_is_none_is_seen() -> None:
    assert exists("people add")
    assert not exists("people fly")
    assert not exists("fly")


# The same effect

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()

Arguments = tuple[str, ...]


class Twins(NamedTuple):
    """What is done by keys and by a command, for one action or several."""

    actions: str
    keys: Arguments
    """Keys, and texts to type: “such as this”."""
    command: Arguments | Callable[[Journal], Arguments]
    """Its arguments, maybe as the screen chose them."""
    minutes: int = 0
    """How much later than what was done before."""


def last_tried(journal: Journal) -> str:
    craving = journal.entries.page(limit=1)[0]
    assert isinstance(craving, Craving)
    return craving.strategies[-1]


def newest(journal: Journal) -> str:
    return str(journal.entries.page(limit=1)[0].id)


ON_TODAY = (
    Twins("answer", ("a", "3", "tab", "p", "enter"), ("after", "3", "--outcome", "passed")),
    Twins("craving", ("c", "7", "enter"), ("craving", "7")),
    Twins("not_now", ("2", "1", "x"), ("after", "--outcome", "not sure"), minutes=20),
    Twins("mood", ("m", "4", "enter"), ("mood", "4")),
    Twins("used", ("r", "enter"), ("used",)),
    Twins("undo", ("u",), ("undo",)),
    Twins("used", ("r", "tab", "tab", "s", "enter"), ("used", "--next", "still")),
    Twins("used", ("r", "tab", "tab", "n", "enter"), ("used", "--next", "tomorrow")),
    Twins("intention", ("i", "“Be kind.”", "enter"), ("intention", "Be kind.")),
    Twins("intention", ("i", "k", "enter"), ("intention", "--went", "kept")),
    Twins("review", ("v", "“Sea.”", "ctrl+s"), ("review", "--answer", "Sea.")),
    Twins("promise", ("y", "d", "enter"), ("promise", "done", "1")),
    Twins("letter", ("l", "ctrl+s"), ("letter", "open", "1", "--yes")),
    Twins("note", ("n", "“Rain.”", "ctrl+s"), ("note", "Rain.")),
)
IN_THE_JOURNAL = (
    Twins("edit", ("2", "g", "e", "end", "“ More.”", "ctrl+s"), lambda one: ("edit", newest(one))),
    Twins("private", ("p",), lambda one: ("edit", newest(one), "--shareable")),
    Twins("keep", ("asterisk",), lambda one: ("edit", newest(one), "--keep")),
    Twins("trash", ("d",), ("delete", "8")),
)
IN_THE_STRATEGIES = (
    Twins("favourite", ("3", "f"), ("strategy", "edit", "Ride the wave", "--favourite")),
    Twins(
        "edit_strategy",
        ("e", "home", "“My ”", "enter"),
        ("strategy", "edit", "Ride the wave", "--name", "My Ride the wave"),
    ),
    Twins(
        "add_strategy", ("a", "“Swim”", "enter"), ("strategy", "add", "Swim", "--category", "pause")
    ),
    Twins(
        "start_strategy go_on",
        ("s", "enter", "3", "tab", "p", "tab", "8", "enter"),
        ("strategy", "use", "Swim", "--before", "8", "--after", "3", "--outcome", "passed"),
    ),
)
IN_THE_CIRCLE = (
    Twins("in_touch", ("4", "enter", "enter"), ("contact", "Sam")),
    Twins("favourite_person", ("f",), ("people", "edit", "Sam", "--favourite")),
    Twins(
        "edit_in_circle", ("e", "tab", "“23”", "enter"), ("people", "edit", "Sam", "--number", "23")
    ),
    Twins("add_to_circle", ("a", "enter", "“Ann”", "enter"), ("people", "add", "Ann")),
    Twins("remove_from_circle", ("d",), ("people", "delete", "Ann")),
    Twins("add_to_circle", ("a", "down", "enter", "“Noon”", "enter"), ("meeting", "add", "Noon")),
    Twins(
        "in_touch", ("enter", "“Hope.”", "enter"), ("meeting", "attended", "Noon", "-n", "Hope.")
    ),
    Twins(
        "add_to_circle",
        ("a", "down", "down", "enter", "“Swim”", "enter"),
        ("promise", "add", "Swim"),
    ),
    Twins("in_touch", ("enter", "d", "enter"), ("promise", "done", "2")),
    Twins(
        "add_to_circle", ("a", "end", "enter", "“You can.”", "ctrl+s"), ("kept", "add", "You can.")
    ),
)
IN_MY_THINGS = (
    Twins(
        "add_tracker",
        ("comma", "a", "“Snuff”", "enter"),
        ("tracker", "add", "Snuff", "--since", "today"),
    ),
    Twins("archive_tracker", ("home", "x"), ("tracker", "archive", "Alcohol")),
    Twins("archive_tracker", ("home", "x"), ("tracker", "archive", "Alcohol", "--back")),
    Twins(
        "restore_from_trash",
        ("home", *("down",) * 10, "enter", "d"),
        ("trash", "restore", "person", "2"),
    ),
    Twins("remove_for_good", ("x", "y", "escape"), ("erase", "8", "--yes")),
    Twins(
        "add_tracker",
        ("a", "“Tea”", "tab", "tab", "right", "tab", "“3”", "tab", "“cups”", "enter"),
        ("tracker", "add", "Tea", "--limit", "3 cups a day"),
    ),
    Twins("dry_day", ("escape", "1", "0", "enter"), ("none", "tea")),
    Twins("one_more", ("plus", "enter"), ("used", "tea", "1")),
    Twins("one_more", ("plus", "“3”", "enter"), ("used", "tea", "2")),
    Twins(
        "things",
        ("comma", "end", "up", "up", "up", "enter", "escape"),
        ("config", "set", "entries-private", "no"),
    ),
)
IN_RIGHT_NOW = (
    Twins("craving", ("1", "c", "7", "enter"), ("craving", "7")),
    Twins("begin_5", ("f2", "5", "escape"), lambda one: ("strategy", "use", last_tried(one))),
    Twins("begin_6", ("6", "escape"), lambda one: ("strategy", "use", last_tried(one))),
    Twins("begin_7", ("7", "escape"), lambda one: ("strategy", "use", last_tried(one))),
    Twins("craving", ("escape", "c", "9", "enter", "escape"), ("craving", "9")),
    Twins(
        "how_now",
        ("f2", "a", "2", "tab", "p", "enter"),
        ("after", "2", "--outcome", "passed", "--minutes", "12"),
        minutes=12,
    ),
    Twins("read_letter", ("l", "ctrl+s"), ("letter", "open", "2")),
    Twins(
        "country",
        ("comma", "down", "down", "enter"),
        lambda one: ("config", "set", "region", one.settings.read().region),
    ),
)
ON_A_PAGE = (
    Twins(
        "page_for_person page_save",
        ("escape", "4", "g", "s", "s", "enter"),
        ("share", "--with", "Sam", "-o", "page.html"),
    ),
)
SEQUENCE = (
    *ON_TODAY,
    *IN_THE_JOURNAL,
    *IN_THE_STRATEGIES,
    *IN_THE_CIRCLE,
    *IN_MY_THINGS,
    *IN_RIGHT_NOW,
    *ON_A_PAGE,
)
EDITOR = (
    "import sys; p = sys.argv[1]; t = open(p).read().rstrip(); open(p, 'w').write(t + ' More.')"
)
"""An editor that writes a word at the end."""


CHANGES_NOTHING = {
    *("now", "today", "journal", "strategies", "circle", "insights", "search", "keys"),
    "back",
    *("go_to_date", "filter", "in_full", "prepare_page"),
    *("choose_person", "choose_room", "choose_breathing", "choose_body", "all_strategies"),
    *("next_person", "code", "next_code", "safety_plan", "reasons", "letter_later"),
    *("step_back", "longer", "shorter"),
    *("page_tick", "page_range", "page_ask", "page_edit", "page_read", "page_kind"),
    *("page_names", "page_words", "page_since", "page_proud", "page_hard", "page_anew"),
}
"""What shows something, or changes a page before it is saved."""
COMPARED_ELSEWHERE = {"import_file", "import_to_circle", "answer_waiting"}
"""They need a file, or a journal that was locked: tests/tui/toolkit/test_import_dialogs.py,
tests/tui/circle/test_import_dialogs.py, tests/tui/today/test_locked_questions.py."""


@pytest.fixture
def evening() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def make_journal(home: Path) -> Path:
    home.mkdir()
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    with Journal(str(path)) as journal:
        journal.people.add(Person(name="Sam", number="1"))
        journal.meetings.add(Meeting(name="Tuesday group"))
        journal.promises.add(Promise(text="Call Ana", day=TODAY))
        journal.letters.add(Letter(text="Breathe.", written=TODAY, on_day=TODAY))
        journal.letters.add(Letter(text="Wait.", written=TODAY))
        journal.entries.add(Craving(at=NOW - timedelta(minutes=30), intensity=6, tracker=1))
    return path


LEFT_OUT = {"uid", "revision", "file"}
"""Columns that differ from journal to journal, or count how often a row was written."""


def rows(path: Path) -> dict[str, list[Any]]:
    """All that a journal holds; where it names an entry by its uid, its number stands."""
    with closing(sqlite3.connect(path)) as reader:
        tables = [
            name
            for (name,) in reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("entry_words", "sqlite", "_sqlite", "change", "tombstone"))
        ]
        ids = dict(reader.execute("SELECT uid, id FROM entry").fetchall())
        reader.row_factory = sqlite3.Row
        return {
            table: [
                {name: numbers_for(value, ids) for name, value in known.items()}
                for row in reader.execute(f"SELECT * FROM {table}")
                if (known := {name: row[name] for name in set(row.keys()) - LEFT_OUT})
            ]
            for table in tables
        }


def numbers_for(value: Any, ids: dict[str, int]) -> Any:
    """Put numbers for one uid, or for a list of them, which may stand in any order."""
    lines = value.split("\n") if isinstance(value, str) else ()
    if lines and all(line in ids for line in lines):
        return sorted(ids[line] for line in lines)
    return value


def differences(by_keys: dict[str, list[Any]], by_command: dict[str, list[Any]]) -> list[str]:
    """The rows that only one of them has, each behind its table."""
    return [
        f"{table} {row}"
        for table in by_keys
        for row in (*by_keys[table], *by_command[table])
        if (row in by_keys[table]) != (row in by_command[table])
    ]


async def carry_out(pilot: Pilot[int], keys: Arguments) -> None:
    for key in keys:
        if key.startswith("“"):
            await type_in(pilot, key.strip("“”"))
        else:
            await press(pilot, key)


@pytest.mark.slow
async def test_each_action_and_its_command_leave_the_same_journal(
    tmp_path: Path, evening: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_keys, by_commands = make_journal(tmp_path / "keys"), make_journal(tmp_path / "commands")
    expected: list[tuple[Twins, Arguments, dict[str, list[Any]]]] = []
    async with run_app(by_keys, (100, 40)) as (app, pilot):
        for twins in SEQUENCE:
            evening.shift(timedelta(minutes=twins.minutes))
            command, before = twins.command, rows(by_keys)
            await carry_out(pilot, twins.keys)
            if not isinstance(command, tuple):
                command = command(app.journal)
            expected.append((twins, command, rows(by_keys)))
            assert expected[-1][2] != before, f"{twins.actions} changed nothing: {screen_text(app)}"
    evening.move_to(NOW)
    monkeypatch.chdir(by_commands.parent)
    monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(by_commands.parent))
    monkeypatch.setenv("EDITOR", shlex.join((sys.executable, "-c", EDITOR)))
    for twins, command, wanted in expected:
        evening.shift(timedelta(minutes=twins.minutes))
        assert main([*command]) == 0, command
        found = differences(wanted, rows(by_commands))
        assert not found, "\n".join((twins.actions, *found))


def test_no_action_that_changes_the_journal_is_left_out() -> None:
    shown = {name for twins in SEQUENCE for name in twins.actions.split()}
    with_command = {name for name, one in actions().items() if one.cli_command}
    assert with_command - shown == CHANGES_NOTHING | COMPARED_ELSEWHERE
