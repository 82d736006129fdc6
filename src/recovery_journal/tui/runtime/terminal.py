"""The terminal: its settings before the app, and how to restore it at any moment.

This needs no Textual: the terminal may have to be restored while Textual is still being imported,
or hangs.
"""

import os
import select
import signal
import termios
from contextlib import suppress
from typing import Any

Attributes = list[Any]
"""As returned by `termios.tcgetattr`."""

CLEAR = "\x1b[0m\x1b[2J\x1b[H"
MODES_OFF = (
    *("\x1b[?1000l", "\x1b[?1003l", "\x1b[?1006l", "\x1b[?1015l", "\x1b[?1016l"),  # mouse
    *("\x1b[?2004l", "\x1b[?1004l", "\x1b[?2048l"),  # reports of pastes, focus and size
    *("\x1b[?7h", "\x1b[<u"),  # line wrapping, key encoding
)
"""Turns off every mode Textual turns on, except the alternate screen."""
OWN_SCREEN_OFF = "\x1b[?1049l\x1b[?25h"
"""Leaves the alternate screen and shows the cursor."""


class Terminal:
    """The terminal this process was started on."""

    def __init__(self, before: Attributes | None = None) -> None:
        """Remember the terminal's settings.

        Args:
            before: the settings from a process that this one replaced; then the terminal is still
            raw and shows an empty alternate screen.
        """
        self.is_inherited = before is not None
        self.is_taken = self.is_inherited
        """Whether this process has it, not the shell."""
        self.before = self._attributes() if before is None else before

    def was_taken(self, before: Attributes | None) -> None:
        """Record that Textual has taken it, and its settings before."""
        self.is_taken, self.is_inherited, self.before = True, False, before

    def was_left(self) -> None:
        """Record that it's left raw and empty for the process that replaces this one."""
        self.is_inherited = True

    def was_given_back(self) -> None:
        """Record that the shell has it again."""
        self.is_taken = False

    def give_back(self) -> None:
        """Restore it at once, even while the app is busy."""
        if self.is_taken:
            self.is_taken = False
            if self.is_in_front():
                self._set(self.before)
            modes = () if self.is_inherited else MODES_OFF
            self._write("".join((*modes, OWN_SCREEN_OFF)))

    def is_there(self) -> bool:
        """Return whether its window is still open."""
        return self.before is None or self._attributes() is not None

    def is_in_front(self) -> bool:
        """Return whether this process is in the foreground."""
        try:
            return os.tcgetpgrp(0) == os.getpgrp()
        except OSError:  # it's gone, or never was a terminal
            return True

    def wait_for_front(self) -> None:
        """Stop while another process is in the foreground."""
        while not self.is_in_front():
            self.stop()

    def stop(self) -> None:
        """Stop this process until somebody continues it."""
        os.kill(os.getpid(), signal.SIGSTOP)

    def discard_input(self) -> None:
        """Discard input that nobody has read."""
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
        """Write directly, unless the terminal accepts nothing: that could block forever."""
        with suppress(OSError, ValueError):
            if select.select((), (2,), (), 0)[1]:
                os.write(2, text.encode("ascii"))
