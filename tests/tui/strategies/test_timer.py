"""The timer and breathing: can be left at any time, and answers are saved."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.store.journal import Journal
from recovery_journal.tui.right_now.how_now import HowNowDialog
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.start.hidden import Hidden
from recovery_journal.tui.strategies.breath import (
    PATTERNS,
    SLOW_BREATHING,
    Breath,
    BreathPhase,
    phase_at,
)
from recovery_journal.tui.strategies.timer import Countdown, TimerScreen
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    wait_until_idle,
)

NIGHT = datetime(2026, 11, 22, 2, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def night() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def journal(home: Path, night: time_machine.Traveller) -> Path:
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    with Journal(str(path)) as written:
        written.entries.add(Craving(at=clock.now(), intensity=9, tracker=1))
    return path


def cravings(path: Path) -> list[Craving]:
    with Journal(str(path)) as written:
        return [one for one in written.entries.page() if isinstance(one, Craving)]


def shows(app: App[int], kind: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, kind)


class TestTheBreath:
    @given(st.sampled_from([*PATTERNS.values()]), st.floats(0, 1e6))
    def test_it_is_never_fuller_than_full(
        self, pattern: tuple[BreathPhase, ...], now: float
    ) -> None:
        word, full = phase_at(pattern, now)
        assert word in ("Breathe in", "Breathe out", "Hold")
        assert 0 <= full <= 1

    @given(st.sampled_from([*PATTERNS.values()]))
    def test_no_part_begins_where_the_one_before_did_not_end(
        self, pattern: tuple[BreathPhase, ...]
    ) -> None:
        for one, following in zip(pattern, (*pattern[1:], pattern[0]), strict=True):
            assert one.end_fullness == following.start_fullness

    def test_in_for_four_out_for_six(self) -> None:
        assert phase_at(SLOW_BREATHING, 0) == ("Breathe in", 0)
        assert phase_at(SLOW_BREATHING, 2) == ("Breathe in", 0.5)
        assert phase_at(SLOW_BREATHING, 4) == ("Breathe out", 1)
        assert phase_at(SLOW_BREATHING, 7) == ("Breathe out", 0.5)
        assert phase_at(SLOW_BREATHING, 10) == ("Breathe in", 0)
        assert phase_at(PATTERNS["four-seven-eight"], 8) == ("Hold", 1)

    async def test_the_ring_grows_and_shrinks_in_all_the_room_there_is(self, journal: Path) -> None:
        for size in ((80, 24), (160, 50)):
            async with run_app(journal, size) as (app, pilot):
                app.animation_level = "full"
                await press(pilot, "f2", "3")
                breath = app.screen.query_one(Breath)
                assert breath.size.width == size[0] - 2, "all but the frame"
                assert breath.size.height >= size[1] - 8
                inside = []
                for seconds, second, number in (
                    (0.5, 1, 1),
                    (13.9, 4, 2),
                    (17.1, 4, 2),
                    (29.5, 6, 3),
                ):
                    breath.begun = monotonic() - seconds
                    drawn = [breath.render_line(row).text for row in range(breath.size.height)]
                    inside.append("".join(drawn).count("⠅"))
                    middle = " ".join("".join(drawn).split())
                    assert f" {second} " in middle
                    assert f" round {number} " in middle
                    assert {len(line) for line in drawn} == {breath.size.width}
                assert inside[0] < inside[1] > inside[2] > inside[3]
                assert " ".join(screen_text(app).split()).endswith("112 · 0800 1110111")

    async def test_the_line_grows_and_shrinks_where_there_is_no_room_for_a_ring(
        self, journal: Path
    ) -> None:
        async with run_app(journal, (40, 12)) as (app, pilot):
            app.animation_level = "full"
            await press(pilot, "f2", "3")
            breath = app.screen.query_one(Breath)
            lengths = []
            for seconds in (0.5, 4, 7, 9.5):
                breath.begun = monotonic() - seconds
                lengths.append(breath.render_line(1).text.count("━"))
            assert lengths[0] < lengths[1] > lengths[2] > lengths[3]
            assert max(lengths) <= 40

    async def test_nothing_moves_without_animations(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            assert app.animation_level == "none"
            await press(pilot, "f2", "3")
            breath = app.screen.query_one(Breath)
            assert "━" not in screen_text(app)
            assert breath.size.height == 1
            for seconds, word in ((0, "Breathe in"), (3, "Breathe in"), (5, "Breathe out")):
                breath.begun = monotonic() - seconds
                assert breath.render_line(0).text.rstrip() == word


class TestTheTimer:
    async def test_one_key_from_right_now_and_another_to_leave(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "3")
            assert shows(app, TimerScreen)
            assert "Breathe in" in screen_text(app)
            assert "15 minutes left" in screen_text(app)
            await press(pilot, "escape")
            assert shows(app, RightNowScreen)
            assert "How strong" not in screen_lines(app)[0]
        assert [one.outcome for one in cravings(journal)] == [None], "leaving asks for nothing"

    async def test_the_line_for_danger_stays(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "3")
            for size in EXTREME_SIZES:
                await resize(pilot, size)
                assert " ".join(screen_text(app).split()).endswith("112 · 0800 1110111")
                for said in ("Breathe ", "15 minutes left", "longer", "how is it now?", "leave"):
                    assert said in screen_text(app)

    async def test_what_is_begun_stands_on_the_craving_at_once(self, journal: Path) -> None:
        async with run_app(journal) as (_, pilot):
            await press(pilot, "f2", "3")
            assert cravings(journal)[0].strategies == ("Slow breathing",)

    async def test_five_and_thirty_minutes(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "3", "plus")
            assert "30 minutes left" in screen_text(app)
            await press(pilot, "plus", "minus", "minus", "minus")
            assert "5 minutes left" in screen_text(app)
            await pilot.click("#running KeyHint")
            await wait_until_idle(pilot)
            assert "5 minutes left" in screen_text(app)

    async def test_when_it_ends_it_asks_and_keeps_each_answer(
        self, journal: Path, night: time_machine.Traveller
    ) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "3")
            night.shift(timedelta(minutes=10, seconds=1))
            app.screen.query_one(Countdown).show_minutes_left()
            await wait_until_idle(pilot)
            assert "5 minutes left" in screen_text(app)
            night.shift(timedelta(minutes=5))
            app.screen.query_one(Countdown).show_minutes_left()
            await wait_until_idle(pilot)
            assert shows(app, HowNowDialog)
            assert "Your craving was 9. How strong is it now?" in screen_text(app)
            await press(pilot, "4")
            assert cravings(journal)[0].after == 4, "kept before anything else is answered"
            await press(pilot, "tab", "p")
            assert cravings(journal)[0].outcome == "passed"
            await press(pilot, "enter")
            assert shows(app, RightNowScreen)
            assert "Whatever happened, you came here" in screen_text(app)
        kept = cravings(journal)
        assert [(one.intensity, one.after, one.outcome, one.minutes) for one in kept] == [
            (9, 4, "passed", 15)
        ]

    async def test_it_asks_only_when_it_is_seen(
        self, journal: Path, night: time_machine.Traveller
    ) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "3", "f4")
            assert shows(app, Hidden)
            night.shift(timedelta(minutes=16))
            for countdown in app.screen_stack[-2].query(Countdown):
                countdown.show_minutes_left()
            await wait_until_idle(pilot)
            assert shows(app, Hidden)
            assert not screen_text(app).strip()
            await press(pilot, "f4")
            assert shows(app, HowNowDialog)

    async def test_help_leads_back_to_right_now(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "3", "f2")
            assert shows(app, RightNowScreen)

    async def test_stronger_afterwards_is_met_with_another_way(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "3", "enter", "1", "0", "tab", "s", "enter")
            assert "change place or call someone" in screen_text(app)
        assert [(one.after, one.outcome) for one in cravings(journal)] == [(10, "still strong")]

    async def test_no_craving_yet_begins_with_the_first_number(
        self, home: Path, night: time_machine.Traveller
    ) -> None:
        path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
        async with run_app(path) as (app, pilot):
            await press(pilot, "f2", "3")
            assert cravings(path) == []
            await press(pilot, "enter", "enter")
            assert "Press a number" in screen_text(app)
            await press(pilot, "3", "tab", "p")
            assert [(one.intensity, one.after) for one in cravings(path)] == [(3, None)]
            await press(pilot, "tab", "8", "enter")
        assert [
            (one.intensity, one.after, one.outcome, one.strategies, one.tracker)
            for one in cravings(path)
        ] == [(8, 3, "passed", ("Slow breathing",), 1)]

    async def test_from_the_first_start_the_journal_begins_with_a_number(
        self, home: Path, night: time_machine.Traveller
    ) -> None:
        path = home / "journal.db"
        async with run_app(path) as (app, pilot):
            await press(pilot, "f2", "3", "enter")
            assert not path.exists()
            await press(pilot, "6", "enter")
            assert shows(app, RightNowScreen)
        assert [one.intensity for one in cravings(path)] == [6]

    async def test_a_journal_that_cannot_be_opened_says_so(
        self, home: Path, night: time_machine.Traveller
    ) -> None:
        path = home / "journal.db"
        path.write_bytes(b"broken" * 1000)
        async with run_app(path) as (app, pilot):
            await press(pilot, "f2", "3")
            assert "Breathe in" in screen_text(app)
            await press(pilot, "enter", "6", "enter")
            assert shows(app, HowNowDialog)
            assert app.screen.query_one("#wrong", Static).content
            await press(pilot, "escape")
            assert shows(app, RightNowScreen)
        assert path.read_bytes() == b"broken" * 1000

    async def test_a_held_journal_gets_it_later(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2")
            other = sqlite3.connect(journal, isolation_level=None)
            other.execute("BEGIN EXCLUSIVE")
            await press(pilot, "3", "enter", "4", "enter")
            assert shows(app, HowNowDialog)
            assert "Another program is using the journal" in screen_text(app)
            other.execute("ROLLBACK")
            other.close()
            while shows(app, HowNowDialog):
                await pilot.pause(0.05)
        assert [(one.after, one.strategies) for one in cravings(journal)] == [
            (4, ("Slow breathing",))
        ]

    async def test_having_used_offers_to_count_it(self, journal: Path) -> None:
        async with run_app(journal) as (app, pilot):
            await press(pilot, "f2", "3", "enter", "tab", "u", "u", "enter")
            assert "You wrote that you used." in screen_text(app)
            await press(pilot, "n")
            assert shows(app, RightNowScreen)
        assert [one.outcome for one in cravings(journal)] == ["used"]
