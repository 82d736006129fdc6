"""A return to use is logged, corrected, and removed: all numbers stay right everywhere."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.dates import parse_day
from support.command_line import run_process
from support.screens import alcohol_tracker, has_large, started_journal
from support.terminal import Terminal

DAYS = 100
"""Since the first day without use."""
DAY = timedelta(days=1)
TODAY = ("▀█▀ █▀█ █▀▄ █▀█ █ █", " █  █ █ █ █ █▀█ ▀█▀", " ▀  ▀▀▀ ▀▀  ▀ ▀  ▀")
"""The word that stands in large signs on a day without a number."""


def says_today(lines: list[str]) -> bool:
    return any(
        all(signs in line for signs, line in zip(TODAY, lines[at:], strict=False))
        for at in range(len(lines) - len(TODAY) + 1)
    )


def counts() -> tuple[int, int, int]:
    """Current, total and longest, as another program reads them."""
    (one,) = run_process("status", "--json").json["trackers"]
    return one["current"], one["total"], one["longest"]


@pytest.fixture
def today(noon: None, home: Path) -> date:
    """This day, on which a journal counts the DAYS-th day."""
    started_journal(home, alcohol_tracker(clock.now().date() - DAYS * DAY))
    return clock.now().date()


def editor(script: Path, before: str, after: str) -> str:
    """An editor that puts one text in the place of another."""
    script.write_text(
        "import pathlib, sys\n"
        "text = pathlib.Path(sys.argv[1])\n"
        f"assert {before!r} in text.read_text()\n"
        f"text.write_text(text.read_text().replace({before!r}, {after!r}))\n"
    )
    return f"'{sys.executable}' '{script}'"


def test_a_return_is_written_down_corrected_and_removed(home: Path, today: date) -> None:
    tuesday = parse_day("tuesday", today)
    ago = (today - tuesday).days
    with Terminal() as terminal:

        def shows(number: int) -> None:
            terminal.wait_until(lambda: has_large(terminal.lines, str(number)))

        shows(DAYS)
        assert counts() == (DAYS, DAYS, DAYS)

        assert run_process("used", "--on", "tuesday").code == 0
        shows(DAYS - 1)
        assert counts() == (ago - 1, DAYS - 1, DAYS - ago)

        monday = editor(home / "editor.py", f"on: {tuesday}", f"on: {tuesday - DAY}")
        assert run_process("edit", "1", EDITOR=monday).code == 0
        # It is still one day of use, so the next first day has moved along.
        assert counts() == (ago, DAYS - 1, DAYS - ago - 1)
        shows(DAYS - 1)

        assert run_process("delete", "1").code == 0
        shows(DAYS)
        assert counts() == (DAYS, DAYS, DAYS)


def test_a_return_of_today_shows_no_zero(today: date) -> None:
    with Terminal() as terminal:
        terminal.wait_until(lambda: has_large(terminal.lines, str(DAYS)))
        terminal.press("r")
        terminal.wait_for("Thank you for writing it down.")
        terminal.press("ctrl+s")
        terminal.wait_for("days in total", without="Are you safe")
        terminal.wait_until(lambda: has_large(terminal.lines, str(DAYS)))
        assert counts() == (0, DAYS, DAYS)


def test_the_first_day_is_no_zero_either(home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal() as terminal:
        terminal.wait_for("Alcohol", "Today", "Your first day")
        assert says_today(terminal.lines)
        assert run_process("used").code == 0
        terminal.wait_for("Alcohol", "Today", without="Your first day")
        assert says_today(terminal.lines)
