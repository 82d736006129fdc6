"""Hiding the screen: one key, from everywhere, and back to exactly what was there."""

import html
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.journal import Journal
from recovery_journal.tui.start.hidden import Hidden
from support.each import naming
from support.screens import (
    alcohol_tracker,
    press,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
OTHER_KEYS = (
    *("q", "c", "u", "1", "3", "x", "space", "enter", "escape", "tab", "shift+tab", "f1"),
    *("ctrl+q", "ctrl+c", "ctrl+p", "f2", "ctrl+g", "exclamation_mark", "question_mark", "f6"),
)


@dataclass(frozen=True)
class Place:
    """A way to somewhere, by keys, and what is typed there."""

    name: str
    keys: tuple[str, ...] = ()
    typed: str = ""


PLACES = (
    Place("today"),
    Place("strategies", ("3", "j", "j")),
    Place("finding", ("3", "slash"), "water"),
    Place("craving", ("c",), "7"),
    Place("note", ("n",), "I don't want this seen [b"),
    Place("palette", ("ctrl+p",), "moo"),
    Place("help", ("f2", "2")),
    Place("countries", ("f2", "comma", "down")),
    Place("keys", ("question_mark", "j", "j")),
)


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


async def one_by_one(pilot: Pilot[int], *keys: str) -> None:
    """Keys of which each may lead to another screen."""
    for key in keys:
        await press(pilot, key)


def blank(app: App[int]) -> bool:
    return isinstance(app.screen, Hidden) and not any(screen_lines(app))


def pictured(app: App[int]) -> str:
    """The letters in a picture of the screen."""
    found = re.findall(r"<text[^>]*clip-path[^>]*>([^<]*)</text>", app.export_screenshot())
    return "".join(html.unescape("".join(found)).split())


def typed(app: App[int]) -> str:
    focused = app.focused
    if isinstance(focused, Input):
        return focused.value
    return focused.text if isinstance(focused, TextArea) else ""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
async def test_the_same_key_brings_back_exactly_what_was_there_and_no_other_does_anything(
    journal: Path, place: Place
) -> None:
    key = ("f4", "ctrl+l")[PLACES.index(place) % 2]
    async with run_app(journal) as (app, pilot):
        await one_by_one(pilot, *place.keys)
        await type_in(pilot, place.typed)
        await app.workers.wait_for_complete()
        await wait_until_idle(pilot)
        before, focused, written = screen_text(app), app.focused, typed(app)
        stack = app.screen_stack[:]
        await press(pilot, key)
        assert blank(app)
        await press(pilot, *OTHER_KEYS)
        for spot in ((1, 1), (10, 5), (3, 22)):
            await pilot.click(offset=spot)
            await pilot.double_click(offset=spot)
            await pilot.hover(offset=spot)
        assert blank(app)
        assert app.is_running
        await press(pilot, key)
        assert app.screen_stack == stack
        assert screen_text(app) == before
        assert app.focused is focused
        assert typed(app) == written
        if place.name in ("finding", "note", "palette"):
            assert written == place.typed


async def test_nothing_is_left_on_the_screen_without_colour(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with run_app(journal) as (app, pilot):
        for place in PLACES:
            with naming(place):
                await one_by_one(pilot, *place.keys)
                assert pictured(app)
                await press(pilot, "f4")
                assert blank(app)
                assert not pictured(app)
                await press(pilot, "f4", "escape", "escape", "escape", "1")


async def test_what_is_said_meanwhile_is_not_seen(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        app.show_toast("before")
        await wait_until_idle(pilot)
        assert "before" in screen_text(app)
        await press(pilot, "f4")
        assert blank(app)
        app.show_toast("meanwhile")
        await wait_until_idle(pilot)
        assert blank(app)
        await press(pilot, "f4")
        assert "meanwhile" in screen_text(app)


async def test_what_others_write_meanwhile_shows_only_afterwards(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "f4")
        with Journal(str(journal)) as other:
            other.entries.add(Note(at=NOW, note="Mornings can be quiet.", kept=True))
        app._poll()
        await wait_until_idle(pilot)
        assert blank(app)
        await press(pilot, "f4")
        assert "Mornings can be quiet." in screen_text(app)


async def test_a_changed_size_meanwhile_is_taken_up(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await one_by_one(pilot, "3", "f4")
        await pilot.resize_terminal(40, 12)
        await wait_until_idle(pilot)
        assert blank(app)
        await press(pilot, "f4")
        assert "Ride the wave" in screen_text(app)
        assert max(map(len, screen_lines(app))) <= 40
