"""Run a program on a real terminal: type, and read its screen."""

import os
import signal
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

from support.command_line import command_line

TIMEOUT_SECONDS = 30.0
"""Seconds to wait for anything on a machine that has much else to do."""
POLL_SECONDS = 0.05
"""Seconds between two looks at something that no output tells of."""
CHUNK_BYTES = 1000
"""Bytes typed at once; a terminal holds no more than 4096 that nobody has read yet."""
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
"""What a terminal sends for the keys that are no character."""


def pasted(text: str) -> str:
    """What a terminal makes of a text before it pastes it."""
    return text.replace("\x1b", "")


class Screen(pyte.Screen):
    """Shows the rest of a text behind a joiner, too."""

    def draw(self, data: str) -> None:
        for part in [data] if data.isascii() else data:
            super().draw(part)


class Terminal:
    """Starts the program in a terminal of its own; everything waits for what is to be seen."""

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
        self.raw = b""
        """Everything the program has written so far."""
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            first, rest, env={**os.environ, **(environment or {})}, dimensions=(rows, columns)
        )
        self._child.delaybeforesend = None
        self._open = True

    # What is typed

    def send(self, text: str) -> None:
        """Type characters."""
        typed = text.encode("utf-8", "replace")
        for start in range(0, len(typed), CHUNK_BYTES):
            self._child.send(typed[start : start + CHUNK_BYTES])
            self._read(0)

    def press(self, *names: str) -> None:
        """Press keys by their names, one after the other."""
        for name in names:
            self.send(KEYS.get(name, name))

    def paste(self, text: str) -> None:
        """Paste text between two marks, as terminals do: they take out what could end it early."""
        self.send(f"\x1b[200~{pasted(text)}\x1b[201~")

    # What is to be seen

    @property
    def lines(self) -> list[str]:
        """The screen as it is now, without blanks behind the lines."""
        return ["".join(self._cells(row)).rstrip() for row in range(self._shown.lines)]

    @property
    def screen(self) -> str:
        """The same as one text."""
        return "\n".join(self.lines)

    def styles(self, text: str) -> list[pyte.screens.Char]:
        """How each cell of a text looks; nothing while it is not on the screen."""
        for row in range(self._shown.lines):
            cells = self._cells(row)
            for column in range(len(cells)):
                if "".join(cells[column : column + len(text)]) == text:
                    looks = self._shown.buffer[row]
                    return [looks[column + place] for place in range(len(text))]
        return []

    def _cells(self, row: int) -> list[str]:
        """What stands in each cell of a line; nothing behind a wide sign."""
        looks = self._shown.buffer[row]
        return [looks[column].data for column in range(self._shown.columns)]

    def wait_until(self, condition: Callable[[], object], timeout: float = TIMEOUT_SECONDS) -> None:
        """Read on until something is so."""
        end = time.monotonic() + timeout
        while not condition():
            assert time.monotonic() < end, f"It did not come to that:\n{self.screen}"
            self._read(POLL_SECONDS)

    def read_for(self, seconds: float) -> None:
        """Read on for a time, whatever comes."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(min(left, POLL_SECONDS))

    def wait_for(self, *texts: str, without: str = "", timeout: float = TIMEOUT_SECONDS) -> None:
        """Read on until all of these stand on the screen, and `without` does not."""

        def there() -> bool:
            screen = self.screen
            gone = not without or without not in screen
            return gone and all(text in screen for text in texts)

        self.wait_until(there, timeout)

    @property
    def attributes(self) -> list[Any]:
        """How the terminal treats what is typed and shown."""
        return termios.tcgetattr(self._child.child_fd)

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows by itself what is typed, as every shell wants it."""
        return bool(self.attributes[3] & termios.ECHO)

    def wait_at(self, text: str) -> None:
        """Read on until the cursor stands beside or below this text, so that keys go there."""

        def there() -> bool:
            row = self._shown.cursor.y
            return any(text in line for line in self.lines[max(0, row - 1) : row + 1])

        self.wait_until(there)

    # How it ends

    @property
    def pid(self) -> int:
        """The number the system gave the program."""
        return self._child.pid or 0

    @property
    def state(self) -> str:
        """What the system says the program does: "T" is stopped."""
        told = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii")
        return told.rpartition(")")[2].split()[0]

    @property
    def is_alive(self) -> bool:
        """Whether the program is still there."""
        try:
            ended = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return False
        return ended is None

    def kill(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._child.kill(number)

    def hang_up(self) -> None:
        """Close the window it is in."""
        with open(os.devnull, "rb") as nothing:
            os.dup2(nothing.fileno(), self._child.child_fd)
        self._open = False

    def wait_for_exit(self, timeout: float = TIMEOUT_SECONDS) -> int:
        """Wait until it has ended by itself; its exit code, or -N after signal N."""
        self.wait_until(lambda: not self._open, timeout)
        self._child.wait()
        ended = self._child.exitstatus
        return ended if ended is not None else -(self._child.signalstatus or 0)

    def close(self) -> None:
        """End it, whatever it does."""
        self._child.close(force=True)

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
