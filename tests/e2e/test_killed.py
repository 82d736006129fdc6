"""The app is killed: saved entries are intact, and the next start works."""

import signal
from pathlib import Path

from recovery_journal import clock
from support.command_line import run_process
from support.journals import check_integrity
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal


def test_a_program_that_is_ended_leaves_its_journal_whole(home: Path) -> None:
    journal = started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal() as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        terminal.press("c")
        terminal.wait_for("How strong is the craving?")
        terminal.press("7", "enter")
        terminal.wait_for("Saved: Craving 7 of 10")
        terminal.press("n")
        terminal.wait_for("What would you like to write?")
        terminal.send("half a sentence")
        terminal.wait_for("half a sentence")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_for_exit() != 0
    check_integrity(journal)
    entries = run_process("list", "--json").json
    assert [(entry["kind"], entry.get("intensity")) for entry in entries] == [("craving", 7)]
    with Terminal() as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        terminal.press("2")
        terminal.wait_for("─ Craving ·", "● 7  Alcohol")


def test_ended_in_the_middle_of_saving_keeps_all_of_it_or_nothing(home: Path) -> None:
    journal = started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal() as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        terminal.press("n")
        terminal.wait_for("What would you like to write?")
        terminal.paste("line\n" * 500)
        terminal.wait_until(lambda: terminal.screen.count("▌line") > 1)
        terminal.press("ctrl+s")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait_for_exit() == -signal.SIGKILL
    entries = run_process("list", "--json").json
    assert [entry["note"].strip() for entry in entries] in ([], [("line\n" * 500).strip()])
    check_integrity(journal)
