"""The process of the screens: how it ends, stops and goes on, and how another takes its place."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual import events

from recovery_journal.errors import JournalError
from recovery_journal.tui.runtime import drafts, restart
from recovery_journal.tui.runtime.hardening import HardenedApp
from recovery_journal.tui.textual_internals import driver_of

if TYPE_CHECKING:
    from recovery_journal.tui.runtime.signals import SignalWatcher
    from recovery_journal.tui.runtime.terminal_driver import TerminalDriver


HUNG_UP_EXIT = 129
"""The exit code after a closed window, with or without a signal."""


class ProcessApp(HardenedApp):
    """An app that comes to its end whatever happens, and keeps what is being typed."""

    def __init__(
        self, path: str, *, watcher: "SignalWatcher | None" = None, ansi_color: bool | None = None
    ) -> None:
        super().__init__(ansi_color=ansi_color)
        self.path = path
        self.lock: restart.Lock | None = None
        """Set when a locked program is to take the place of this one."""
        self.terminal = None if watcher is None else watcher.terminal
        self._watcher = watcher
        self.is_released = False
        """Whether the shell has been given the terminal."""
        self._is_leaving = False
        self._takes_input = True
        if watcher is not None:
            from recovery_journal.tui.runtime.terminal_driver import TerminalDriver

            self.driver_class = TerminalDriver

    @property
    def terminal_driver(self) -> "TerminalDriver | None":
        """What draws on the terminal, once it is there."""
        if self.terminal is None:
            return None
        from recovery_journal.tui.runtime.terminal_driver import TerminalDriver

        driver = driver_of(self)
        return driver if isinstance(driver, TerminalDriver) else None

    def on_load(self) -> None:
        """Answer signals from now on."""
        if self._watcher is not None:
            self._watcher.attach(self)

    def take_input(self) -> None:
        """Take what is typed and clicked from now on."""
        self._takes_input = True

    async def on_event(self, event: events.Event) -> None:
        """Take no keys that were meant for what is no longer there, or not there yet."""
        if self._takes_input or not isinstance(event, events.InputEvent | events.Paste):
            await super().on_event(event)

    # Leaving

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Leave, for the first reason there is; what keeps the program is not waited for long."""
        if not self._is_leaving:
            self._is_leaving, self._takes_input = True, False
            self._typed.clear()
            super().exit(result, return_code, message)
            if self._watcher is not None:
                self._watcher.limit_leaving()

    def leave_locked(self, lock: restart.Lock) -> None:
        """Leave, and have a locked program take the place of this one; not if it leaves already."""
        if not self._is_leaving:
            self.lock = lock
            self.exit()

    def exit_code(self) -> int:
        """The exit code, once the screens have gone."""
        ended = self._watcher.end_code if self._watcher is not None else None
        return ended or self.return_code or 0

    def keep_words(self) -> None:
        """Keep what is being typed, to be offered when the journal is opened again.

        Raises:
            OSError, JournalError: when the disk does not take it; nothing is kept then.
        """
        drafts.save_all_for_later(self.path, self.screen_stack)

    def end(self, code: int) -> None:
        """Leave because the system says so."""
        with suppress(OSError, JournalError):
            self.keep_words()
        self.exit(return_code=code)

    def end_without_terminal(self) -> None:
        """Leave when the window was closed and no signal has said so."""
        if self.terminal is not None and not self.terminal.is_there():
            self.end(HUNG_UP_EXIT)

    def end_now(self) -> int:
        """Do at least what has to be done; this is called beside an event loop that is stuck."""
        with suppress(Exception):
            self.keep_words()
        with suppress(OSError):
            self.start_anew()
        return self.exit_code()

    def start_anew(self) -> None:
        """Have a locked program take this one's place, if it was locked and not ended after that.

        Raises:
            OSError: when that cannot be done; this one has to end then.
        """
        ended = self._watcher is not None and self._watcher.end_code is not None
        if self.lock is not None and not ended:
            terminal = self.terminal.before if self.terminal is not None else None
            restart.start_anew(replace(self.lock, terminal=terminal))

    # Stopping

    def stop_for_shell(self) -> None:
        """Give the terminal back, and stop."""
        if self._is_leaving or self.is_released:
            return
        self.is_released = True
        if (driver := self.terminal_driver) is not None:
            driver.suspend_application_mode()
        if self.terminal is not None:
            self.terminal.stop()

    def continue_from_shell(self) -> None:
        """Take the terminal again; from a SIGSTOP the shell has it, though nobody gave it back."""
        driver = self.terminal_driver
        if self._is_leaving or driver is None:
            return
        driver.suspend_application_mode()
        self.is_released = False
        driver.resume_application_mode()
        self.refresh(layout=True)
