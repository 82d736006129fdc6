"""The first start: four short steps, each of which can be skipped, and help before all."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Limit
from recovery_journal.store.journal import Journal
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.runtime import startup
from recovery_journal.tui.today.screen import TodayScreen
from support.screens import alcohol_tracker, press, run_app, running_text, screen_text, type_in

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


async def test_enter_all_the_way_leads_to_today(home: Path) -> None:
    path = home / "journal.db"
    async with run_app(path) as (app, pilot):
        assert not path.exists()
        await press(pilot, "enter")
        assert "stopping suddenly can be dangerous" in running_text(app)
        await press(pilot, "enter", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
    with Journal(str(path)) as journal:
        assert [tracker.name for tracker in journal.trackers.all()] == ["Alcohol"]
        assert journal.settings.read().first_start_done
    assert os.stat(path).st_mode & 0o777 == 0o600


async def test_a_start_long_ago_is_not_warned_of_stopping(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "enter", "ctrl+u")
        await type_in(pilot, "2016-11-22")
        assert "stopping suddenly" not in running_text(app)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "9 days ago")
        assert "stopping suddenly can be dangerous" in running_text(app)


async def test_a_journal_that_is_made_here_is_copied_the_same_day(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "UPKEEP_AFTER_SECONDS", 0.1)
    async with run_app(home / "journal.db") as (app, pilot):
        await pilot.pause(0.3)
        await press(pilot, "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
        await pilot.pause(0.3)
        await app.workers.wait_for_complete()
    assert [*(home / "backups").glob("*daily*.db")]


async def test_a_date_in_words_is_repeated_and_kept(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "down", "down", "down", "down", "enter")
        await press(pilot, "ctrl+u")
        await type_in(pilot, "3 weeks ago")
        assert "Sun 1 Nov" in screen_text(app)
        await press(pilot, "enter", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert app.journal.trackers.all()[0].start == date(2026, 11, 1)


async def test_cutting_down_asks_for_a_limit_and_no_first_day(home: Path) -> None:
    path = home / "journal.db"
    async with run_app(path) as (app, pilot):
        assert "[quit]  cut down" in screen_text(app)
        await press(pilot, "right")
        assert "quit  [cut down]" in screen_text(app)
        await press(pilot, "enter")
        for never in ("Since when?", "ethadone", "return to use"):
            assert never not in screen_text(app), never
        await press(pilot, "enter")
        assert "A limit is a number above 0." in screen_text(app)
        await type_in(pilot, "10")
        await press(pilot, "tab", "tab", "right", "enter", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "at most 10 drinks a week" in screen_text(app)
    with Journal(str(path)) as journal:
        (tracker,) = journal.trackers.all()
    assert (tracker.name, tracker.start) == ("Alcohol", NOW.date())
    assert tracker.limit == Limit(amount=10, unit="drinks", per="week", since=NOW.date())


async def test_a_date_that_cannot_be_read_is_asked_again(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "enter", "ctrl+u")
        await type_in(pilot, "10-11-12")
        await press(pilot, "enter")
        assert "Since when?" in screen_text(app)
        assert "cannot be read" in screen_text(app)


async def test_everything_can_be_skipped(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert app.journal.trackers.all() == []


async def test_discreet_is_offered_and_remembered(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "escape")
        assert "Anyone who can use this account can read this journal" in running_text(app)
        await press(pilot, "down", "enter", "enter")
        assert app.discreet
    async with run_app(home / "journal.db") as (app, _):
        assert app.discreet


async def test_help_works_before_anything_is_answered(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "exclamation_mark")
        assert isinstance(app.screen, RightNowScreen)
        await press(pilot, "escape", "enter", "f2")
        assert isinstance(app.screen, RightNowScreen)
    assert not (home / "journal.db").exists()


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 12)])
async def test_each_step_fits(home: Path, size: tuple[int, int]) -> None:
    async with run_app(home / "journal.db", size) as (app, pilot):
        for _ in range(4):
            field = app.screen.focused
            assert field is not None
            assert app.screen.region.overlaps(field.region)
            assert not app.screen.query_one("#page").show_horizontal_scrollbar
            await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)


async def test_undo_does_not_reach_the_answers(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "enter", "enter", "enter", "enter", "u")
        assert "There's nothing to undo." in screen_text(app)
        assert [one.name for one in app.journal.trackers.all()] == ["Alcohol"]


async def test_who_counts_something_already_is_not_asked_what(home: Path) -> None:
    path = home / "journal.db"
    with Journal(str(path)) as journal:
        journal.trackers.add(alcohol_tracker(date(2026, 7, 18)))
    async with run_app(path) as (app, pilot):
        assert "1 of 2" in screen_text(app)
        assert "Can anyone else see this" in screen_text(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
    with Journal(str(path)) as journal:
        assert [tracker.name for tracker in journal.trackers.all()] == ["Alcohol"]
        assert journal.settings.read().first_start_done


@contextmanager
def no_file_may_be_written() -> Iterator[None]:
    """A full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


async def test_where_nothing_can_be_written_it_still_leads_to_what_there_is(home: Path) -> None:
    path = home / "journal.db"
    with Journal(str(path)) as journal:
        journal.entries.add(Note(at=NOW - timedelta(hours=1), note="from before"))
    async with run_app(path) as (app, pilot):
        with no_file_may_be_written():
            await press(pilot, "escape", "escape", "down", "enter")
            assert "3 of 3" in screen_text(app) or "4 of 4" in screen_text(app)
            said = running_text(app)
            assert "not saved" in said
            assert "Press esc to continue without saving" in said
            await press(pilot, "enter", "escape")
            assert isinstance(app.screen, TodayScreen)
            assert "not saved" in screen_text(app)
            await press(pilot, "2")
            assert "from before" in screen_text(app)
        app.journal.settings.write(Settings(region="IE"))
        assert not app.journal.settings.read().first_start_done


async def test_where_no_journal_can_be_made_everything_else_is_there(home: Path) -> None:
    path = home / "journal.db"
    async with run_app(path) as (app, pilot):
        with no_file_may_be_written():
            await press(pilot, "escape", "escape", "escape", "escape", "escape")
            assert isinstance(app.screen, TodayScreen)
            for key in ("c", "2", "3", "4", "5", "1", "r", "n", "comma", "u", "f2"):
                await press(pilot, key, "escape")
                assert app.is_running, key
        assert not path.exists()
        await press(pilot, "escape", "1", "n")
        await type_in(pilot, "room again")
        await press(pilot, "ctrl+s")
        assert [one.note for one in app.journal.entries.page()] == ["room again"]
