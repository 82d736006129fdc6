"""Save and quit at the same moment: whatever was reported as saved is there."""

from pathlib import Path

from recovery_journal import clock
from support.command_line import run_process
from support.journals import check_integrity
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

TIMES = 5


def test_leaving_right_after_saving_loses_nothing(home: Path) -> None:
    journal = started_journal(home, alcohol_tracker(clock.now().date()))
    for number in range(TIMES):
        with Terminal() as terminal:
            terminal.wait_for("1 Today", "Alcohol")
            terminal.press("n")
            terminal.wait_for("What would you like to write?")
            terminal.send(f"note {number}")
            terminal.wait_for(f"note {number}")
            terminal.press("ctrl+s", "q")  # without a look at what comes of it
            assert terminal.wait_for_exit() == 0, terminal.screen
    check_integrity(journal)
    notes = [one["note"] for one in run_process("list", "--json").json]
    assert sorted(notes) == [f"note {number}" for number in range(TIMES)]
