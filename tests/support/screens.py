"""Drive the app in memory, and read its screen."""

import asyncio
import gc
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import textual.app
import textual.pilot
from rich.cells import cell_len
from textual._context import active_app
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from recovery_journal.charts.digits import half_number, solid_number
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.runtime import aside
from recovery_journal.tui.runtime.restart import Lock

SOON_SECONDS = 0.02
"""Textual draws what has changed within a sixtieth of a second."""
LIMIT_SECONDS = 120.0
"""Seconds after which something that should have happened never will, on any machine."""


async def _wait_until_nothing_is_due(*_: object) -> bool:
    """Wait until the program has nothing to do and nothing to draw.

    Textual's pilot takes a program for idle that uses no processor time, as it may be because
    the machine is busy with others; and it sends a message to every widget to see it come back.
    The event loop knows better, and at once.
    """
    loop: Any = asyncio.get_running_loop()
    limit = loop.time() + LIMIT_SECONDS
    while loop.time() < limit:
        await asyncio.sleep(0)
        if not loop._ready:
            app = active_app.get(None)
            if app is not None and app._exit:
                return True  # timers of its screens go off until it is shut down, and do nothing
            soon = loop.time() + SOON_SECONDS
            due = [timer.when() for timer in loop._scheduled if not timer.cancelled()]
            if not any(when < soon for when in due):
                return True
            await asyncio.sleep(min(due) - loop.time())
    raise AssertionError("The program is never idle.")


vars(textual.app)["wait_for_idle"] = vars(textual.pilot)["wait_for_idle"] = (
    _wait_until_nothing_is_due
)
Pilot._wait_for_screen = _wait_until_nothing_is_due  # type: ignore[method-assign,assignment]

# What is on the screen must not depend on the moment. A text area that has been drawn with the
# cursor away would even keep it away: it remembers its lines without asking for the blinking.
Input.cursor_blink._default = TextArea.cursor_blink._default = False

_parse_rules = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


def _parse_once(sheet: Stylesheet, css: str, *source: Any, **more: Any) -> list[RuleSet]:
    """Read each style sheet once for all tests, and not once for every start of the program."""
    key = (css, source, *more.items(), *sheet._variables.items())
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, css, *source, **more)
    return _parsed[key]


Stylesheet._parse_rules = _parse_once  # type: ignore[method-assign,assignment]
# Textual's own asks for the id, of which the guard of the network hears: a tenth of all the time.
RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]

SIZES = ((80, 24), (100, 30), (40, 12))
EXTREME_SIZES = SIZES[1:]
"""Where most is shown, and where least is; what is not about sizes is tested in the first."""


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
    thresholds = gc.get_threshold()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        gc.set_threshold(*thresholds)  # the program has just set those of a long evening
        await wait_until_idle(pilot)
        yield app, pilot


def opened(app: App[int]) -> type[Screen[Any]]:
    """The kind of screen in front."""
    return type(app.screen)


async def wait_until_idle(pilot: Pilot[int]) -> None:
    """Wait until what was asked for is done and drawn."""
    await pilot.pause()
    while any(one.group == aside.GROUP and not one.is_finished for one in pilot.app.workers):
        await pilot.pause(0.02)
        await pilot.pause()


async def wait_until(pilot: Pilot[int], condition: Callable[[], object]) -> None:
    """Wait for what comes by itself, as what is tried again does."""
    limit = monotonic() + LIMIT_SECONDS
    while not condition():
        assert monotonic() < limit, f"It did not come to that:\n{screen_text(pilot.app)}"
        await pilot.pause(0.02)


async def resize(pilot: Pilot[int], size: tuple[int, int]) -> None:
    """Give the terminal another size, in columns and rows."""
    await pilot.resize_terminal(*size)
    await wait_until_idle(pilot)


async def click_text(pilot: Pilot[int], text: str) -> None:
    """Click the last place on the screen where a text begins."""
    lines = screen_lines(pilot.app)
    assert any(text in line for line in lines), f"No {text} on\n{screen_text(pilot.app)}"
    row = max(row for row, line in enumerate(lines) if text in line)
    await pilot.click(offset=(cell_len(lines[row][: lines[row].rindex(text)]), row))
    await wait_until_idle(pilot)


def dialog_words(app: JournalApp) -> str:
    """What a dialog says, on one line."""
    frame = app.screen.query_one("#frame").content_region
    lines = screen_lines(app)[frame.y : frame.bottom]
    return " ".join(" ".join(line[frame.x : frame.right] for line in lines).split())


def stands_large(app: JournalApp, number: str) -> bool:
    """Whether a number stands on the screen in large signs."""
    return has_large(screen_lines(app), number)


def has_large(lines: list[str], number: str) -> bool:
    return any(
        all(sign in line for sign, line in zip(signs, lines[at:], strict=False))
        for signs in (half_number(number), solid_number(number))
        for at in range(len(lines) - len(signs) + 1)
    )


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


def running_text(app: App[int]) -> str:
    """The screen as one line, without the sides of frames that stand between wrapped lines."""
    return " ".join(re.sub("[│┃║]", " ", screen_text(app)).split())
