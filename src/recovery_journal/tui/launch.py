"""Run the app from start to end, or until a locked process replaces it."""

import os
import signal
from typing import TYPE_CHECKING

from recovery_journal.errors import JournalError
from recovery_journal.store.encryption import memory
from recovery_journal.store.sqlite.guard import has_keys
from recovery_journal.tui.runtime import restart
from recovery_journal.words.encryption import LOCKED_BY_ENDING

if TYPE_CHECKING:
    from recovery_journal.tui.runtime.signals import SignalWatcher


def run(path: str, *, discreet: bool = False) -> int:
    """Run the app until the user quits; return the exit code.

    Raises:
        JournalError: the journal was locked, but no process could be started in its place.
        Exception: whatever ended the app; the terminal is restored before.
    """
    lock = restart.take_over()
    if has_keys(path):
        memory.forbid_dumps()
    if os.name != "posix":  # other systems don't send the signals handled here
        return _show(path, discreet, lock, None)
    # Before importing Textual: signals must be handled from the first moment on.
    from recovery_journal.tui.runtime.signals import SignalWatcher
    from recovery_journal.tui.runtime.terminal import Terminal

    terminal = Terminal(None if lock is None else lock.terminal)
    if lock is not None and lock.stops_first:
        terminal.give_back()
        if signal.SIGCONT not in signal.sigpending():
            terminal.stop()
    watcher = SignalWatcher(terminal)
    try:
        return _show(path, discreet, lock, watcher)
    finally:
        watcher.stop()
        terminal.give_back()
        watcher.unblock()


def _show(
    path: str, discreet: bool, lock: restart.Lock | None, watcher: "SignalWatcher | None"
) -> int:
    from recovery_journal.tui.app import JournalApp
    from recovery_journal.tui.runtime import paste_guard

    paste_guard.install()
    app = JournalApp(path, discreet=discreet, lock=lock, watcher=watcher)
    app.run()
    if (error := app.exit_error()) is not None:
        raise error
    if watcher is not None:
        watcher.stop()
    try:
        app.start_anew()
    except OSError:
        raise JournalError(LOCKED_BY_ENDING) from None
    if (code := app.exit_code()) == 0:  # not when the system wants it to end
        app.finish_day()
    return code
