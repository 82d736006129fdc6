"""The lock key and auto-lock: the process ends, and starts again locked."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.screen import Screen
from textual.widgets import OptionList, Static, TextArea

from recovery_journal import clock
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Reason
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import drafts
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.runtime.restart import Lock
from recovery_journal.tui.start.hidden import Hidden
from recovery_journal.tui.start.locked import ScreenLock
from recovery_journal.tui.strategies.run import go_on_running, make_run_screen
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.words.data.strategy_library import built_in_strategies
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    press,
    run_app,
    running_text,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
PLANTED = "Zwetschge"
"""A word that stands nowhere but in what the person wrote."""


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    with Journal(str(path)) as opened:
        opened.entries.add(Note(at=NOW, note=f"about {PLANTED}", kept=True))
        opened.reasons.add(Reason(text=f"because of {PLANTED}"))
    return path


class Hours:
    """The clocks that say how long nobody was there, and how long the machine was asleep."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.asleep = 1000.0, 50.0
        monkeypatch.setattr(clock, "monotonic_seconds", lambda: self.now)
        monkeypatch.setattr(clock, "seconds_asleep", lambda: self.asleep)


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Hours:
    return Hours(monkeypatch)


def chosen(path: Path, minutes: int) -> None:
    """Have the screen lock after so many minutes."""
    with Journal(str(path)) as journal:
        journal.settings.write(Settings(first_start_done=True, lock_after=minutes))


def ended_locked(app: JournalApp) -> bool:
    return app.lock is not None and not app.is_running


WAYS: dict[str, tuple[str, ...]] = {
    "today": (),
    "entry": ("2", "enter"),
    "edited": ("2", "e"),
    "search": ("slash", *PLANTED),
    "note": ("n", *PLANTED),
    "now": ("f2",),
    "palette": ("n", *PLANTED, "ctrl+p", *PLANTED),
    "things": ("comma", *("down",) * 3, "enter", "enter"),
    "page": ("4", "P"),
}


@pytest.mark.parametrize(
    ("key", "ways"), [("f7", [*WAYS]), ("ctrl+t", [way for way in WAYS if PLANTED[0] in WAYS[way]])]
)
async def test_the_key_ends_the_program_wherever_one_is(
    journal: Path, key: str, ways: list[str]
) -> None:
    for way in ways:
        async with run_app(journal) as (app, pilot):
            keys = WAYS[way]
            for one in keys:
                await press(pilot, one)
            await press(pilot, key)
            assert ended_locked(app), way
            assert app.lock == Lock(), way


async def test_it_starts_anew_with_a_screen_that_enter_passes(journal: Path) -> None:
    async with run_app(journal, lock=Lock()) as (app, pilot):
        assert isinstance(app.screen, ScreenLock)
        assert app.open_journal is None
        assert PLANTED not in screen_text(app)
        await press(pilot, "c", "u", "1", "comma", "f3", "f7", "escape")
        assert isinstance(app.screen, ScreenLock)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert PLANTED in screen_text(app)
        await press(pilot, "f7")
        assert ended_locked(app)


async def test_what_was_being_written_is_offered(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        await type_in(pilot, "half [b]a word")
        await press(pilot, "f4", "f4", "f2", "ctrl+t")
    async with run_app(journal, lock=app.lock) as (app, pilot):
        await press(pilot, "enter")
        await pilot.pause(0.5)
        await wait_until_idle(pilot)
        assert isinstance(app.screen, ChooseScreen)
        assert "“half [b]a word”" in str(app.screen.query(Static).first().render())
        await press(pilot, "enter")
        await wait_until_idle(pilot)
        assert app.screen.query_one(TextArea).text == "half [b]a word"
        await press(pilot, "ctrl+s")
        assert "Saved" in screen_text(app)
    assert not [*journal.parent.glob("draft-*")]


async def test_it_is_hidden_and_tries_again_while_the_disk_takes_no_words(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "f2", "escape", "n")
        await type_in(pilot, "half a word")
        with monkeypatch.context() as full_disk:
            full_disk.setattr(drafts, "FILE_PREFIX", "nowhere/draft-")
            await press(pilot, "f7")
            await wait_until(pilot, lambda: isinstance(app.screen, ScreenLock))
            said = running_text(app)
            assert "no room on the disk for what you were writing" in said
            for keys in (("q",), ("ctrl+q",), ("1",), ("ctrl+p",), ("f3",), ("f7",), ("escape",)):
                await press(pilot, *keys)
                assert isinstance(app.screen, ScreenLock), keys
            await press(pilot, "f2")
            assert isinstance(app.screen, RightNowScreen)
            assert app.open_journal is None
            await press(pilot, "escape", "f4", "f4")
            app._poll()
            await wait_until_idle(pilot)
            assert isinstance(app.screen, ScreenLock)
            await press(pilot, "enter")
            assert app.screen.query_one(TextArea).text == "half a word"
            await type_in(pilot, " and more")
            await press(pilot, "f7")
            assert isinstance(app.screen, ScreenLock)
            assert app.lock is None
        app._poll()
        await wait_until_idle(pilot)
        assert ended_locked(app)
    with Journal(str(journal)) as opened:
        kept = drafts.find_leftover(opened)
    assert kept is not None
    assert kept[1].typed["note"] == "half a word and more"


async def test_it_locks_by_itself(journal: Path, hours: Hours) -> None:
    chosen(journal, 5)
    async with run_app(journal) as (app, pilot):
        hours.now += 290
        await press(pilot, "n")
        hours.now += 290
        app._poll()
        await wait_until_idle(pilot)
        assert app.is_running
        hours.now += 20
        app._poll()
        await wait_until_idle(pilot)
        assert ended_locked(app)


async def test_the_key_that_wakes_the_machine_is_too_late(journal: Path, hours: Hours) -> None:
    chosen(journal, 30)
    async with run_app(journal) as (app, pilot):
        hours.now += 8 * 3600
        await press(pilot, "c")
        assert ended_locked(app)


@pytest.mark.parametrize("seconds", [6, 600])
async def test_it_locks_when_the_machine_was_asleep(
    journal: Path, hours: Hours, seconds: float
) -> None:
    chosen(journal, 60)
    async with run_app(journal) as (app, pilot):
        hours.now += seconds
        app._poll()
        await wait_until_idle(pilot)
        assert app.is_running
        hours.now += seconds
        hours.asleep += seconds
        app._poll()
        await wait_until_idle(pilot)
        assert ended_locked(app)


async def test_a_morning_after_a_night_asleep_locks_and_nothing_more(
    journal: Path, hours: Hours
) -> None:
    """The day turned and another process wrote meanwhile; drawing that would end the program."""
    chosen(journal, 5)
    for keys in ((), ("5",), ("comma",), ("n", *PLANTED)):
        with time_machine.travel(NOW, tick=False) as traveller:
            async with run_app(journal, (100, 30)) as (app, pilot):
                for one in keys:
                    await press(pilot, one)
                app._poll()
                await wait_until_idle(pilot)
                traveller.shift(timedelta(hours=11))
                hours.now += 11 * 3600
                with Journal(str(journal)) as other:
                    other.entries.add(Note(at=NOW, note="meanwhile"))
                app._poll()
                if isinstance(app.screen, PlaceScreen):
                    app.screen.reload()
                await wait_until_idle(pilot)
                assert ended_locked(app), keys
                assert app.exit_error() is None, keys


async def test_what_changes_while_the_screens_end_is_not_drawn(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The widgets of a screen end before it, and a second may pass meanwhile."""
    async with run_app(journal) as (app, _):
        close_screens = app._close_all

        async def close_slowly() -> None:
            await app.screen.remove_children()
            with Journal(str(journal)) as other:
                other.entries.add(Note(at=NOW, note="meanwhile"))
            app._poll()
            await close_screens()

        monkeypatch.setattr(app, "_close_all", close_slowly)
    assert app.exit_error() is None


@pytest.mark.parametrize("minutes", [0, -1])
async def test_it_does_not_lock_by_itself_unless_that_was_chosen(
    journal: Path, hours: Hours, minutes: int
) -> None:
    chosen(journal, minutes)
    async with run_app(journal) as (app, pilot):
        hours.now += 8 * 3600
        hours.asleep += 7 * 3600
        app._poll()
        await press(pilot, "c")
        assert app.is_running
        assert app.lock is None


async def test_help_goes_on_when_it_locks_by_itself(journal: Path, hours: Hours) -> None:
    chosen(journal, 5)
    own = Strategy(name=f"own {PLANTED}", category="body", steps=(PLANTED, "more"), minutes=30)
    box = next(one for one in built_in_strategies() if one.key == "box-breathing")
    running: dict[str, Callable[[JournalApp], Screen[Any]]] = {
        "Breathe": lambda app: go_on_running(app, {"key": "slow-breathing", "until": None}),
        box.steps[1]: lambda app: go_on_running(
            app, {"key": box.key, "until": (NOW + timedelta(minutes=9)).timestamp(), "step": 1}
        ),
        "30 min": lambda app: make_run_screen(app, own),
        "In danger": lambda _: RightNowScreen(),
    }
    for said, make in running.items():
        async with run_app(journal, (100, 40)) as (app, pilot):
            await press(pilot, "1")
            app.push_screen(make(app))
            await wait_until_idle(pilot)
            hours.now += 400
            app._poll()
            await wait_until_idle(pilot)
            assert ended_locked(app)
            assert app.lock
            assert PLANTED not in str(app.lock)
        async with run_app(journal, (100, 40), lock=app.lock) as (app, pilot):
            shown = running_text(app)
            assert said in shown, shown
            assert PLANTED not in shown
            assert app.open_journal is None
            await press(pilot, "c", "comma", "1", "f7")
            assert app.open_journal is None
            await press(pilot, "escape", "escape")
            assert isinstance(app.screen, ScreenLock)


async def test_the_lock_key_ends_help_too(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "f2", "f7")
        assert app.lock == Lock()


async def test_what_is_hidden_stays_hidden(journal: Path, hours: Hours) -> None:
    chosen(journal, 5)
    async with run_app(journal) as (app, pilot):
        await press(pilot, "f4")
        hours.now += 400
        app._poll()
        await wait_until_idle(pilot)
    async with run_app(journal, lock=app.lock) as (app, pilot):
        assert isinstance(app.screen, Hidden)
        assert not any(screen_lines(app))
        await press(pilot, "f4")
        assert isinstance(app.screen, ScreenLock)


async def test_help_is_there_all_the_same(journal: Path) -> None:
    async with run_app(journal, lock=Lock()) as (app, pilot):
        await press(pilot, "exclamation_mark")
        assert isinstance(app.screen, RightNowScreen)
        assert "In danger" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ScreenLock)
        await press(pilot, "q")
        assert not app.is_running
        assert app.lock is None


@pytest.mark.parametrize("size", EXTREME_SIZES)
async def test_it_says_what_it_is(journal: Path, size: tuple[int, int]) -> None:
    async with run_app(journal, size, lock=Lock()) as (app, _):
        said = running_text(app)
        assert "The file isn't encrypted" in said
        assert "Press enter to return" in said
        assert "rj passphrase set" in said
        assert "! help me now" in said
        assert app.title == "rj"


async def test_when_it_locks_is_chosen_in_my_things(journal: Path) -> None:
    async with run_app(journal, (80, 40)) as (app, pilot):
        await press(pilot, "comma")
        assert "off (f7 locks)" in screen_text(app)
        page = app.screen.query_one(OptionList)
        page.highlighted = page.get_option_index("lock_after")
        await press(pilot, "enter", "down", "down", "down", "enter")
        assert "after 5 minutes" in screen_text(app)
        assert app.journal.settings.read().lock_after == 5
