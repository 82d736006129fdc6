"""Eight processes write while the app is open: nothing is lost, and keys still work."""

import re
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

import pytest

from recovery_journal import clock
from support.batch import start_commands, wait_for_commands
from support.command_line import run_process
from support.journals import check_integrity
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

WRITERS, EACH = 8, 60
ANSWERED = 5.0
"""Seconds from a key to its answer at most, as a rule, on a machine that many keep busy."""


def cravings(terminal: Terminal) -> int:
    """How many cravings Today tells of."""
    found = re.search(r"(\d+) cravings?, median", terminal.screen)
    return int(found[1]) if found else 0


@pytest.mark.slow
def test_a_crowd_loses_nothing_and_the_screen_keeps_up(in_memory: Path) -> None:
    journal = started_journal(in_memory, alcohol_tracker(clock.now().date() - timedelta(days=40)))
    commands = [("craving", str(number % 11), "-t", f"{number}") for number in range(EACH)]
    waits: list[float] = []
    with Terminal() as terminal:

        def press(key: str, answer: str) -> None:
            before = time.monotonic()
            terminal.press(key)
            terminal.wait_for(answer)
            waits.append(time.monotonic() - before)

        def news() -> bool:
            return cravings(terminal) > seen or over()

        def over() -> bool:
            return all(writer.poll() is not None for writer in writers)

        terminal.wait_for("Last 14 days")
        writers = [start_commands(commands) for _ in range(WRITERS)]
        while not over():
            press("2", "f filter")
            press("1", "Last 14 days")
            seen = cravings(terminal)
            terminal.wait_until(news)
        assert [wait_for_commands(writer) for writer in writers] == [""] * WRITERS
        terminal.wait_until(lambda: cravings(terminal) == WRITERS * EACH)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert median(waits) < ANSWERED
    entries = run_process("list", "--json", "--limit", "0").json
    assert len({entry["uid"] for entry in entries}) == WRITERS * EACH
    check_integrity(journal)
