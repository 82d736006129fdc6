"""Locking: what is being typed is kept, then every screen goes, and the journal is closed."""

import functools
import gc
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.message_pump import MessagePump

from recovery_journal.errors import JournalError
from recovery_journal.tui import drafts, loading
from recovery_journal.tui.drafts import Draft
from recovery_journal.tui.screens.hidden import Hidden
from recovery_journal.words import lock as words

AGAIN = (2.0, 6.0)
"""Seconds after which it is tried again to let go: asyncio holds on to timers until they are due.
"""

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp


@runtime_checkable
class Unsaved(Protocol):
    """A screen that may hold words which are nowhere else."""

    def unsaved(self) -> Draft | None:
        """Those words, if there are any."""

    def let_go(self) -> None:
        """They are safe: whatever was kept of them meanwhile is not needed any more."""


def lock(app: "JournalApp") -> None:
    """Close the journal and all screens, unless words that nobody has saved would be lost."""
    writing = [screen for screen in app.screen_stack if isinstance(screen, Unsaved)]
    try:
        for draft in filter(None, (screen.unsaved() for screen in writing)):
            drafts.leave(app.path, draft)
    except (OSError, JournalError):
        app.tell(words.CANNOT_KEEP)
        return
    for one in writing:
        one.let_go()
    hidden = isinstance(app.screen, Hidden)
    app.let_go()
    app.clear_notifications()
    if app.clipboard:
        app.copy_to_clipboard("")
    for screen in app.take_away_screens():
        app.call_next(screen.remove)
    app.push_screen(loading.locked(app.path))
    if hidden:
        app.push_screen(Hidden())
    app.call_later(_forget, app)
    for seconds in AGAIN:
        app.set_timer(seconds, partial(_forget, app))


def _forget(app: "JournalApp") -> None:
    """Let go of what Python and Textual remember only to be quicker the next time."""
    # Whoever waits for another theme is remembered until there is one.
    watching: dict[str, list[tuple[MessagePump, object]]] = vars(app).get("__watchers", {})
    for waiting in watching.values():
        waiting[:] = [one for one in waiting if one[0].is_running]
    gc.collect()
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            one.cache_clear()
