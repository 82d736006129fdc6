"""An entry edited in the app and by a command at the same time: both texts are kept."""

import sys
from pathlib import Path

import pytest

from recovery_journal import clock
from support.command_line import run_process
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

EDITOR = f"'{sys.executable}' -c \"import sys; open(sys.argv[-1], 'a').write(' theirs')\""


@pytest.mark.parametrize("size", [(100, 30), (40, 12)])
def test_both_texts_are_kept_and_it_is_said(home: Path, size: tuple[int, int]) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    run_process("note", "first")
    with Terminal(size=size) as terminal:
        terminal.wait_for("1", "Alcohol")
        terminal.press("2")
        terminal.wait_for("first")
        terminal.press("e")
        terminal.wait_for("ctrl+s save")
        terminal.send("mine ")
        terminal.wait_for("mine first")
        assert run_process("edit", "1", EDITOR=EDITOR).code == 0
        terminal.press("ctrl+s")
        terminal.wait_for("rj history 1", without="ctrl+s save")
        terminal.wait_for("theirs")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    texts = [one["note"] for one in run_process("history", "1", "--json").json]
    assert texts == ["first", "first\n theirs", "mine first", "first\n theirs"]
    assert not [*home.glob("draft-*")]
