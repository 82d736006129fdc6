"""What the system tells the program: to end, to stop, and to go on."""

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp


def listen(app: "JournalApp") -> None:
    """Answer the system from now on."""
    loop = asyncio.get_running_loop()
    for name, number in (("SIGTERM", 15), ("SIGHUP", 1)):
        with suppress(AttributeError, NotImplementedError, RuntimeError):
            loop.add_signal_handler(getattr(signal, name), _end, app, 128 + number)
    with suppress(AttributeError, NotImplementedError, RuntimeError):
        stopped = Stopped(app)
        loop.add_signal_handler(signal.SIGTSTP, stopped.stop)
        loop.add_signal_handler(signal.SIGCONT, stopped.go_on)


def _end(app: "JournalApp", code: int) -> None:
    """End in order: what is being typed is kept, and the terminal is given back as it was."""
    from recovery_journal.tui.dialogs.entry_dialog import EntryDialog

    for screen in app.screen_stack:
        if isinstance(screen, EntryDialog):
            screen.keep_draft()
    app.exit(code)


class Stopped:
    """Whoever goes on with a stopped program may be somebody else: it is locked, if that is on."""

    def __init__(self, app: "JournalApp") -> None:
        self._app = app
        self._stop = signal.getsignal(signal.SIGTSTP)
        self._go_on = signal.getsignal(signal.SIGCONT)
        """What Textual does to give the terminal back, and to take it again."""
        self._given_back = False

    def stop(self) -> None:
        """Stop, as soon as the screen shows what it may show."""
        self._lock()
        self._app.call_after_refresh(self._stop_now)

    def _stop_now(self) -> None:
        self._given_back = True
        if callable(self._stop):
            self._stop(signal.SIGTSTP, None)

    def go_on(self) -> None:
        """Go on; nobody asked before a SIGSTOP."""
        driver = self._app._driver
        if not self._given_back:
            self._lock()
            if driver is not None:
                driver.suspend_application_mode()
        self._given_back = False
        if callable(self._go_on):
            self._go_on(signal.SIGCONT, None)

    def _lock(self) -> None:
        if self._app.lock_minutes():
            self._app.action_lock()
