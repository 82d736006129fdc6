"""Open screens when a day ends, at midnight or at the hour the person has chosen."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from textual.pilot import Pilot
from textual.widgets import Static

from recovery_journal.domain.circle import KeptWords, Meeting
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Review
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.domain.toolkit import Letter
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.circle.dialogs import PersonDialog
from recovery_journal.tui.dialogs.practice import ReviewDialog
from recovery_journal.tui.dialogs.use import UseDialog
from recovery_journal.tui.runtime.new_day import turn_to_new_day
from recovery_journal.tui.toolkit.dialogs import LetterDialog
from recovery_journal.tui.toolkit.tracker_dialog import TrackerDialog
from recovery_journal.tui.widgets.date_fields import AnyDayField, DayField, MomentField
from support.screens import (
    alcohol_tracker,
    press,
    run_app,
    screen_text,
    started_journal,
    wait_until_idle,
)

MIDNIGHT = datetime(2026, 11, 27, tzinfo=UTC)
TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def clock_hand() -> Iterator[time_machine.Traveller]:
    """The time, which is ten minutes to midnight."""
    with time_machine.travel(MIDNIGHT - TEN_MINUTES, tick=False) as traveller:
        yield traveller


async def turn(app: JournalApp, pilot: Pilot[int]) -> None:
    """Look at the clock, as the program does every second."""
    app._poll()
    await wait_until_idle(pilot)


@pytest.mark.parametrize("starts_at", [0, 4])
async def test_every_place_turns_with_the_day(
    home: Path, clock_hand: time_machine.Traveller, starts_at: int
) -> None:
    path = started_journal(home, alcohol_tracker(date(2026, 11, 16)))
    end = MIDNIGHT + timedelta(hours=starts_at)
    clock_hand.move_to(end - TEN_MINUTES)
    with Journal(str(path)) as journal:
        journal.settings.write(replace(journal.settings.read(), day_starts_at=starts_at))
        journal.entries.add(Note(at=end - TEN_MINUTES, note="late"))
        journal.meetings.add(Meeting(name="Group", weekdays=("fri",)))
        journal.kept_words.add(KeptWords(text="Well done", received=date(2026, 11, 26)))
        journal.letters.add(Letter(text="x", written=date(2026, 11, 26), on_day=date(2026, 11, 27)))
    shown = {
        "today": ("4 days to 14 days", "3 days to 14 days"),
        "journal": ("Today, Thu 26 Nov", "Yesterday, Thu 26 Nov"),
        "strategies": ("Thu 26 Nov", "Fri 27 Nov"),
        "circle": ("Next: tomorrow", "Next: today"),
        "insights": ("Thu 26 Nov", "Fri 27 Nov"),
    }
    async with run_app(path, (100, 30)) as (app, pilot):
        for place, (before, after) in shown.items():
            clock_hand.move_to(end - TEN_MINUTES)
            app.action_go(place)
            await turn(app, pilot)
            lines = screen_text(app)
            assert "Thu 26 Nov" in lines.strip().split("\n")[0], (place, lines)
            assert before in lines, (place, lines)
            clock_hand.move_to(end)
            await turn(app, pilot)
            lines = screen_text(app)
            assert "Fri 27 Nov" in lines.strip().split("\n")[0], (place, lines)
            assert after in lines, (place, lines)


async def test_what_stands_in_a_dialog_does_not_move_at_midnight(
    home: Path, clock_hand: time_machine.Traveller
) -> None:
    path = started_journal(home, alcohol_tracker(date(2026, 11, 16)))
    async with run_app(path) as (app, pilot):
        journal = app.journal

        app.action_log("note")
        await wait_until_idle(pilot)
        when = app.screen.query_one("#when", MomentField)
        assert when.read() == MIDNIGHT - TEN_MINUTES
        clock_hand.move_to(MIDNIGHT + TEN_MINUTES)
        await turn(app, pilot)
        assert when.read() == MIDNIGHT + TEN_MINUTES, "an untouched time is that of saving"
        for typed, day in (("yesterday 21:30", 26), ("23:00", None), ("00:05", 27)):
            clock_hand.move_to(MIDNIGHT + TEN_MINUTES)
            when.line.value = typed
            await wait_until_idle(pilot)
            clock_hand.move_to(MIDNIGHT + timedelta(hours=23, minutes=30))
            if day is not None:
                assert when.read().day == day
            assert when.to_draft() == (f"2026-11-{day or 27} {typed[-5:]}")
        clock_hand.move_to(MIDNIGHT - TEN_MINUTES)
        await press(pilot, "escape")

        for dialog, name in (
            (UseDialog(journal), "on"),
            (ReviewDialog(journal), "day"),
        ):
            clock_hand.move_to(MIDNIGHT - TEN_MINUTES)
            await app.push_screen(dialog)
            await turn(app, pilot)
            field = app.screen.query_one(f"#{name}", DayField)
            echo = field.query_one(".echo", Static)
            assert str(echo.content) == "Thu 26 Nov, today"
            clock_hand.move_to(MIDNIGHT + TEN_MINUTES)
            await turn(app, pilot)
            assert field.read() == date(2026, 11, 26)
            assert str(echo.content) == "Thu 26 Nov, yesterday"
            await app.pop_screen()
            await wait_until_idle(pilot)

        for other, name, typed, day in (
            (TrackerDialog(journal), "since", "yesterday", 25),
            (LetterDialog(journal), "day", "tomorrow", 27),
            (PersonDialog(journal), "recovery_day", "yesterday", 25),
        ):
            clock_hand.move_to(MIDNIGHT - TEN_MINUTES)
            await app.push_screen(other)
            any_day = app.screen.query_one(f"#{name}", AnyDayField)
            any_day.value = typed
            await wait_until_idle(pilot)
            clock_hand.move_to(MIDNIGHT + TEN_MINUTES)
            assert any_day.read() == date(2026, 11, day)
            await app.pop_screen()


async def test_what_is_saved_after_midnight_has_the_day_that_was_shown(
    home: Path, clock_hand: time_machine.Traveller
) -> None:
    path = started_journal(home, alcohol_tracker(date(2026, 11, 16)))
    async with run_app(path) as (app, pilot):
        for kind in ("use", "review"):
            clock_hand.move_to(MIDNIGHT - TEN_MINUTES)
            app.action_log(kind)
            await wait_until_idle(pilot)
            if kind == "review":
                await press(pilot, "x")
            clock_hand.move_to(MIDNIGHT + TEN_MINUTES)
            await press(pilot, "ctrl+s")
        for entry in app.journal.entries.page():
            assert isinstance(entry, Use | Review)
            assert entry.day == date(2026, 11, 26), entry
            assert entry.at <= MIDNIGHT + TEN_MINUTES


async def test_a_day_that_is_just_being_shown_at_midnight_is_described(
    home: Path, clock_hand: time_machine.Traveller
) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        clock_hand.move_to(MIDNIGHT + TEN_MINUTES)
        app.screen.mount(DayField(date(2026, 11, 26), id="day"))
        turn_to_new_day(app)
        await wait_until_idle(pilot)
        echo = app.screen.query_one("#day .echo", Static)
        assert str(echo.content) == "Thu 26 Nov, yesterday"
