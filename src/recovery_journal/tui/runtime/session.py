"""The journal that the screens have open, and letting go of it."""

from textual import events

from recovery_journal import clock
from recovery_journal.domain.settings import Settings
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.runtime.hardening import HardenedApp

BUSY_WAIT_SECONDS = 0.25
"""Seconds a screen may stand still for another program that holds the journal."""
MIN_IDLE_SECONDS = 60.0
"""Nothing locks by itself sooner."""


class SessionApp(HardenedApp):
    """An app with one journal, which it can close so that no word of it is left."""

    def __init__(self, path: str, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.path = path
        self._journal: Journal | None = None
        self._journal_key: bytes | None = None
        """What opens an encrypted journal; gone while it is locked."""
        self.wrong_passphrase_count = 0
        self._last_input_at = clock.monotonic_seconds()
        """When a key or the mouse was used last."""

    @property
    def journal(self) -> Journal:
        """The open journal; it is made when something is first kept in it."""
        if self._journal is None:
            self._journal = Journal(self.path, wait=BUSY_WAIT_SECONDS, key=self._journal_key)
        return self._journal

    @property
    def open_journal(self) -> Journal | None:
        """The journal, when it is open already; help has to work without it."""
        return self._journal

    def on_unmount(self) -> None:
        """Let go of the journal."""
        self.close_journal()

    def close_journal(self) -> None:
        """Close the journal, and forget what opens it."""
        self._journal_key = None
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    # Locking

    def idle_seconds(self) -> float:
        """Seconds since a key or the mouse was used."""
        return clock.monotonic_seconds() - self._last_input_at

    def is_lock_due(self) -> bool:
        """Whether lock is on, and whoever had the journal open has been away long enough."""
        minutes = self.auto_lock_minutes() if self.idle_seconds() >= MIN_IDLE_SECONDS else 0
        return 0 < minutes * 60 <= self.idle_seconds()

    def auto_lock_minutes(self) -> int:
        """Minutes without a key until the journal that is open now is locked; 0 for never."""
        if self._journal is None:
            return 0
        encrypted = self._journal.key is not None
        try:
            return self._journal.settings.read().minutes_until_lock(encrypted=encrypted)
        except JournalError:
            return Settings().minutes_until_lock(encrypted=encrypted)

    async def on_event(self, event: events.Event) -> None:
        """See whether anybody is there; what woke the machine after long is not typed anywhere."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if self.is_lock_due():
                self.action_lock()
            self._last_input_at = clock.monotonic_seconds()
        await super().on_event(event)
