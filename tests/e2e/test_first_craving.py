"""One command in an empty home, and every other command sees its entry."""

import subprocess
from pathlib import Path

import pytest

from support.command_line import command_line, run_process
from support.journals import check_integrity
from support.terminal import Terminal

CRAVING = ("craving", "7", "-t", "lonely", "-n", "call with M.")


def test_one_command_keeps_a_craving_and_undo_takes_it_back(home: Path) -> None:
    saved = run_process(*CRAVING)
    assert saved.code == 0, saved.err
    assert "Saved 1: craving 7 of 10, lonely." in saved.out
    assert str(home / "journal.db") in saved.err

    (entry,) = run_process("list", "--json").json
    shown = {"kind": "craving", "intensity": 7, "triggers": ["lonely"], "note": "call with M."}
    assert shown.items() <= entry.items()
    assert "call with M." in run_process("search", "lonely").out
    assert "Your craving was 7." not in run_process("status").out  # it asks after 20 minutes
    assert run_process("status", "--line").out == "·\n"

    undone = run_process("undo")
    assert undone.code == 0, undone.err
    assert "craving 7 of 10, lonely." in undone.out
    assert run_process("list", "--json").json == []
    assert "lonely" not in run_process("search", "lonely").out
    assert run_process("status", "--line").out == ""
    check_integrity(home / "journal.db")


def test_the_screens_show_it_and_see_it_taken_back() -> None:
    run_process(*CRAVING)
    with Terminal() as terminal:
        terminal.wait_for("1 of 4")
        terminal.press("escape")
        terminal.wait_for("1 Today", "cravings")
        terminal.press("2")
        terminal.wait_for("─ Craving ·", "● 7  lonely", "call with M.")
        run_process("delete", "1")
        terminal.wait_for("2 Journal", without="lonely")
        run_process("undo")
        terminal.wait_for("─ Craving ·", "● 7  lonely")


@pytest.mark.slow
def test_eight_first_cravings_at_once_all_land(home: Path) -> None:
    processes = [
        subprocess.Popen(command_line("craving", str(number)), stdout=subprocess.PIPE, stderr=-1)
        for number in range(8)
    ]
    told = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * 8, told
    entries = run_process("list", "--json").json
    assert sorted(entry["intensity"] for entry in entries) == list(range(8))
    assert len({entry["uid"] for entry in entries}) == 8
    check_integrity(home / "journal.db")
