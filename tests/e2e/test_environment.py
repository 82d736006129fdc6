"""Textual's developer variables have no effect: they would log every key."""

import os
import time
from pathlib import Path

import pytest

from recovery_journal import clock
from support.escapes import plain_text
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

SECRET = "word"
LATER = 1.2
"""Seconds after which a picture would have been taken, and the program ended."""
VALUES = {
    "TEXTUAL_LOG": "log",
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_DEVTOOLS_PORT": "9",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_SCREENSHOT_LOCATION": ".",
    "TEXTUAL_SCREENSHOT_FILENAME": "picture.svg",
    "TEXTUAL_PRESS": "q",
    "TEXTUAL_DRIVER": "no.such:Driver",
}


@pytest.mark.parametrize("names", [(), tuple(VALUES)], ids=["none", "all"])
def test_no_variable_of_textual_does_anything(
    names: tuple[str, ...], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal(environment={name: VALUES[name] for name in names}) as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        opened = time.monotonic()
        terminal.press("n")
        terminal.wait_for("What would you like to write?")
        terminal.send(SECRET)
        terminal.wait_for(SECRET)
        terminal.press("ctrl+s")
        terminal.wait_for("Saved", without="What would you like to write?")
        while time.monotonic() < opened + LATER * ("TEXTUAL_SCREENSHOT" in names):
            for key, answer in (("2", "f filter"), ("1", "Last 14 days")):
                terminal.press(key)
                terminal.wait_for(answer)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert plain_text(terminal.raw.rpartition(b"\x1b[?1049l")[2]) == ""
    made = {"backups", "card.json", "daily.txt", "journal.db"}
    assert set(os.listdir(home)) <= made, "a copy of the day, but no picture"


def test_what_a_terminal_sends_in_another_encoding_is_left_out_and_said(home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal() as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        terminal.press("n")
        terminal.wait_for("What would you like to write?")
        for typed in ("caf\udce9 noir", "\x1b[200~, th\udce9\x1b[201~"):
            terminal.send(typed)
        terminal.wait_for("caf noir, th", "didn't send them as UTF-8")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved", without="What would you like to write?")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
