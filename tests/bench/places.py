"""The screens, on a terminal."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from bench.journals import FEW, Bench
from bench.measure import Result, ratio
from bench.quick import HARD_TO_FIND
from bench.terminal import Terminal

ROUNDS = 9
FIRST_TEXT = "Alcohol"
"""On Today, as soon as it's drawn."""
COUNTED = "with an entry"
"""On Insights, as soon as all is counted."""
LARGE = (160, 50)
OTHER_PLACES = "2345"
"""The keys of the places, from Today on; the last is that of Insights."""


def start(bench: Bench) -> Iterator[Result]:
    """The first screen against the smallest program of Textual."""
    journal = bench.journal(bench.many)

    def ours() -> float:
        with bench.screens(journal) as terminal:
            return terminal.first_paint(FIRST_TEXT)

    def bare() -> float:
        with bench.bare_screen("hello.py", journal) as terminal:
            return terminal.first_paint("Hello there")

    found = ratio(ours, bare, ROUNDS)
    yield Result("first screen, against hello", found, 1.35)


def first_press(bench: Bench) -> Iterator[Result]:
    """The first press of a key in a session against the second one, until anything changes."""
    for key, back in (("c", "\x1b"), ("2", "1"), ("3", "1"), ("5", "1")):
        found = median(_press_twice(bench, bench.journal(FEW), key, back) for _ in range(ROUNDS))
        yield Result(f"key {key}: the first press, against the second", found, 2.5)


def _press_twice(bench: Bench, journal: Path, key: str, back: str) -> float:
    with bench.screens(journal) as terminal:
        terminal.first_paint(FIRST_TEXT)
        terminal.settle()
        first = terminal.answer(key)
        terminal.answer(back)
        return first / terminal.answer(key)


def paint(bench: Bench) -> Iterator[Result]:
    """A key that was pressed before against one that opens a screen in a small program.

    Both until all is drawn. Where a cursor blinks, that would be its next blink.
    """
    journal = bench.journal(bench.many)
    with bench.screens(journal) as ours, bench.bare_screen("keys.py", journal) as bare:
        ours.first_paint(FIRST_TEXT)
        bare.first_paint("Pressed")
        ours.press("5", COUNTED)
        ours.press("1")

        def press(terminal: Terminal, key: str, after: str) -> float:
            terminal.settle()
            seconds = terminal.press(key)
            terminal.press(after)
            return seconds

        for what, before, key, after in (
            ("key 2", "", "2", "1"),
            ("key 3", "", "3", "1"),
            ("key 5", "", "5", "1"),
            ("page down", "2", "\x1b[6~", "\x1b[5~"),
        ):
            if before:
                ours.press(before)
            found = ratio(partial(press, ours, key, after), partial(press, bare, "x", "x"), ROUNDS)
            yield Result(f"{what}, against a small program", found, 2.2)


def keys(bench: Bench) -> Iterator[Result]:
    """Keys in a large journal against the same keys in a small one, until all is drawn."""
    many, few = bench.journal(bench.many), bench.journal(FEW)
    with bench.screens(many) as large, bench.screens(few) as small:
        for terminal in (large, small):
            terminal.first_paint(FIRST_TEXT)
            terminal.settle()
        for what, before, typed, after in (
            ("open the journal", "", "2", "1"),
            ("page down", "2", "\x1b[6~", ""),
            ("search", "/", HARD_TO_FIND, "\x15"),
        ):
            if before:
                large.press(before)
                small.press(before)

            def press(terminal: Terminal, typed: str = typed, after: str = after) -> float:
                seconds = terminal.press(typed)
                if after:
                    terminal.press(after)
                return seconds

            found = ratio(lambda: press(large), lambda: press(small), ROUNDS)
            yield Result(f"{what}: many entries, against {FEW}", found, 1.5)


def year(bench: Bench) -> Iterator[Result]:
    """Insights of 400 days on a large screen, until all is drawn, against the start of hello."""
    journal = bench.demo()

    def ours() -> float:
        with bench.screens(journal, LARGE) as terminal:
            terminal.first_paint(FIRST_TEXT)
            terminal.settle()
            return terminal.press("5", COUNTED)

    def bare() -> float:
        with bench.bare_screen("hello.py", journal, LARGE) as terminal:
            return terminal.first_paint("Hello there")

    found = ratio(ours, bare, ROUNDS)
    yield Result("insights of 400 days at 160x50, against hello", found, 1.25)


def memory(bench: Bench) -> Iterator[Result]:
    """The memory of the screens after a walk through all places, against the smallest program."""
    journal = bench.journal(bench.many)
    with bench.screens(journal) as ours, bench.bare_screen("hello.py", journal) as bare:
        ours.first_paint(FIRST_TEXT)
        bare.first_paint("Hello there")
        for key in OTHER_PLACES[:-1]:
            ours.press(key)
        ours.press(OTHER_PLACES[-1], COUNTED)
        found = ours.mebibytes() / bare.mebibytes()
    yield Result("memory after a walk, against hello", found, 1.6)
