"""The charts of Today: the days that fit, and a year to walk through."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.store.journal import Journal
from recovery_journal.tui.journal.screen import JournalScreen
from recovery_journal.tui.widgets.day_charts import YearChart, days_that_fit
from support.screens import alcohol_tracker, press, resize, run_app, screen_text, started_journal

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    path = started_journal(home, alcohol_tracker(NOW.date() - timedelta(days=500)))
    with Journal(str(path)) as written:
        for days in range(40):
            at = NOW - timedelta(days=days)
            written.entries.add(Mood(at=at, mood=1 + days % 5))
            written.entries.add(Craving(at=at, intensity=days % 11))
    return path


def test_from_some_width_on_the_days_are_whole_weeks() -> None:
    assert [days_that_fit(width) for width in (36, 76, 96, 116, 102)] == [14, 14, 30, 105, 91]
    assert days_that_fit(10_000) == 371


async def test_the_title_names_the_days_that_are_drawn(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for size, days in (((80, 24), "14 days"), ((100, 30), "30 days"), ((160, 50), "13 weeks")):
            await resize(pilot, size)
            assert f"Last {days}: cravings and mood" in screen_text(app)


async def test_a_year_is_walked_through_by_day_and_week(journal: Path) -> None:
    async with run_app(journal, (160, 50)) as (app, pilot):
        app.screen.query_one(YearChart).focus()
        await press(pilot)
        assert "Sun 22 Nov 2026: mood 1, 1 craving, strongest 0" in screen_text(app)
        await press(pilot, "left", "up")
        assert "Sat 14 Nov 2026: mood 4, 1 craving, strongest 8" in screen_text(app)
        await press(pilot, "right", "right", "right")
        assert "Sun 22 Nov 2026" in screen_text(app), "no day ahead"
        await press(pilot, "left", "enter")
        assert isinstance(app.screen, JournalScreen)
        assert "Sunday 15 November 2026" in screen_text(app)


async def test_the_year_is_walked_through_by_the_mouse_too(journal: Path) -> None:
    async with run_app(journal, (160, 50)) as (app, pilot):
        chart = app.screen.query_one(YearChart)
        last = (5 + 52 * 2, 7)  # the last week, Sunday
        await pilot.click(chart, offset=last)
        await press(pilot)
        assert "Sun 22 Nov 2026: mood 1" in screen_text(app)
        await pilot.click(chart, offset=last, times=2)
        await press(pilot)
        assert isinstance(app.screen, JournalScreen)
