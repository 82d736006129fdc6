"""What the system tells the program: to end, to stop, and to go on."""

import asyncio
import signal
from contextlib import suppress

from recovery_journal.tui.host import Host
from recovery_journal.tui.textual_internals import driver_of


def install_handlers(app: Host) -> None:
    """Answer the system from now on."""
    loop = asyncio.get_running_loop()
    for name, number in (("SIGTERM", 15), ("SIGHUP", 1)):
        with suppress(AttributeError, NotImplementedError, RuntimeError):
            loop.add_signal_handler(getattr(signal, name), _exit_keeping_drafts, app, 128 + number)
    with suppress(AttributeError, NotImplementedError, RuntimeError):
        stopped = SuspendHandler(app)
        loop.add_signal_handler(signal.SIGTSTP, stopped.suspend)
        loop.add_signal_handler(signal.SIGCONT, stopped.resume)


def _exit_keeping_drafts(app: Host, code: int) -> None:
    """End in order: what is being typed is kept, and the terminal is given back as it was."""
    from recovery_journal.tui.dialogs.entry_dialog import EntryDialog

    for screen in app.screen_stack:
        if isinstance(screen, EntryDialog):
            screen.save_draft()
    app.exit(code)


class SuspendHandler:
    """Whoever goes on with a stopped program may be somebody else: it is locked, if that is on."""

    def __init__(self, app: Host) -> None:
        self._app = app
        self._textual_suspend = signal.getsignal(signal.SIGTSTP)
        self._textual_resume = signal.getsignal(signal.SIGCONT)
        """What Textual does to give the terminal back, and to take it again."""
        self._terminal_released = False

    def suspend(self) -> None:
        """Stop, as soon as the screen shows what it may show."""
        self._lock()
        self._app.call_after_refresh(self._suspend_now)

    def _suspend_now(self) -> None:
        self._terminal_released = True
        if callable(self._textual_suspend):
            self._textual_suspend(signal.SIGTSTP, None)

    def resume(self) -> None:
        """Go on; nobody asked before a SIGSTOP."""
        driver = driver_of(self._app)
        if not self._terminal_released:
            self._lock()
            if driver is not None:
                driver.suspend_application_mode()
        self._terminal_released = False
        if callable(self._textual_resume):
            self._textual_resume(signal.SIGCONT, None)

    def _lock(self) -> None:
        if self._app.auto_lock_minutes():
            self._app.action_lock()
