"""How the screens use the terminal: as Textual does, but for the beginning, locking and the end."""

from contextlib import suppress
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from recovery_journal.tui.host import Host
from recovery_journal.tui.runtime.terminal import CLEAR, MODES_OFF, Terminal


class TerminalDriver(LinuxDriver):
    """Takes the terminal as it was left to it, and leaves it empty to what takes its place."""

    def __init__(self, app: Host, **options: Any) -> None:
        super().__init__(app, **options)
        self._terminal = app.terminal or Terminal()
        self._is_blank = False

    def start_application_mode(self) -> None:
        """Take the terminal; what was typed into it while no program was there is dropped."""
        self._terminal.wait_for_front()
        before = self._terminal.before if self._terminal.is_inherited else None
        if before is not None:
            self._terminal.discard_input()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.attrs_before = before or self.attrs_before
        self._terminal.was_taken(self.attrs_before)

    def blank(self) -> None:
        """Empty the screen at once, and draw nothing more on it."""
        self.write(CLEAR)
        self._is_blank = True

    def draw_again(self) -> None:
        """Draw again after all."""
        self._is_blank = False

    def write(self, data: str) -> None:
        """Hand something to the terminal; once its window is closed, nobody takes it."""
        if not self._is_blank and self._terminal.is_there():
            super().write(data)

    def disable_input(self) -> None:
        """Read no more keys; what was typed for the shell stays."""
        if self._terminal.is_taken:
            super().disable_input()

    def stop_application_mode(self) -> None:
        """Give the terminal back, or leave it raw and empty to the program that comes next."""
        if not self._terminal.is_taken:
            return
        if self._is_blank:
            self._is_blank = False
            self.disable_input()
            self.write("".join((*MODES_OFF, CLEAR)))
            self._terminal.was_left()
        else:
            if not self._terminal.is_in_front():
                self.attrs_before = None  # it has those of the shell by now
            super().stop_application_mode()
            self._terminal.was_given_back()

    def run_input_thread(self) -> None:
        """Read keys until there are no more; the signal that comes then ends the program."""
        with suppress(OSError):
            super().run_input_thread()
