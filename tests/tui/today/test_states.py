"""Today on a first day, while cutting down, and when it's drawn anew under a cursor."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.circle import Meeting
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.tui.widgets.day_charts import YearChart
from recovery_journal.words.practice import meeting_at
from support.screens import (
    alcohol_tracker,
    press,
    resize,
    run_app,
    running_text,
    screen_text,
    started_journal,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def cutting_down(per: str, amount: float) -> Tracker:
    limit = Limit(amount=amount, unit="cups", per=per, since=date(2026, 10, 1))
    return Tracker(name="Coffee", kind="caffeine", start=limit.since, limit=limit)


def log_amounts(path: Path, *amounts: float) -> None:
    """Log for the last days, the last of them today."""
    with Journal(str(path)) as journal:
        for ago, amount in enumerate(reversed(amounts)):
            at = NOW - timedelta(days=ago)
            on = at.date()
            journal.entries.add(Use(at=at, tracker=1, on=on, next_start=None, amount=amount))


async def test_six_weeks_stand_below_what_is_cut_down_on(home: Path) -> None:
    path = started_journal(home, cutting_down("day", 2))
    log_amounts(path, 3, 0, 2, 1)
    async with run_app(path) as (app, pilot):
        shown = screen_text(app)
        assert "Six weeks" in shown
        assert "▲ 3" in shown
        assert "○ dry   ■ within 2   ▲ over 2   · not logged" in shown
        assert "against the limit" not in shown
        for size in ((100, 30), (160, 50)):
            await resize(pilot, size)
            assert "Cups a day, against the limit of 2" in screen_text(app)
            assert "▲ 3" in screen_text(app)
        await press(pilot, "f3")
        await wait_until_idle(pilot)
        assert "Six weeks" not in screen_text(app)


async def test_a_limit_a_week_is_no_line_across_days(home: Path) -> None:
    path = started_journal(home, cutting_down("week", 10))
    log_amounts(path, 4, 7)
    async with run_app(path, size=(120, 40)) as (app, _):
        shown = screen_text(app)
        assert "▲ 11" in shown
        assert "against the limit" not in shown
        assert "cravings and mood" in shown


async def test_the_first_day_says_what_to_know_about_the_body(home: Path) -> None:
    opioids = Tracker(name="Opioids", kind="opioid", verb="used", start=TODAY)
    path = started_journal(home, alcohol_tracker(TODAY), opioids)
    async with run_app(path) as (app, pilot):
        assert "In the first days" in screen_text(app)
        await resize(pilot, (100, 40))
        shown = running_text(app)
        assert "stopping suddenly can be dangerous, even deadly." in shown
        assert "Keep naloxone at home, and show someone where it is." in shown
        with time_machine.travel(NOW + timedelta(days=1), tick=False):
            app.reload_place()
            await wait_until_idle(pilot)
            assert "In the first days" not in screen_text(app)


async def test_the_year_keeps_its_cursor_when_something_is_logged(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    async with run_app(path, size=(120, 44)) as (app, pilot):
        assert "Your year" not in screen_text(app)  # there is nothing in it
        await press(pilot, "m", "4", "enter", "tab")
        assert isinstance(app.focused, YearChart)
        await press(pilot, "left", "up")
        assert "▸ Sat 14 Nov 2026" in screen_text(app)
        await press(pilot, "m", "3", "enter")
        await wait_until_idle(pilot)
        assert "▸ Sat 14 Nov 2026" in screen_text(app)
        await press(pilot, "right")
        assert "▸ Sat 21 Nov 2026" in screen_text(app)


async def test_meetings_of_today_and_words_of_a_year_ago_stand_there(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(date(2025, 7, 18)))
    with Journal(str(path)) as journal:
        for name, days, begin in (
            ("Late group", ("sun",), time(23, 30)),
            ("Candlelight", ("sat", "sun"), time(20, 40)),
            ("Early birds", ("sun",), time(7, 15)),
            ("Tuesday group", ("tue",), time(20, 30)),
        ):
            journal.meetings.add(Meeting(name=name, weekdays=days, at=begin))
        far = Meeting(name="Far away", weekdays=("sun",), at=time(17), zone="America/New_York")
        journal.meetings.add(replace(far, link="https://meet.example.test"))
        journal.entries.add(Note(at=NOW - timedelta(days=365), note="Went out, came back."))
    async with run_app(path, size=(160, 50)) as (app, pilot):
        shown = screen_text(app)
        assert re.search(r"◷ Candlelight +20:40, in 40 min", shown)
        assert re.search(r"◷ Late group +23:30 ", shown)
        assert re.search(r"◷ Far away +23:00, in 3 h", shown)
        assert "Early birds" not in shown
        assert "Tuesday group" not in shown
        assert "“Went out, came back.”" in shown
        assert "A year ago today" in shown
        await press(pilot, "f3")
        await wait_until_idle(pilot)
        assert "Candlelight" not in screen_text(app)
        assert "came back" not in screen_text(app)


@pytest.mark.parametrize("start", [date(2025, 12, 1), date(2025, 7, 18)])
async def test_a_day_of_use_is_not_brought_up_a_year_later(home: Path, start: date) -> None:
    path = started_journal(home, alcohol_tracker(start))
    with Journal(str(path)) as journal:
        day = date(2025, 11, 21)
        at = NOW - timedelta(days=366)
        back = date(2025, 11, 25)
        journal.entries.add(Use(at=at, tracker=1, on=day, next_start=back))
        journal.entries.add(Note(at=NOW - timedelta(days=365), note="Too much again."))
    async with run_app(path, size=(160, 50)) as (app, _):
        assert "Too much again" not in screen_text(app)


def test_how_soon_a_meeting_begins_is_said_within_three_hours() -> None:
    for at, said in (
        (None, ""),
        (time(20, 0), "20:00, now"),
        (time(20, 1), "20:01, in 1 min"),
        (time(22, 5), "22:05, in 2 h 5 min"),
        (time(23, 0), "23:00, in 3 h"),
        (time(23, 1), "23:01"),
        (time(7, 15), "07:15"),
    ):
        assert meeting_at(at, TODAY, NOW) == said
