"""Locking on a real terminal: by key, by idle time, by stopping; typed text comes back."""

import os
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.store.journal import Journal
from support.command_line import command_line, run_process
from support.encrypted import PASSPHRASE, encrypt, files_containing
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal, state_of

pytestmark = pytest.mark.needs("proc")

PLANTED = "Zwetschge"
HALF = "Halbsatz"
LATER = """
import os, sys
from recovery_journal import clock
from recovery_journal.__main__ import main
usual = clock.monotonic_seconds
clock.monotonic_seconds = lambda: usual() + 3600 * os.path.exists(os.environ["LATER"])
sys.exit(main([]))
"""
"""The program, for which an hour has passed once a file is there."""


HELD = """
import os, sys, time
while "RECOVERY_JOURNAL_LOCKED" in os.environ and not os.path.exists(os.environ["GO"]):
    time.sleep(0.01)
from recovery_journal.__main__ import main
sys.exit(main([]))
"""
"""The program, but the one that takes its place waits until a file is there."""
UNABLE = """
import sys
sys.executable = "/nowhere/python"
from recovery_journal.__main__ import main
sys.exit(main([]))
"""
"""The program, when no other can take its place."""


@pytest.fixture
def journal(home: Path) -> Path:
    path = started_journal(home, alcohol_tracker(clock.now().date() - timedelta(days=40)))
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
    terminal.press("enter")
    terminal.wait_for("1 Today", PLANTED)


def writing(terminal: Terminal) -> None:
    terminal.press("n")
    terminal.wait_for("What would you like to write?")
    terminal.send(HALF)
    terminal.wait_for(HALF)


def goes_on(terminal: Terminal) -> None:
    """Take up what was left, and save it."""
    terminal.wait_for("You have unsaved", HALF)
    terminal.press("enter")
    terminal.wait_for("What would you like to write?", HALF)
    terminal.press("ctrl+s")
    terminal.wait_for("Saved")


def test_the_key_locks_an_encrypted_journal_wherever_one_is(home: Path, encrypted: Path) -> None:
    with Terminal() as terminal:
        unlocked(terminal)
        terminal.press("ctrl+t")
        terminal.wait_for("Locked", "Passphrase", without=PLANTED)
        unlocked(terminal)
        writing(terminal)
        terminal.press("ctrl+p")
        terminal.wait_for("What do you need?")
        terminal.press("f7")
        terminal.wait_for("Locked", "Passphrase", without=PLANTED)
        assert HALF not in terminal.screen
        assert not files_containing(home, HALF)
        locked_at = len(terminal.raw)
        terminal.press("f4")
        terminal.wait_until(lambda: not terminal.screen.strip())
        terminal.press("f4")
        terminal.wait_for("Locked", "Passphrase")
        terminal.press("f2")
        terminal.wait_for("In danger, or thinking of ending your life")
        terminal.press("escape")
        terminal.wait_for("Locked", "Passphrase")
        assert PLANTED.encode() not in terminal.raw[locked_at:]
        unlocked(terminal)
        goes_on(terminal)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert PASSPHRASE.encode() not in terminal.raw
    assert not files_containing(home, PLANTED)
    assert not files_containing(home, HALF)


def test_what_is_said_on_a_command_line_meanwhile_is_taken_in(encrypted: Path) -> None:
    with Terminal() as terminal:
        terminal.wait_for("Locked", "Passphrase")
        run_process("craving", "7")
        unlocked(terminal)
        terminal.press("2")
        terminal.wait_for("● craving   7")
        terminal.press("g")
        terminal.wait_for("─ Craving ·", "● 7  Alcohol")


@pytest.mark.parametrize("how", [signal.SIGTSTP, signal.SIGSTOP])
def test_who_goes_on_with_a_stopped_program_meets_the_lock(
    encrypted: Path, how: signal.Signals
) -> None:
    with Terminal() as terminal:
        unlocked(terminal)
        writing(terminal)
        terminal.kill(how)
        terminal.wait_until(lambda: terminal.state == "T")
        if how == signal.SIGTSTP:
            terminal.wait_until(lambda: terminal.echoes)
        stopped = len(terminal.raw)
        terminal.kill(signal.SIGCONT)
        terminal.wait_for("Locked", "Passphrase", without=PLANTED)
        assert PLANTED.encode() not in terminal.raw[stopped:]
        terminal.wait_until(lambda: not terminal.echoes)
        unlocked(terminal)
        goes_on(terminal)


def test_a_shell_shows_nothing_of_it_while_it_is_stopped(encrypted: Path) -> None:
    with Terminal(program=["sh", "-i"], environment={"ENV": "", "PS1": "ready> "}) as terminal:
        terminal.wait_for("ready>")
        terminal.send(f"{shlex.join(command_line())}\r")
        unlocked(terminal)
        writing(terminal)
        terminal.press("ctrl+z")  # takes back what was typed, as in every text field
        terminal.wait_until(lambda: HALF not in terminal.screen)
        terminal.send(HALF)
        terminal.wait_for(HALF)
        os.kill(_started_by(terminal), signal.SIGTSTP)
        terminal.wait_until(lambda: b"Stopped" in _outside(terminal))
        assert PLANTED.encode() not in _outside(terminal)
        assert HALF.encode() not in _outside(terminal)
        stopped = len(terminal.raw)
        terminal.send("fg\r")
        terminal.wait_for("Locked", "Passphrase", without=PLANTED)
        assert PLANTED.encode() not in terminal.raw[stopped:]
        unlocked(terminal)
        goes_on(terminal)
        terminal.press("q")
        terminal.wait_until(lambda: b"ready>" in _outside(terminal))
        assert PLANTED.encode() not in _outside(terminal)
        assert HALF.encode() not in _outside(terminal)


def environment_of(pid: int) -> bytes:
    """With what environment a program was started; nothing while it lets nobody look."""
    with suppress(PermissionError):
        return Path(f"/proc/{pid}/environ").read_bytes()
    return b""


def test_it_stays_stopped_in_the_background_and_goes_on_in_front(encrypted: Path) -> None:
    with Terminal(program=["sh", "-i"], environment={"ENV": "", "PS1": "ready> "}) as terminal:
        terminal.wait_for("ready>")
        terminal.send(f"{shlex.join(command_line())}\r")
        unlocked(terminal)
        program = _started_by(terminal)
        os.kill(program, signal.SIGTSTP)
        for _ in range(2):
            terminal.wait_until(lambda: b"Stopped" in _outside(terminal))
            terminal.send("bg\r")
            terminal.wait_until(lambda: _outside(terminal).count(b"ready>") > 1)
            terminal.wait_until(lambda: state_of(program) == "T")
        terminal.send("fg\r")
        unlocked(terminal)


def stop_and_go_on(terminal: Terminal, how: signal.Signals) -> None:
    """Stop the program, and have it draw its screen again."""
    stopped = len(terminal.raw)
    terminal.kill(how)
    terminal.wait_until(lambda: terminal.state == "T")
    terminal.kill(signal.SIGCONT)
    terminal.wait_until(lambda: HALF.encode() in terminal.raw[stopped:])
    terminal.wait_until(lambda: not terminal.echoes)


def test_without_a_lock_it_goes_on_where_it_was(journal: Path) -> None:
    with Terminal() as terminal:
        terminal.wait_for("1 Today", PLANTED)
        writing(terminal)
        for how in (signal.SIGTSTP, signal.SIGSTOP):
            stop_and_go_on(terminal, how)
        terminal.send(" und mehr")
        terminal.wait_for(f"{HALF} und mehr")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")


@pytest.fixture
def held(
    home: Path, encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Terminal, Callable[[], None]]]:
    """A terminal whose program was locked and gone, and what has the next one come up."""
    monkeypatch.setenv("GO", str(home / "go"))
    with Terminal(program=[sys.executable, "-c", HELD]) as terminal:
        unlocked(terminal)
        writing(terminal)
        before = len(terminal.raw)
        terminal.press("f7")
        terminal.wait_until(lambda: b"RECOVERY_JOURNAL_LOCKED" in environment_of(terminal.pid))
        terminal.wait_until(lambda: not terminal.screen.strip())
        assert b"\x1b[?1049l" not in terminal.raw[before:]
        yield terminal, (home / "go").touch


def test_what_is_typed_before_the_lock_screen_is_there_is_neither_shown_nor_taken(
    held: tuple[Terminal, Callable[[], None]],
) -> None:
    terminal, go_on = held
    terminal.send("geheim\r")
    assert not terminal.echoes
    go_on()
    terminal.wait_for("Locked", "Passphrase")
    assert "doesn't open" not in terminal.screen
    assert b"geheim" not in terminal.raw
    unlocked(terminal)
    goes_on(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_the_lock_screen_is_there_ends_it_and_gives_the_terminal_back(
    held: tuple[Terminal, Callable[[], None]], number: signal.Signals
) -> None:
    terminal, go_on = held
    terminal.kill(number)
    go_on()
    assert terminal.wait_for_exit() == 128 + number
    assert b"\x1b[?1049l\x1b[?25h" in terminal.raw
    assert terminal.echoes


def test_it_ends_when_no_other_program_can_take_its_place(encrypted: Path) -> None:
    with Terminal(program=[sys.executable, "-c", UNABLE]) as terminal:
        unlocked(terminal)
        writing(terminal)
        terminal.press("f7")
        assert terminal.wait_for_exit() == 1
        assert "Locked. Start the program again" in terminal.screen
        assert terminal.echoes
        assert PLANTED.encode() not in _outside(terminal)
    with Terminal() as terminal:
        unlocked(terminal)
        goes_on(terminal)


def test_the_demo_goes_on_where_it_was_locked(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(home))
    with Terminal("demo") as terminal:
        terminal.wait_for("1 Today")
        terminal.press("n")
        terminal.wait_for("What would you like to write?")
        terminal.send(PLANTED)
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        terminal.press("f7")
        terminal.wait_for("Screen lock")
        terminal.press("enter")
        terminal.wait_for("1 Today")
        terminal.press("2")
        terminal.wait_for(PLANTED)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert not [*home.glob("rj-demo-*")]


def test_it_locks_by_itself_when_nobody_is_there(
    home: Path, encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LATER", str(home / "later"))
    with Terminal(program=[sys.executable, "-c", LATER]) as terminal:
        unlocked(terminal)
        writing(terminal)
        (home / "later").touch()
        terminal.wait_for("Locked", "Passphrase", without=PLANTED)
        assert HALF not in terminal.screen
        unlocked(terminal)
        goes_on(terminal)


def test_the_screen_locks_by_itself_when_that_was_chosen(
    home: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal(str(journal)) as opened:
        opened.settings.write(Settings(first_start_done=True, lock_after=30))
    monkeypatch.setenv("LATER", str(home / "later"))
    with Terminal(program=[sys.executable, "-c", LATER]) as terminal:
        terminal.wait_for("1 Today", PLANTED)
        writing(terminal)
        (home / "later").touch()
        terminal.wait_for("Screen lock", "isn't encrypted", without=PLANTED)
        terminal.press("enter")
        goes_on(terminal)


def _outside(terminal: Terminal) -> bytes:
    """What was written since the program last gave the screen back; nothing while it has it."""
    _, left, since = terminal.raw.rpartition(b"\x1b[?1049l")
    return since if left and b"\x1b[?1049h" not in since else b""


def _started_by(terminal: Terminal) -> int:
    """The number of the only program that a shell has started."""
    shell = terminal.pid
    return int(Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii"))
