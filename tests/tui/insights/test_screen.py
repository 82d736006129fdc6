"""Insights: no claims below a minimum, and no crash with any history."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.events import Key

from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.words.insights.report import SECTION_TITLES
from support.corpus import HOSTILE
from support.example import copy_demo_journal
from support.many import fill_journal
from support.screens import (
    EXTREME_SIZES,
    SIZES,
    press,
    resize,
    run_app,
    running_text,
    screen_lines,
    screen_text,
    started_journal,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def flat(shown: str) -> str:
    return " ".join(shown.split())


async def test_an_empty_journal_claims_nothing(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "5")
        said = flat(screen_text(app).replace("│", " "))
        assert "Not enough to say" in said
        assert "There is nothing to say yet. After three cravings or moods, this page" in said
        assert not any(title in screen_text(app) for title in SECTION_TITLES.values())
        assert "Days without an entry are unknown." in running_text(app)


async def test_three_days_claim_nothing_about_hours_or_weekdays(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        for days in range(3):
            at = clock.now() - timedelta(days=days)
            journal.entries.add(Craving(at=at, intensity=5, triggers=("lonely",)))
    async with run_app(path, (100, 60)) as (app, pilot):
        await press(pilot, "5")
        assert SECTION_TITLES["part of the day"] not in screen_text(app)
        assert SECTION_TITLES["weekday"] not in screen_text(app)
        assert "3 cravings so far: too few to say." in running_text(app)
        assert "from 10 cravings" in running_text(app)


async def test_a_shorter_time_the_words_and_the_entries_of_an_hour(home: Path) -> None:
    path = copy_demo_journal(home)
    async with run_app(path, (120, 90)) as (app, pilot):
        await press(pilot, "5")
        assert "How strong, over the year" in screen_text(app)
        await press(pilot, "[")
        assert "How strong, the last 13 weeks" in screen_text(app)
        await press(pilot, "t")
        shown = running_text(app)
        assert "●" not in shown
        assert "Nov 2026: " in shown
        await press(pilot, "t", "tab")
        assert "5┤" in screen_text(app)
        while not (app.focused and "Hours" in type(app.focused).__name__):
            await press(pilot, "tab")
        await press(pilot, "down", "right", "enter")
        assert type(app.screen).__name__ == "JournalScreen"
        assert "Only cravings, " in running_text(app)


async def test_two_weeks_are_the_shortest_time(home: Path) -> None:
    path = copy_demo_journal(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "5")
        await press(pilot, "[", "[", "[")
        assert "How strong, the last 2 weeks" in screen_text(app)
        assert "15 Nov" in screen_text(app)
        assert "8 Nov" not in screen_text(app)
        await press(pilot, "[", "]")
        assert "How strong, the last 4 weeks" in screen_text(app)


async def test_all_of_a_year_is_seen_at_once_on_a_large_screen(home: Path) -> None:
    path = copy_demo_journal(home)
    async with run_app(path, (160, 50)) as (app, pilot):
        await press(pilot, "5")
        for keys in ((), ("t", "t")):
            await press(pilot, *keys)
            _, covered, first, *_ = screen_lines(app)
            assert "18 Oct 2025 to 22 Nov 2026.  Hard weeks" in covered
            assert first.startswith("╭─ How strong")
            assert "Within your limit on 32 of 38 logged days." in screen_text(app)
            assert app.screen.query_one("#insights").max_scroll_y == 0


@pytest.mark.parametrize("count", [60, 4000])
async def test_a_page_of_any_age_can_be_read_through(home: Path, count: int) -> None:
    path = home / "journal.db"
    fill_journal(str(path), count, clock.now() - timedelta(hours=1))
    async with run_app(path) as (app, pilot):
        await press(pilot, "5")
        page = app.screen.query_one("#insights")
        for size in EXTREME_SIZES:
            await resize(pilot, size)
            assert not page.show_horizontal_scrollbar
            await press(pilot, "G")
            assert page.scroll_offset.y == page.max_scroll_y
            assert "worse." in screen_text(app)
            await press(pilot, "g")
            assert page.scroll_offset.y == 0


async def test_keys_scroll_the_page_also_after_another_screen(home: Path) -> None:
    path = copy_demo_journal(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "5")
        page = app.screen.query_one("#insights")
        for rows, key in ((1, "j"), (2, "down")):
            await press(pilot, "f3", "f3", "comma", "escape", key)
            assert page.scroll_offset.y == rows, key


async def test_what_all_is_based_on_and_what_does_not_stand_out_is_said_once(home: Path) -> None:
    path = copy_demo_journal(home)
    async with run_app(path, (100, 200)) as (app, pilot):
        await press(pilot, "5")
        shown = flat(screen_text(app))
        coverage = "220 cravings, 346 moods, 386 days with an entry, 18 Oct 2025 to 22 Nov 2026."
        assert shown.count(coverage) == 1
        assert shown.count("What else was compared") == 1
        assert shown.count("That is a result too: these don't stand out for you so far.") == 1
        assert "based on" not in shown


async def test_what_went_well_is_shown_with_its_counts(home: Path) -> None:
    path = copy_demo_journal(home)
    async with run_app(path, (100, 200)) as (app, pilot):
        await press(pilot, "5")
        shown = screen_text(app)
        assert SECTION_TITLES["went well"] in shown
        assert "you did not use; no strategy stands out yet" in flat(shown)
        await press(pilot, "f3")
        assert "A brisk walk" not in screen_text(app)
        assert "times you did not use" not in flat(screen_text(app))
        assert "Covered in discreet mode. Press f3 to show it." in screen_text(app)


async def test_any_trigger_is_shown_as_it_is(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        for number, name in enumerate(HOSTILE):
            at = clock.now() - timedelta(hours=7 * number)
            journal.entries.add(Craving(at=at, intensity=5, triggers=(name, "[/b] x")))
    async with run_app(path, (100, 200)) as (app, pilot):
        await press(pilot, "5")
        assert "[/b] x" in screen_text(app)
        assert "\x1b" not in screen_text(app)


async def test_the_picture_shows_a_year_and_what_is_older_is_counted(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal, journal.bulk():
        for months in range(150):
            at = clock.now() - timedelta(days=30 * months)
            journal.entries.add(Craving(at=at, intensity=5))
    async with run_app(path, (80, 200)) as (app, pilot):
        await press(pilot, "5")
        for columns, _ in SIZES:
            await resize(pilot, (columns, 200))
            (strengths,) = [line for line in screen_lines(app) if "5┤" in line]
            assert strengths.count("•") == 13
            assert "150 cravings, 0 moods, 150 days with an entry" in running_text(app)
            assert "27 Aug 2014 to 22 Nov 2026" in running_text(app)


async def test_discreet_mode_tells_how_much_and_not_of_what(home: Path) -> None:
    limit = Limit(amount=2, unit="espressos", per="day", since=NOW.date())
    path = started_journal(home, Tracker(name="Coffee", start=NOW.date(), limit=limit))
    with Journal(str(path)) as journal:
        use = Use(at=NOW, tracker=1, on=NOW.date(), next_start=None, amount=1)
        journal.returns.record(use, None, only_end_said=False)
    for discreet in (False, True):
        async with run_app(path, discreet=discreet) as (app, pilot):
            await press(pilot, "5")
            shown = screen_text(app)
            assert "1 of 7 days logged: 1" in shown
            assert ("A: at most 2 a day" in shown) == discreet
            for word in ("Coffee", "espresso"):
                assert (word in shown) != discreet, word


async def test_keys_work_while_a_large_journal_is_counted(home: Path) -> None:
    path = started_journal(home)
    with sqlite3.connect(path) as file:
        file.execute(
            "INSERT INTO entry (uid, revision, kind, at, offset, day, private, kept, note, words) "
            "WITH RECURSIVE each (number) AS "
            "(SELECT 1 UNION ALL SELECT number + 1 FROM each WHERE number < 60000) "
            "SELECT printf('%032x', number), 1, 'craving', at, 0, date(at, 'unixepoch'), 1, 0, "
            "'', '' FROM (SELECT number, ? - number * 3600 AS at FROM each)",
            (int(NOW.timestamp()),),
        )
        file.execute("INSERT INTO craving (entry, intensity) SELECT id, id % 11 FROM entry")
    file.close()
    async with run_app(path) as (app, pilot):
        app.action_go("insights")
        await wait_until(pilot, lambda: "are being counted" in screen_text(app))
        assert not any(sign in screen_text(app) for sign in ("cravings", "How strong"))
        app.post_message(Key("1", "1"))
        await wait_until(pilot, lambda: app.screen is app.get_screen("today"))
        app.action_go("insights")
        await wait_until_idle(pilot)
        assert "60000 cravings" in screen_text(app)
        assert "are being counted" not in screen_text(app)
