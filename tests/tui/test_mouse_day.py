"""A whole day by mouse alone; the keyboard only fills in fields that were clicked."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine
from textual.events import MouseScrollDown

from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.journal import Journal
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.today.screen import TodayScreen
from support.screens import (
    alcohol_tracker,
    click_text,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))


async def test_a_day_by_mouse_alone(home: Path) -> None:
    with time_machine.travel(NOW, tick=False):
        path = started_journal(home, alcohol_tracker(NOW.date() - timedelta(days=5)))
        with Journal(str(path)) as journal:
            journal.people.add(Person(name="Sam", number="+44 7700 900461"))
            journal.entries.add(Craving(at=NOW - timedelta(days=60), intensity=5))
        async with run_app(path, (100, 30)) as (app, pilot):

            async def click(*texts: str) -> None:
                for text in texts:
                    await click_text(pilot, text)

            async def turn_wheel(steps: int) -> None:
                for _ in range(steps):
                    turned = MouseScrollDown(None, 50, 15, 0, 1, 0, False, False, False)
                    app.screen._forward_event(turned)
                await wait_until_idle(pilot)

            async def click_number(scale: str, number: int) -> None:
                """Click a number of a scale, the first line that the pattern of its start fits."""
                for row, line in enumerate(screen_lines(app)):
                    if (start := re.search(scale, line)) and (
                        place := re.compile(rf"\b{number}\b").search(line, start.start())
                    ):
                        await pilot.click(offset=(place.start(), row))
                        await wait_until_idle(pilot)
                        return
                raise AssertionError(screen_text(app))

            await click("craving")
            await click_number(" 0 +1 +2", 6)
            await click("More  f8")
            await turn_wheel(20)
            await click_number("How strong now?", 2)
            await click("enter save")
            await click("craving")
            await click_number(" 0 +1 +2", 9)
            await click("enter save", "enter back")

            await click("mood")
            await click_number(" 1 +2 +3", 4)
            await click("calm", "enter save")

            await click("note")
            await type_in(pilot, "A walk.")
            await click("ctrl+s save")
            logged = app.journal.entries.page()
            assert isinstance(logged[0], Note)
            assert logged[0].note == "A walk."
            assert isinstance(logged[1], Mood)
            assert (logged[1].mood, logged[1].feelings) == (4, ("calm",))
            cravings = [one for one in logged if isinstance(one, Craving)]
            assert [(one.intensity, one.after) for one in cravings[:2]] == [(9, None), (6, 2)]

            await click("all keys", "My things", "My things", "Add a tracker")
            await type_in(pilot, "Sugar")
            await click("enter save")
            await click("esc back")

            await click("Circle", "a add", "a person")
            await type_in(pilot, "Kim")
            await click("enter save")
            await click("in touch")
            await click("message", "enter save")

            await click("Strategies", "Ride the wave", "s start")
            await click("go on", "go on", "go on", "go on")
            await click_number(" 0 +1 +2", 3)
            await click("passed", "enter save")
            assert "Craving 9 of 10, afterwards 3. It passed." in screen_text(app)

            await click("Insights", "shorter")
            assert "last 4 weeks" in screen_text(app)
            await click("longer", "t as words")
            assert "Sep 2026: 1 craving" in screen_text(app)
            await click("t as charts")

            await click("Circle", "Sam", "page for them")
            await click("A walk", "s save", "enter continue", "enter save", "esc back")

            await click("1 Today", "search")
            await type_in(pilot, "walk")
            await wait_until(pilot, lambda: "1 entry" in screen_text(app))
            await click("A walk.", "A walk.")
            assert "Sunday 22 November 2026" in screen_text(app)
            await click("esc back", "esc back", "1 Today")
            assert isinstance(app.screen, TodayScreen)

            await click("help now")
            assert isinstance(app.screen, RightNowScreen)
            await click("My body is in trouble")
            assert "Call 112." in screen_text(app)
            await click("esc back")

            await click("all keys", "Part of a name")
            await type_in(pilot, "quit")
            await click("Quit")
            assert not app.is_running
    (page,) = home.glob("page-Sam-*.html")
    assert "A walk." in page.read_text()
