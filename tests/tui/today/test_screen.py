"""Today: honest numbers, no large 0, the user's own words."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use, moment_of_use
from recovery_journal.store.journal import Journal
from support.corpus import MARKUP
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    press,
    resize,
    run_app,
    screen_text,
    stands_large,
    started_journal,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def use(tracker: int, on: date, next_start: date | None) -> Use:
    at = moment_of_use(on, clock.now().date(), clock.now(), clock.LOCAL_ZONE)
    return Use(at=at, tracker=tracker, on=on, next_start=next_start)


async def test_the_running_count_stands_large(home: Path) -> None:
    async with run_app(started_journal(home, alcohol_tracker(date(2026, 7, 18)))) as (app, _):
        assert stands_large(app, "127")
        shown = screen_text(app)
        assert "4 months 4 days, since 18 Jul" in shown
        assert "57 days to 6 months" in shown
        assert "in total" not in shown


async def test_the_first_day_is_a_word_and_no_number(home: Path) -> None:
    async with run_app(started_journal(home, alcohol_tracker(TODAY))) as (app, pilot):
        assert stands_large(app, "TODAY")
        await resize(pilot, (100, 30))
        assert stands_large(app, "TODAY")
        assert "to decide anything about tomorrow." in screen_text(app)


async def test_a_start_in_the_future_is_a_plan(home: Path) -> None:
    async with run_app(started_journal(home, alcohol_tracker(date(2026, 12, 1)))) as (app, _):
        assert "Planned for 1 Dec" in screen_text(app)
        assert not any(stands_large(app, str(number)) for number in range(10))


async def test_after_a_return_the_total_leads_and_no_bar_stands(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(date(2025, 10, 6)))
    with Journal(str(path)) as journal:
        kept = journal.entries.add(use(1, TODAY - timedelta(days=5), TODAY - timedelta(days=4)))
    async with run_app(path) as (app, pilot):
        assert stands_large(app, "411")
        assert "days in total" in screen_text(app)
        assert "━─" not in screen_text(app)
        with Journal(str(path)) as journal:
            corrected = replace(kept, on=date(2026, 7, 17), next_start=date(2026, 7, 18))
            kept = journal.entries.edit(corrected)
        app._poll()
        await wait_until_idle(pilot)
        assert stands_large(app, "127")
        assert "411 days in total (99%) " in screen_text(app)
        with Journal(str(path)) as journal:
            journal.entries.trash(kept.id)
        app._poll()
        await wait_until_idle(pilot)
        assert stands_large(app, "412")
        assert "in total" not in screen_text(app)


@pytest.mark.parametrize("on", [TODAY, TODAY - timedelta(days=1)])
async def test_no_large_zero_after_using_now(home: Path, on: date) -> None:
    path = started_journal(
        home, replace(alcohol_tracker(TODAY - timedelta(days=3)), headline="current")
    )
    with Journal(str(path)) as journal:
        journal.entries.add(use(1, on, None))
    async with run_app(path) as (app, _):
        assert not stands_large(app, "0")
        assert "Your total" in screen_text(app)


async def test_a_day_without_an_entry_looks_unlike_one_without_a_mood(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        journal.entries.add(Note(at=clock.now() - timedelta(days=1), note="quiet"))
        journal.entries.add(Craving(at=clock.now(), intensity=4))
    async with run_app(path) as (app, pilot):
        assert "1 craving, median 4" in screen_text(app)
        assert "●" in screen_text(app)
        await resize(pilot, (160, 50))
        year = screen_text(app).partition("Your year")[2]
        assert year.count("○") == 3  # the legend has one, too


async def test_kept_words_come_back_literally(home: Path) -> None:
    path = started_journal(home, *(Tracker(name=name, start=TODAY) for name in MARKUP[:4]))
    with Journal(str(path)) as journal:
        journal.entries.add(Note(at=clock.now(), note="[/b] Mornings can be quiet.", kept=True))
    async with run_app(path, (80, 50)) as (app, _):
        assert "“[/b] Mornings can be quiet.”" in screen_text(app)
        assert "kept on 22 Nov" in screen_text(app)


async def test_discreet_mode_shows_letters_and_keeps_words_closed(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    with Journal(str(path)) as journal:
        journal.entries.add(Note(at=clock.now(), note="only for me", kept=True))
    async with run_app(path, discreet=True) as (app, pilot):
        assert "Alcohol" not in screen_text(app)
        assert "only for me" not in screen_text(app)
        await press(pilot, "f3")
        assert "Alcohol" in screen_text(app)
        assert "only for me" in screen_text(app)


async def test_it_fits_every_size(home: Path) -> None:
    async with run_app(started_journal(home, alcohol_tracker(date(2026, 7, 18)))) as (app, pilot):
        for size in EXTREME_SIZES:
            await resize(pilot, size)
            assert "help now" in screen_text(app).splitlines()[-1]
            assert stands_large(app, "127")
            assert not app.screen.show_horizontal_scrollbar
