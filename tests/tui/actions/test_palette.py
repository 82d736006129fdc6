"""The palette: every action by name, and help by the words of a person in trouble."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import OptionList

from recovery_journal.tui.actions.actions import (
    EVERY_PLACE,
    GLOBAL,
    LOG_ENTRY,
    PLACES,
    PRACTICE,
    RIGHT_NOW,
    STRATEGIES,
)
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.strategies.screen import StrategiesScreen
from recovery_journal.tui.theme import DAWN, DUSK
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    click_text,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ALWAYS = {"Help me now", "Hide the screen", "Lock", "Quit"}


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


async def look_for(pilot: Pilot[int], words: str) -> None:
    if not isinstance(pilot.app.screen, CommandPalette):
        await press(pilot, "ctrl+p")
    await press(pilot, "ctrl+u")
    await type_in(pilot, words)
    await pilot.app.workers.wait_for_complete()
    await wait_until_idle(pilot)


def found(app: App[int]) -> list[str]:
    """The names of what was found, the best first."""
    options = app.screen.query_one(OptionList).options
    return [str(option.prompt).partition("  ")[0] for option in options]


class TestFinds:
    async def test_a_return_to_use_and_help(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            for words in ("relapse", "relapsed", "slip", "lapse", "i slipped again"):
                await look_for(pilot, words)
                assert found(app)[:2] == ["Help me now", "I used"], words
                seen = screen_text(app).lower().count(words)
                assert seen == 1, f"{words} was typed, and is nothing of ours"

    async def test_help(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            for words in ("sos", "urge", "panic", "crisis", "Help", "SOS", "suicide"):
                await look_for(pilot, words)
                assert found(app)[0] == "Help me now", words

    async def test_what_a_name_begins_with_goes_before_other_words(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "journal")
            assert found(app)[:2] == ["Journal", "Write a note"]
            await look_for(pilot, "note")
            assert found(app)[0] == "Write a note"
            await look_for(pilot, "drank")
            assert found(app)[0] == "I used"

    async def test_letters_here_and_there_and_nothing(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "lgmd")
            assert "Log a mood" in found(app)
            await look_for(pilot, "qqqq [b")
            assert not [name for name in found(app) if name in ALWAYS]

    async def test_no_command_that_writes_the_screen_down(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            for words in ("screenshot", "maximize", "minimize"):
                await look_for(pilot, words)
                assert not any(words in name.lower() for name in found(app)), words


class TestOffers:
    async def test_every_action_of_today(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "")
            groups = (GLOBAL, PLACES, LOG_ENTRY, PRACTICE[:2], EVERY_PLACE)
            titles = [action.title for group in groups for action in group]
            assert found(app) == [
                title for title in dict.fromkeys(titles) if title != "Find an action"
            ]
            (help_line,) = [line for line in screen_lines(app) if "Help me now" in line]
            assert " f2 " in help_line

    async def test_the_actions_of_a_place_beside_those_of_all(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            await look_for(pilot, "")
            assert {action.title for action in STRATEGIES} <= set(found(app))
            assert "Edit the entry" not in found(app)
            assert "Search" not in found(app), "here the same key finds strategies"

    async def test_what_can_be_done_below_while_typing_there(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            await press(pilot, "slash")
            await look_for(pilot, "relapse")
            assert found(app) == ["Help me now", "I used"]

    async def test_only_what_a_dialog_can_do(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "n")
            await look_for(pilot, "")
            assert set(found(app)) == {*ALWAYS, "More or fewer fields"}
            await look_for(pilot, "relapse")
            assert found(app) == ["Help me now"]

    async def test_the_actions_of_right_now(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            await look_for(pilot, "")
            possible = ALWAYS | {one.title for one in RIGHT_NOW} | {"Back", "Copy"}
            assert ALWAYS | {"Another country", "Back"} <= set(found(app)) <= possible

    async def test_it_fits(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "panic")
            for size in EXTREME_SIZES:
                await resize(pilot, size)
                assert "Help me now" in screen_text(app)
                assert max(map(len, screen_lines(app))) <= size[0]


class TestRuns:
    async def test_help(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "panic")
            await press(pilot, "enter")
            assert isinstance(app.screen, RightNowScreen)

    async def test_an_action_of_the_app(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "i used")
            await press(pilot, "enter")
            assert "Thank you for writing it down." in screen_text(app)

    async def test_an_action_of_the_screen_below(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            await look_for(pilot, "favourite")
            await press(pilot, "enter")
            assert isinstance(app.screen, StrategiesScreen)
            await wait_until(pilot, lambda: "Now a favourite: Ride the wave" in screen_text(app))
            assert app.journal.strategies.all()[0].favourite

    async def test_an_action_in_the_middle_of_a_list(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            await look_for(pilot, "country")
            assert found(app)[0] == "Another country"
            await press(pilot, "enter")
            assert "Which country" in screen_text(app)

    async def test_with_the_mouse(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "strategies")
            await click_text(pilot, "Strategies   ")
            assert isinstance(app.screen, StrategiesScreen)

    async def test_quit(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "n")
            await look_for(pilot, "quit")
            await press(pilot, "enter")
            assert not app.is_running or app.return_code == 0


class TestThemes:
    async def test_all_can_be_chosen_and_are_remembered(self, home: Path, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "theme: ")
            names = {name.removeprefix("Theme: ") for name in found(app)}
            assert names >= set(app.available_themes) >= {DUSK.name, DAWN.name, "nord"}
            await look_for(pilot, "nord")
            await press(pilot, "enter")
            assert app.theme == "nord"
        assert json.loads((home / "state.json").read_text())["theme"] == "nord"
        assert JournalApp(str(journal)).theme == "nord"

    async def test_a_theme_is_shown_while_its_line_is_marked(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "theme: nord")
            await wait_until(pilot, lambda: app.theme == "nord")
            await press(pilot, "escape")
            assert app.theme == DUSK.name
            await look_for(pilot, "theme: dawn")
            await wait_until(pilot, lambda: app.theme == DAWN.name)
            await press(pilot, "enter")
            assert app.theme == DAWN.name

    async def test_a_theme_of_ones_own(self, home: Path, journal: Path) -> None:
        folder = home / "themes"
        folder.mkdir()
        sea = 'background = "#001122"\nforeground = "white"\nprimary = "#ffcc88"\n'
        (folder / "sea.toml").write_text(f'{sea}muted = "#aabbcc"')
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "theme: sea")
            await wait_until(pilot, lambda: app.theme == "sea")
            await press(pilot, "enter")
            assert app.theme == "sea"
            assert app.theme_variables["muted"] == "#AABBCC"
        assert JournalApp(str(journal)).theme == "sea"
        for broken, reason in (
            (sea.replace("#ffcc88", "sand"), "its primary isn't a colour such as #86bfc4"),
            (sea.replace("background", "back"), "it has no background"),
            (sea + 'edge = "red"\n', "“edge” isn't a colour of a theme"),
            (sea + "dark = 1\n", "dark must be true or false"),
            (sea + "surface = 3\n", "its surface isn't a colour"),
            (sea + 'panel = "[red]"\n', "its panel isn't a colour"),
            ("\x00[[", "its file needs a line such as"),
        ):
            (folder / "sea.toml").write_text(broken)
            async with run_app(journal) as (app, _):
                assert app.theme == DUSK.name
                (told,) = app._notifications
                assert told.message.startswith("Your theme “sea” can't be used: ")
                assert reason in told.message
        (folder / "sea.toml").rename(folder / "dusk.toml")
        assert JournalApp(str(journal)).theme == DUSK.name

    async def test_dawn_by_its_name(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await look_for(pilot, "dawn")
            assert "Theme: dawn" in found(app)[:2]
