"""Handle signals to end, stop and continue.

A thread waits for these signals, and they are blocked in all others. So they are handled one at a
time, even while the app is busy. Signals that arrive while the process ends or is replaced have to
wait: they can neither take the terminal again nor end the process halfway.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from typing import Protocol

from recovery_journal.tui.runtime.terminal import Terminal

LEAVING_LIMIT_SECONDS = 2.0
"""After this time, a process that is quitting is ended regardless."""
ENDING = frozenset((signal.SIGHUP, signal.SIGINT, signal.SIGTERM))
WAKE = signal.SIGUSR1
"""Sent by the process to its own thread."""
AWAITED = ENDING | {signal.SIGTSTP, signal.SIGCONT, WAKE}
BLOCKED = AWAITED | {signal.SIGTTIN, signal.SIGTTOU}
"""The last two would stop a background process that is about to end."""


class SignalledApp(Protocol):
    """An app that handles signals; all methods but the last run in its event loop."""

    def end(self, code: int) -> None:
        """Store unsaved text and quit."""

    def stop_for_shell(self) -> None:
        """Restore the terminal and stop."""

    def continue_from_shell(self) -> None:
        """Take the terminal again."""

    def end_now(self) -> int:
        """Do the bare minimum if the event loop hangs; return the exit code."""


class SignalWatcher:
    """Waits for signals from its creation on."""

    def __init__(self, terminal: Terminal) -> None:
        self.end_code: int | None = None
        """The exit code, once a signal has ended the process."""
        self.terminal = terminal
        self.was_continued = False
        """Whether a signal to continue has come since the last one to stop."""
        self._app: SignalledApp | None = None
        self._is_leaving = False
        self._has_left = threading.Event()
        self._ending, self._has_ended = threading.Lock(), False
        self._mask_before = signal.pthread_sigmask(signal.SIG_BLOCK, BLOCKED)
        self._thread = threading.Thread(target=self._watch, name="signals", daemon=True)
        self._thread.start()

    def attach(self, app: SignalledApp) -> None:
        """Have an app handle signals from now on; call this in its event loop."""
        self._loop, self._context = asyncio.get_running_loop(), copy_context()
        self._app = app

    def limit_leaving(self) -> None:
        """End the process if it doesn't finish quitting."""
        self._is_leaving = True
        self._wake()

    def stop(self) -> None:
        """Stop waiting for signals; they stay blocked until `unblock`."""
        self._has_left.set()
        self._wake()
        self._thread.join()

    def unblock(self) -> None:
        """Restore the signals' default effect, dropping those that arrived while quitting."""
        while waiting := signal.sigpending() & AWAITED:
            signal.sigwait(waiting)
        signal.pthread_sigmask(signal.SIG_SETMASK, self._mask_before)

    def _wake(self) -> None:
        with self._ending:  # a thread that has ended can't be signalled safely
            if not self._has_ended and self._thread.ident is not None:
                signal.pthread_kill(self._thread.ident, WAKE)

    def _watch(self) -> None:
        self._wait_for_signals()
        with self._ending:
            self._has_ended = True

    def _wait_for_signals(self) -> None:
        while not self._has_left.is_set():
            number, app = signal.sigwait(AWAITED), self._app
            if number in ENDING:
                self.end_code = 128 + number
                if app is not None:
                    self._call(app.end, self.end_code)
                self._wait_for_end()
            elif self._is_leaving:
                self._wait_for_end()
            elif app is not None and number in (signal.SIGTSTP, signal.SIGCONT):
                self.was_continued = number == signal.SIGCONT
                self._call(app.continue_from_shell if self.was_continued else app.stop_for_shell)

    def _call(self, method: Callable[..., None], *arguments: int) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(method, *arguments, context=self._context)

    def _wait_for_end(self) -> None:
        """Wait for the app to quit, or end the process."""
        if self._app is not None and self._has_left.wait(LEAVING_LIMIT_SECONDS):
            return
        code = self._app.end_now() if self._app is not None else 0
        self.terminal.give_back()
        os._exit(self.end_code or code)
