"""Each screen has room for what it shows, at every size, and uses the room there is."""

import calendar
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget

import recovery_journal
from recovery_journal import places
from support.example import copy_demo_journal
from support.screens import press, resize, run_app, screen_lines, wait_until_idle

EVENING = datetime(2026, 11, 22, 20, 15, tzinfo=ZoneInfo("Europe/Berlin"))
SIZES = ((40, 12), (60, 16), (80, 24), (100, 30), (120, 40), (160, 50), (200, 60))
FRAMES = re.compile("[─│╭╮╰╯━┃┏┓┗┛═║╔╗╚╝]")
WORD = re.compile(r"[A-Za-z]{2,}(?![\w…])|[0-9]{4,}(?![\w…])")
"""Whole, or cut without a sign; what ends in "…" is neither."""
SCREENS: dict[str, tuple[str, ...]] = {
    "Today": (),
    "Journal": ("2",),
    "Journal, an entry": ("2", "enter"),
    "Strategies": ("3",),
    "Strategies, one": ("3", "enter"),
    "Circle": ("4",),
    "Circle, somebody": ("4", "enter"),
    "Insights": ("5",),
    "a page": ("P", "enter"),
    "Right now": ("f2",),
    "a country": ("f2", "comma"),
    "a code to scan": ("f2", "o"),
    "breathing": ("f2", "3"),
    "a craving": ("c", "7"),
    "more of a craving": ("c", "7", "f8"),
    "a strong craving": ("c", "9", "enter"),
    "a mood": ("m", "4"),
    "a note": ("n",),
    "an intention": ("i",),
    "a review": ("v",),
    "a promise": ("y",),
    "a use": ("r",),
    "My things": ("comma",),
    "a tracker": ("comma", "enter"),
    "a list of My things": ("comma", *("down",) * 4, "enter"),
    "all keys": ("question_mark",),
    "the palette": ("ctrl+p",),
    "a filter": ("2", "f"),
    "a date": ("2", "o"),
    "a search": ("2", "slash", "a"),
}
"""The keys that lead from Today to each screen."""


@pytest.fixture
def journal(home: Path) -> Iterator[Path]:
    with time_machine.travel(EVENING, tick=False):
        yield copy_demo_journal(home)


@pytest.mark.parametrize("name", SCREENS)
async def test_nothing_is_cut_at_any_size(name: str, journal: Path) -> None:
    cut: dict[str, list[str]] = {}
    async with run_app(journal, SIZES[-1]) as (app, pilot):
        await press(pilot, *SCREENS[name])
        for size in SIZES:
            await resize(pilot, size)
            screen = app.screen
            if found := [*what_is_cut(screen), *torn_words(app), *doubled_scrollbars(screen)]:
                cut["{}x{}".format(*size)] = found
    assert not cut


def what_is_cut(screen: Screen[object]) -> Iterator[str]:
    """Describe what lies partly outside of what holds it, where nobody can scroll to it."""
    for widget in screen.query("*"):
        if not widget.display or not widget.visible or not widget.region:
            continue
        try:
            geometry = screen.find_widget(widget)
        except NoWidget:  # it isn't laid out
            continue
        seen = geometry.visible_region
        if not seen:
            continue
        if seen.width < geometry.region.width and not scrolls(widget, "x"):
            yield f"{describe(widget)} is {geometry.region.width} wide, seen {seen.width}"
        if seen.height < geometry.region.height and not scrolls(widget, "y"):
            yield f"{describe(widget)} is {geometry.region.height} high, seen {seen.height}"


def torn_words(app: App[int]) -> Iterator[str]:
    """Yield words and numbers on the top layer that end in the middle, without a sign for it."""
    lines = screen_lines(app)
    if app.screen.is_modal:
        top = app.screen.children[0].region
        lines = [line[top.x : top.right] for line in lines[top.y : top.bottom]]
    whole = known_words()
    for word in WORD.findall("\n".join(lines)):
        is_end = word not in whole and any(one.startswith(word) for one in whole)
        if is_end and word not in places.journal_file():  # a path goes on anywhere
            yield f"{word} is torn"


@cache
def known_words() -> frozenset[str]:
    """Every word of the program and of its demo."""
    package = Path(recovery_journal.__file__).parent
    texts = [
        path.read_text(encoding="utf-8")
        for kind in ("*.py", "*.toml")
        for path in package.rglob(kind)
    ]
    days = [name[:length] for name in calendar.day_abbr for length in (2, 3)]
    return frozenset([*WORD.findall(" ".join(texts)), *days, *calendar.month_abbr])


def doubled_scrollbars(screen: Screen[object]) -> Iterator[str]:
    """Describe what scrolls within something that scrolls, each with a bar of its own."""
    for widget in filter(shows_bar, screen.query("*")):
        for around in widget.ancestors:
            if isinstance(around, Widget) and not isinstance(around, Screen) and shows_bar(around):
                yield f"{describe(widget)} scrolls in {describe(around)}"


def shows_bar(widget: Widget) -> bool:
    if not widget.show_vertical_scrollbar:
        return False
    try:
        return bool(widget.screen.find_widget(widget.vertical_scrollbar).visible_region)
    except NoWidget:
        return False


def scrolls(widget: Widget, axis: str) -> bool:
    """Whether something that holds a widget can be scrolled to it."""
    return any(
        isinstance(one, Widget)
        and getattr(one, f"allow_{'horizontal' if axis == 'x' else 'vertical'}_scroll")
        for one in widget.ancestors
    )


def describe(widget: Widget) -> str:
    classes = "".join(f".{one}" for one in sorted(widget.classes))
    return f"{type(widget).__name__}{f'#{widget.id}' if widget.id else ''}{classes}"


async def test_a_terminal_can_shrink_at_once(journal: Path) -> None:
    """For a moment it then has the columns of the size before, in which a list has hardly any."""
    async with run_app(journal, (40, 12)) as (app, pilot):
        for keys in ((), ("2",), ("3",), ("4",), ("comma",)):
            await press(pilot, *keys)
            for columns in (40, 41, 43):
                app.screen.remove_class("-narrow", "-short")
                app.screen.add_class("-base", "-usual")
                await wait_until_idle(pilot)
                await resize(pilot, (columns, 12))
        assert app.is_running


def ink(app: App[int]) -> tuple[float, float]:
    """The share of the cells that hold a sign, frames left out, and of the lines that have any."""
    lines = [FRAMES.sub(" ", line) for line in screen_lines(app)]
    columns, rows = app.size
    signs = sum(len(line.replace(" ", "")) for line in lines)
    return signs / (columns * rows), sum(bool(line.strip()) for line in lines) / rows


@pytest.mark.parametrize("keys", [(), ("5",)])
async def test_a_large_screen_is_used(keys: tuple[str, ...], journal: Path) -> None:
    async with run_app(journal, (160, 50)) as (app, pilot):
        await press(pilot, *keys)
        await wait_until_idle(pilot)
        cells, rows = ink(app)
    assert cells >= 0.2
    assert rows >= 0.7


async def test_every_screen_opens_at_its_top(journal: Path) -> None:
    scrolled: list[tuple[str, str]] = []
    async with run_app(journal, (40, 12)) as (app, pilot):
        for name in ("Right now", "Strategies, one", "Circle, somebody", "all keys", "My things"):
            await press(pilot, *SCREENS[name])
            await wait_until_idle(pilot)
            scrolled += [
                (name, describe(one)) for one in app.screen.query("*") if one.scroll_offset.y
            ]
            await press(pilot, "escape", "escape", "1")
    assert not scrolled
