"""The terminal the screens are drawn on: how it was before, and how to give it back at any moment.

Nothing here needs Textual: the terminal has to be given back also while that is still loading, and
while it is stuck.
"""

import os
import select
import signal
import termios
from contextlib import suppress
from typing import Any

Attributes = list[Any]
"""As `termios.tcgetattr` has them."""

CLEAR = "\x1b[0m\x1b[2J\x1b[H"
MODES_OFF = (
    *("\x1b[?1000l", "\x1b[?1003l", "\x1b[?1006l", "\x1b[?1015l", "\x1b[?1016l"),  # the mouse
    *("\x1b[?2004l", "\x1b[?1004l", "\x1b[?2048l"),  # pastes, focus and sizes reported
    *("\x1b[?7h", "\x1b[<u"),  # lines wrap, keys as ever
)
"""Takes back what Textual asks of a terminal, but for the screen of its own."""
OWN_SCREEN_OFF = "\x1b[?1049l\x1b[?25h"
"""Shows what stood there before, and the cursor."""


class Terminal:
    """The terminal this process was started on."""

    def __init__(self, before: Attributes | None = None) -> None:
        """Take note of how the terminal is.

        Args:
            before: how it was, when it was taken by the program that this one has replaced: then
                it is still raw, and shows an empty screen of its own.
        """
        self.is_inherited = before is not None
        self.is_taken = self.is_inherited
        """Whether it is ours, and not the shell's."""
        self.before = self._attributes() if before is None else before

    def was_taken(self, before: Attributes | None) -> None:
        """Take note that Textual has it now, and how it was before."""
        self.is_taken, self.is_inherited, self.before = True, False, before

    def was_left(self) -> None:
        """Take note that it is raw and empty, as a program finds it that takes our place."""
        self.is_inherited = True

    def was_given_back(self) -> None:
        """Take note that the shell has it again."""
        self.is_taken = False

    def give_back(self) -> None:
        """Leave it as it was before, at once, whatever the screens are doing."""
        if self.is_taken:
            self.is_taken = False
            if self.is_in_front():
                self._set(self.before)
            modes = () if self.is_inherited else MODES_OFF
            self._write("".join((*modes, OWN_SCREEN_OFF)))

    def is_there(self) -> bool:
        """Whether its window is still open."""
        return self.before is None or self._attributes() is not None

    def is_in_front(self) -> bool:
        """Whether this program is the one that may use it."""
        try:
            return os.tcgetpgrp(0) == os.getpgrp()
        except OSError:  # it is gone, or was never one
            return True

    def wait_for_front(self) -> None:
        """Stop, as long as another program is in front."""
        while not self.is_in_front():
            self.stop()

    def stop(self) -> None:
        """Stop this program until somebody has it go on."""
        os.kill(os.getpid(), signal.SIGSTOP)

    def discard_input(self) -> None:
        """Throw away what was typed and nobody has read."""
        with suppress(termios.error):
            termios.tcflush(0, termios.TCIFLUSH)

    def _attributes(self) -> Attributes | None:
        try:
            return termios.tcgetattr(0)
        except termios.error:
            return None

    def _set(self, attributes: Attributes | None) -> None:
        if attributes is not None:
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSANOW, attributes)

    def _write(self, text: str) -> None:
        """Write past Textual, unless the terminal takes nothing: waiting would be for ever."""
        with suppress(OSError, ValueError):
            if select.select((), (2,), (), 0)[1]:
                os.write(2, text.encode("ascii"))
