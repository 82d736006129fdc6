"""What is left, replaced or clicked before it stands or after it has gone stops nothing."""

from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget

from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.today.screen import TodayScreen
from support.screens import (
    alcohol_tracker,
    press,
    run_app,
    screen_text,
    started_journal,
    wait_until_idle,
)

OPENING = (
    *("app.now", "app.log('craving')", "app.log('use')", "app.log('note')", "app.things"),
    *("app.keys", "app.command_palette"),
)


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


@pytest.mark.parametrize("opening", OPENING)
async def test_a_screen_that_is_left_before_it_stands(journal: Path, opening: str) -> None:
    async with run_app(journal) as (app, pilot):
        await app.run_action(opening)
        app.pop_screen()
        await wait_until_idle(pilot)
        assert "Alcohol" in screen_text(app)


async def test_a_click_on_what_has_just_gone(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        line = app.screen.query(".bars").first(Widget)
        at = line.region.offset
        with app.batch_update():  # nothing is drawn anew meanwhile
            await line.remove()
            for kind in (events.MouseDown, events.MouseUp):
                await app.on_event(kind(None, *at, 0, 0, 1, False, False, False, *at))
        await wait_until_idle(pilot)
        assert "Alcohol" in screen_text(app)


async def test_a_palette_that_is_closed_twice_closes_once(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "ctrl+p")
        palette = app.screen
        palette.dismiss()
        palette.dismiss()
        await wait_until_idle(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_a_dialog_that_is_left_twice_is_left_once(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "n")
        dialog = app.screen
        assert isinstance(dialog, Dialog)
        dialog.action_leave()
        dialog.action_leave()
        await wait_until_idle(pilot)
        assert isinstance(app.screen, TodayScreen)
