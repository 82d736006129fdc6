"""Save and quit many times: import the app once, and fork for each run.

Run as a program of its own, with pipes: `python -m support.forked WAY TIMES`.
"""

import os
import pty
import signal
import sys
import termios
from contextlib import suppress

from recovery_journal.__main__ import main
from recovery_journal.tui import app
from recovery_journal.tui.dialogs import craving, entry_dialog, mood, note
from recovery_journal.tui.runtime import startup
from recovery_journal.tui.today import screen
from support.terminal import TERMINAL_SIZE

LOADED = (startup, app, craving, entry_dialog, mood, note, screen)
"""What each of them would load for itself."""
EXIT_CODES = {
    "q": 0,
    "closed": 128 + signal.SIGHUP,
    "TERM": 128 + signal.SIGTERM,
    "KILL": -signal.SIGKILL,
}
"""The exit code, by the way to end it: the key, the terminal, or a signal."""


def keys_that_save(number: int) -> str:
    """The keys that save an entry: a note, a craving and a mood in turn."""
    return (f"nnote {number}\x13", f"c{number % 10}\r", f"m{1 + number % 5}\r")[number % 3]


def save_and_exit(number: int, way: str) -> int:
    """Save an entry, and be gone in the same breath, or once it was told; the exit code."""
    child, terminal = pty.fork()
    if not child:
        termios.tcsetwinsize(0, TERMINAL_SIZE[::-1])
        os._exit(main([]))
    _read_to(b"Last 14 days", terminal)
    os.write(terminal, keys_that_save(number).encode())
    if way == "q":
        os.write(terminal, b"q")
    else:
        _read_to(b"Saved", terminal)
    if way in ("TERM", "KILL"):
        os.kill(child, signal.Signals[f"SIG{way}"])
    if way != "closed":
        _read_on(terminal)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _read_to(text: bytes, terminal: int) -> None:
    seen = b""
    while text not in seen:
        seen += os.read(terminal, 65536)


def _read_on(terminal: int) -> None:
    with suppress(OSError):  # nobody writes any more
        while os.read(terminal, 65536):
            pass


if __name__ == "__main__":
    for number in range(int(sys.argv[2])):
        assert save_and_exit(number, sys.argv[1]) == EXIT_CODES[sys.argv[1]], number
