"""A strategy step by step: its warning first, its timer, and one entry at the end."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean, one_line, safe
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.right_now.how_now import HowNowDialog
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.strategies.breath import Breath
from recovery_journal.tui.strategies.run import StrategyRunScreen
from recovery_journal.tui.strategies.screen import StrategiesScreen
from recovery_journal.tui.strategies.steps import Steps
from recovery_journal.tui.strategies.timer import Countdown
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.words.data.strategy_library import built_in_strategies
from support.corpus import HOSTILE
from support.screens import (
    SIZES,
    alcohol_tracker,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until_idle,
)

NIGHT = datetime(2026, 11, 22, 2, 0, tzinfo=ZoneInfo("Europe/Berlin"))
OURS = {one.key: one for one in built_in_strategies()}


@pytest.fixture
def night() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def journal(home: Path, night: time_machine.Traveller) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


def shows(app: App[int], kind: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, kind)


def flat(app: App[int]) -> str:
    """The screen as one line."""
    return " ".join(screen_text(app).split())


def cravings(path: Path) -> list[Craving]:
    with Journal(str(path)) as written:
        return [one for one in written.entries.page() if isinstance(one, Craving)]


async def test_from_a_craving_of_nine_to_one_entry_that_says_it_all(
    journal: Path, night: time_machine.Traveller
) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "9", "enter", "exclamation_mark", "s", "down", "up", "enter")
        assert shows(app, StrategyRunScreen)
        assert "Ride the wave" in screen_text(app)
        for number, step in enumerate(OURS["urge-surfing"].steps, 1):
            assert f"Step {number} of 4" in screen_text(app)
            assert step in flat(app)
            await press(pilot, "space" if number < 4 else "f5")
        night.shift(timedelta(minutes=10))
        app.screen.query_one(Countdown).show_minutes_left()
        await wait_until_idle(pilot)
        assert shows(app, HowNowDialog)
        await press(pilot, "4", "tab", "p", "enter", "escape")
        assert "Saved: Craving 9 of 10, 10 minutes, afterwards 4. It passed." in flat(app)
    [kept] = cravings(journal)
    assert (kept.intensity, kept.after, kept.outcome) == (9, 4, "passed")
    assert kept.strategies == ("Ride the wave",)


async def test_a_terminal_that_is_closed_in_the_middle_loses_nothing(journal: Path) -> None:
    app = JournalApp(str(journal))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c", "8", "enter", "exclamation_mark", "5")
        assert [one.strategies for one in cravings(journal)] == [("A brisk walk",)]
        await press(pilot, "enter", "enter", "enter", "enter", "3")
        assert shows(app, HowNowDialog)
        assert [(one.intensity, one.after) for one in cravings(journal)] == [(8, 3)]


async def test_two_ways_in_one_visit_stand_on_one_craving(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "9", "enter", "f2", "3", "enter", "7", "tab", "s", "enter")
        await press(pilot, "5", "escape", "a", "2", "tab", "p", "enter")
        assert shows(app, RightNowScreen)
    [kept] = cravings(journal)
    assert kept.strategies == ("Slow breathing", "A brisk walk")
    assert (kept.intensity, kept.after, kept.outcome) == (9, 2, "passed")


@pytest.mark.parametrize(("minutes", "same"), [(120, True), (121, False)])
async def test_a_craving_of_two_hours_ago_is_no_longer_the_one_at_hand(
    journal: Path, minutes: int, same: bool
) -> None:
    with Journal(str(journal)) as written:
        written.entries.add(Craving(at=NIGHT - timedelta(minutes=minutes), intensity=6))
    async with run_app(journal) as (_, pilot):
        await press(pilot, "f2", "5", "escape", "escape", "f2", "a", "3", "enter")
    [kept] = cravings(journal)
    assert bool(kept.strategies) is same
    assert kept.after == 3, "how it is now can still be said"


async def test_s_starts_the_one_under_the_cursor(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "3", "slash")
        await type_in(pilot, "walk")
        await press(pilot, "down", "s")
        assert shows(app, StrategyRunScreen)
        assert "A brisk walk" in screen_text(app)
        assert "10 minutes left" in screen_text(app)
        await press(pilot, "escape")
        assert shows(app, StrategiesScreen)
        assert cravings(journal) == [], "what was only done is no craving"
        await press(pilot, "s", *("right",) * 9, "3", "tab", "p", "tab", "8", "enter")
        assert shows(app, StrategiesScreen)
    [kept] = cravings(journal)
    assert (kept.intensity, kept.after, kept.outcome) == (8, 3, "passed")
    assert kept.strategies == ("A brisk walk",)


async def test_left_leads_back_by_a_step(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "f2", "5", "right", "enter", "left")
        assert "Step 2 of" in screen_text(app)
        await press(pilot, "left", "left", "left")
        assert "Step 1 of" in screen_text(app)
        assert "← back" not in screen_text(app)


class TestAWarning:
    async def test_stands_first_and_alone_and_nothing_has_begun(self, journal: Path) -> None:
        with Journal(str(journal)) as written:
            written.entries.add(Craving(at=clock.now(), intensity=9))
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3", "slash")
            await type_in(pilot, "cold water")
            await press(pilot, "down", "s")
            assert "Not with a heart condition" in flat(app)
            assert "Step 1" not in screen_text(app)
            assert not app.screen.query(Countdown)
            assert cravings(journal)[0].strategies == ()
            await press(pilot, "enter")
            assert "Step 1 of" in screen_text(app)
            assert "2 minutes left" in screen_text(app)
            assert "Not with a heart condition" not in flat(app)
            assert cravings(journal)[0].strategies == ("Cold water",)

    async def test_a_hold_is_never_led_before_its_warning(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3", "slash")
            await type_in(pilot, "box")
            await press(pilot, "down", "s")
            assert "Leave out the holds" in flat(app)
            assert not app.screen.query_one(Breath).is_on_screen
            await press(pilot, "enter")
            assert "Breathe in" in screen_text(app)
            assert app.screen.query_one(Breath).is_on_screen


async def test_a_breath_that_the_person_changed_is_not_led_by_ours(journal: Path) -> None:
    with Journal(str(journal)) as written:
        written.strategies.edit(replace(OURS["slow-breathing"], steps=("In for 3.", "Out for 3.")))
    async with run_app(journal) as (app, pilot):
        await press(pilot, "3", "slash")
        await type_in(pilot, "slow breathing")
        await press(pilot, "down", "s")
        assert "In for 3." in screen_text(app)
        assert not app.screen.query(Breath)


async def test_people_stand_beside_what_leads_to_them(journal: Path) -> None:
    with Journal(str(journal)) as written:
        written.people.add(Person(name="Sam", number="+44 7700 900461"))
    async with run_app(journal) as (app, pilot):
        await press(pilot, "f2")
        assert isinstance(app.screen, RightNowScreen)
        app.screen._run(OURS["call-someone"])
        await wait_until_idle(pilot)
        assert "Sam  +44 7700 900461" in screen_text(app)
    async with run_app(journal, discreet=True) as (app, pilot):
        await press(pilot, "f2")
        assert isinstance(app.screen, RightNowScreen)
        app.screen._run(OURS["call-someone"])
        await wait_until_idle(pilot)
        assert "S.  +44 7700 900461" in screen_text(app)
        assert "Sam" not in screen_text(app)


async def test_every_step_of_every_strategy_can_be_read(journal: Path) -> None:
    all_of_them = built_in_strategies()
    async with run_app(journal) as (app, pilot):
        for size in SIZES:
            await resize(pilot, size)
            for strategy in all_of_them[SIZES.index(size) :: len(SIZES)]:
                app.push_screen(begin(app, strategy))
                await wait_until_idle(pilot)
                if strategy.warning:
                    await press(pilot, "enter")
                for step in strategy.steps:
                    assert step in flat(app)
                    assert flat(app).endswith("112 · 0800 1110111")
                    assert max(map(len, screen_lines(app))) <= size[0]
                    await press(pilot, "enter")
                assert shows(app, HowNowDialog)
                await press(pilot, "escape", "escape")
                assert shows(app, TodayScreen), strategy.name


async def test_steps_are_beside_each_other_where_there_is_room(journal: Path) -> None:
    steps = ("Stand up.", "Walk to the door.", "Open it.", "Breathe in, five times.", "Sit down.")
    with Journal(str(journal)) as written:
        kept = written.strategies.add(Strategy(name="Air", category="move", steps=steps))
    async with run_app(journal, (160, 50)) as (app, pilot):
        app.push_screen(begin(app, kept))
        await wait_until_idle(pilot)
        for number in range(5):
            assert f"▸ {number + 1}" in screen_text(app)
            seen = [step for step in steps if step in screen_text(app)]
            assert steps[number] in seen
            assert len(seen) == 4
            await press(pilot, *["enter"] * (number < 4))
        await resize(pilot, (100, 30))
        assert [step for step in steps if step in screen_text(app)] == ["Sit down."]


def begin(app: JournalApp, strategy: Strategy) -> StrategyRunScreen:
    from recovery_journal.tui.strategies import run

    return run.make_run_screen(app, strategy)


async def test_what_the_person_wrote_is_literal(journal: Path) -> None:
    said = [one for one in HOSTILE if clean(one).strip()]
    with Journal(str(journal)) as written:
        own = Strategy(name=said[0], category="move", warning=said[1], steps=tuple(said))
        kept = written.strategies.add(own)
    async with run_app(journal) as (app, pilot):
        app.push_screen(begin(app, kept))
        await wait_until_idle(pilot)
        assert packed(safe(kept.warning)) in packed(content(app))
        assert packed(one_line(kept.name)) in packed(content(app))
        for number, step in enumerate(kept.steps):
            size = SIZES[number * len(SIZES) // len(said)]
            if app.size != size:
                await resize(pilot, size)
            await press(pilot, "enter")
            assert packed(safe(step)) in packed(content(app))


def content(app: App[int]) -> str:
    steps = app.screen.query_one(Steps).make_lines(80, 24)
    said = [str(one.content) for one in app.screen.query(Static)]
    return "\n".join([*said, *("".join(text for text, _ in line) for line in steps)])


def packed(some: str) -> str:
    """Text without what breaks and indents its lines."""
    return "".join(some.split())
