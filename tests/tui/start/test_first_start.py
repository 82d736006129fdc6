"""The first start: four short steps, each of which can be skipped, and help before all."""

import os
import re
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
from support.screens import (
    alcohol_tracker,
    click_text,
    press,
    run_app,
    running_text,
    screen_text,
    type_in,
    wait_until,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


async def test_what_is_ticked_is_tracked_from_today_on(home: Path) -> None:
    path = home / "journal.db"
    async with run_app(path) as (app, pilot):
        assert not path.exists()
        await press(pilot, "space", "enter")
        assert "stopping suddenly can be dangerous" in running_text(app)
        await press(pilot, "enter", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
    with Journal(str(path)) as journal:
        assert [tracker.name for tracker in journal.trackers.all()] == ["Alcohol"]
        assert journal.settings.read().first_start_done
    assert os.stat(path).st_mode & 0o777 == 0o600


async def test_several_are_ticked_at_once_each_with_its_goal(home: Path) -> None:
    path = home / "journal.db"
    async with run_app(path) as (app, pilot):
        await press(pilot, "down", "down", "down", "space")
        assert "[✓] Stimulants       ‹ quit ›" in screen_text(app)
        await press(pilot, "down", "right")
        assert "[✓] Nicotine         ‹ cut down ›" in screen_text(app)
        await press(pilot, "up", "up", "up", "up", "space", "space", "enter")
        assert "Stimulants" in screen_text(app)
        assert "When is your first day?" in screen_text(app)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "2026-11-01")
        await press(pilot, "enter")
        assert "Nicotine" in screen_text(app)
        await type_in(pilot, "5")
        await press(pilot, "enter")
        assert not path.exists()
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
    with Journal(str(path)) as journal:
        found = [
            (one.name, one.kind, one.verb, one.start, one.limit) for one in journal.trackers.all()
        ]
    limit = Limit(amount=5, unit="cigarettes", per="day", since=NOW.date())
    assert found == [
        ("Stimulants", "stimulant", "used", date(2026, 11, 1), None),
        ("Nicotine", "nicotine", "smoked", NOW.date(), limit),
    ]


async def test_what_is_typed_finds_a_kind_or_names_something_else(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await type_in(pilot, "hero")
        assert "Opioids" in screen_text(app)
        assert "Alcohol" not in screen_text(app)
        await press(pilot, "space")
        assert "[✓] Opioids" in screen_text(app)
        assert "[ ] Alcohol" in screen_text(app)
        await type_in(pilot, "sugar")
        assert "Type to find: ▎sugar" in screen_text(app)
        await press(pilot, "space")
        assert "[✓] “sugar”" in screen_text(app)
        await press(pilot, "enter", "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
        named = [(one.name, one.kind) for one in app.journal.trackers.all()]
    assert named == [("Opioids", "opioid"), ("sugar", "other")]


async def test_two_of_one_name_are_told_apart_before_anything_is_saved(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "space")
        await type_in(pilot, "qat")
        await press(pilot, "space", "enter", "enter", "tab", "ctrl+u")
        await type_in(pilot, "ALCOHOL")
        await press(pilot, "enter")
        assert "another one has that name" in running_text(app)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "Qat")
        await press(pilot, "enter", "enter", "enter")
        assert [one.name for one in app.journal.trackers.all()] == ["Alcohol", "Qat"]


async def test_esc_goes_one_step_back_and_what_was_answered_is_still_there(home: Path) -> None:
    path = home / "journal.db"
    async with run_app(path) as (app, pilot):
        await press(pilot, "space", "down", "right", "enter", "ctrl+u")
        await type_in(pilot, "3 days ago")
        await press(pilot, "enter")
        await type_in(pilot, "4")
        await press(pilot, "enter", "down", "enter")
        assert "Which country" in screen_text(app)
        await press(pilot, "escape")
        assert "▸ Yes" in screen_text(app)
        await press(pilot, "escape")
        assert "▌4" in screen_text(app)
        await press(pilot, "escape")
        await wait_until(pilot, lambda: re.search("▌(3 days ago|2026-11-19)", screen_text(app)))
        await press(pilot, "escape")
        assert "[✓] Alcohol          ‹ quit ›" in screen_text(app)
        assert "[✓] Benzodiazepines  ‹ cut down ›" in screen_text(app)
        await press(pilot, "down", "space", "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
        found = [(one.name, one.start, one.limit) for one in app.journal.trackers.all()]
    assert found == [("Alcohol", date(2026, 11, 19), None)]


async def test_the_mouse_ticks_changes_the_goal_and_goes_on(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await click_text(pilot, "Gambling")
        assert "[✓] Gambling         ‹ quit ›" in screen_text(app)
        await click_text(pilot, "quit ›")
        assert "[✓] Gambling         ‹ cut down ›" in screen_text(app)
        await click_text(pilot, "Cannabis")
        await click_text(pilot, "Gambling")
        await click_text(pilot, "enter next")
        assert "When is your first day?" in screen_text(app)
        await click_text(pilot, "esc back")
        assert "[ ] Gambling" in screen_text(app)
        assert "[✓] Cannabis" in screen_text(app)
        await click_text(pilot, "f2 help now, it already works")
        assert isinstance(app.screen, RightNowScreen)


async def test_a_start_long_ago_is_not_warned_of_stopping(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "space", "enter", "ctrl+u")
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
        await press(pilot, "space", "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
        await pilot.pause(0.3)
        await app.workers.wait_for_complete()
    assert [*(home / "backups").glob("*daily*.db")]


async def test_cutting_down_asks_for_a_limit_and_no_first_day(home: Path) -> None:
    path = home / "journal.db"
    async with run_app(path) as (app, pilot):
        await press(pilot, "right", "enter")
        for never in ("When is your first day?", "ethadone", "return to use"):
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
        await press(pilot, "space", "enter", "ctrl+u")
        await type_in(pilot, "10-11-12")
        await press(pilot, "enter")
        assert "When is your first day?" in screen_text(app)
        assert "cannot be read" in screen_text(app)


@pytest.mark.parametrize("keys", [("escape",), ("enter", "enter", "enter")])
async def test_everything_can_be_skipped(home: Path, keys: tuple[str, ...]) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, *keys)
        assert isinstance(app.screen, TodayScreen)
        assert app.journal.trackers.all() == []
        assert app.journal.settings.read().first_start_done


async def test_esc_on_the_first_step_drops_what_was_ticked(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "space", "enter", "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert app.journal.trackers.all() == []


async def test_a_country_is_found_by_typing(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "enter", "enter")
        await type_in(pilot, "new z")
        assert "Type to find: ▎new z" in screen_text(app)
        await press(pilot, "enter")
        assert app.journal.settings.read().region == "NZ"


async def test_discreet_is_offered_and_remembered(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "enter")
        assert "Anyone who can use this account can read this journal" in running_text(app)
        await press(pilot, "down", "enter", "enter")
        assert app.discreet
    async with run_app(home / "journal.db") as (app, _):
        assert app.discreet


async def test_help_works_before_anything_is_answered(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "exclamation_mark")
        assert isinstance(app.screen, RightNowScreen)
        await press(pilot, "escape", "space", "enter", "f2")
        assert isinstance(app.screen, RightNowScreen)
    assert not (home / "journal.db").exists()


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 12)])
async def test_each_step_fits(home: Path, size: tuple[int, int]) -> None:
    async with run_app(home / "journal.db", size) as (app, pilot):
        for keys in (("space", "enter"), ("enter",), ("enter",), ("enter",)):
            field = app.screen.focused
            assert field is not None
            assert app.screen.region.overlaps(field.region)
            assert not app.screen.query_one("#page").show_horizontal_scrollbar
            await press(pilot, *keys)
        assert isinstance(app.screen, TodayScreen)


async def test_undo_does_not_reach_the_answers(home: Path) -> None:
    async with run_app(home / "journal.db") as (app, pilot):
        await press(pilot, "space", "enter", "enter", "enter", "enter", "u")
        assert "There's nothing to undo." in screen_text(app)
        assert [one.name for one in app.journal.trackers.all()] == ["Alcohol"]


async def test_who_counts_something_already_is_not_asked_what(home: Path) -> None:
    path = home / "journal.db"
    with Journal(str(path)) as journal:
        journal.trackers.add(alcohol_tracker(date(2026, 7, 18)))
    async with run_app(path) as (app, pilot):
        assert "1 of 2" in screen_text(app)
        assert "Can anyone else see this" in screen_text(app)
        await press(pilot, "enter", "enter")
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
            await press(pilot, "enter", "enter", "down", "enter")
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
            await press(pilot, "escape", "escape")
            assert isinstance(app.screen, TodayScreen)
            for key in ("c", "2", "3", "4", "5", "1", "r", "n", "comma", "u", "f2"):
                await press(pilot, key, "escape")
                assert app.is_running, key
        assert not path.exists()
        await press(pilot, "escape", "1", "n")
        await type_in(pilot, "room again")
        await press(pilot, "ctrl+s")
        assert [one.note for one in app.journal.entries.page()] == ["room again"]
