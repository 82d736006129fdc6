"""The journal that the screens have open, and letting go of it."""

from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.screen import Screen

from recovery_journal import clock
from recovery_journal.domain.settings import Settings
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.runtime.hardening import QuietApp

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

WAIT = 0.25
"""Seconds a screen may stand still for another program that holds the journal."""
A_MINUTE = 60.0
"""Nothing locks by itself sooner."""


class LockingApp(QuietApp):
    """An app with one journal, which it can close so that no word of it is left."""

    def __init__(self, path: str, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.path = path
        self._open: Journal | None = None
        self._key: bytes | None = None
        """What opens an encrypted journal; gone while it is locked."""
        self.wrong = 0
        """So many passphrases were wrong, one after the other."""
        self._touched = clock.running()
        """When a key or the mouse was used last."""

    @property
    def journal(self) -> Journal:
        """The open journal; it is made when something is first kept in it."""
        if self._open is None:
            self._open = Journal(self.path, wait=WAIT, key=self._key)
        return self._open

    @property
    def open_journal(self) -> Journal | None:
        """The journal, when it is open already; help has to work without it."""
        return self._open

    def on_unmount(self) -> None:
        """Let go of the journal."""
        self.let_go()

    def let_go(self) -> None:
        """Close the journal, and forget what opens it."""
        self._key = None
        if self._open is not None:
            self._open.close()
            self._open = None

    def come_in(self, key: bytes | None) -> None:
        """Open the journal and show the first screen in the place of the one that was locked.

        Args:
            key: what opens it, if it is encrypted.
        """
        raise NotImplementedError

    # Locking

    def action_lock(self) -> None:
        """Close the journal and all screens; what was being typed is offered when they are back."""
        from recovery_journal.tui.runtime import lock_now

        lock_now.lock(cast("JournalApp", self))

    def alone(self) -> float:
        """Seconds since a key or the mouse was used."""
        return clock.running() - self._touched

    def locks_by_itself(self) -> bool:
        """Whether lock is on, and whoever had the journal open has been away long enough."""
        minutes = self.lock_minutes() if self.alone() >= A_MINUTE else 0
        return 0 < minutes * 60 <= self.alone()

    def lock_minutes(self) -> int:
        """Minutes without a key until the journal that is open now is locked; 0 for never."""
        if self._open is None:
            return 0
        encrypted = self._open.key is not None
        try:
            return self._open.settings.read().locks_after(encrypted=encrypted)
        except JournalError:
            return Settings().locks_after(encrypted=encrypted)

    async def on_event(self, event: events.Event) -> None:
        """See whether anybody is there; what woke the machine after long is not typed anywhere."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if self.locks_by_itself():
                self.action_lock()
            self._touched = clock.running()
        await super().on_event(event)

    def take_away_screens(self) -> list[Screen[Any]]:
        """Close every screen, those too that Textual keeps for later; they are to be removed.

        None of them is shown for a moment, as each would be if one after the other was closed.
        """
        kept = [one for one in self._installed_screens.values() if isinstance(one, Screen)]
        gone = dict.fromkeys((*self._screen_stack[1:], *kept))
        self.capture_mouse(None)
        del self._screen_stack[1:]
        for name in self.SCREENS:
            self._installed_screens[name] = self.SCREENS[name]
        return [*gone]
