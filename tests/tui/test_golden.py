"""Each screen matches its reviewed picture; update them with GOLDEN=write.

Texts in three sizes, and one picture in each theme.
"""

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.pilot import Pilot

from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.runtime.restart import Lock
from recovery_journal.tui.theme import DAWN, DUSK
from support.example import copy_demo_journal
from support.locked import write_locked_journal
from support.screens import SIZES, press, run_app, screen_text, started_journal, wait_until_idle

EVENING = datetime(2026, 11, 22, 20, 15, tzinfo=ZoneInfo("Europe/Berlin"))
GOLDEN = Path(__file__).parent / "golden"
SOMEWHERE = "/home/somebody/.local/share/recovery-journal/journal.db"
"""What My things says, wherever the test has put its journal."""
WRITE = os.environ.get("GOLDEN") == "write"

SCREENS = {
    "today": (),
    "journal": ("2",),
    "strategies": ("3",),
    "circle": ("4",),
    "contact": ("4", "enter"),
    "insights": ("5",),
    "page": ("P", "enter"),
    "now": ("f2",),
    "craving": ("c", "7"),
    "craving-more": ("c", "7", "f8"),
    "mood": ("m", "4"),
    "note": ("n",),
    "intention": ("i",),
    "review": ("v",),
    "promise": ("y",),
    "used": ("r",),
    "things": ("comma",),
    "tracker": ("comma", "enter"),
    "keys": ("question_mark",),
    "filter": ("2", "f"),
    "date": ("2", "o"),
    "screen-lock": (),
}
"""The keys that lead from Today to each screen."""
LOCKS = {"screen-lock": Lock()}
"""The screens with which a program begins that was locked."""


@pytest.fixture
def journal(home: Path) -> Iterator[Path]:
    with time_machine.travel(EVENING, tick=False):
        yield copy_demo_journal(home)


@pytest.mark.parametrize("name", SCREENS)
async def test_it_is_as_it_was_looked_at(name: str, journal: Path) -> None:
    async with run_app(journal, lock=LOCKS.get(name)) as (app, pilot):
        app.path = SOMEWHERE
        await press(pilot, *SCREENS[name])
        await compare_pictures(app, pilot, name)
        await compare_texts(app, pilot, name)


async def test_the_circle_before_anybody_is_in_it(home: Path) -> None:
    with time_machine.travel(EVENING, tick=False):
        async with run_app(started_journal(home)) as (app, pilot):
            await press(pilot, "4")
            await compare_texts(app, pilot, "circle-empty")


async def test_while_it_is_locked(home: Path) -> None:
    write_locked_journal(str(home / "journal.db"))
    async with run_app(home / "journal.db") as (app, pilot):
        await compare_pictures(app, pilot, "unlock")
        await compare_texts(app, pilot, "unlock")


async def compare_pictures(app: JournalApp, pilot: Pilot[int], name: str) -> None:
    for theme in (DUSK.name, DAWN.name):
        app.theme = theme
        await wait_until_idle(pilot)
        drawn = app.export_screenshot(simplify=True)
        compare(GOLDEN / f"{name}-{theme}.svg", re.sub(r"terminal-\d+", "terminal", drawn))


async def compare_texts(app: JournalApp, pilot: Pilot[int], name: str) -> None:
    for columns, rows in SIZES:
        await pilot.resize_terminal(columns, rows)
        await wait_until_idle(pilot)
        compare(GOLDEN / f"{name}-{columns}x{rows}.txt", screen_text(app) + "\n")


def compare(golden: Path, found: str) -> None:
    if WRITE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8"), f"{golden.name}: look, then GOLDEN=write"
