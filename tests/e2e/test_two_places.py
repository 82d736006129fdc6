"""One entry that is changed on the screens and by a command at once: both texts are kept."""

import sys
from pathlib import Path

import pytest

from recovery_journal import clock
from support.command_line import run
from support.screens import alcohol, begun
from support.terminal import Terminal

EDITOR = "import sys; open(sys.argv[-1], 'a').write(' theirs')"


@pytest.mark.parametrize("size", [(100, 30), (40, 12)])
def test_both_texts_are_kept_and_it_is_said(home: Path, size: tuple[int, int]) -> None:
    begun(home, alcohol(clock.today()))
    run("note", "first")
    with Terminal(size=size) as terminal:
        terminal.wait_for("1", "Alcohol")
        terminal.keys("2")
        terminal.wait_for("first")
        terminal.keys("e")
        terminal.wait_for("Save", "Leave")
        terminal.send("mine ")
        terminal.wait_for("mine first")
        assert run("edit", "1", EDITOR=f'{sys.executable} -c "{EDITOR}"').code == 0
        terminal.keys("ctrl+s")
        terminal.wait_for("rj history 1", without="Leave")
        terminal.wait_for("theirs")
        terminal.keys("q")
        assert terminal.ended() == 0
    texts = [one["note"] for one in run("history", "1", "--json").json]
    assert texts == ["first", "first\n theirs", "mine first", "first\n theirs"]
    assert not [*home.glob("draft-*")]
