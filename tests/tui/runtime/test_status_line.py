"""The status line after every change, whatever its name and whoever blocks the journal."""

import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.screen import Screen

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.use import UseDialog
from recovery_journal.tui.right_now.screen import RightNowScreen
from support.screens import (
    alcohol_tracker,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


@pytest.mark.parametrize("name", ["A name without an end " * 20, "長い名前" * 60, "x" * 400])
async def test_a_long_name_leaves_room_for_the_keys(journal: Path, name: str) -> None:
    with Journal(str(journal)) as opened:
        opened.strategies.add(Strategy(name=name, category="move", favourite=True))
        opened.entries.add(Craving(at=NOW, intensity=9, note=name, triggers=(name,)))
    async with run_app(journal) as (app, pilot):
        for size in ((80, 24), (40, 12)):
            await resize(pilot, size)
            await press(pilot, "3", "f")
            assert "u undo" in " ".join(screen_lines(app))
            await press(pilot, "2", "d")
            assert "u undo" in " ".join(screen_lines(app))
            await press(pilot, "u")
            assert "Undid" in screen_text(app)


async def test_what_is_saved_is_said_while_another_program_holds_the_journal(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        with Journal(str(journal)) as opened:
            use = opened.entries.add(Use(at=NOW, tracker=1, on=NOW.date(), next_start=None))
        held = sqlite3.connect(journal, isolation_level=None)
        held.execute("BEGIN EXCLUSIVE")
        try:
            assert app.describe(use) == "Used."
            app.show_status("Saved.", undo=True)
            await wait_until_idle(pilot)
            assert "Saved." in screen_text(app)
        finally:
            held.close()


async def test_help_from_a_dialog_above_right_now_leaves_the_dialog_as_it_is(
    journal: Path,
) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "f2")
        with Journal(str(journal)) as opened:
            app.push_screen(UseDialog(opened, tracker=1))
            await wait_until_idle(pilot)
            await press(pilot, "f8")
            await press(pilot, *"Rain", "f2")
            assert type(app.screen) is RightNowScreen
            await press(pilot, "f2", "escape")
            use: Screen[Any] = app.screen
            assert isinstance(use, UseDialog)
            assert [field for field in use.contents().values() if "Rain" in field]
