"""Importing people and meetings from the Circle: choose a file, search, choose, import."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.store.journal import Journal
from recovery_journal.tui.circle.screen import CircleScreen
from recovery_journal.tui.circle.take_from_file import (
    MeetingsDialog,
    PeopleDialog,
    RolesDialog,
)
from recovery_journal.tui.dialogs.choose_file import FileDialog
from support.screens import opened, press, run_app, screen_text, started_journal, type_in

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
CONTACTS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL;TYPE=CELL:{number}\r\nEND:VCARD\r\n"
    for name, number in (("Zoë Krug", "030 1"), ("Ann Bell", "030 2"), ("Sam Ode", "030 3"))
)


@pytest.fixture(autouse=True)
def _evening(downloads: Path) -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def list_of_meetings(number: int) -> str:
    return json.dumps(
        [
            {
                "name": f"Group {place}" if place else "Candle light",
                "slug": f"group-{place}",
                "day": place % 7,
                "time": "19:30",
                "location": "Hall",
                "formatted_address": "1 Road, Town",
                "types": ["O"],
            }
            for place in range(number)
        ]
    )


async def test_people_are_chosen_and_their_roles_are_asked(home: Path, downloads: Path) -> None:
    (downloads / "contacts.vcf").write_text(CONTACTS, "utf-8")
    (downloads / "notes.json").write_text("{}", "utf-8")
    path = started_journal(home)
    async with run_app(path, (100, 30)) as (app, pilot):
        await press(pilot, "4", "i")
        assert opened(app) is FileDialog
        assert "[contacts.vcf]" in screen_text(app)
        assert "notes.json" not in screen_text(app)
        await press(pilot, "enter")
        assert opened(app) is PeopleDialog
        assert "3 people in this file." in screen_text(app)
        await press(pilot, "enter")
        assert "Choose at least one" in screen_text(app)
        await type_in(pilot, "zo")
        assert "Sam Ode" not in screen_text(app)
        await press(pilot, "down", "space", "shift+tab", "backspace", "backspace")
        assert "[✓] Zoë Krug" in screen_text(app)
        await press(pilot, "tab", "space", "enter")  # Ann is the first
        assert opened(app) is RolesDialog
        await press(pilot, "enter")
        assert "Choose an answer for each of them." in screen_text(app)
        await press(pilot, "s", "tab", "f", "enter")
        assert opened(app) is CircleScreen
        assert "Imported 2 people: Ann Bell, Zoë Krug." in screen_text(app)
        with Journal(str(path), create=False, read_only=True) as other:
            known = {one.name: (one.role, one.number) for one in other.people.all()}
        assert known == {"Ann Bell": ("sponsor", "030 2"), "Zoë Krug": ("family", "030 1")}
        await press(pilot, "i", "enter", "down", "space", "enter")
        assert "Ann Bell is already in your circle" in screen_text(app)
        await press(pilot, "escape", "u")
    with Journal(str(path)) as journal:
        assert journal.people.all() == []


async def test_meetings_of_a_long_list_are_searched_as_typed(home: Path, downloads: Path) -> None:
    (downloads / "old.txt").write_text("neither", "utf-8")
    (downloads / "aa.json").write_text(list_of_meetings(5000), "utf-8")
    path = started_journal(home)
    async with run_app(path, (100, 40)) as (app, pilot):
        await press(pilot, "4", "i", "tab")
        await type_in(pilot, "old.txt")
        await press(pilot, "enter")
        assert "This isn't a list of meetings" in " ".join(screen_text(app).split())
        await press(pilot, *["backspace"] * len("old.txt"))
        await press(pilot, "enter")
        assert opened(app) is MeetingsDialog
        assert "5000 meetings in the list of" in screen_text(app)
        await type_in(pilot, "candle sun")
        assert "[ ] Candle light · Sun 19:30" in screen_text(app)
        assert "Group" not in screen_text(app)
        await press(pilot, *["backspace"] * 10)
        await type_in(pilot, "xyz")
        assert "Nothing fits what you typed." in screen_text(app)
        await press(pilot, *["backspace"] * 3)
        await press(pilot, "down", "space", "down", "space", "space", "enter")
        assert opened(app) is CircleScreen
        assert "Imported 1 meeting." in screen_text(app)
        assert "Candle light" in screen_text(app)
        await press(pilot, "u")
    with Journal(str(path)) as journal:
        assert journal.meetings.all() == []


async def test_in_discreet_mode_no_file_is_shown(home: Path, downloads: Path) -> None:
    (downloads / "contacts.vcf").write_text(CONTACTS, "utf-8")
    async with run_app(started_journal(home), discreet=True) as (app, pilot):
        await press(pilot, "4", "i")
        assert opened(app) is CircleScreen
        assert "Press f3 first" in screen_text(app)
        assert "contacts.vcf" not in screen_text(app)
