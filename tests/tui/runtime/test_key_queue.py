"""Keys faster than the screens: each acts on what the one before left behind."""

import asyncio
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.journal.screen import JournalScreen
from recovery_journal.tui.runtime import key_queue
from recovery_journal.tui.today.screen import TodayScreen
from support.screens import (
    alcohol_tracker,
    press,
    run_app,
    screen_text,
    started_journal,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def journal(home: Path) -> Path:
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    with Journal(str(path)) as opened:
        opened.entries.add(Note(at=NOW, note="drums"))
    return path


async def burst(app: JournalApp, pilot: Pilot[int], keys: str) -> None:
    """Keys that arrive in one read of the terminal."""
    names = {"/": "slash", "\r": "enter", "\x1b": "escape"}
    for key in keys:
        app.post_message(events.Key(names.get(key, key), key))
    for _ in range(40):
        await wait_until_idle(pilot)


def kept(path: Path) -> list[object]:
    with Journal(str(path)) as opened:
        return list(opened.entries.page(Filter(), limit=-1))


@pytest.mark.parametrize("keys", [("1",), ("2",), ("2", "enter")])
async def test_what_is_typed_behind_a_slash_is_searched_for(
    journal: Path, keys: tuple[str, ...]
) -> None:
    async with run_app(journal, (70, 30)) as (app, pilot):
        await press(pilot, *keys)
        await burst(app, pilot, "/dq")
        assert app.screen.query_one("#searching", Input).value == "dq"
        assert app.is_running
    assert len(kept(journal)) == 1


@pytest.mark.parametrize("keys", [("3",), ("3", "enter")])
async def test_what_is_typed_behind_a_slash_finds_a_strategy(
    journal: Path, keys: tuple[str, ...]
) -> None:
    async with run_app(journal, (70, 30)) as (app, pilot):
        await press(pilot, *keys)
        await burst(app, pilot, "/fasb")
        assert app.screen.query_one("#finding", Input).value == "fasb"


@pytest.mark.parametrize(("place", "line"), [("2", "#searching"), ("3", "#finding")])
async def test_also_while_something_is_read(journal: Path, place: str, line: str) -> None:
    async with run_app(journal, (60, 24)) as (app, pilot):
        await press(pilot, place, "G", "enter", "slash", "d", "q")
        assert app.screen.query_one(line, Input).value == "dq"
        assert "? all keys" not in screen_text(app)
        await press(pilot, "escape")
        assert "? all keys" in screen_text(app)


async def test_entries_typed_in_one_go_are_all_kept(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await burst(app, pilot, "c7\rm3\rc10\r2")
        assert "2 Journal" in screen_text(app)
        assert not isinstance(app.screen, TodayScreen)
    cravings = [one.intensity for one in kept(journal) if isinstance(one, Craving)]
    moods = [one.mood for one in kept(journal) if isinstance(one, Mood)]
    assert (sorted(cravings), moods) == ([7, 10], [3])


async def test_a_note_typed_in_one_go_waits_for_its_field(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        app.post_message(events.Key("n", "n"))
        app.post_message(events.Paste("Mornings q"))
        app.post_message(events.Key("ctrl+s", None))
        await burst(app, pilot, "u")
        assert isinstance(app.screen, TodayScreen)
        assert "Mornings q" in screen_text(app)


async def test_nothing_is_saved_from_fields_that_are_still_being_made(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for kind in ("craving", "mood", "note", "use"):
            app.action_log(kind)
            assert not await app.run_action("save", app.screen), kind
            await app.run_action("app.hide")
            assert screen_text(app).strip() == "", kind
            await wait_until_idle(pilot)
            assert app.is_running
            await press(pilot, "f4", "escape")
    assert len(kept(journal)) == 1


async def test_a_key_waits_for_a_screen_that_is_still_being_made(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        key_queue, "KEY_TIMEOUT_SECONDS", 0
    )  # as on a machine that has much else to do
    async with run_app(journal) as (app, pilot):
        app.action_log("craving")
        await burst(app, pilot, "7\r")
    assert [one.intensity for one in kept(journal) if isinstance(one, Craving)] == [7]


async def test_no_key_is_lost_while_today_is_drawn_anew(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for rounds in range(11):
            await press(pilot, "1")
            app.journal.entries.add(Craving(at=NOW, intensity=rounds))
            app.post_message(events.Key("2", "2"))
            for _ in range(rounds):
                await asyncio.sleep(0)
            app.reload_place()
            await wait_until_idle(pilot)
            assert isinstance(app.screen, JournalScreen), rounds
