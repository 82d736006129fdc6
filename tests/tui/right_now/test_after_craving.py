"""After a strong craving: what now, with the words already safe."""

from datetime import timedelta
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.toolkit import Reason
from recovery_journal.store.journal import Journal
from recovery_journal.tui.right_now.after_craving import AfterCravingScreen, strong_now
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.strategies.run import StrategyRunScreen
from recovery_journal.tui.strategies.timer import TimerScreen
from recovery_journal.tui.today.screen import TodayScreen
from support.screens import click_text, press, resize, run_app, screen_text, started_journal

SIZES = ((40, 12), (80, 24), (160, 50))


@pytest.fixture
def journal(home: Path) -> Path:
    path = started_journal(home)
    with Journal(str(path)) as opened:
        opened.settings.write(Settings(first_start_done=True, region="DE"))
        opened.people.add(Person(name="Sam", number="+44 7700 900461", any_hour=True))
        opened.reasons.add(Reason(text="Mornings."))
    return path


async def test_help_is_offered_before_undo_and_nothing_is_in_the_way(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "9", "enter")
        assert isinstance(app.screen, AfterCravingScreen)
        for size in SIZES:
            await resize(pilot, size)
            shown = screen_text(app)
            for told in ("Call Sam", "+44 7700 900461", "Slow breathing", "What now?"):
                assert told in shown, size
        await resize(pilot, (80, 24))
        shown = screen_text(app)
        for told in ("Saved: Craving 9 of 10", "Mornings.", "112", "15 minutes", "In danger"):
            assert told in shown
        assert shown.index("! help now") < shown.index("u undo")
        for key in ("enter", "escape"):
            await press(pilot, key)
            assert isinstance(app.screen, TodayScreen)
            await press(pilot, "c", "8", "enter")
            assert isinstance(app.screen, AfterCravingScreen)
        await press(pilot, "u")
        assert isinstance(app.screen, TodayScreen)
        assert app.journal.entries.count() == 2


async def test_what_is_typed_next_is_not_lost(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "8", "enter", *"nHere", "space", *"2.", "ctrl+s")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "c", "1", "0", "enter", "2")
        assert isinstance(app.screen, RightNowScreen | TimerScreen)
    with Journal(str(journal)) as kept:
        assert [one.note for one in kept.entries.page(Filter(kinds=("note",)), limit=2)] == [
            "Here 2."
        ]


async def test_each_key_leads_to_help(journal: Path) -> None:
    for key, screen in (
        ("1", RightNowScreen),
        ("2", TimerScreen),
        ("3", StrategyRunScreen),
        ("4", TimerScreen),
        ("exclamation_mark", RightNowScreen),
    ):
        async with run_app(journal) as (app, pilot):
            await press(pilot, "c", "9", "enter", key)
            assert isinstance(app.screen, screen), key
            if key == "1":
                assert "Can you stay with me" in screen_text(app)
            await press(pilot, "escape")
            assert app.is_running


async def test_the_mouse_does_what_the_keys_do(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "9", "enter")
        await click_text(pilot, "Slow breathing")
        assert isinstance(app.screen, TimerScreen)


async def test_without_anybody_the_help_line_is_first(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as opened:
        opened.settings.write(Settings(first_start_done=True, region="DE"))
    async with run_app(path) as (app, pilot):
        await press(pilot, "c", "9", "enter")
        assert "1 Call a help line" in screen_text(app)
        assert "0800 1110111" in screen_text(app)


async def test_in_discreet_mode_nothing_tells(journal: Path) -> None:
    async with run_app(journal, discreet=True) as (app, pilot):
        await press(pilot, "c", "9", "enter")
        shown = screen_text(app)
        for told in ("Sam", "7700", "Mornings", "raving", "9 of 10"):
            assert told not in shown
        assert "112" in shown


def test_only_a_strong_craving_of_now_is_asked_about() -> None:
    now = clock.now()
    for craving, expected in (
        (Craving(at=now, intensity=8), True),
        (Craving(at=now, intensity=7), False),
        (Craving(at=now, intensity=2, peak=9), True),
        (Craving(at=now - timedelta(hours=1, minutes=59), intensity=10), True),
        (Craving(at=now - timedelta(hours=2, minutes=1), intensity=10), False),
        (Craving(at=now, intensity=9, after=2), False),
        (Craving(at=now, intensity=9, outcome="passed"), False),
    ):
        assert (strong_now(craving) is not None) is expected, craving
