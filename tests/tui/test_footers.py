"""Each key that a footer or the frame of a dialog names does what it says there."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.journal import Journal
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.start.hidden import Hidden
from recovery_journal.tui.widgets.footer import KeyFooter
from support.screens import (
    alcohol_tracker,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    wait_until_idle,
)

DIALOGS = (
    ("c", "7"),
    ("c", "9", "enter"),
    ("m", "4"),
    ("n", "a"),
    ("i", "a"),
    ("v", "a"),
    ("r",),
    ("2", "f"),
    ("2", "o", *"yesterday"),
    ("4", "enter"),
    ("comma", "enter"),
)
"""The keys that open each of them, with what it needs."""
STAYS_OPEN = ("next", "more", "less")
ASKS_FIRST = "cancel"
"""It says once that there are words that aren't saved."""
NOT_TRIED = "ctrl+e"
"""It needs a terminal for another program; tests/e2e/test_own_editor.py gives it one."""
NAMES_OF_KEYS = {"esc": "escape", "1-4": "2"}


async def test_each_key_of_a_footer_does_something_where_it_stands(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(clock.now().date() - timedelta(days=5)))
    with Journal(str(path)) as journal:
        for number in range(4):  # some go to the trash on the way
            journal.people.add(Person(name=f"Sam {number}", number="+44 7700 900461"))
            journal.entries.add(Note(at=clock.now(), note=f"Walk {number}."))
    tried = 0
    async with run_app(path, (160, 50)) as (app, pilot):
        for place in "12345":
            await press(pilot, place)
            footer = app.screen.query_one(KeyFooter)
            for action, content in footer._fitting(footer.size.width):
                key = action.keys.split(",")[0]
                assert content.plain.strip(), action.id
                before, screen = screen_text(app), app.screen
                await press(pilot, key)
                changed = app.screen is not screen or screen_text(app) != before
                assert changed, (place, action.id)
                tried += 1
                if isinstance(app.screen, Hidden):
                    await press(pilot, key)  # nothing else shows it again
                for _ in range(3):
                    if app.screen is not screen or screen.has_class("-searching"):
                        await press(pilot, "escape")
                if app.screen is not screen:
                    await press(pilot, place)
                assert isinstance(app.screen, PlaceScreen), (place, action.id)
    assert tried >= 20


@pytest.mark.slow
async def test_each_key_of_a_dialog_does_what_it_says(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(clock.now().date() - timedelta(days=5)))
    with Journal(str(path)) as journal:
        journal.people.add(Person(name="Sam", number="+44 7700 900461"))
        journal.entries.add(Note(at=clock.now(), note="A walk."))
    tried = 0
    async with run_app(path, (100, 40)) as (app, pilot):
        for opening in DIALOGS:
            await press(pilot, *opening)
            for key, does in keys_in_frame(screen_text(app)):
                if isinstance(app.screen, PlaceScreen):
                    await press(pilot, "1", *opening)
                dialog, before = app.screen, (screen_text(app), app.focused)
                await press(pilot, NAMES_OF_KEYS.get(key, key))
                left = app.screen is not dialog
                changed = (screen_text(app), app.focused) != before
                assert changed, (opening, key, does)
                assert left == (does not in STAYS_OPEN) or does == ASKS_FIRST, (opening, key, does)
                tried += 1
                while app.screen is not dialog and not isinstance(app.screen, PlaceScreen):
                    app.pop_screen()
                    await wait_until_idle(pilot)
            while not isinstance(app.screen, PlaceScreen):
                app.pop_screen()
                await wait_until_idle(pilot)
            await press(pilot, "1")
    assert tried >= 40


def keys_in_frame(screen: str) -> list[tuple[str, str]]:
    """The keys in the bottom line of the dialog, and what each of them does."""
    bottom = re.findall("╰─ ([^╯]* · [^╯]*?) ─", screen)[-1]
    keys = [one.split(" ", 1) for one in bottom.split(" · ")]
    return [(key, does) for key, does in keys if key != NOT_TRIED]


async def test_no_key_is_named_for_an_entry_where_there_is_none(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "2")
        for size in ((80, 24), (100, 30), (40, 12)):
            await resize(pilot, size)
            for name in ("private", "keep", "edit", "trash", "whole entry"):
                assert name not in screen_text(app), name
            assert "! help now" in screen_text(app)
        await press(pilot, "4")
        for size in ((80, 24), (160, 50), (40, 12)):
            await resize(pilot, size)
            footer = screen_lines(app)[-1]
            for name in ("edit", "trash", "favourite", "page", "in touch"):
                assert name not in footer, (size, name)
            assert "a add" in footer


async def test_no_letter_is_named_as_a_key_while_it_is_typed_into_a_search(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        journal.entries.add(Note(at=clock.now(), note="A walk."))
    async with run_app(path, (160, 50)) as (app, pilot):
        await press(pilot, "2", "slash", "w")
        for size in ((160, 50), (80, 24), (40, 12)):
            await resize(pilot, size)
            assert "f filter" not in screen_text(app), size
            assert "esc back" in screen_text(app), size
        await press(pilot, "down")
        assert "f filter" in screen_text(app)
