"""However the app is told to end, it ends soon, restores the terminal, and keeps all text."""

import random
import signal
import sys
from pathlib import Path

import pytest

from recovery_journal.tui.runtime import signals
from support.screens import started_journal
from support.signal_orders import (
    FIRST_SIGHT,
    TYPED,
    Order,
    faults_of,
    is_gone,
    random_order,
    terminal_faults,
    words_left,
)
from support.terminal import Terminal

pytestmark = pytest.mark.needs("proc")

SEEN = (
    Order("today", "plain", ((0.5, "q"), (0.05, "CONT"))),
    Order("note", "encrypted", ((0.5, "TERM"), (0.2, "CONT"))),
    Order("craving", "plain", ((0.5, "TERM"), (0.2, "close"))),
    Order("person", "locking", ((0.5, "TSTP"), (1.0, "CONT"), (0.05, "TERM"))),
    Order(
        "edited",
        "plain",
        ((0.5, "TSTP"), (0.5, "HUP"), (0.05, "CONT"), (0.05, "TSTP"), (1, "CONT")),
    ),
    *(
        Order("note", journal, ((0.5, "TSTP"), (soon, "CONT"), (0.5, "TERM")))
        for journal, soon in (
            ("plain", 0.0),
            ("plain", 0.05),
            ("encrypted", 0.05),
            ("encrypted", 0.3),
        )
    ),
)
"""Orders that a program has outlived, or may well."""
CHANCE = random.Random(23)


STUCK = """
import sys, time
from recovery_journal.tui.app import JournalApp
JournalApp.action_hide = lambda app: time.sleep(1000)
from recovery_journal.__main__ import main
sys.exit(main([]))
"""
"""The program, but for a key that it never comes back from."""


@pytest.mark.parametrize("order", [*SEEN, *(random_order(CHANCE) for _ in range(6))], ids=str)
def test_it_ends(noon: None, order: Order, home: Path) -> None:
    assert not faults_of(order, home)


def test_it_ends_also_when_it_is_stuck(noon: None, home: Path) -> None:
    path = started_journal(home)
    with Terminal(program=[sys.executable, "-c", STUCK]) as terminal:
        terminal.wait_for(FIRST_SIGHT)
        terminal.press("n")
        terminal.send(TYPED)
        terminal.wait_for(TYPED)
        terminal.press("f4", "q")
        terminal.read_for(0.5)
        terminal.kill(signal.SIGTERM)
        assert is_gone(terminal)
        assert not [*terminal_faults(terminal)]
        assert terminal.wait_for_exit() == 128 + signal.SIGTERM
    assert TYPED in words_left(path, None)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT, signal.SIGTERM])
def test_the_exit_code_names_the_signal(noon: None, home: Path, number: signal.Signals) -> None:
    started_journal(home)
    with Terminal() as terminal:
        terminal.wait_for(FIRST_SIGHT)
        terminal.kill(number)
        assert terminal.wait_for_exit() == 128 + number


def test_nobody_waits_longer_for_it_than_two_seconds() -> None:
    assert signals.LEAVING_LIMIT_SECONDS == 2.0
