"""Locked in a real terminal: by a key, by time, by stopping; and what was written comes back."""

import signal
import sys
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.store.journal import Journal
from support.command_line import run
from support.encrypted import PASSPHRASE, encrypt, holding
from support.screens import alcohol, begun
from support.terminal import Terminal

PLANTED = "Zwetschge"
HALF = "Halbsatz"
LATER = """
import os, sys
from recovery_journal import clock
from recovery_journal.__main__ import main
usual = clock.running
clock.running = lambda: usual() + 3600 * os.path.exists(os.environ["LATER"])
sys.exit(main([]))
"""
"""The program, for which an hour has passed once a file is there."""


@pytest.fixture
def journal(home: Path) -> Path:
    path = begun(home, alcohol(clock.today()))
    with Journal(str(path)) as opened:
        opened.entries.add(Note(at=clock.now(), note=f"about {PLANTED}", kept=True))
    return path


@pytest.fixture
def encrypted(home: Path, journal: Path) -> Path:
    encrypt(journal)
    for plain in home.glob("journal.db?*"):
        plain.unlink()
    return journal


def unlocked(terminal: Terminal) -> None:
    """Give the passphrase, and see Today."""
    terminal.wait_for("Locked", "Passphrase")
    terminal.send(PASSPHRASE)
    terminal.keys("enter")
    terminal.wait_for("1 Today", PLANTED)


def writing(terminal: Terminal) -> None:
    terminal.keys("n")
    terminal.wait_for("What do you want to write down?")
    terminal.send(HALF)
    terminal.wait_for(HALF)


def goes_on(terminal: Terminal) -> None:
    """Take up what was left, and save it."""
    terminal.wait_for("Words were left", HALF)
    terminal.keys("enter")
    terminal.wait_for("What do you want to write down?", HALF)
    terminal.keys("ctrl+s")
    terminal.wait_for("Saved")


@pytest.mark.parametrize("key", ["f7", "ctrl+t"])
def test_the_key_locks_an_encrypted_journal_wherever_one_is(
    home: Path, encrypted: Path, key: str
) -> None:
    with Terminal() as terminal:
        unlocked(terminal)
        writing(terminal)
        terminal.keys("ctrl+p")
        terminal.wait_for("What do you need?")
        terminal.keys(key)
        terminal.wait_for("Locked", "Passphrase", without=PLANTED)
        assert HALF not in terminal.screen
        assert not holding(home, HALF)
        locked_at = len(terminal.raw)
        terminal.keys("f4")
        terminal.wait_until(lambda: not terminal.screen.strip())
        terminal.keys("f4")
        terminal.wait_for("Locked", "Passphrase")
        terminal.keys("f2")
        terminal.wait_for("In danger, or thinking of ending your life")
        terminal.keys("escape")
        terminal.wait_for("Locked", "Passphrase")
        assert PLANTED.encode() not in terminal.raw[locked_at:]
        unlocked(terminal)
        goes_on(terminal)
        terminal.keys("q")
        assert terminal.ended() == 0
    assert PASSPHRASE.encode() not in terminal.raw
    assert not holding(home, PLANTED)
    assert not holding(home, HALF)


def test_what_is_said_on_a_command_line_meanwhile_is_taken_in(encrypted: Path) -> None:
    with Terminal() as terminal:
        terminal.wait_for("Locked", "Passphrase")
        run("craving", "7")
        unlocked(terminal)
        terminal.keys("2")
        terminal.wait_for("Craving 7")


@pytest.mark.parametrize("how", [signal.SIGTSTP, signal.SIGSTOP])
def test_who_goes_on_with_a_stopped_program_meets_the_lock(
    encrypted: Path, how: signal.Signals
) -> None:
    with Terminal() as terminal:
        unlocked(terminal)
        writing(terminal)
        terminal.kill(how)
        terminal.wait_until(lambda: _state(terminal) == "T")
        if how == signal.SIGTSTP:
            terminal.wait_until(lambda: terminal.echoes)
        stopped = len(terminal.raw)
        terminal.kill(signal.SIGCONT)
        terminal.wait_for("Locked", "Passphrase", without=PLANTED)
        assert PLANTED.encode() not in terminal.raw[stopped:]
        terminal.wait_until(lambda: not terminal.echoes)
        unlocked(terminal)
        goes_on(terminal)


def test_it_locks_by_itself_when_nobody_is_there(
    home: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal(str(journal)) as opened:
        opened.settings.write(Settings(first_start_done=True, lock_after=30))
    monkeypatch.setenv("LATER", str(home / "later"))
    with Terminal(program=[sys.executable, "-c", LATER]) as terminal:
        terminal.wait_for("1 Today", PLANTED)
        writing(terminal)
        (home / "later").touch()
        terminal.wait_for("Screen lock", "is not encrypted", without=PLANTED)
        terminal.keys("enter")
        goes_on(terminal)


def _state(terminal: Terminal) -> str:
    """What the system says the program does: "T" is stopped."""
    told = Path(f"/proc/{terminal.number}/stat").read_text(encoding="ascii")
    return told.rpartition(")")[2].split()[0]
