"""A milestone on its day: quiet, once, and never in the way."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.store.journal import Journal
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.widgets.fields import LineField
from support.screens import (
    alcohol_tracker,
    click_text,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    stands_large,
    started_journal,
    type_in,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()
DAY = timedelta(days=1)
GO_ON = "enter on with today"


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def journal_since(home: Path, since: date) -> Path:
    return started_journal(home, alcohol_tracker(since))


async def test_ten_years_fill_the_page_until_enter(home: Path) -> None:
    path = journal_since(home, date(2016, 11, 22))
    async with run_app(path) as (app, pilot):
        shown = screen_text(app)
        assert "Alcohol: 10 years" in shown
        assert stands_large(app, "10")
        assert "3652 days, one by one. Since 22 Nov 2016." in shown
        assert "2025  ••••" in shown
        assert "!" not in shown.replace("! help", "")
        await press(pilot, "enter")
        assert "Today" in screen_text(app)
        assert GO_ON not in screen_text(app)
        await press(pilot, "2", "1")
        assert GO_ON not in screen_text(app)


async def test_the_first_entry_of_the_day_ends_it(home: Path) -> None:
    path = journal_since(home, TODAY - 90 * DAY)
    async with run_app(path) as (app, pilot):
        assert GO_ON in screen_text(app)
        await press(pilot, "m", "4", "enter")
        assert GO_ON not in screen_text(app)
    async with run_app(path) as (app, _):
        assert GO_ON not in screen_text(app)


async def test_help_and_every_place_are_one_key_away(home: Path) -> None:
    async with run_app(journal_since(home, date(2025, 5, 22)), (40, 12)) as (app, pilot):
        assert "Alcohol: 18 months" in screen_text(app)
        assert GO_ON in screen_text(app)
        await press(pilot, "f2")
        assert isinstance(app.screen, RightNowScreen)
        await press(pilot, "escape")
        await click_text(pilot, GO_ON)
        assert GO_ON not in screen_text(app)


async def test_a_note_of_the_day_is_kept(home: Path) -> None:
    async with run_app(journal_since(home, TODAY - 7 * DAY)) as (app, pilot):
        await press(pilot, "asterisk")
        await type_in(pilot, "A whole week.")
        await press(pilot, "ctrl+s")
        assert [(one.note, one.kept) for one in app.journal.entries.page()] == [
            ("A whole week.", True)
        ]


async def test_a_letter_to_oneself_begins_there(home: Path) -> None:
    async with run_app(journal_since(home, date(2026, 5, 22))) as (app, pilot):
        await press(pilot, "l")
        await type_in(pilot, "Half a year.")
        await press(pilot, "ctrl+s")
        assert [one.text for one in app.journal.letters.all()] == ["Half a year."]


async def test_only_kept_words_of_the_first_days_come_back(home: Path) -> None:
    since = date(2026, 5, 22)
    path = journal_since(home, since)
    with Journal(str(path)) as journal:
        for days, words, kept in ((1, "too bad to read", False), (2, "[/b] One hour.", True)):
            at = datetime(2026, 5, 22 + days, 12, tzinfo=ZoneInfo("Europe/Berlin"))
            journal.entries.add(Note(at=at, note=words, kept=kept))
    async with run_app(path) as (app, _):
        assert "On day 3 you wrote: “[/b] One hour.”" in screen_text(app)
        assert "too bad" not in screen_text(app)
    async with run_app(path, discreet=True) as (app, _):
        assert "A: 6 months" in screen_text(app)
        assert "One hour" not in screen_text(app)
        assert "Alcohol" not in screen_text(app)


async def test_it_can_be_switched_off(home: Path) -> None:
    path = journal_since(home, TODAY - 30 * DAY)
    with Journal(str(path)) as journal:
        journal.settings.write(Settings(first_start_done=True, milestones=False))
    async with run_app(path) as (app, _):
        assert GO_ON not in screen_text(app)
        assert "30 days today." in screen_text(app)


async def test_it_leaves_other_days_alone(home: Path) -> None:
    """Other days, the days after a return, and trackers that count none."""
    path = started_journal(home, alcohol_tracker(TODAY - 8 * DAY))
    with Journal(str(path)) as journal:
        journal.trackers.add(
            replace(alcohol_tracker(TODAY - 90 * DAY), name="Wine", headline="none")
        )
        bets = journal.trackers.add(replace(alcohol_tracker(TODAY - 60 * DAY), name="Bets"))
        on = TODAY - 8 * DAY
        at = NOW - 8 * DAY
        journal.entries.add(Use(at=at, tracker=bets.id, on=on, next_start=TODAY - 7 * DAY))
        journal.entries.add(Mood(at=NOW - DAY, mood=3))
    async with run_app(path) as (app, _):
        assert GO_ON not in screen_text(app)


@pytest.mark.parametrize("size", [(160, 50), (100, 30), (80, 24), (40, 12)])
async def test_all_of_it_fits(home: Path, size: tuple[int, int]) -> None:
    async with run_app(journal_since(home, date(1986, 11, 22)), size) as (app, _):
        lines = screen_lines(app)
        assert max(map(len, lines)) <= size[0]
        assert stands_large(app, "40")
        assert GO_ON in screen_text(app)
        assert "2025  •" in screen_text(app)


async def test_a_window_can_grow_in_the_middle_of_it(home: Path) -> None:
    async with run_app(journal_since(home, TODAY - 365 * DAY), (40, 12)) as (app, pilot):
        for size in ((80, 24), (160, 50), (100, 30), (200, 60)):
            await resize(pilot, size)
            assert GO_ON in screen_text(app)
        await press(pilot, "enter")
        assert GO_ON not in screen_text(app)


async def test_it_can_be_saved_as_a_page_to_keep(home: Path, tmp_path: Path) -> None:
    path = journal_since(home, date(2016, 11, 22))
    with Journal(str(path)) as journal:
        at = datetime(2016, 11, 24, 12, tzinfo=ZoneInfo("Europe/Berlin"))
        journal.entries.add(Note(at=at, note="<b>One hour.", kept=True))
    async with run_app(path, (160, 50)) as (app, pilot):
        for name in ("ten.html", "ten.md"):
            await click_text(pilot, "save as a page")
            app.screen.query_one("#path", LineField).value = str(tmp_path / name)
            await press(pilot, "enter")
            assert f"Page saved: {tmp_path / name}" in screen_text(app)
        assert GO_ON in screen_text(app)  # saving it leaves the page where it is
    html, markdown = ((tmp_path / name).read_text() for name in ("ten.html", "ten.md"))
    for text in (html, markdown):
        assert "Alcohol: 10 years" in text
        assert "3652 days, one by one. Since 22 Nov 2016." in text
        assert text.count("•") == 520
        assert "a dot is a week, a line a year" in text
    assert "On day 3 you wrote: “&lt;b&gt;One hour.”" in html
    assert "> On day 3 you wrote: “\\<b>One hour.”" in markdown
    assert not re.search("<(script|img|link)|https?:", html)


async def test_in_discreet_mode_the_page_names_nothing(home: Path, tmp_path: Path) -> None:
    async with run_app(journal_since(home, TODAY - 30 * DAY), discreet=True) as (app, pilot):
        await press(pilot, "s")
        assert "milestone-30-days.html" in screen_text(app)
        app.screen.query_one("#path", LineField).value = str(tmp_path / "page")
        await press(pilot, "enter")
    assert (tmp_path / "page").read_text().startswith("# A: 30 days\n")
