"""Help and hiding work while typing, and the typed text stays."""

from pathlib import Path

import pytest

from recovery_journal import clock
from support.command_line import run_process
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

HALF = "half a sentence about M."
DANGER = "In danger, or thinking of ending your life"


@pytest.fixture(autouse=True)
def journal(noon: None, home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))


def writing(terminal: Terminal) -> None:
    """Type half a sentence into the dialog of a note."""
    terminal.wait_for("1 Today", "Alcohol")
    terminal.press("n")
    terminal.wait_for("What would you like to write?")
    terminal.send(HALF)
    terminal.wait_for(HALF)


def test_help_comes_over_what_is_typed() -> None:
    with Terminal() as terminal:
        writing(terminal)
        for key in ("f2", "ctrl+g"):
            terminal.press(key)
            terminal.wait_for(DANGER, "A brisk walk", without=HALF)
            terminal.press("escape")
            terminal.wait_for(HALF, without=DANGER)
        terminal.send(" and me")
        terminal.wait_for(f"{HALF} and me")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
    (entry,) = run_process("list", "--json").json
    assert entry["note"] == f"{HALF} and me"


def test_the_screen_is_empty_at_once_and_comes_back_as_it_was() -> None:
    with Terminal() as terminal:
        writing(terminal)
        before = terminal.screen
        for key in ("f4", "ctrl+l"):
            terminal.press(key)
            terminal.wait_until(lambda: not terminal.screen.strip())
            hidden = len(terminal.raw)
            terminal.press("x", "enter", "1", "q", "f2", "ctrl+p", "ctrl+s")
            run_process("note", f"from elsewhere, {key}")
            terminal.read_for(0.5)
            assert b"M." not in terminal.raw[hidden:]
            terminal.press(key)
            terminal.wait_for(HALF)
            terminal.wait_until(lambda: terminal.screen == before)
    notes = [entry["note"] for entry in run_process("list", "--json").json]
    assert sorted(notes) == ["from elsewhere, ctrl+l", "from elsewhere, f4"]


def test_the_list_of_actions_and_help_are_hidden_too() -> None:
    with Terminal() as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        for key, sight in (("ctrl+p", "What do you need?"), ("f2", DANGER)):
            terminal.press(key)
            terminal.wait_for(sight)
            terminal.press("f4")
            terminal.wait_until(lambda: not terminal.screen.strip())
            terminal.press("f4")
            terminal.wait_for(sight)
