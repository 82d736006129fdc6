"""The open journal of the app, and locking it."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import events
from textual.screen import Screen

from recovery_journal import clock
from recovery_journal.domain.settings import ENCRYPTED_LOCK_MINUTES, Settings
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.day_start import read_day_start
from recovery_journal.tui.runtime import lazy
from recovery_journal.tui.runtime.process import ProcessApp
from recovery_journal.tui.runtime.restart import Lock

if TYPE_CHECKING:
    from recovery_journal.tui.runtime.signals import SignalWatcher

BUSY_WAIT_SECONDS = 0.25
"""How long a screen may block while another process holds the journal."""
MIN_IDLE_SECONDS = 60.0
"""The shortest time without input before locking."""
MIN_ASLEEP_SECONDS = 5.0
"""The machine must have slept this long for that to lock the journal."""


@runtime_checkable
class IsHelp(Protocol):
    """A screen that keeps running when the journal locks by itself."""

    def help_to_go_on(self) -> dict[str, Any]:
        """Return what the next process needs to go on, and nothing of the journal."""


class SessionApp(ProcessApp):
    """An app with one journal; locking ends the process that has it in memory."""

    def __init__(
        self,
        path: str,
        *,
        lock: Lock | None = None,
        watcher: "SignalWatcher | None" = None,
        ansi_color: bool | None = None,
    ) -> None:
        super().__init__(path, watcher=watcher, ansi_color=ansi_color)
        self.was_locked = lock
        """The lock this process starts with."""
        self._takes_input = lock is None
        self.lock_screen: Screen[Any] | None = None
        """The screen to pass first.

        It can also cover a journal that is still open because unsaved text couldn't be stored.
        """
        self.wrong_passphrase_count = 0
        self._journal: Journal | None = None
        self._journal_key: bytes | None = None
        """The key of an encrypted journal."""
        self._day_starts_at = 0
        self._last_input_at = clock.monotonic_seconds()
        """The time of the last key press or mouse action."""
        self._seconds_asleep = clock.seconds_asleep()

    @property
    def journal(self) -> Journal:
        if self._journal is None:
            self._journal = Journal(self.path, wait=BUSY_WAIT_SECONDS, key=self._journal_key)
            self.call_after_refresh(lazy.begin_opening_work, self)
        return self._journal

    @property
    def open_journal(self) -> Journal | None:
        """Return the journal if it's open and not covered; help must work without it."""
        return None if self.lock_screen else self._journal

    @property
    def day_starts_at(self) -> int:
        """Return when days start, or when they did if the journal can't be read now."""
        journal = self._journal
        with suppress(JournalError):
            self._day_starts_at = (
                journal.settings.read().day_starts_at if journal else read_day_start(self.path)
            )
        return self._day_starts_at

    @property
    def is_covered(self) -> bool:
        """Return whether a journal that couldn't be locked yet is open behind a lock screen."""
        return self.lock_screen is not None and self._journal is not None

    def on_unmount(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def finish_day(self) -> None:
        """Do what is due once a day, if the app didn't run long enough for it."""
        from recovery_journal.tui.runtime.startup import run_upkeep

        with suppress(KeyboardInterrupt):
            run_upkeep(self.path, self._journal_key)

    # Locking

    def action_lock(self) -> None:
        self.lock_now()

    def lock_now(self, *, stops_first: bool = False, keeps_help: bool = False) -> bool:
        """Lock the journal, or cover it while unsaved text can't be stored.

        Args:
            stops_first: give the shell the terminal before showing the lock screen.
            keeps_help: let a breath, a timer, steps or Right now go on above the lock screen.

        Returns:
            Whether it's being locked.
        """
        from recovery_journal.tui.start.hidden import Hidden

        if self.is_leaving:
            return True
        is_hidden = isinstance(self.screen, Hidden)
        driver = None if self.is_covered else self.terminal_driver
        if self.clipboard:
            self.copy_to_clipboard("")
        if driver is not None:
            driver.blank()
        try:
            self.keep_words()
        except (OSError, JournalError):
            if driver is not None:
                driver.draw_again()
            self._cover(is_hidden=is_hidden)
            return False
        top: object = self.screen
        left = top.help_to_go_on() if keeps_help and isinstance(top, IsHelp) else None
        self.leave_locked(Lock(is_hidden=is_hidden, stops_first=stops_first, help=left))
        return True

    def _cover(self, *, is_hidden: bool) -> None:
        if self.lock_screen is None:
            self.clear_notifications()
            self.push_screen(self.make_lock_screen())
            if is_hidden:
                self.action_hide()

    def make_lock_screen(self) -> Screen[Any]:
        self.lock_screen = lazy.locked_screen(self.path, is_cover=self._journal is not None)
        return self.lock_screen

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow nothing that would lead past a lock screen."""
        if (self.lock_screen is not None and action == "lock") or (
            self.is_covered and action not in ("hide", "now")
        ):
            return False
        return super().check_action(action, parameters)

    def stop_for_shell(self) -> None:
        """Lock before stopping, if auto-lock is on: somebody else may continue the process."""
        if not (self.auto_lock_minutes() and self.lock_now(stops_first=True)):
            super().stop_for_shell()

    def continue_from_shell(self) -> None:
        """Lock after SIGSTOP, which gives no warning."""
        was_asked = self.is_released
        super().continue_from_shell()
        if not was_asked and self.auto_lock_minutes():
            self.action_lock()

    # Idle time

    def idle_seconds(self) -> float:
        return clock.monotonic_seconds() - self._last_input_at

    def lock_when_due(self) -> None:
        """Lock if nobody is there, or if an earlier attempt failed."""
        if self.is_covered or self.is_lock_due():
            self.lock_now(keeps_help=True)

    def is_lock_due(self) -> bool:
        """Return whether auto-lock is on, and either nobody was there or the machine was asleep."""
        asleep = clock.seconds_asleep()
        slept = asleep - self._seconds_asleep >= MIN_ASLEEP_SECONDS
        self._seconds_asleep = max(asleep, self._seconds_asleep)
        idle = self.idle_seconds()
        if not (slept or idle >= MIN_IDLE_SECONDS):
            return False
        minutes = self.auto_lock_minutes()
        return minutes > 0 and (slept or minutes * 60 <= idle)

    def auto_lock_minutes(self) -> int:
        if self._journal is None:
            return ENCRYPTED_LOCK_MINUTES if self._journal_key else 0
        encrypted = self._journal.key is not None
        try:
            return self._journal.settings.read().minutes_until_lock(encrypted=encrypted)
        except JournalError:
            return Settings().minutes_until_lock(encrypted=encrypted)

    async def on_event(self, event: events.Event) -> None:
        """Note any input; if it comes after a long time, lock and drop it."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if self.is_lock_due():
                self.action_lock()
            self._last_input_at = clock.monotonic_seconds()
        await super().on_event(event)
