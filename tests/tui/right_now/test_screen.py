"""Right now: one key from everywhere, without a journal, at every size."""

import asyncio
import sqlite3
import time
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import segno
import time_machine
from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from recovery_journal import clock
from recovery_journal.domain.circle import KeptWords, Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.strategies.suggestions import Suggestion
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean, safe
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.start.cannot_open import CannotOpenScreen
from recovery_journal.tui.start.first_start import FirstStart
from recovery_journal.tui.strategies.timer import TimerScreen
from recovery_journal.tui.theme import DAWN, DUSK
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.tui.widgets.large_number import LargeNumber
from recovery_journal.tui.widgets.qr import HALF_BLOCKS, QR
from recovery_journal.words import right_now as words
from recovery_journal.words.data import emergencies
from recovery_journal.words.data.helplines import regions
from recovery_journal.words.helpline_choice import region_for
from support.corpus import HOSTILE, HOSTILE_TOGETHER
from support.each import naming
from support.screens import (
    SIZES,
    alcohol_tracker,
    click_text,
    press,
    resize,
    run_app,
    running_text,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=ZoneInfo("Europe/Berlin"))
SHOWN = ("AF", "CI", "DE", "EU", "GB", "IN", "KP", "NZ", "PE", "TD", "US", "XK", "ZA")
"""Some countries: with many lines, with none, without a number, with a long name."""
ZONES = ("Europe/Berlin", "America/New_York", "Europe/London", "Africa/Johannesburg", "Asia/Tokyo")


@pytest.fixture(autouse=True)
def _night() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


def shows(app: App[int], kind: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, kind)


def flat(app: App[int]) -> str:
    """The screen as one line."""
    return running_text(app)


def _said(words_of_theirs: str) -> bool:
    return bool(clean(words_of_theirs).strip())


def _packed(some: str) -> str:
    """Text without what breaks and indents its lines."""
    return "".join(some.split())


def told(app: App[int]) -> str:
    """Everything on the page, also what has to be scrolled to."""
    return "\n".join(str(one.content) for one in app.screen.query(Static) if one.display)


async def to(pilot: Pilot[int], zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    await press(pilot, "f2")


async def test_the_first_screen_ends_with_the_line_for_danger(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run_app(journal) as (app, pilot):
        for zone in ZONES:
            danger = words.danger_line(region_for("", zone)[0])
            await to(pilot, zone, monkeypatch)
            for size in SIZES if zone == ZONES[0] else SIZES[-1:]:
                with naming((zone, size)):
                    await resize(pilot, size)
                    assert flat(app).endswith(danger)
                    for choice in words.WAYS_ON:
                        assert choice.title in screen_text(app)
                    assert max(map(len, screen_lines(app))) <= size[0]
                    await press(pilot, "1", "G")
                    assert flat(app).endswith(danger)
                    await press(pilot, "comma")
                    assert flat(app).endswith(danger)
                    await press(pilot, "escape", "1", "g")
            await press(pilot, "escape")


async def test_a_large_screen_shows_a_breath_until_something_is_opened(journal: Path) -> None:
    async with run_app(journal, (160, 50)) as (app, pilot):
        await press(pilot, "f2")
        assert "in 4, out 6" in screen_text(app)
        await press(pilot, "4")
        assert "Breathe with it" not in screen_text(app)
        assert "Cannot be woken" in screen_text(app)
        await press(pilot, "4")
        for size, is_there in (((120, 20), False), ((120, 40), True), ((100, 40), False)):
            await resize(pilot, size)
            assert ("in 4, out 6" in screen_text(app)) == is_there, size
        await resize(pilot, (160, 50))
        await click_text(pilot, "3 start")
        assert shows(app, TimerScreen)


async def test_the_picture_of_a_breath_hides_nothing(journal: Path) -> None:
    with Journal(str(journal)) as written:
        for day in ("sun", "sat"):
            plan = Plan(cue=f"{day} " * 50, act="walk " * 60, weekdays=(day,), from_hour=0)
            written.plans.add(plan)
    async with run_app(journal, (120, 38)) as (app, pilot):
        await press(pilot, "f2")
        await wait_until(pilot, lambda: "Breathe with it" not in screen_text(app))
        await press(pilot, "G")
        assert "How strong is it now?" in screen_text(app)


class TestOpensFromEverywhere:
    """And escape leads back to exactly what was there."""

    async def test_from_today(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            before = screen_text(app)
            for key in ("f2", "ctrl+g", "exclamation_mark"):
                await press(pilot, key)
                assert shows(app, RightNowScreen), key
                await press(pilot, "escape")
                assert screen_text(app) == before, key

    async def test_from_the_first_start_without_a_journal(self, home: Path) -> None:
        async with run_app(home / "journal.db") as (app, pilot):
            await press(pilot, "down")
            before, focused = screen_text(app), app.focused
            for key in ("f2", "exclamation_mark"):
                await press(pilot, key)
                assert shows(app, RightNowScreen), key
                assert flat(app).endswith("112 · 0800 1110111")
                await press(pilot, "comma", "down", "enter", "1", "escape")
                assert shows(app, FirstStart)
                assert screen_text(app) == before
                assert app.focused is focused
        assert not (home / "journal.db").exists()
        assert not (home / "card.json").exists()

    async def test_from_a_journal_that_cannot_be_opened(self, home: Path) -> None:
        path = home / "journal.db"
        path.write_bytes(b"this is no journal" * 100)
        async with run_app(path) as (app, pilot):
            assert shows(app, CannotOpenScreen)
            assert "help" in flat(app).lower()
            for key in ("f2", "exclamation_mark"):
                await press(pilot, key)
                assert flat(app).endswith("112 · 0800 1110111"), key
                await press(pilot, "2")
                assert "I have to go." in screen_text(app)
                await press(pilot, "1")
                assert "Nobody is in your circle yet." in screen_text(app)
                assert "call 0800 1110111" in screen_text(app)
                await press(pilot, "escape")
                assert shows(app, CannotOpenScreen)
        assert path.read_bytes() == b"this is no journal" * 100

    async def test_from_a_dialog_while_typing(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "n")
            await type_in(pilot, "it is ! bad [b")
            before, field = screen_text(app), app.focused
            assert isinstance(field, TextArea)
            for key in ("f2", "ctrl+g"):
                await press(pilot, key)
                assert shows(app, RightNowScreen), key
                await press(pilot, "1", "3", "escape", "escape")
                assert app.focused is field, key
                assert field.text == "it is ! bad [b"
                assert screen_text(app) == before

    async def test_from_the_palette(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "ctrl+p")
            await type_in(pilot, "moo")
            field = app.focused
            assert isinstance(field, Input)
            await press(pilot, "f2")
            assert shows(app, RightNowScreen)
            await press(pilot, "escape")
            assert app.focused is field
            assert field.value == "moo"

    async def test_once_however_often(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "f2", "exclamation_mark", "ctrl+p", "f2")
            assert shows(app, RightNowScreen)
            await press(pilot, "escape")
            assert "Alcohol" in screen_text(app)


def put_by(path: Path, *things: Person | Reason | Letter | Strategy | Craving) -> None:
    """Keep what belongs to the person."""
    with Journal(str(path)) as journal:
        for thing in things:
            if isinstance(thing, Person):
                journal.people.add(thing)
            elif isinstance(thing, Reason):
                journal.reasons.add(thing)
            elif isinstance(thing, Letter):
                journal.letters.add(thing)
            elif isinstance(thing, Strategy):
                journal.strategies.add(thing)
            else:
                journal.entries.add(thing)


def craving(intensity: int, **more: Any) -> Craving:
    return Craving(at=clock.now(), intensity=intensity, **more)


def before(intensity: int, strategy: str, outcome: str) -> Craving:
    """A craving of some days ago, and what was tried."""
    return Craving(
        at=clock.now() - timedelta(days=3),
        intensity=intensity,
        strategies=(strategy,),
        triggers=("work",),
        outcome=outcome,
    )


SAM = Person(name="Sam", role="sponsor", number="+44 7700 900461", any_hour=True, favourite=True)
TOM = Person(name="Tom Lee", number="0151/23", other_ways="knock", good_times="after four")


class TestFourChoices:
    async def test_a_number_or_a_click_opens_one_in_sight_and_closes_it_again(
        self, journal: Path
    ) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            for size in SIZES:
                with naming(size):
                    await resize(pilot, size)
                    closed = screen_text(app)
                    for key, inside in (
                        ("2", "I have to go."),
                        ("4", "Call if you or someone else has any"),
                    ):
                        await press(pilot, key)
                        assert inside in flat(app)
                        await press(pilot, key, "g")
                        assert screen_text(app) == closed
                    await press(pilot, "2", "4")
                    assert "I have to go." not in screen_text(app)
                    assert "4  My body is in trouble" in screen_text(app)
                    await press(pilot, "4", "g")
            await resize(pilot, (100, 30))
            row = next(at for at, line in enumerate(screen_lines(app)) if "Another room" in line)
            await pilot.click(offset=(6, row))
            await wait_until_idle(pilot)
            assert "I have to go." in screen_text(app)

    async def test_a_person_is_one_key_away_with_the_number_in_large_type(
        self, journal: Path
    ) -> None:
        put_by(journal, TOM, SAM)
        async with run_app(journal, (80, 24)) as (app, pilot):
            await press(pilot, "f2")
            assert "1  Call Sam" in screen_text(app)
            assert "+44 7700 900461 · at any hour" in screen_text(app), "without any key"
            await press(pilot, "1")
            assert app.screen.query_one("#large", LargeNumber).number == "+44 7700 900461"
            assert app.screen.query_one("#large").size.width >= 3 * len("+44 7700 900461")
            assert "Sam  sponsor · at any hour" in screen_text(app)
            for sentence in words.TO_SEND:
                assert f"“{sentence}”" in flat(app)
            await press(pilot, "n")
            assert "Tom Lee  after four" in screen_text(app)
            assert "0151/23" in screen_text(app)
            assert "knock" in screen_text(app)
            assert app.screen.query_one("#large", LargeNumber).number == "0151/23"
            await press(pilot, "n")
            assert "Sam  sponsor" in screen_text(app)

    async def test_a_very_small_screen_shows_the_number_and_no_code(self, journal: Path) -> None:
        put_by(journal, SAM)
        async with run_app(journal, (40, 12)) as (app, pilot):
            await press(pilot, "f2", "1")
            assert "+44 7700 900461" in screen_text(app)
            assert not app.screen.query_one("#large").is_on_screen
            await press(pilot, "o")
            assert not app.screen.query(QR)
            assert "The number is: +44 7700 900461" in flat(app)

    async def test_a_code_for_the_telephone_dark_on_light_in_every_theme(
        self, journal: Path
    ) -> None:
        put_by(journal, SAM)
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "o")
            for theme in (DUSK, DAWN):
                app.theme = theme.name
                await wait_until_idle(pilot)
                assert "Scan this with your phone" in screen_text(app)
                assert modules(app) == code(SAM.number_to_dial)
                assert flat(app).endswith("112 · 0800 1110111")
                _, _, dark, light = app.screen.query_one(QR).colors
                assert light.brightness - dark.brightness > 0.6, theme.name
            await press(pilot, "escape")
            assert isinstance(app.screen, RightNowScreen)


def modules(app: App[int]) -> list[list[bool]]:
    """The code on the screen, True where it is dark."""
    drawn = app.screen.query_one(QR)
    halves = {signs: pair for pair, signs in HALF_BLOCKS.items()}
    rows: list[list[bool]] = []
    for line in screen_lines(app)[drawn.region.y : drawn.region.bottom]:
        cells = line[drawn.region.x :].ljust(drawn.region.width)[: drawn.region.width]
        rows += map(list, zip(*(halves[sign] for sign in cells), strict=True))
    return rows


def code(number: str) -> list[list[bool]]:
    """What a reader has to see for a number, with its light rim and one row to fill a cell."""
    drawn = segno.make_qr(f"tel:{number}")
    rows = [[bool(dark) for dark in row] for row in drawn.matrix_iter(border=4)]
    return [*rows, [False] * len(rows[0])]


class TestThingsToDo:
    async def test_without_a_craving_the_simplest_that_is_no_choice_already(
        self, journal: Path
    ) -> None:
        own = Strategy(name="Ring my aunt", category="connect", for_very_high=True)
        put_by(journal, own)
        async with run_app(journal, (100, 30)) as (app, pilot):
            await press(pilot, "f2")
            for line in ("5  Ring my aunt", "6  A brisk walk"):
                assert line in screen_text(app)
            for twice in ("Call someone", "Leave the place"):
                assert twice not in told(app)
            assert told(app).count("Slow breathing") == 1
            assert words.TO_DO in screen_text(app)

    async def test_what_went_well_before_comes_first_with_its_count(self, journal: Path) -> None:
        walks = [before(6, "Five senses", "passed") for _ in range(3)]
        put_by(journal, *walks, before(9, "Five senses", "used"), craving(5, triggers=("work",)))
        async with run_app(journal, (100, 30)) as (app, pilot):
            await press(pilot, "f2")
            assert words.WENT_WELL in screen_text(app)
            assert "5  Five senses" in screen_text(app)
            assert "3 of 3 times you did not use, at 4 to 7 with “work”" in told(app)

    async def test_at_eight_or_more_only_the_simplest(self, journal: Path) -> None:
        async with run_app(journal, (100, 30)) as (app, pilot):
            for intensity in (7, 8, 10):
                app.journal.entries.add(craving(intensity))
                await press(pilot, "f2")
                offered = [one.strategy for one in offers(app)]
                if intensity >= 8:
                    assert [one.name for one in offered] == ["A brisk walk"]
                else:
                    assert len(offered) == 3
                await press(pilot, "s", "end")
                thinking = "Wind down" in screen_text(app)
                assert thinking == (intensity < 8)
                await press(pilot, "escape", "escape")
                assert shows(app, TodayScreen)

    async def test_a_counted_line_is_read_on_a_narrow_screen_too(self, journal: Path) -> None:
        put_by(journal, *(before(9, "A brisk walk", "passed") for _ in range(3)), craving(9))
        async with run_app(journal, (40, 24)) as (app, pilot):
            await press(pilot, "f2")
            assert "3 of 3 times you did not use, at 8 or more" in flat(app)

    async def test_while_the_journal_is_held_help_is_there_all_the_same(
        self, journal: Path
    ) -> None:
        put_by(journal, SAM, craving(9))
        async with run_app(journal) as (app, pilot):
            other = sqlite3.connect(journal, isolation_level=None)
            other.execute("BEGIN EXCLUSIVE")
            await press(pilot, "f2")
            assert "Call Sam  " in screen_text(app)
            assert "5  A brisk walk" in screen_text(app)
            other.close()


def offers(app: App[int]) -> tuple[Suggestion, ...]:
    assert isinstance(app.screen, RightNowScreen)
    return app.screen._suggestions


class TestTheirOwnWords:
    async def test_reasons_a_letter_and_the_plan(self, journal: Path) -> None:
        put_by(journal, Reason(text="Mornings."), craving(9))
        put_by(journal, Letter(text="Ring Sam.", written=date(2026, 3, 3)))
        with Journal(str(journal)) as written:
            written.safety_plan.write_step(2, "Walk around the pond.")
        async with run_app(journal, (100, 30)) as (app, pilot):
            await press(pilot, "f2")
            assert "Mornings." in screen_text(app)
            for part in ("You left yourself a letter. Read it?", "l now", "x later"):
                assert part in screen_text(app)
            assert "Ring Sam." not in screen_text(app)
            await press(pilot, "l")
            assert "Ring Sam." in screen_text(app)
            await press(pilot, "escape")
            assert "You left yourself a letter." in screen_text(app), "sealed again"
            await press(pilot, "p")
            assert "What I can do by myself" in screen_text(app)
            assert "Walk around the pond." in screen_text(app)
            assert "Doctors" not in screen_text(app), "what was not written is not shown"
            assert flat(app).endswith("112 · 0800 1110111")
            await press(pilot, "escape", "l", "enter")
            assert "You left yourself a letter." not in screen_text(app)
            assert app.journal.letters.all()[0].opened is not None

    async def test_words_of_others_stand_there_and_are_covered_where_others_look(
        self, journal: Path
    ) -> None:
        with Journal(str(journal)) as written:
            given = KeptWords(text="One [b]day[/b] suffices.", who="Sam", received=NOW.date())
            written.kept_words.add(given)
        async with run_app(journal, (100, 40)) as (app, pilot):
            await press(pilot, "f2")
            assert "Kind words" in screen_text(app)
            assert "“One [b]day[/b] suffices.” from Sam" in screen_text(app)
            await press(pilot, "escape", "f3", "f2")
            assert "suffices" not in screen_text(app)
            assert "Sam" not in screen_text(app)
            await press(pilot, "r")
            assert "“One [b]day[/b] suffices.” from Sam" in screen_text(app)

    async def test_a_letter_waits_for_its_hour_and_can_wait_longer(self, journal: Path) -> None:
        put_by(journal, Letter(text="Ring Sam.", written=date(2026, 3, 3)), craving(7))
        put_by(journal, Letter(text="!", written=date(2026, 3, 3), on_count=500))
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "l")
            assert "You left yourself a letter." not in screen_text(app)
            app.journal.entries.add(craving(8))
            await press(pilot, "escape", "f2")
            assert "You left yourself a letter." in screen_text(app)
            await press(pilot, "x")
            assert "You left yourself a letter." not in screen_text(app)
            assert all(one.opened is None for one in app.journal.letters.all())

    async def test_a_letter_for_a_number_of_days_is_due_with_them(self, journal: Path) -> None:
        put_by(journal, Letter(text="!", written=date(2026, 3, 3), on_count=127))
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            assert "You left yourself a letter." in screen_text(app)

    async def test_discreet_mode_keeps_them_closed_and_help_open(self, journal: Path) -> None:
        own = Strategy(name="My attic", category="move", for_very_high=True, favourite=True)
        put_by(journal, SAM, TOM, Reason(text="Mornings."), own)
        with Journal(str(journal)) as written:
            written.safety_plan.write_step(2, "Walk around the pond.")
        async with run_app(journal, (100, 30), discreet=True) as (app, pilot):
            await press(pilot, "f2")
            lines = screen_lines(app)
            below = next(at for at, line in enumerate(lines) if "1  A person" in line) + 1
            assert lines[below].split("│")[1].strip() == "S."
            assert "7700 900461" not in screen_text(app)
            assert "5  Move" in screen_text(app)
            await press(pilot, "1")
            assert "+44 7700 900461" in screen_text(app)
            await press(pilot, "n")
            assert "T.L." in screen_text(app)
            assert "0151/23" in screen_text(app)
            for private in ("Sam", "Tom", "after four", "Mornings.", "My attic", "pond"):
                assert private not in screen_text(app)
            await press(pilot, "1", "r")
            assert "Mornings." in screen_text(app), "their own key opens them"
            await press(pilot, "r", "p")
            assert "Walk around the pond." in screen_text(app)

    async def test_reasons_and_the_plan_are_literal(self, journal: Path) -> None:
        said = tuple(filter(_said, HOSTILE))
        put_by(journal, *(Reason(text=one) for one in said), craving(9, triggers=said[:3]))
        with Journal(str(journal)) as written:
            written.safety_plan.write_steps(dict(enumerate(said[:6], 1)))
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            for reason in app.journal.reasons.all():
                assert _packed(safe(reason.text)) in _packed(told(app))
            assert plain(app)
            await press(pilot, "p")
            for size in SIZES:
                await resize(pilot, size)
                for text_of_step in app.journal.safety_plan.texts().values():
                    assert _packed(safe(text_of_step)) in _packed(told(app))
                assert "thinking of ending" in screen_text(app)
                assert plain(app)

    async def test_people_are_literal(self, journal: Path) -> None:
        said = HOSTILE_TOGETHER
        put_by(journal, *(Person(name=one, number=one, other_ways=one) for one in said))
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "1")
            for number, one in enumerate(app.journal.people.all()):
                size = SIZES[number * len(SIZES) // len(said)]
                if app.size != size:
                    await resize(pilot, size)
                assert _packed(safe(one.name)) in _packed(told(app))
                assert _packed(safe(one.number)) in _packed(told(app))
                assert plain(app)
                await press(pilot, "n")


def plain(app: App[int]) -> bool:
    """Nothing on the screen is a sign that a terminal obeys."""
    return not any(unicodedata.category(sign) == "Cc" for sign in "".join(screen_lines(app)))


class TestNumbers:
    async def test_each_line_says_all_a_caller_has_to_know(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            assert "Numbers for Germany, guessed from the time zone." in screen_text(app)
            for line in regions()["DE"].lines:
                assert line.name in told(app)
                assert line.reach() in told(app)
                assert line.terms() in told(app)
                assert line.source_line() in told(app)
            assert words.HOW_CHECKED in told(app)
            for line in words.meeting_finders():
                assert line.number in told(app)

    async def test_every_region_can_be_shown(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            shown = [regions()[code] for code in SHOWN]
            for number, region in enumerate(shown):
                size = SIZES[number * len(SIZES) // len(shown)]
                if app.size != size:
                    await resize(pilot, size)
                app.journal.settings.write(Settings(first_start_done=True, region=region.code))
                await press(pilot, "f2")
                assert words.region_label(region, guessed="") in told(app)
                assert words.emergency(region) in told(app)
                assert all(line.reach() in told(app) for line in region.lines)
                assert flat(app).endswith(words.danger_line(region))
                await press(pilot, "G")
                assert "can't alert anyone" in flat(app)
                await press(pilot, "escape")

    async def test_they_are_large_where_there_is_room(self, journal: Path) -> None:
        async with run_app(journal, (80, 24)) as (app, pilot):
            await press(pilot, "f2")
            assert [
                one.number for one in app.screen.query("#numbers LargeNumber").results(LargeNumber)
            ] == [
                "0800 1110111",
                "01806 313031",
                "0800 1372700",
            ]
            first = app.screen.query("#numbers LargeNumber").first()
            assert first.size.height == 3
            assert first.size.width >= 36
            await resize(pilot, (40, 12))
            await press(pilot, "G")
            assert not any(one.display for one in app.screen.query("#numbers LargeNumber"))

    async def test_where_no_country_is_known(
        self, journal: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with run_app(journal) as (app, pilot):
            await to(pilot, "UTC", monkeypatch)
            assert "We don't know your country." in screen_text(app)
            assert "look at findahelpline.com" in told(app)

    async def test_another_country_is_chosen_and_kept(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "comma")
            assert "Which country" in screen_text(app)
            await press(pilot, "escape")
            assert shows(app, RightNowScreen)
            assert "guessed" in screen_text(app)
            await press(pilot, "comma", *"usa", "enter")
            assert "Numbers for United States" in screen_text(app)
            assert "guessed" not in screen_text(app)
            assert flat(app).endswith("911 · 988")
            await press(pilot, "escape", "f2")
            assert flat(app).endswith("911 · 988")
        with Journal(str(journal)) as kept:
            assert kept.settings.read() == Settings(first_start_done=True, region="US")

    async def test_another_country_is_shown_while_the_journal_is_held(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            other = sqlite3.connect(journal, isolation_level=None)
            other.execute("BEGIN EXCLUSIVE")
            await press(pilot, "f2")
            assert flat(app).endswith("112 · 0800 1110111")
            await press(pilot, "comma", *"usa", "enter")
            assert flat(app).endswith("911 · 988")
            other.close()

    async def test_what_is_offered_may_come_while_another_country_does(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            screen = app.screen
            assert isinstance(screen, RightNowScreen)
            moving = asyncio.create_task(screen._change_region("US"))
            while screen.query("#ways"):
                await asyncio.sleep(0)
            screen._show_suggestions()  # as it is tried again, after the journal was held
            await moving
            await wait_until_idle(pilot)
            assert flat(app).endswith("911 · 988")
            assert len(screen.query("#ways > .heading")) == 1

    async def test_the_card_is_enough(self, journal: Path) -> None:
        put_by(journal, SAM, Reason(text="Mornings."))
        with Journal(str(journal)) as written:
            written.settings.write(Settings(first_start_done=True, region="NZ"))
        journal.write_bytes(b"broken" * 1000)
        async with run_app(journal) as (app, pilot):
            assert shows(app, CannotOpenScreen)
            await press(pilot, "f2")
            assert flat(app).endswith("111 · 1737")
            assert "+44 7700 900461" in screen_text(app)
            assert "Mornings." in screen_text(app)
            await press(pilot, "1")
            assert app.screen.query_one("#large", LargeNumber).number == "+44 7700 900461"

    async def test_signs_of_danger_for_what_is_tracked(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            assert "severe shaking" in told(app)
            assert "Give naloxone" in told(app), "for everybody: the supply is mixed"
            day = date(2026, 1, 1)
            app.journal.trackers.add(Tracker(name="M", kind="stimulant", verb="used", start=day))
            await press(pilot, "escape", "f2", "4")
            text = told(app)
            for one in emergencies.in_order(["alcohol", "stimulant"]):
                assert one.title in text
                text = text.partition(one.title)[2]
            assert "2. Call 112. Say where you are" in told(app)

    async def test_discreet_mode_does_not_hide_help(self, journal: Path) -> None:
        async with run_app(journal, discreet=True) as (app, pilot):
            await press(pilot, "f2")
            assert flat(app).endswith("112 · 0800 1110111")
            assert "5  A brisk walk" in screen_text(app)
            text = told(app)
            told_order = [text.index(one.title) for one in emergencies.EMERGENCIES]
            assert told_order == sorted(told_order), "what is tracked is not told by the order"

    async def test_numbers_are_no_links(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            shown = [one.content for one in app.screen.query(Static)]
            spans = [span for one in shown if isinstance(one, Content) for span in one.spans]
            assert spans
            assert not any("link" in str(span.style) or "@" in str(span.style) for span in spans)
