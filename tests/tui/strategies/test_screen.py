"""Strategies: the library by category, in full, with the user's changes."""

import re
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean, one_line, safe
from recovery_journal.tui.strategies.screen import StrategiesScreen
from recovery_journal.tui.strategies.strategy_dialog import StrategyDialog
from recovery_journal.tui.strategies.strategy_pane import StrategyPane
from recovery_journal.tui.widgets.fields import LineField, TextField
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words.data.strategy_library import built_in_strategies
from recovery_journal.words.strategies import CATEGORIES
from support.corpus import HOSTILE, many_lines
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    click_text,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
OWN = Strategy(
    name="Walk with Bruno",
    category="move",
    when="After work.",
    steps=("Take the lead.", "Go round the lake."),
    minutes=40,
    warning="Not in a storm.",
)


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


def with_own(journal: Path, *strategies: Strategy) -> Path:
    with Journal(str(journal)) as written:
        for strategy in strategies:
            written.strategies.add(strategy)
    return journal


def tried(strategy: str, *, went_well: bool) -> Craving:
    outcome = "passed" if went_well else "used"
    return Craving(at=NOW, intensity=6, after=3, outcome=outcome, strategies=(strategy,))


async def go(pilot: Pilot[int], *keys: str) -> None:
    """To the strategies, and on."""
    await press(pilot, "3")
    await press(pilot, *keys)


def listed(app: App[int]) -> list[str]:
    """The list, headings included."""
    options = app.screen.query_one(OptionList).options
    return [name_in(str(option.prompt)) for option in options]


def name_in(row: str) -> str:
    """The name in a row, without its signs and its count."""
    return re.split(r"\s{2,}|\s[★!–]|\s\d+ of \d+$", row.strip())[0]


def at(app: App[int]) -> str:
    """The name under the cursor."""
    option = app.screen.query_one(OptionList).highlighted_option
    return name_in(str(option.prompt)) if option else ""


def heading(app: App[int]) -> str:
    return app.screen.query_one("#right", Pane).title


def told(app: App[int]) -> str:
    return str(app.screen.query_one(StrategyPane).content)


class TestList:
    async def test_the_whole_library_by_category(self, journal: Path) -> None:
        async with run_app(journal, (100, 30)) as (app, pilot):
            await press(pilot, "3")
            names = listed(app)
            assert [name for name in names if name in CATEGORIES.values()] == list(
                CATEGORIES.values()
            )
            assert {one.name for one in built_in_strategies()} < set(names)
            assert at(app) == heading(app) == "Ride the wave"

    async def test_favourites_come_first_and_only_there(self, journal: Path) -> None:
        with_own(journal, replace(OWN, favourite=True))
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            assert listed(app)[:2] == ["Favourites", "Walk with Bruno"]
            assert listed(app).count("Walk with Bruno") == 1
            assert at(app) == "Walk with Bruno"

    async def test_how_it_went_stands_below_and_follows_what_is_written(
        self, journal: Path
    ) -> None:
        with Journal(str(journal)) as written:
            for number in range(10):
                written.entries.add(tried("Ride the wave", went_well=number != 4))
            written.entries.add(tried("Wait 15 minutes", went_well=True))
        went = "How it went for you\n9 of 10 times you did not use\n"
        went += "●●●○○○  3.0 points lower afterwards, typically (10 times)"
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            assert f"\n\n{went}\n\n" in told(app)
            assert told(app).index("1  Sit down") < told(app).index(went)
            await press(pilot, "f3")
            assert "times" not in told(app)
            await press(pilot, "f3", "j")
            assert heading(app) == "Wait 15 minutes"
            assert "How it went" not in told(app)
            with Journal(str(journal)) as written:
                for _ in range(2):
                    written.entries.add(tried("Wait 15 minutes", went_well=True))
            await press(pilot, "1", "3")
            assert (
                "3 of 3 times you did not use\nAfterwards about 3 points lower (3 times)"
                in told(app)
            )

    async def test_the_strategy_follows_the_cursor(self, journal: Path) -> None:
        async with run_app(journal, (100, 30)) as (app, pilot):
            await press(pilot, "3")
            for key, name in (
                ("j", "Wait 15 minutes"),
                ("down", "Four small things"),
                ("k", "Wait 15 minutes"),
                ("G", "Never alone, with naloxone"),
                ("g", "Ride the wave"),
            ):
                await press(pilot, key)
                assert at(app) == heading(app) == name
                one = next(one for one in built_in_strategies() if one.name == name)
                assert all(step.split()[0] in screen_text(app) for step in one.steps)
                assert one.source.split(":")[0][:30] in screen_text(app)
                assert f"About {one.minutes} minutes" in screen_text(app)

    async def test_a_warning_stands_before_everything_else(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "slash")
            await type_in(pilot, "cold water")
            cold = next(one for one in built_in_strategies() if one.key == "cold-water")
            assert told(app).startswith(f"Read this first: {cold.warning}")
            assert told(app).index(cold.warning) < told(app).index(cold.when)

    async def test_steps_are_numbered_and_hang(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            page = [line[42:] for line in screen_lines(app)]
            first = next(row for row, line in enumerate(page) if line.startswith("1  "))
            assert page[first + 1].startswith("   ")
            assert page[first + 1][3] != " "

    async def test_it_stays_where_it_was(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "j", "j")
            await press(pilot, "1")
            await press(pilot, "3")
            assert at(app) == "Four small things"
            with_own(journal, replace(OWN, favourite=True))
            app._poll()
            await wait_until_idle(pilot)
            assert listed(app)[0] == "Favourites"
            assert at(app) == heading(app) == "Four small things"


class TestNarrow:
    async def test_one_at_a_time(self, journal: Path) -> None:
        async with run_app(journal, (60, 24)) as (app, pilot):
            await go(pilot, "j")
            assert "About" not in screen_text(app)
            await press(pilot, "enter")
            assert "About 15 minutes" in screen_text(app)
            assert "Ride the wave" not in screen_text(app)
            assert isinstance(app.screen, StrategiesScreen)
            app.screen.reload()
            await wait_until_idle(pilot)
            await press(pilot, "escape")
            assert "Ride the wave" in screen_text(app)
            assert at(app) == "Wait 15 minutes"

    async def test_by_the_mouse(self, journal: Path) -> None:
        async with run_app(journal, (60, 24)) as (app, pilot):
            await press(pilot, "3")
            row = next(y for y, line in enumerate(screen_lines(app)) if "Step back" in line)
            await pilot.click(offset=(8, row))
            await wait_until_idle(pilot)
            assert "Then choose what to do, with care." in screen_text(app)
            await click_text(pilot, "back")
            assert at(app) == "Step back"
            assert "Then choose what to do, with care." not in screen_text(app)

    async def test_everything_is_in_reach(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            for size in EXTREME_SIZES:
                await resize(pilot, size)
                assert "s start  a add" in screen_text(app)
                await press(pilot, "G", "enter")
                assert "esc back" in screen_text(app)
                await press(pilot, "G")
                assert "seen" in told(app) or "practice" in told(app)
                assert max(map(len, screen_lines(app))) <= size[0]
                await press(pilot, "escape")


class TestFind:
    async def test_as_they_type(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "slash")
            await type_in(pilot, "wat")
            assert {"Four small things", "Cold water"} <= set(listed(app))
            assert len(listed(app)) < 12
            await type_in(pilot, "er cold")
            assert listed(app) == ["Breath and body", "Cold water"]
            assert heading(app) == "Cold water"
            await press(pilot, "enter")
            assert isinstance(app.focused, OptionList)
            await press(pilot, "escape")
            assert len(listed(app)) > 29
            assert at(app) == "Cold water"

    async def test_nothing_found(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "slash")
            await type_in(pilot, "[b qqq")
            assert "No strategy has these words." in screen_text(app)
            assert listed(app) == []
            await press(pilot, "e", "f2", "escape", "down", "enter", "escape")
            assert "Ride the wave" in screen_text(app)

    async def test_a_category_by_its_name(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "slash")
            await type_in(pilot, "PEOPLE connect")
            await press(pilot, "ctrl+u")
            await type_in(pilot, "breath and body")
            assert "Breath and body" in listed(app)
            assert "Slow breathing" in listed(app)

    async def test_an_empty_line_ends_it(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "slash", "enter")
            assert isinstance(app.focused, OptionList)
            assert not app.screen.query_one("#finding").display

    async def test_by_the_mouse(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            await click_text(pilot, "search")
            assert app.focused is not None
            assert app.focused.id == "finding"


class TestFavourite:
    async def test_and_no_longer_and_undo(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "j")
            for key in ("f", "asterisk"):
                await press(pilot, key)
                assert listed(app)[:2] == ["Favourites", "Wait 15 minutes"], key
                assert at(app) == heading(app) == "Wait 15 minutes"
                assert "Now a favourite: Wait 15 minutes" in screen_text(app)
                await press(pilot, key)
                assert "No longer a favourite" in screen_text(app)
                await press(pilot, "u")
                assert listed(app)[:2] == ["Favourites", "Wait 15 minutes"]
                if key == "f":
                    await press(pilot, key)
        with Journal(str(journal)) as kept:
            assert [one.name for one in kept.strategies.all() if one.favourite] == [
                "Wait 15 minutes"
            ]

    async def test_by_the_mouse(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            await click_text(pilot, "favourite")
            assert app.journal.strategies.all()[0].favourite

    async def test_while_another_program_holds_the_journal(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            other = sqlite3.connect(journal, isolation_level=None)
            other.execute("BEGIN EXCLUSIVE")
            await press(pilot, "f")
            assert "Another program is using the journal." in screen_text(app)
            assert at(app) == "Ride the wave"
            other.execute("ROLLBACK")
            other.close()
            while "Now a favourite" not in screen_text(app):
                await pilot.pause(0.05)
            assert app.journal.strategies.all()[0].favourite


class TestOwnWords:
    async def test_one_of_their_own(self, journal: Path) -> None:
        async with run_app(journal, (100, 30)) as (app, pilot):
            await go(pilot, "a")
            assert "Something that helps you" in screen_text(app)
            await type_in(pilot, OWN.name)
            await press(pilot, "tab", "m", "tab")
            await type_in(pilot, OWN.when)
            await press(pilot, "tab")
            await type_in(pilot, "\n".join(OWN.steps) + "\n\n")
            await press(pilot, "tab")
            await type_in(pilot, "40")
            await press(pilot, "tab")
            await type_in(pilot, OWN.warning)
            await press(pilot, "enter")
            assert "Saved: Walk with Bruno  u undo" in screen_text(app)
            assert at(app) == heading(app) == "Walk with Bruno"
            assert "in your own words" in screen_text(app)
            kept = app.journal.strategies.find("Walk with Bruno")
            assert replace(kept, id=0, uid="", revision=0) == OWN
            await press(pilot, "u")
            assert "Walk with Bruno" not in listed(app)

    async def test_a_name_is_all_it_needs(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "a", "enter")
            assert isinstance(app.screen, StrategyDialog)
            assert "A strategy needs a name." in screen_text(app)
            await type_in(pilot, "Sing")
            await press(pilot, "enter")
            assert at(app) == "Sing"

    async def test_what_cannot_be_stays_to_be_mended(self, journal: Path) -> None:
        async with run_app(journal, (100, 30)) as (app, pilot):
            await go(pilot, "a")
            await type_in(pilot, "ride the WAVE")
            app.screen.query_one("#minutes", LineField).value = "some"
            await press(pilot, "enter")
            assert "in minutes, is a whole number from 1 to 1440" in " ".join(
                screen_text(app).split()
            )
            app.screen.query_one("#minutes", LineField).value = ""
            await press(pilot, "enter")
            assert "already a strategy called Ride the wave" in screen_text(app)
            assert app.screen.query_one("#name", LineField).value == "ride the WAVE"

    async def test_one_of_ours(self, journal: Path) -> None:
        ours = built_in_strategies()[0]
        async with run_app(journal) as (app, pilot):
            await go(pilot, "e")
            assert "In your own words" in screen_text(app)
            assert app.screen.query_one("#steps", TextField).text == "\n".join(ours.steps)
            assert app.screen.query_one("#category", PickOne).value == ours.category
            await press(pilot, "ctrl+s")
            assert "Nothing was changed." in screen_text(app)
            assert app.journal.strategies.all()[0] == ours
            await press(pilot, "e", "ctrl+u")
            await type_in(pilot, "Surf")
            await press(pilot, "enter")
            assert at(app) == "Surf"
            assert "Ride the wave" not in listed(app)
            kept = app.journal.strategies.all()[0]
            assert (kept.key, kept.name, kept.source) == (ours.key, "Surf", ours.source)
            await press(pilot, "u")
            assert at(app) == heading(app) == "Ride the wave"
            assert "in your own words" not in screen_text(app)

    async def test_an_unchanged_one_stays_as_it_is(self, journal: Path) -> None:
        with_own(journal, OWN)
        async with run_app(journal) as (app, pilot):
            await go(pilot, "slash")
            await type_in(pilot, "bruno")
            await press(pilot, "enter", "e", "ctrl+s")
            assert "Nothing was changed." in screen_text(app)
            assert app.journal.strategies.find("Walk with Bruno").revision == 1

    async def test_leaving_keeps_nothing(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "a")
            await type_in(pilot, "Sing")
            await press(pilot, "escape", "escape")
            assert isinstance(app.screen, StrategiesScreen)
            assert "Sing" not in listed(app)

    async def test_a_new_one_is_shown_although_others_were_looked_for(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await go(pilot, "slash")
            await type_in(pilot, "water")
            await press(pilot, "enter", "a")
            await type_in(pilot, "Sing")
            await press(pilot, "enter")
            assert at(app) == heading(app) == "Sing"
            assert "Ride the wave" in listed(app)

    async def test_every_field_can_be_reached(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            for size in EXTREME_SIZES:
                await resize(pilot, size)
                await go(pilot, "a")
                for name in ("name", "category", "when", "steps", "minutes", "warning"):
                    assert app.focused is not None
                    assert app.focused.id == name
                    assert app.focused.region.bottom <= size[1]
                    assert app.focused.region.height > 0
                    await press(pilot, "tab")
                await press(pilot, "escape")


class TestLiteral:
    async def test_in_the_list_and_in_full(self, journal: Path) -> None:
        chunks = [HOSTILE[at : at + 6] for at in range(0, len(HOSTILE), 6)]
        with_own(
            journal,
            *(
                Strategy(
                    name=f"{number} {chunk[0]}",
                    category="body",
                    when=chunk[-1],
                    steps=tuple(words for words in chunk if clean(words).strip()),
                    warning=chunk[1] if len(chunk) > 1 else "",
                    favourite=True,
                )
                for number, chunk in enumerate(chunks)
            ),
        )
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            for size in EXTREME_SIZES:
                await resize(pilot, size)
                for one in app.journal.strategies.all():
                    if one.favourite:
                        assert heading(app) == one_line(one.name)
                        for words in (one.when, one.warning, *one.steps):
                            assert "".join(safe(words).split()) in "".join(told(app).split())
                        await press(pilot, "down")
                await press(pilot, "g", "enter", "e")
                assert isinstance(app.screen, StrategyDialog)
                await press(pilot, "escape", "escape")

    async def test_in_every_field(self, journal: Path) -> None:
        chunks = [HOSTILE[at : at + 6] for at in range(0, len(HOSTILE) - 6, 6)]
        async with run_app(journal) as (app, pilot):
            await press(pilot, "3")
            for number, (name, when, warning, *steps) in enumerate(chunks):
                await press(pilot, "a")
                app.screen.query_one("#name", LineField).value = f"{number}{name}"
                app.screen.query_one("#when", LineField).value = when
                app.screen.query_one("#warning", LineField).value = warning
                app.screen.query_one("#steps", TextField).text = "\n".join(steps)
                await press(pilot, "ctrl+s")
                assert isinstance(app.screen, StrategiesScreen)
                kept = app.journal.strategies.all()[-1]
                assert kept.name.startswith(str(number))
                assert heading(app) == one_line(kept.name)

    async def test_a_great_many_steps(self, journal: Path) -> None:
        long = Strategy(name="Long", category="body", steps=tuple(many_lines(2000).split("\n")))
        with_own(journal, replace(long, favourite=True))
        async with run_app(journal) as (app, pilot):
            await go(pilot, "enter", "G")
            assert "line 1999" in screen_text(app)


class TestDiscreet:
    async def test_their_own_words_are_covered_until_opened(self, journal: Path) -> None:
        with_own(journal, replace(OWN, favourite=True))
        async with run_app(journal, (100, 30), discreet=True) as (app, pilot):
            await press(pilot, "3")
            assert "Bruno" not in screen_text(app)
            assert "lake" not in screen_text(app)
            assert "Covered in discreet mode" in screen_text(app)
            assert "Ride the wave" in screen_text(app)
            await press(pilot, "enter")
            assert "Go round the lake." in screen_text(app)
            await press(pilot, "escape")
            assert "lake" not in screen_text(app)
            await press(pilot, "f")
            assert "No longer a favourite." in screen_text(app)
            assert "Bruno" not in screen_text(app)
            await press(pilot, "f3")
            assert "Walk with Bruno" in screen_text(app)


async def test_a_wide_list_tells_how_far_cravings_came_down(journal: Path) -> None:
    with Journal(str(journal)) as written:
        for count, name in ((6, "Ride the wave"), (4, "Wait 15 minutes")):
            for _ in range(count):
                written.entries.add(tried(name, went_well=True))
    for size, has_drop, has_tried in (
        ((160, 50), True, True),
        ((120, 40), True, False),
        ((100, 30), False, False),
    ):
        async with run_app(journal, size) as (app, pilot):
            await go(pilot)
            text = screen_text(app)
            left = [line[: size[0] // 2] for line in text.splitlines()]
            often = next(line for line in left if "Ride the wave" in line)
            seldom = next(line for line in left if "Wait 15 minutes" in line)
            never = next(line for line in left if "Cold water" in line)
            assert ("●●●○○○  3.0" in often) == has_drop
            assert ("did not use   typical drop" in text) == has_drop
            assert ("tried  did not use" in text) == has_tried
            assert "6 of 6" in often
            assert "4 of 4" in seldom
            assert "●" not in seldom + never
            assert "–" in never
            if has_drop:
                end = next(line for line in left if "did not use" in line).index("did not use") + 11
                assert often.index("6 of 6") + 6 == end
            if has_tried:
                end = next(line for line in left if "tried" in line).index("tried") + 5
                assert often[end - 2 : end] == " 6"
            await press(pilot, "f4")
            assert "did not use" not in screen_text(app)
