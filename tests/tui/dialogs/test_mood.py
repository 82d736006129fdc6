"""The mood dialog: words in two groups, and the days before."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.entries.mood import Mood
from recovery_journal.store.journal import Journal
from support.screens import click_text, press, run_app, screen_text, started_journal

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


async def test_words_stand_in_two_groups_and_several_are_ticked(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "m", "2", "tab", "tab", "right", "space")
        lines = screen_text(app).split("\n")
        (pleasant,) = [line for line in lines if "pleasant" in line]
        assert "· calm ✓ content · relieved" in pleasant
        (difficult,) = [line for line in lines if "difficult" in line]
        assert "· angry · anxious" in difficult
        await press(pilot, "down", "down", "down", "space")
        await click_text(pilot, "numb")
        await press(pilot, "enter")
        assert [one.feelings for one in app.journal.entries.page() if isinstance(one, Mood)] == [
            ("content", "anxious", "numb")
        ]


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (40, 12)])
async def test_no_word_is_cut(home: Path, size: tuple[int, int]) -> None:
    async with run_app(started_journal(home), size) as (app, pilot):
        await press(pilot, "m", "2", "tab", "tab")
        seen = screen_text(app)
        await press(pilot, "n")
        seen += screen_text(app)
        for word in ("overwhelmed", "confident", "peaceful", "numb"):
            assert word in seen


async def test_the_last_days_are_shown_unless_someone_could_look_on(home: Path) -> None:
    path = started_journal(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "m")
        assert "Last 14 days" not in screen_text(app)
    with Journal(str(path)) as journal:
        for ago, mood in ((1, 5), (13, 1), (14, 3)):
            journal.entries.add(Mood(at=NOW - ago * DAY, mood=mood))
    async with run_app(path) as (app, pilot):
        await press(pilot, "m")
        (line,) = [line for line in screen_text(app).split("\n") if "Last 14 days" in line]
        assert line.count("▁▁") == 1
        assert line.count("██") == 1
        assert line.count("·") == 12
    async with run_app(path, discreet=True) as (app, pilot):
        await press(pilot, "m")
        assert "Last 14 days" not in screen_text(app)
