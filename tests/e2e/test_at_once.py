"""Saved and left in one breath: what was told as saved is there."""

from pathlib import Path

from recovery_journal import clock
from support.command_line import run
from support.journals import check
from support.screens import alcohol, begun
from support.terminal import Terminal

TIMES = 5


def test_leaving_right_after_saving_loses_nothing(home: Path) -> None:
    journal = begun(home, alcohol(clock.today()))
    for number in range(TIMES):
        with Terminal() as terminal:
            terminal.wait_for("1 Today", "Alcohol")
            terminal.keys("n")
            terminal.wait_for("What do you want to write down?")
            terminal.send(f"note {number}")
            terminal.wait_for(f"note {number}")
            terminal.keys("ctrl+s", "q")  # without a look at what comes of it
            assert terminal.ended() == 0, terminal.screen
    check(journal)
    notes = [one["note"] for one in run("list", "--json").json]
    assert sorted(notes) == [f"note {number}" for number in range(TIMES)]
