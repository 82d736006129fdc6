"""Textual's driver, with another start, lock and end."""

from contextlib import suppress
from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from recovery_journal.tui.host import Host
from recovery_journal.tui.runtime.paste_guard import UndecodedInput
from recovery_journal.tui.runtime.terminal import CLEAR, MODES_OFF, Terminal
from recovery_journal.words import tui as words


class TerminalDriver(LinuxDriver):
    """Takes over the terminal as it was left, and leaves it empty for its replacement."""

    def __init__(self, app: Host, **options: Any) -> None:
        super().__init__(app, **options)
        self._host = app
        self._terminal = app.terminal or Terminal()
        self._is_blank = False

    def start_application_mode(self) -> None:
        """Take the terminal, dropping what was typed while no process was there."""
        self._terminal.wait_for_front()
        before = self._terminal.before if self._terminal.is_inherited else None
        if before is not None:
            self._terminal.discard_input()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.attrs_before = before or self.attrs_before
        self._terminal.was_taken(self.attrs_before)

    def blank(self) -> None:
        """Clear the screen at once, and draw nothing more."""
        self.write(CLEAR)
        self._is_blank = True

    def draw_again(self) -> None:
        """Undo `blank`."""
        self._is_blank = False

    def write(self, data: str) -> None:
        """Write to the terminal, unless its window was closed."""
        if not self._is_blank and self._terminal.is_there():
            super().write(data)

    def disable_input(self) -> None:
        """Stop reading keys; input meant for the shell stays."""
        if self._terminal.is_taken:
            super().disable_input()

    def stop_application_mode(self) -> None:
        """Restore the terminal, or leave it raw and empty for the replacing process."""
        if not self._terminal.is_taken:
            return
        if self._is_blank:
            self._is_blank = False
            self.disable_input()
            self.write("".join((*MODES_OFF, CLEAR)))
            self._terminal.was_left()
        else:
            if not self._terminal.is_in_front():
                self.attrs_before = None  # by now these are the shell's
            super().stop_application_mode()
            self._terminal.was_given_back()

    def process_message(self, message: Message) -> None:
        """Pass on what was typed, and say what couldn't be read."""
        if isinstance(message, UndecodedInput):
            self._host.call_later(self._host.show_toast, words.NOT_UTF8_TYPED)
        else:
            super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys until the terminal is gone; a signal then ends the process."""
        with suppress(OSError):
            super().run_input_thread()
