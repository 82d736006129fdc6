"""In discreet mode nothing private is seen that wasn't opened, and help is never hidden."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import OptionList

from recovery_journal.domain.circle import Contact, Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.circle.screen import CircleScreen
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.practice import ReviewDialog
from recovery_journal.tui.dialogs.record_dialog import RecordDialog
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.right_now.danger_line import DangerLine
from recovery_journal.tui.right_now.qr_screen import QrScreen
from recovery_journal.tui.right_now.safety_plan import SafetyPlanScreen
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.sharing.dialogs import PageTextDialog
from recovery_journal.tui.strategies.timer import TimerScreen
from recovery_journal.tui.toolkit.dialogs import ReadLetterDialog, SafetyPlanDialog
from recovery_journal.tui.toolkit.screen import ToolkitScreen
from recovery_journal.tui.toolkit.settings_dialogs import OwnHelpLineDialog
from recovery_journal.tui.widgets.large_number import LargeNumber
from support.full_journal import SECRET, fill
from support.screens import press, run_app, screen_lines, screen_text, wait_until_idle

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = timedelta(days=1)
NUMBER = "0155 501 9912"
PLANTED = re.compile(rf"{SECRET}|Quillon|Merlot|Camels|puffs|{NUMBER}|\b030 1\b", re.IGNORECASE)
TELLING = re.compile(
    r"craving|\bI used\b|\bused\b|return|relapse|alcohol|nicotine|drank|smoked|sponsor|recovery"
    r"|of 10\b|sober",
    re.IGNORECASE,
)
HELP = ("112", "0800 1110111", "0800 555 777")
"""The emergency number, the crisis line, and the user's own line."""

SHOW_WHAT_IS_OPENED: tuple[type, ...] = (
    *(SafetyPlanDialog, SafetyPlanScreen, ReadLetterDialog, PageTextDialog),
    *(ReviewDialog, OwnHelpLineDialog, TimerScreen, QrScreen),
)
NOT_PRESSED = {"q", "ctrl+q", "ctrl+c", "f3", "f4", "ctrl+l", "f6", "f7", "ctrl+t"}
"""Keys that leave, hide or lock, or end discreet mode."""
CLOSING = {"enter", "ctrl+s", "escape"}
"""Keys that are pressed last."""
ROWS_TRIED: dict[type, int] = {ToolkitScreen: 40, CircleScreen: 14}
FEW_ROWS, FEW_CHOICES = 2, 5
NOT_COME_TO = {
    *("CannotOpenScreen", "FirstStart", "ScreenLock", "UnlockScreen", "Hidden"),  # of no journal
    *("ConfirmPrivateDialog", "SavePageDialog", "YesNoScreen"),  # below, or nothing but a question
    *("FileDialog", "DatesDialog", "AnswersDialog", "ImportDialog"),  # they don't open in this mode
    *("MeetingsDialog", "PeopleDialog", "RolesDialog", "MergeDialog"),  # nor do
    "CopyPassphraseDialog",  # nor does
    "WhenDialog",  # asks for a time, of something that waits
}


@pytest.fixture
def planted(home: Path) -> Iterator[Path]:
    path = home / "journal.db"
    with time_machine.travel(NOW, tick=False):
        fill(str(path), NOW.date())
        with Journal(str(path)) as journal:
            start, own_line = NOW.date() - 90 * DAY, f"{SECRET}; 0800 555 777; day and night"
            settings = Settings(first_start_done=True, region="DE", own_line=own_line)
            journal.settings.write(settings)
            wine = Tracker(name="Merlot", kind="alcohol", verb="drank", start=start, position=-2)
            wine = journal.trackers.add(wine)
            limit = Limit(5, "puffs", "day", start)
            journal.trackers.add(Tracker(name="Camels", kind="nicotine", start=start, limit=limit))
            sponsor = Person(name="Quillon", role="sponsor", number=NUMBER, favourite=True)
            journal.people.add(sponsor)
            journal.promises.add(journal.promises.all()[0].__class__(text=SECRET, day=NOW.date()))
            for entry in (
                Craving(at=NOW - timedelta(hours=1), intensity=9, tracker=wine.id, note=SECRET),
                Mood(at=NOW, mood=1, note=SECRET, private=False),
                Contact(at=NOW, people=("Quillon",)),
                Use(at=NOW - DAY, tracker=wine.id, on=NOW.date() - DAY, next_start=NOW.date()),
            ):
                journal.entries.add(entry)
        yield path


class Walk:
    """Presses every key of every screen it comes to, and looks at each."""

    def __init__(self, app: JournalApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot
        self.pressed: set[tuple[object, ...]] = set()
        self.seen: set[str] = set()
        self.found: list[tuple[str, str]] = []
        """What should not have been seen, or was missing, and how it came to that."""

    async def visit(self) -> None:
        """Look at the screen, then at whatever can be reached from it."""
        here = self.app.screen
        self.look("first seen")
        named = (type(here), title(here), "-reading" in here.classes)
        if named not in self.pressed and not isinstance(here, ChooseScreen):
            self.pressed.add(named)
            for lines in here.query(OptionList).results():
                for row in range(min(lines.option_count, ROWS_TRIED.get(type(here), FEW_ROWS))):
                    if lines.is_attached and lines.display and row < lines.option_count:
                        lines.focus()
                        lines.highlighted = row
                        await self.follow(here, "enter")
        for key, one in sorted(here.active_bindings.items(), key=lambda one: one[0] in CLOSING):
            action = one.binding.action
            done = (action,) if action.startswith("app.") else (action, *named)
            ours = one.binding.id or key in ("enter", "space", "down")
            if done in self.pressed or key in NOT_PRESSED or not (ours and one.enabled):
                continue
            if here in self.app.screen_stack:
                self.pressed.add(done)
                await self.follow(here, key)

    async def follow(self, here: Screen[object], *keys: str) -> None:
        """Press keys, look, go on from where they lead, and come back."""
        depth = len(self.app.screen_stack)
        await press(self.pilot, *keys)
        opened, choices = self.app.screen, list[tuple[str, int]]()
        if isinstance(opened, ChooseScreen) and opened is not here:
            count = opened.query_one(OptionList).option_count
            choices = [(title(opened), row) for row in range(min(count, FEW_CHOICES))]
        self.look(f"{keys} on {type(here).__name__}")
        if opened is not here and len(self.app.screen_stack) >= depth:
            await self.visit()
        while len(self.app.screen_stack) > depth:
            self.app.pop_screen()
            await wait_until_idle(self.pilot)
        if self.app.screen is not here and isinstance(here, PlaceScreen):
            self.app.switch_screen(here.PLACE)
            await wait_until_idle(self.pilot)
        await self.restore_settings()
        while here.classes & {"-reading", "-searching", "-finding", "-choosing"}:
            await press(self.pilot, "escape")
        for choice in choices:
            if choice not in self.pressed:
                self.pressed.add(choice)
                await self.follow(here, *keys, *("down",) * choice[1], "enter")

    async def restore_settings(self) -> None:
        """Undo what a row of My things has changed: discreet mode, or the country."""
        settings = self.app.journal.settings
        if not self.app.discreet or settings.read().region != "DE":
            settings.write(replace(settings.read(), region="DE"))
            self.app.discreet = True
            if isinstance(self.app.screen, ToolkitScreen):
                self.app.screen.reload()
            await wait_until_idle(self.pilot)

    def look(self, how: str) -> None:
        screen, text = self.app.screen, screen_text(self.app)
        if isinstance(screen, CommandPalette):  # what is behind it has been looked at by itself
            palette = screen.query_one("#--container").region
            rows = screen_lines(self.app)[palette.y : palette.bottom]
            text = "\n".join(row[palette.x : palette.right] for row in rows)
        self.seen.add(type(screen).__name__)
        large = " ".join(one.number for one in screen.query(LargeNumber) if one.is_on_screen)
        shown = f"{text}\n{large}"
        heading = "\n".join(str(one.render()) for one in screen.query("#heading, #name"))
        heading += title(screen)
        told = heading if tells_of_itself(screen) else shown
        if not is_opened(screen) and self.app.discreet:
            self.found += [(how, line) for line in shown.splitlines() if PLANTED.search(line)]
            self.found += [(how, line) for line in told.splitlines() if TELLING.search(line)]
        at_first = isinstance(screen, RightNowScreen) and not screen.query("Choice.-open")
        needed = HELP if at_first and "-choosing" not in screen.classes else HELP[:2]
        if screen.query(DangerLine):
            self.found += [(how, f"no {number}") for number in needed if number not in text]


def title(screen: Screen[Any]) -> str:
    frames = [*screen.query("Framed, ChooseFrame, DialogFrame")]
    lines = [str(one.render()) for one in screen.query(".title, TitleLine > Static")]
    return " ".join([*(str(one.border_title) for one in frames), *lines])


def screens_of_the_program(base: type[object] = Screen) -> set[str]:
    """The names of all its screens that have no heirs."""
    heirs = base.__subclasses__()
    own = {base.__name__} if "recovery_journal" in base.__module__ and not heirs else set()
    return own.union(*map(screens_of_the_program, heirs))


def is_opened(screen: Screen[object]) -> bool:
    """Whether the user has opened what it shows."""
    if isinstance(screen, EntryDialog):
        return screen.entry is not None or isinstance(screen, ReviewDialog)
    if isinstance(screen, RecordDialog):
        return screen.record is not None
    if isinstance(screen, RightNowScreen):
        uncovered = screen.query("#reasons").exclude(".-covered")
        return bool(uncovered) or "-open" in screen.query("Choice").first().classes
    return "-reading" in screen.classes or isinstance(screen, SHOW_WHAT_IS_OPENED)


def tells_of_itself(screen: Screen[object]) -> bool:
    """Whether its text is help or a form, of which the title alone has to be neutral."""
    helping = bool(screen.query(DangerLine))
    return helping or (isinstance(screen, ModalScreen) and not isinstance(screen, CommandPalette))


async def test_nothing_planted_is_seen_on_any_screen(planted: Path) -> None:
    async with run_app(planted, (100, 60), discreet=True) as (app, pilot):
        walk = Walk(app, pilot)
        await press(pilot, "c", "9", "enter")
        walk.look("c 9 enter")
        await press(pilot, "escape", "u")
        await walk.visit()
    assert not walk.found, "\n".join(f"{how}: {line.strip()}" for how, line in walk.found)
    assert screens_of_the_program() - walk.seen - NOT_COME_TO == set()


async def test_the_walk_would_see_it(planted: Path) -> None:
    async with run_app(planted, (100, 60)) as (app, pilot):
        for keys in ((), ("2",), ("3",), ("4",), ("comma",)):
            await press(pilot, *keys)
            assert PLANTED.search(screen_text(app)), keys


async def test_a_number_is_one_key_away_in_right_now(planted: Path) -> None:
    async with run_app(planted, (100, 60), discreet=True) as (app, pilot):
        await press(pilot, "f2")
        assert "Q." in screen_text(app)
        assert NUMBER not in screen_text(app)
        await press(pilot, "1")
        assert NUMBER in screen_text(app)
        assert "Quillon" not in screen_text(app)


async def test_a_number_in_the_circle_is_shown_once_it_is_opened(planted: Path) -> None:
    for size in ((100, 60), (60, 40)):
        async with run_app(planted, size, discreet=True) as (app, pilot):
            await press(pilot, "4", "g")
            assert not PLANTED.search(screen_text(app))
            await press(pilot, "space")
            assert NUMBER in screen_text(app)
            await press(pilot, "escape")
            assert not PLANTED.search(screen_text(app))


async def test_what_names_itself_is_neutral_until_discreet_mode_ends(planted: Path) -> None:
    async with run_app(planted, (100, 60), discreet=True) as (app, pilot):
        await press(pilot, "2")
        assert re.search(r"● check-in +A  ···", screen_text(app))
        assert re.search(r"■ mood +···", screen_text(app))
        await press(pilot, "f3")
        assert re.search(r"● craving +9", screen_text(app))
        await press(pilot, "1")
        assert "c craving" in screen_text(app)
        assert "cravings and mood" in screen_text(app)
        await press(pilot, "f3")
        assert "c check in" in screen_text(app)
        assert "craving" not in screen_text(app)


async def test_saving_tells_nothing(planted: Path) -> None:
    async with run_app(planted, (100, 60), discreet=True) as (app, pilot):
        for keys in (("r", "tab", "right", "ctrl+s"), ("c", "7", "f8", "ctrl+s"), ("u",)):
            await press(pilot, *keys)
            assert not PLANTED.search(screen_text(app)), keys
            assert not TELLING.search(screen_text(app)), keys


async def test_the_last_look_before_a_page_is_saved_is_covered(planted: Path) -> None:
    async with run_app(planted, (100, 60), discreet=True) as (app, pilot):
        await press(pilot, "P", "enter", "g", "space", "down", "space", "s")
        assert type(app.screen).__name__ == "ConfirmPrivateDialog"
        assert not PLANTED.search(screen_text(app))
        await press(pilot, "enter")
        assert "page-Q" in screen_text(app)
        assert not PLANTED.search(screen_text(app))
