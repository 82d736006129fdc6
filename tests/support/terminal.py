"""Run a program on a real terminal: type, and read its screen."""

import os
import shlex
import signal
import termios
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

from support.command_line import command_line

TIMEOUT_SECONDS = 30.0
"""How long to wait for anything on a busy machine."""
POLL_SECONDS = 0.05
"""How often to check for what produces no output."""
CHUNK_BYTES = 1000
"""Typed at once; a terminal buffers at most 4096 unread bytes."""
TERMINAL_SIZE = (80, 24)

KEYS = {
    **{"enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f"},
    **{"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D"},
    **{"home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~"},
    **{
        "f2": "\x1bOQ",
        "f3": "\x1bOR",
        "f4": "\x1bOS",
        "f6": "\x1b[17~",
        "f7": "\x1b[18~",
        "f8": "\x1b[19~",
    },
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What a terminal sends for special keys."""


def pasted(text: str) -> str:
    """Return a text as a terminal pastes it."""
    return text.replace("\x1b", "")


def state_of(pid: int) -> str:
    """Return the state of a process; "T" is stopped."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    return told.rpartition(")")[2].split()[0]


class Screen(pyte.Screen):
    """Also shows text after a joiner."""

    def draw(self, data: str) -> None:
        start = 0
        for end, sign in enumerate(data, 1):
            if pyte.screens.wcwidth(sign) < 1:
                super().draw(data[start:end])
                start = end
        super().draw(data[start:])


_replace = pyte.screens.Char._replace


@cache
def _changed(sign: pyte.screens.Char, changes: tuple[tuple[str, Any], ...]) -> pyte.screens.Char:
    """Return a cell with changes, of which there are few: most of the time goes for them."""
    return _replace(sign, **dict(changes))


pyte.screens.Char._replace = lambda sign, **changes: _changed(  # type: ignore[method-assign,assignment]
    sign, (*changes.items(),)
)


class Terminal:
    """Runs the program on its own terminal; all methods wait for what should appear."""

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = TERMINAL_SIZE,
        environment: Mapping[str, str] | None = None,
        program: list[str] | None = None,
    ) -> None:
        """Start `recovery-journal ARGUMENTS`, or `program` with them, in columns by rows."""
        columns, rows = size
        first, *rest = [*program, *arguments] if program else command_line(*arguments)
        self._shown = Screen(columns, rows)
        self._stream = pyte.ByteStream(self._shown)
        self._lines: list[str] | None = None
        self.raw = b""
        """Everything the program has written so far."""
        if not rest:
            first = shlex.quote(first)  # pexpect takes it apart where nothing follows
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            first, rest, env={**os.environ, **(environment or {})}, dimensions=(rows, columns)
        )
        self._child.delaybeforesend = None
        self._open = True

    # Input

    def send(self, text: str) -> None:
        typed = text.encode("utf-8", "surrogateescape")
        for start in range(0, len(typed), CHUNK_BYTES):
            self._child.send(typed[start : start + CHUNK_BYTES])
            self._read(0)

    def press(self, *names: str) -> None:
        for name in names:
            self.send(KEYS.get(name, name))

    def paste(self, text: str) -> None:
        """Paste text between two markers, as terminals do, which remove markers within it."""
        self.send(f"\x1b[200~{pasted(text)}\x1b[201~")

    # Output

    @property
    def lines(self) -> list[str]:
        """Return the current screen, without trailing blanks."""
        if self._lines is None:
            rows = range(self._shown.lines)
            self._lines = ["".join(self._cells(row)).rstrip() for row in rows]
        return self._lines

    @property
    def screen(self) -> str:
        return "\n".join(self.lines)

    def styles(self, text: str) -> list[pyte.screens.Char]:
        """Return the style of each cell of a text, or nothing if it isn't on the screen."""
        for row in range(self._shown.lines):
            cells = self._cells(row)
            for column in range(len(cells)):
                if "".join(cells[column : column + len(text)]) == text:
                    looks = self._shown.buffer[row]
                    return [looks[column + place] for place in range(len(text))]
        return []

    def _cells(self, row: int) -> list[str]:
        """Return the content of each cell in a line; empty after a wide character."""
        looks = self._shown.buffer[row]
        return [looks[column].data for column in range(self._shown.columns)]

    def wait_until(self, condition: Callable[[], object], timeout: float = TIMEOUT_SECONDS) -> None:
        """Read output until a condition holds."""
        end = time.monotonic() + timeout
        while not condition():
            assert time.monotonic() < end, f"It did not come to that:\n{self.screen}"
            self._read(POLL_SECONDS)

    def read_for(self, seconds: float) -> None:
        """Read output for a fixed time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(min(left, POLL_SECONDS))

    def wait_for(self, *texts: str, without: str = "", timeout: float = TIMEOUT_SECONDS) -> None:
        """Read output until all texts are on the screen, and `without` isn't."""

        def there() -> bool:
            screen = self.screen
            gone = not without or without not in screen
            return gone and all(text in screen for text in texts)

        self.wait_until(there, timeout)

    @property
    def attributes(self) -> list[Any]:
        """Return the terminal's settings."""
        return termios.tcgetattr(self._child.child_fd)

    @property
    def echoes(self) -> bool:
        """Return whether the terminal echoes input, as every shell expects."""
        return bool(self.attributes[3] & termios.ECHO)

    def wait_at(self, text: str) -> None:
        """Read output until the cursor is next to or below a text, so that keys go there."""

        def there() -> bool:
            row = self._shown.cursor.y
            return any(text in line for line in self.lines[max(0, row - 1) : row + 1])

        self.wait_until(there)

    # The end

    @property
    def pid(self) -> int:
        return self._child.pid or 0

    @property
    def state(self) -> str:
        return state_of(self.pid)

    @property
    def is_alive(self) -> bool:
        try:
            ended = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return False
        return ended is None

    def kill(self, number: signal.Signals) -> None:
        self._child.kill(number)

    def hang_up(self) -> None:
        """Close its window."""
        with open(os.devnull, "rb") as nothing:
            os.dup2(nothing.fileno(), self._child.child_fd)
        self._open = False

    def wait_for_exit(self, timeout: float = TIMEOUT_SECONDS) -> int:
        """Wait for it to end; return its exit code, or -N after signal N."""
        self.wait_until(lambda: not self._open and not self.is_alive, timeout)
        self._child.wait()
        ended = self._child.exitstatus
        return ended if ended is not None else -(self._child.signalstatus or 0)

    def close(self) -> None:
        """End it, whatever it's doing."""
        if self.is_alive:
            self.kill(signal.SIGKILL)
            self._child.wait()  # pexpect itself would not wait long enough on a busy machine
        self._child.close()

    def _read(self, patience: float) -> None:
        if not self._open:
            time.sleep(patience)
            return
        try:
            data = self._child.read_nonblocking(65536, patience)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self._open = False
            return
        self.raw += data
        self._lines = None
        self._stream.feed(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
