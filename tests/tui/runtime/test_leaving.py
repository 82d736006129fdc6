"""Closing, replacing or clicking a screen before it's mounted or after it's gone is harmless."""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from recovery_journal.domain.circle import Person
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.right_now.craving_at_hand import CravingAtHand
from recovery_journal.tui.right_now.qr_screen import Code, QrScreen
from recovery_journal.tui.sharing.screen import SharingScreen
from recovery_journal.tui.strategies.run import StrategyRunScreen
from recovery_journal.tui.strategies.timer import TimerScreen
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.tui.toolkit.list_screen import RecordListScreen
from recovery_journal.tui.toolkit.lists import LISTS
from recovery_journal.words.data.helplines import regions
from support.screens import (
    alcohol_tracker,
    press,
    run_app,
    screen_text,
    started_journal,
    wait_until_idle,
)

LOGGED = ("craving", "mood", "use", "note", "intention", "review", "contact", "attended")
OPENING = (
    *(f"app.log('{kind}')" for kind in LOGGED),
    *("app.now", "app.things", "app.keys", "app.command_palette"),
)
SAM = Person(name="Sam", number="0151 23")


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


@pytest.mark.parametrize("turns", [0, 1, 5], ids="{}_turns_of_the_loop".format)
async def test_a_screen_that_is_left_before_it_stands(journal: Path, turns: int) -> None:
    async with run_app(journal) as (app, pilot):
        region, strategy = regions()["DE"], app.journal.strategies.all()[0]
        others = (
            lambda: SharingScreen(SAM),
            lambda: QrScreen([Code("Sam", SAM.number, "tel:015123")], region),
            lambda: TimerScreen(strategy, CravingAtHand(app), region),
            lambda: StrategyRunScreen(strategy, CravingAtHand(app), region),
            lambda: RecordListScreen(LISTS["reasons"]),
        )
        opens = [*(partial(app.run_action, action) for action in OPENING)]
        opens += [partial(_push, app, make) for make in others]
        for opened in opens:
            await opened()
            for _ in range(turns):
                await asyncio.sleep(0)
            app.pop_screen()
            await wait_until_idle(pilot)
            assert "Alcohol" in screen_text(app), opened


async def _push(app: App[int], make: Callable[[], Screen[Any]]) -> bool:
    app.push_screen(make())
    return True


async def test_a_click_on_what_has_just_gone(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        line = app.screen.query("StrengthChart").first(Widget)
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
