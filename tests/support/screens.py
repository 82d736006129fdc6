"""Driving the screens in memory, and reading what stands on them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from textual import _wait
from textual.app import App
from textual.pilot import Pilot

from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.runtime.restart import Lock

# Between two looks at whether the program is idle, Textual's pilot sleeps for a fiftieth of
# a second: most of what the tests of the screens would take. There is no public way to say less.
_wait.SLEEP_GRANULARITY = 1 / 200
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 4

SIZES = ((100, 30), (80, 24), (40, 12))
EXTREME_SIZES = (SIZES[0], SIZES[-1])
"""Where most is shown, and where least is; what is not about sizes is tested in the one between."""


def started_journal(home: Path, *trackers: Tracker) -> Path:
    """A journal whose first start is over."""
    path = home / "journal.db"
    with Journal(str(path)) as journal:
        journal.settings.write(Settings(first_start_done=True))
        for tracker in trackers:
            journal.trackers.add(tracker)
    return path


def alcohol_tracker(start: date) -> Tracker:
    return Tracker(name="Alcohol", kind="alcohol", verb="drank", start=start)


@asynccontextmanager
async def run_app(
    path: Path,
    size: tuple[int, int] = (80, 24),
    *,
    discreet: bool = False,
    lock: Lock | None = None,
) -> AsyncIterator[tuple[JournalApp, Pilot[int]]]:
    """The program on a screen of that size, ready for keys; `lock`: it was locked before."""
    app = JournalApp(str(path), discreet=discreet, lock=lock)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await wait_until_idle(pilot)
        yield app, pilot


async def wait_until_idle(pilot: Pilot[int]) -> None:
    """Wait until what was asked for is drawn."""
    for _ in range(3):
        await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await wait_until_idle(pilot)


async def type_in(pilot: Pilot[int], text: str) -> None:
    names = {" ": "space", "\n": "enter"}
    await press(pilot, *(names.get(character, character) for character in text))


def screen_lines(app: App[int]) -> list[str]:
    """The screen as lines of text without trailing blanks."""
    # Textual has no public way to the text of the whole screen; this is the only place that asks.
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def screen_text(app: App[int]) -> str:
    return "\n".join(screen_lines(app))
