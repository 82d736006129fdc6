"""Copying what one is on, and giving a pane the whole screen."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import time_machine
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.toolkit import Reason
from recovery_journal.store.journal import Journal
from recovery_journal.tui.widgets.pane import Framed
from support.example import copy_demo_journal
from support.screens import alcohol_tracker, press, run_app, screen_text, started_journal

NUMBER = "+44 7700 900461"


def journal(home: Path) -> Path:
    path = started_journal(home, alcohol_tracker(clock.now().date() - timedelta(days=5)))
    with Journal(str(path)) as opened:
        opened.people.add(Person(name="Sam", number=NUMBER))
        opened.entries.add(Note(at=clock.now(), note="two\nlines"))
    return path


async def test_what_is_copied_is_asked_about_once(home: Path) -> None:
    path = journal(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "4", "Y")
        assert "other programs can keep it" in " ".join(screen_text(app).split())
        await press(pilot, "n")
        assert app.clipboard == ""
        await press(pilot, "Y", "y")
        assert app.clipboard == NUMBER
        await press(pilot, "2", "Y")
        assert app.clipboard == "two\nlines"
        assert "Copied." in screen_text(app)
        await press(pilot, "1", "Y")
        assert app.clipboard.startswith("Alcohol: 5 days")
    async with run_app(path) as (app, pilot):
        await press(pilot, "3", "Y")
        assert app.clipboard.startswith("Ride the wave\nSit down")
        await press(pilot, "5")
        await press(pilot, "Y")
        assert "nothing here to copy" in screen_text(app)


async def test_numbers_and_sentences_are_copied_wherever_they_stand(home: Path) -> None:
    path = journal(home)
    with Journal(str(path)) as opened:
        opened.reasons.add(Reason(text="[b]Mornings[/b]"))
        for hours in range(1, 30):
            at = clock.now() - timedelta(hours=hours)
            opened.entries.add(Craving(at=at, intensity=hours % 11, tracker=1))
    async with run_app(path) as (app, pilot):
        await press(pilot, "5")
        await press(pilot, "Y", "y")
        assert app.clipboard.startswith("29 cravings")
        await press(pilot, "f2", "Y")
        assert app.clipboard == NUMBER
        app.copy_to_clipboard("")
        await press(pilot, "o", "Y")
        assert app.clipboard == NUMBER
        await press(pilot, "n", "Y")
        assert app.clipboard not in ("", NUMBER)
        await press(pilot, "escape", "escape", "comma")
        await copy_a_reason(pilot)
        assert app.clipboard == "[b]Mornings[/b]"
    async with run_app(path, discreet=True) as (app, pilot):
        await press(pilot, "comma")
        await copy_a_reason(pilot)
        assert app.clipboard == ""


async def copy_a_reason(pilot: Pilot[int]) -> None:
    lines = pilot.app.screen.query_one(OptionList)
    lines.highlighted = lines.get_option_index("shelf reasons")
    await press(pilot, "enter", "Y")


async def test_a_pane_fills_the_screen_and_goes_back(home: Path) -> None:
    for size in ((80, 24), (160, 50)):
        async with run_app(journal(home), size) as (app, pilot):
            for place in ("1", "2", "3", "4", "5"):
                await press(pilot, place)
                before = screen_text(app)
                await press(pilot, "z")
                (only,) = shown(app.screen)
                assert only.outer_size.width == size[0], place
                assert only.outer_size.height >= size[1] - 5, place
                assert "all keys" in screen_text(app)
                await press(pilot, "z")
                assert screen_text(app) == before
                await press(pilot, "z", "escape")
                assert screen_text(app) == before
        (home / "journal.db").unlink()


async def test_each_chart_of_the_insights_can_fill_the_screen(home: Path) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC), tick=False):
        path = copy_demo_journal(home)
        for size in ((80, 24), (160, 50)):
            async with run_app(path, size) as (app, pilot):
                await press(pilot, "5")
                for title in ("How strong", "When", "What set it off", "What you tried", "Mood"):
                    await press(pilot, "z")
                    (only,) = shown(app.screen)
                    assert only.title.startswith(title)
                    assert only.outer_size == (size[0], size[1] - 2)
                    await press(pilot, "z", "tab")
                await press(pilot, "t", "z", "z")
                assert len(shown(app.screen)) > 1


def shown(screen: Widget) -> list[Framed]:
    return [one for one in screen.query(Framed) if one.is_on_screen and one.region]
