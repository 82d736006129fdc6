"""The app's process: how it ends, stops and continues, and how another one replaces it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual import events
from textual.await_complete import AwaitComplete

from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import JournalError
from recovery_journal.store.sidecar import drafts
from recovery_journal.tui.runtime import restart
from recovery_journal.tui.runtime.hardening import HardenedApp
from recovery_journal.tui.textual_internals import driver_of

if TYPE_CHECKING:
    from recovery_journal.tui.runtime.signals import SignalWatcher
    from recovery_journal.tui.runtime.terminal_driver import TerminalDriver


HUNG_UP_EXIT = 129
"""The exit code after the window was closed, with or without a signal."""


class ProcessApp(HardenedApp):
    """An app that always comes to an end, and never loses unsaved text."""

    def __init__(
        self, path: str, *, watcher: "SignalWatcher | None" = None, ansi_color: bool | None = None
    ) -> None:
        super().__init__(ansi_color=ansi_color)
        self.path = path
        self.drafts = drafts.OpenDrafts(path)
        self.lock: restart.Lock | None = None
        """Set when a locked process is about to replace this one."""
        self.terminal = None if watcher is None else watcher.terminal
        self._watcher = watcher
        self.is_released = False
        """Whether the shell has the terminal."""
        self.is_leaving = False
        self._takes_input = True
        if watcher is not None:
            from recovery_journal.tui.runtime.terminal_driver import TerminalDriver

            self.driver_class = TerminalDriver

    @property
    def terminal_driver(self) -> "TerminalDriver | None":
        """Return the terminal's driver, once it exists."""
        if self.terminal is None:
            return None
        from recovery_journal.tui.runtime.terminal_driver import TerminalDriver

        driver = driver_of(self)
        return driver if isinstance(driver, TerminalDriver) else None

    def on_load(self) -> None:
        if self._watcher is not None:
            self._watcher.attach(self)

    def on_mount(self) -> None:
        self.set_interval(drafts.SAVE_INTERVAL_SECONDS, self._try_to_keep_words)

    def pop_screen(self) -> AwaitComplete:
        """Close the top screen, and remove its draft."""
        closed = super().pop_screen()
        self._try_to_keep_words()
        return closed

    def take_input(self) -> None:
        self._takes_input = True

    async def on_event(self, event: events.Event) -> None:
        """Ignore input meant for a screen that is gone or isn't there yet."""
        if self._takes_input or not isinstance(event, events.InputEvent | events.Paste):
            await super().on_event(event)

    # Leaving

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Quit, for the first reason given; after a short time the process is ended regardless."""
        if not self.is_leaving:
            self.is_leaving, self._takes_input = True, False
            self._typed.clear()
            self._try_to_keep_words()
            self.drafts.leave()
            super().exit(result, return_code, message)
            if self._watcher is not None:
                self._watcher.limit_leaving()

    def leave_locked(self, lock: restart.Lock) -> None:
        """Quit and have a locked process replace this one, unless it's quitting already."""
        if not self.is_leaving:
            self.lock = lock
            self.exit()

    def exit_code(self) -> int:
        ended = self._watcher.end_code if self._watcher is not None else None
        return ended or self.return_code or 0

    def keep_words(self) -> None:
        """Store what is unsaved on all screens, to be offered if this process ends.

        Raises:
            OSError, JournalError: the disk refuses it.
        """
        self.drafts.store(self.screen_stack)

    def _try_to_keep_words(self) -> None:
        with suppress(OSError, JournalError):
            self.keep_words()

    def end(self, code: int) -> None:
        """Quit because the system says so."""
        self.exit(return_code=code)

    def end_without_terminal(self) -> None:
        """Quit if the window was closed without a signal."""
        if self.terminal is not None and not self.terminal.is_there():
            self.end(HUNG_UP_EXIT)

    def end_now(self) -> int:
        """Do the bare minimum before exiting; another thread calls it if the event loop hangs."""
        with suppress(Exception):
            self.keep_words()
        with suppress(OSError):
            self.start_anew()
        return self.exit_code()

    def start_anew(self) -> None:
        """Start a locked process in place of this one, if it was locked and not ended since.

        Raises:
            OSError: that isn't possible; this process must end.
        """
        lock, watcher = self.lock, self._watcher
        if lock is not None and watcher is not None:
            stops_first = lock.stops_first and not watcher.was_continued
            lock = replace(lock, stops_first=stops_first, terminal=watcher.terminal.before)
        if lock is not None and (watcher is None or watcher.end_code is None):
            restart.start_anew(lock)

    # Stopping

    def stop_for_shell(self) -> None:
        """Restore the terminal and stop."""
        if self.is_leaving or self.is_released:
            return
        self.is_released = True
        if (driver := self.terminal_driver) is not None:
            driver.suspend_application_mode()
        if self._watcher is not None and not self._watcher.was_continued:
            self._watcher.terminal.stop()

    def continue_from_shell(self) -> None:
        """Take the terminal again; after SIGSTOP the shell has it, though nobody restored it."""
        driver = self.terminal_driver
        if self.is_leaving or driver is None:
            return
        driver.suspend_application_mode()
        self.is_released = False
        driver.resume_application_mode()
        self.refresh(layout=True)
