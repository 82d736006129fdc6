"""The page of keys, and the user's own keys in the settings file."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import example, given
from hypothesis import strategies as st
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from recovery_journal.tui.actions.actions import Action
from recovery_journal.tui.actions.groups import GROUPS
from recovery_journal.tui.actions.keymap import RESERVED_KEYS, validate_own_keys, with_losses
from recovery_journal.tui.actions.screen_keys import EVERYWHERE, SCREENS
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.start.key_columns import KeyColumns
from recovery_journal.tui.start.key_help import KeyHelpScreen
from recovery_journal.tui.toolkit.tracker_dialog import TrackerDialog
from recovery_journal.tui.widgets.key_hint import format_keys
from recovery_journal.words import settings as words
from support.house import modules
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    click_text,
    press,
    resize,
    run_app,
    running_text,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ALL = [action for group in GROUPS for action in group.actions]
IDS = sorted({action.id for action in ALL})


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


def settings(home: Path, content: str) -> None:
    (home / "config.toml").write_text(content, encoding="utf-8")


def flat(app: App[int]) -> str:
    return running_text(app)


class TestPage:
    async def test_every_action_stands_there_with_its_keys_and_its_command(
        self, journal: Path
    ) -> None:
        async with run_app(journal, (69, 500)) as (app, pilot):
            await press(pilot, "question_mark")
            page = [line.strip("▸ ") for line in screen_lines(app)]
            for name in (*(group.title for group in GROUPS), "On this screen"):
                assert (name in page) == (name != "On Today"), name
            for action in ALL:
                twin = f"rj {action.cli_command}" if action.cli_command else ""
                row = f"{format_keys(action.keys):<11}{action.title:<26}{twin}".strip()
                assert row in page, action

    async def test_what_the_marked_key_does_is_said(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "question_mark")
            for keys, said in (
                ((), "Help lines, people and three things to do, from wherever you are."),
                (("j", "j"), "review · rj review"),
                (("right",), "Find anything by its name."),
                (("G",), "back"),
                (("left", "left", "g"), "now · rj now"),
            ):
                await press(pilot, *keys)
                last = " ".join(line.strip("│ ") for line in screen_lines(app)[-4:-1])
                assert said in last, keys
            await press(pilot, "escape", "f3", "question_mark")
            assert "rj now" not in screen_text(app)
            assert "Help lines" not in screen_text(app)

    async def test_there_are_as_many_columns_as_fit(self, journal: Path) -> None:
        async with run_app(journal, (40, 12)) as (app, pilot):
            await press(pilot, "question_mark")
            for size, beside in (
                ((40, 12), "On this screen"),
                ((80, 24), "On this screen Everywhere, also while typing"),
                ((120, 40), "On this screen Everywhere, also while typing Places"),
            ):
                await resize(pilot, size)
                lines = (" ".join(line.strip("│ ").split()) for line in screen_lines(app))
                assert beside in lines

    async def test_enter_does_what_a_key_does_or_goes_where_it_works(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            for typed, shown in (
                ("mood", "MoodDialog"),
                ("evening review", "ReviewDialog"),
                ("f2", "RightNowScreen"),
                ("filter", "JournalScreen"),
                ("charts in words", "InsightsScreen"),
                ("archive_tracker", "ToolkitScreen"),
                ("next code", "RightNowScreen"),
                ("more or less", "KeyHelpScreen"),
            ):
                await press(pilot, "question_mark", "slash")
                await type_in(pilot, typed)
                await press(pilot, "enter", "enter")
                assert type(app.screen).__name__ == shown, typed
                await press(pilot, "escape", "1")

    async def test_the_mouse_marks_a_key_and_does_what_it_does(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "question_mark")
            await click_text(pilot, "Log a craving")
            assert "craving · rj craving" in screen_text(app)
            await pilot.click(app.screen.query_one(KeyColumns), offset=(60, 7), times=2)
            await press(pilot)
            assert type(app.screen).__name__ == "JournalScreen"

    async def test_the_order_is_that_of_the_declarations(self, journal: Path) -> None:
        async with run_app(journal, (69, 500)) as (app, pilot):
            for screen, group in (
                ("1", "On Today"),
                ("4", "In the circle"),
            ):
                await press(pilot, screen)
                await press(pilot, "question_mark")
                shown = app.screen.query_one(KeyColumns)._rows
                first = next(one.actions for one in GROUPS if one.title == group)
                help_now, *others = (one for one in ALL if one not in first)
                in_order = dict.fromkeys((help_now, *first, *others))
                assert [row.action for row in shown] == [*in_order]
                await press(pilot, "escape")

    async def test_part_of_a_name_or_a_key_finds_it(self, journal: Path) -> None:
        async with run_app(journal, (100, 30)) as (app, pilot):
            await press(pilot, "4", "question_mark")
            for typed, found, gone in (
                ("first hard", "First when it is hard", "Add to the circle"),
                ("WALLPAPER", "", "Help me now"),
                ("f7", "Lock", "Hide the screen"),
                ("?", "All keys", "Undo"),
                ("q", "Quit", "Undo"),
            ):
                await press(pilot, "slash")
                await type_in(pilot, typed)
                page = screen_text(app)
                assert found in page, typed
                assert gone not in page, typed
                await press(pilot, "enter", "j", "slash", "escape")
                assert "On this screen" in screen_text(app)
            await press(pilot, "question_mark")
            assert not isinstance(app.screen, KeyHelpScreen)

    async def test_it_fits_and_scrolls_to_its_end(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "question_mark")
            for size in EXTREME_SIZES:
                await resize(pilot, size)
                assert "All keys" in screen_text(app)
                assert "f2 ctrl+g" in screen_text(app)
                assert max(map(len, screen_lines(app))) <= size[0]
                await press(pilot, "j", "j", "k", "G")
                assert "small name of the action." in flat(app)
                await press(pilot, "g")
                assert "On this screen" in screen_text(app)

    async def test_the_same_key_closes_it(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            before = screen_text(app)
            for key in ("escape", "question_mark", "q"):
                await press(pilot, "question_mark")
                assert isinstance(app.screen, KeyHelpScreen), key
                await press(pilot, key)
                assert screen_text(app) == before, key
                assert app.is_running

    async def test_the_mouse_closes_it(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            before = screen_text(app)
            await press(pilot, "question_mark")
            await pilot.click(".hint")
            await press(pilot)
            assert screen_text(app) == before


def _screens() -> Iterator[type[Screen[Any]]]:
    """Every class of screen that the program has."""
    for module in modules():
        if module.startswith("recovery_journal.tui."):
            for one in vars(importlib.import_module(module)).values():
                if isinstance(one, type) and issubclass(one, Screen) and one.__module__ == module:
                    yield one


def _fact(action: Action) -> tuple[str, str, str]:
    return action.id, action.keys, action.textual_action.removeprefix("screen.")


class TestDeclarations:
    def test_every_action_is_on_a_screen(self) -> None:
        assert {action for screen in SCREENS for action in screen.all_actions} >= set(ALL)

    def test_every_screen_has_the_keys_that_are_declared(self) -> None:
        declared = [{_fact(one) for one in screen.all_actions} for screen in SCREENS]
        everywhere = {_fact(one) for one in EVERYWHERE.actions}
        screens = [*_screens()]
        assert len(screens) > 20
        for screen in screens:
            bound = {
                (one.id, one.key, one.action.removeprefix("screen."))
                for kind in screen.__mro__
                for one in kind.__dict__.get("BINDINGS", ())
                if isinstance(one, Binding) and one.id in IDS
            }
            assert not bound or bound | everywhere in declared, screen

    def test_what_leads_to_a_group_of_actions_is_an_action(self) -> None:
        assert {group.way for group in GROUPS} <= {"", *IDS}

    def test_no_two_actions_of_a_screen_have_one_key(self) -> None:
        for screen in SCREENS:
            keys: dict[str, str] = {}
            for one in screen.all_actions:
                for key in one.keys.split(","):
                    assert keys.setdefault(key, one.id) == one.id

    def test_keys_are_named_as_they_stand_on_a_keyboard(self) -> None:
        assert format_keys("question_mark") == "?"
        assert format_keys("f2,ctrl+g") == "f2 ctrl+g"
        assert format_keys("f, asterisk") == "f *"
        assert format_keys("escape") == "esc"

    def test_priority_is_for_keys_that_type_nothing(self) -> None:
        for action in ALL:
            if action.priority:
                assert all(
                    key[0] == "f" or key.startswith("ctrl+") for key in action.keys.split(",")
                )


class TestOwnKeys:
    async def test_they_work_and_are_shown(self, home: Path, journal: Path) -> None:
        settings(home, '[keys]\ncraving = "b"\nnow = "f9"\nsearch = "ctrl+f"\n')
        async with run_app(journal) as (app, pilot):
            assert "b craving" in flat(app)
            await press(pilot, "c")
            assert "Alcohol" in screen_text(app)
            await press(pilot, "f2")
            assert len(app.screen_stack) == 2
            await press(pilot, "b")
            assert len(app.screen_stack) == 3
            await press(pilot, "f9")
            assert isinstance(app.screen, RightNowScreen)
            await press(pilot, "escape", "escape", "3")
            assert "ctrl+f search" in screen_text(app)
            await press(pilot, "ctrl+f")
            assert app.focused is not None
            assert app.focused.id == "finding"
            await press(pilot, "escape", "question_mark")
            assert "f9 " in screen_text(app)
            assert "f2" not in screen_text(app)

    async def test_two_actions_can_change_their_keys(self, home: Path, journal: Path) -> None:
        settings(home, '[keys]\ncraving = "m"\nmood = "c"\n')
        async with run_app(journal) as (app, pilot):
            assert "m craving c mood" in flat(app)
            await press(pilot, "c")
            assert "very good" in screen_text(app)

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ('[keys]\nfly = "x"', "fly (there is no action with that name)"),
            ("[keys]\ncraving = 7", "craving (that isn't a key; write it like z, f9 or ctrl+o)"),
            ('[keys]\ncraving = ""', "craving (that isn't a key"),
            ('[keys]\ncraving = "ctlr+x"', "craving (that isn't a key"),
            ('[keys]\ncraving = "b,+x"', "craving (that isn't a key"),
            ('[keys]\nhide = "/"', "hide (it works while typing"),
            ('[keys]\nlock = "f2"\nhide = "ctrl+g"', "hide (it is the last key of Help me now)"),
            ('[keys]\ncraving = "b"\nmood = "b"', "mood (b is already the key of Log a craving)"),
            ('[keys]\ncraving = "j"', "craving (lists and dialogs need j)"),
            ('[keys]\nhide = "h"', "hide (it works while typing, so it needs a key"),
            ('[keys]\n"[red]x" = "x"', "[red]x (there is no action with that name)"),
        ],
    )
    async def test_what_cannot_be_is_named_in_one_sentence(
        self, home: Path, journal: Path, content: str, said: str
    ) -> None:
        settings(home, f'{content}\nundo = "z"\n')
        async with run_app(journal, (100, 30)) as (app, pilot):
            assert said in flat(app)
            assert app.own_keys["undo"] == "z"
            await press(pilot, "c")
            assert len(app.screen_stack) == (2 if 'craving = "b"' in content else 3)

    @pytest.mark.parametrize(
        "content",
        ["[keys", "keys = [[[", "\x00", '[keys]\ncraving = "x"\ncraving = "b"'],
    )
    async def test_a_broken_file_leaves_the_keys_as_always(
        self, home: Path, journal: Path, content: str
    ) -> None:
        settings(home, content)
        async with run_app(journal, (100, 30)) as (app, pilot):
            assert "couldn't be read" in flat(app)
            await press(pilot, "c")
            assert len(app.screen_stack) == 3

    async def test_the_line_that_is_broken_is_named(self, home: Path, journal: Path) -> None:
        for line, content in ((1, "keys = 'a"), (3, "[keys]\n\ncraving = b\n"), (2, "[keys]\nx")):
            settings(home, content)
            async with run_app(journal, (100, 30)) as (app, _):
                assert f"couldn't be read, so the usual keys apply. See line {line} of" in flat(app)
                assert "config.toml" in flat(app)

    async def test_what_is_misspelt_is_named(self, home: Path, journal: Path) -> None:
        for content, said in (
            ('[kyes]\ncraving = "b"', "“kyes” in your settings file isn't known"),
            ('craving = "b"', "“craving” in your settings file isn't known"),
            ("keys = 3", "Put your own keys below a line that says [keys]."),
            ('[keys.more]\nx = "y"', "more (that isn't a key"),
        ):
            settings(home, content)
            async with run_app(journal, (100, 30)) as (app, pilot):
                assert said in flat(app)
                await press(pilot, "c")
                assert len(app.screen_stack) == 3

    async def test_a_key_of_ones_own_wins_over_a_usual_one(self, home: Path, journal: Path) -> None:
        settings(home, '[keys]\ncraving = "n"\nundo = "f2"\nedit = "d"')
        async with run_app(journal, (100, 30)) as (app, pilot):
            assert "n craving" in flat(app)
            await press(pilot, "n", "5", "enter")
            assert "Saved: Craving 5 of 10. Press f2 to undo" in flat(app)
            await press(pilot, "f2")
            assert "Undid what you added" in flat(app)
            await press(pilot, "ctrl+g")
            assert isinstance(app.screen, RightNowScreen)
            await press(pilot, "escape", "question_mark")
            page = screen_text(app)
            assert "ctrl+g" in page
            assert "f2" not in page.partition("Help me now")[0]
        assert with_losses({"craving": "n"}) == {"craving": "n", "note": ""}
        assert with_losses({"undo": "f2"}) == {"undo": "f2", "now": "ctrl+g"}
        assert with_losses({"edit": "d"}) == {"edit": "d", "trash": "delete"}

    async def test_keys_are_read_as_they_are_written(self, home: Path, journal: Path) -> None:
        settings(home, '[keys]\nundo = "/"\nsearch = "Ctrl+Y"\nmood = "-"\nnote = "+, F9"')
        async with run_app(journal, (100, 30)) as (app, pilot):
            assert "left out" not in flat(app)
            assert "- mood" in flat(app)
            await press(pilot, "minus", "3", "enter")
            assert "Saved: Mood 3 of 5, okay. Press / to undo" in flat(app)
            await press(pilot, "slash")
            assert "Undid" in flat(app)
            for key in ("plus", "f9"):
                await press(pilot, key)
                assert len(app.screen_stack) == 3
                await press(pilot, "escape")

    async def test_a_file_that_cannot_be_read(self, home: Path, journal: Path) -> None:
        (home / "config.toml").mkdir()
        async with run_app(journal, (100, 30)) as (app, _):
            assert "couldn't be read" in flat(app)

    async def test_bytes_that_are_no_text(self, home: Path, journal: Path) -> None:
        (home / "config.toml").write_bytes(b"[keys]\n# caf\xe9\n")
        async with run_app(journal, (100, 30)) as (app, _):
            assert "couldn't be read, so the usual keys apply. See line 2 of" in flat(app)

    async def test_a_file_about_something_else(self, home: Path, journal: Path) -> None:
        settings(home, "[other]\nx = 1\n")
        async with run_app(journal) as (app, pilot):
            assert "“other” in your settings file isn't known" in flat(app)
            await press(pilot, "c")
            assert len(app.screen_stack) == 3

    async def test_it_is_said_on_the_first_steps_too(self, home: Path) -> None:
        settings(home, "[keys")
        async with run_app(home / "journal.db", (100, 30)) as (app, _):
            assert "couldn't be read" in flat(app)

    def test_without_a_file_nothing_is_loaded(self) -> None:
        code = (
            "import asyncio, sys\n"
            "from recovery_journal.tui.app import JournalApp\n"
            "async def main():\n"
            "    async with JournalApp('journal.db').run_test(): pass\n"
            "asyncio.run(main())\n"
            "assert 'recovery_journal.tui.actions.keymap' not in sys.modules\n"
            "assert 'recovery_journal.tui.app' in sys.modules\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

    @given(
        st.dictionaries(
            st.sampled_from([*IDS, "nothing"]),
            st.one_of(
                st.sampled_from(["c", "x", "n", "f2", "f9", "ctrl+g", "?", ",", "j", "c,x", ""]),
                st.text(max_size=4),
                st.integers(),
            ),
        )
    )
    @example({"craving": "😍", "mood": "«", "note": "é"})
    def test_whatever_stands_there_every_action_keeps_a_key_of_its_own(
        self, wanted: dict[str, object]
    ) -> None:
        own, problems = validate_own_keys(wanted)
        assert {*own, *(name for name, _ in problems)} == set(wanted)
        assert not own.keys() & {name for name, _ in problems}
        assert validate_own_keys(dict(own)) == (own, [])
        keys = with_losses(own)
        assert keys.get("now", "f2")
        for screen in SCREENS:
            taken: dict[str, str] = {}
            for one in screen.all_actions:
                for key in filter(None, keys.get(one.id, one.keys).split(",")):
                    if one.id in own:
                        assert key not in RESERVED_KEYS or key in one.keys.split(",")
                    assert taken.setdefault(key.strip(), one.id) == one.id


async def test_the_fields_that_can_wait_come_by_a_key_of_ones_own(
    home: Path, journal: Path
) -> None:
    settings(home, '[keys]\nmore = "f9"\nadd_tracker = "y"\nshelf_add = "y"')
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c")
        assert "More  f9" in screen_text(app)
        await press(pilot, "f9")
        assert "Less  f9" in screen_text(app)
        await press(pilot, "escape", "comma", "y")
        assert isinstance(app.screen, TrackerDialog)
    assert validate_own_keys({"more": "x"}) == ({}, [("more", words.WHILE_TYPING)])
