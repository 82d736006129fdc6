"""The lock key, and the lock that comes by itself: nothing of the journal is left behind."""

import gc
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList, Static, TextArea

from recovery_journal import clock
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.toolkit import Reason
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.runtime import drafts
from recovery_journal.tui.start.hidden import Hidden
from recovery_journal.tui.start.locked import ScreenLock
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    press,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
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
    """The clock that says how long nobody was there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(clock, "monotonic_seconds", lambda: self.now)


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Hours:
    return Hours(monkeypatch)


def chosen(path: Path, minutes: int) -> None:
    """Have the screen lock after so many minutes."""
    with Journal(str(path)) as journal:
        journal.settings.write(Settings(first_start_done=True, lock_after=minutes))


def traces() -> set[str]:
    """What in anything that Python can still reach has the planted word, without quoting it."""
    gc.collect()
    found = set()
    for one in gc.get_objects():
        room = type(one).__module__.partition(".")[0]
        if room in ("recovery_journal", "textual", "rich"):
            slots = (name for kind in type(one).__mro__ for name in getattr(kind, "__slots__", ()))
            named = {name: getattr(one, name, None) for name in slots if isinstance(name, str)}
            for name, value in (named | getattr(one, "__dict__", {})).items():
                if isinstance(value, str | bytes) and PLANTED in str(value):
                    found.add(f"{type(one).__name__}.{name}")
        elif isinstance(one, dict | list | tuple | set) and one is not globals():
            # Asked of the collector, since a tuple that is still being filled has holes.
            values = [*one, *one.values()] if isinstance(one, dict) else gc.get_referents(one)
            if any(isinstance(value, str) and PLANTED in value != PLANTED for value in values):
                found.add(f"{type(one).__name__} of {len(one)}")
    return found


async def nothing_left(app: App[int], pilot: Pilot[int]) -> None:
    """See that the planted word is nowhere, once all that was still going on has ended."""
    await wait_until_idle(pilot)
    assert PLANTED not in screen_text(app)
    assert PLANTED not in app.title + app.sub_title + app.clipboard
    for _ in range(40):
        if not (left := traces()):
            break
        await pilot.pause(0.2)
    assert not left


WAYS: dict[str, tuple[str, ...]] = {
    "today": (),
    "every place": ("2", "3", "4", "5", "1"),
    "entry": ("2", "enter"),
    "edited": ("2", "e"),
    "search": ("slash", *PLANTED),
    "note": ("n", *PLANTED),
    "craving": ("c", "7", "f8"),
    "now": ("f2",),
    "palette": ("n", *PLANTED, "ctrl+p", *PLANTED),
    "things": ("comma", *("down",) * 3, "enter", "enter"),
    "page": ("4", "P"),
}


@pytest.mark.parametrize("way", WAYS)
async def test_nothing_of_the_journal_is_left(journal: Path, way: str) -> None:
    async with run_app(journal) as (app, pilot):
        app.copy_to_clipboard(f"some {PLANTED}")
        if way == "today":
            app.show_toast(f"say {PLANTED}")
        for key in WAYS[way]:
            await press(pilot, key)
        before = app.open_journal
        await press(pilot, "f7")
        assert isinstance(app.screen, ScreenLock)
        assert len(app.screen_stack) == 2
        assert app.open_journal is None
        del before
        await nothing_left(app, pilot)


async def test_what_was_being_written_is_offered(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        await type_in(pilot, "half [b]a word")
        await press(pilot, "f4", "f4", "f2", "ctrl+t")
        assert isinstance(app.screen, ScreenLock)
        await press(pilot, "c", "u", "1", "comma", "f3", "escape")
        assert isinstance(app.screen, ScreenLock)
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


async def test_words_of_another_dialog_are_offered_as_a_note(journal: Path) -> None:
    async with run_app(journal) as (_, pilot):
        await press(pilot, "comma", "a")
        await type_in(pilot, "Wine")
        await press(pilot, "f7")
    with Journal(str(journal)) as opened:
        kept = drafts.find_leftover(opened)
    assert kept is not None
    assert kept[1] == drafts.Draft("note", "", {"note": "Wine"})


async def test_it_does_not_lock_when_the_disk_takes_no_words(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        await type_in(pilot, "half a word")
        monkeypatch.setattr(drafts, "CLOSED_PREFIX", "nowhere/")
        await press(pilot, "f7")
        assert app.screen.query_one(TextArea).text == "half a word"
        assert "Not locked" in screen_text(app)


async def test_it_locks_by_itself(journal: Path, hours: Hours) -> None:
    chosen(journal, 5)
    async with run_app(journal) as (app, pilot):
        hours.now += 290
        await press(pilot, "n")
        hours.now += 290
        app._poll()
        assert not isinstance(app.screen, ScreenLock)
        hours.now += 20
        app._poll()
        await wait_until_idle(pilot)
        assert isinstance(app.screen, ScreenLock)


async def test_the_key_that_wakes_the_machine_is_too_late(journal: Path, hours: Hours) -> None:
    chosen(journal, 30)
    async with run_app(journal) as (app, pilot):
        hours.now += 8 * 3600
        await press(pilot, "c")
        assert isinstance(app.screen, ScreenLock)


@pytest.mark.parametrize("minutes", [0, -1])
async def test_it_does_not_lock_by_itself_unless_that_was_chosen(
    journal: Path, hours: Hours, minutes: int
) -> None:
    chosen(journal, minutes)
    async with run_app(journal) as (app, pilot):
        hours.now += 8 * 3600
        app._poll()
        await press(pilot, "c")
        assert not isinstance(app.screen, ScreenLock)


async def test_what_is_hidden_stays_hidden(journal: Path, hours: Hours) -> None:
    chosen(journal, 5)
    async with run_app(journal) as (app, pilot):
        await press(pilot, "f4")
        hours.now += 400
        app._poll()
        await wait_until_idle(pilot)
        assert isinstance(app.screen, Hidden)
        assert not any(screen_lines(app))
        await press(pilot, "f4")
        assert isinstance(app.screen, ScreenLock)


async def test_help_is_there_all_the_same(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "f7", "exclamation_mark")
        assert isinstance(app.screen, RightNowScreen)
        assert "In danger" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ScreenLock)
        await press(pilot, "q")
        assert not app.is_running or app.return_code == 0


@pytest.mark.parametrize("size", EXTREME_SIZES)
async def test_it_says_what_it_is(journal: Path, size: tuple[int, int]) -> None:
    async with run_app(journal, size) as (app, pilot):
        await press(pilot, "f7")
        said = " ".join(screen_text(app).split())
        assert "The file is not encrypted" in said
        assert "enter comes back" in said
        assert "rj passphrase set" in said
        assert "! help me now" in said
        assert app.title == "rj"


async def test_when_it_locks_is_chosen_in_my_things(journal: Path) -> None:
    async with run_app(journal, (80, 40)) as (app, pilot):
        await press(pilot, "comma")
        assert "Locks only by its key, f7" in screen_text(app)
        page = app.screen.query_one(OptionList)
        page.highlighted = page.get_option_index("lock_after")
        await press(pilot, "enter", "down", "down", "down", "enter")
        assert "Locks after 5 minutes without a key, and by f7" in screen_text(app)
        assert app.journal.settings.read().lock_after == 5
