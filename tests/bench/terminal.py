"""A program on its own terminal, timed from a key press to the end of its response."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from time import perf_counter
from types import TracebackType
from typing import Self

from bench.measure import NotMeasured

QUIET = 0.4
"""Seconds without output after which a screen is finished; longer than a search waits for keys."""
PATIENCE = 30.0


class Terminal:
    """Starts a program in a new terminal, in columns by rows, and reads what it draws."""

    def __init__(
        self, command: list[str], environment: dict[str, str], size: tuple[int, int]
    ) -> None:
        self._start = perf_counter()
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.execve(command[0], command, environment | {"TERM": "xterm-256color"})
        columns, rows = size
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def first_paint(self, text: str) -> float:
        """Seconds from the start of the program until `text` stands on the screen."""
        drawn = b""
        while text.encode() not in drawn:
            drawn += self._read(PATIENCE)
        return perf_counter() - self._start

    def settle(self) -> None:
        """Wait until nothing more is drawn."""
        while select.select([self._terminal], [], [], QUIET)[0]:
            self._read(0)

    def press(self, keys: str, until: str = "") -> float:
        """Seconds from typing `keys` until the last of what it changes is drawn, and `until`."""
        start = perf_counter()
        os.write(self._terminal, keys.encode())
        drawn = self._read(PATIENCE)
        while until.encode() not in drawn:
            drawn += self._read(PATIENCE)
        last = perf_counter()
        while select.select([self._terminal], [], [], QUIET)[0]:
            self._read(0)
            last = perf_counter()
        return last - start

    def answer(self, keys: str) -> float:
        """Seconds from typing `keys` until the first of what it changes is drawn; draw the rest."""
        start = perf_counter()
        os.write(self._terminal, keys.encode())
        self._read(PATIENCE)
        first = perf_counter() - start
        self.settle()
        return first

    def mebibytes(self) -> float:
        """The memory that the program holds."""
        try:
            with open(f"/proc/{self._process}/status") as status:
                (line,) = (line for line in status if line.startswith("VmRSS"))
        except OSError as error:
            raise NotMeasured("this system does not tell the memory of a process") from error
        return int(line.split()[1]) / 1024

    def _read(self, patience: float) -> bytes:
        if not select.select([self._terminal], [], [], patience)[0]:
            raise NotMeasured("the program on the terminal does not answer")
        try:
            return os.read(self._terminal, 65536)
        except OSError as error:
            raise NotMeasured("the program on the terminal has ended") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._terminal)
