"""Locking: what is being typed is kept, then every screen goes, and the journal is closed."""

import asyncio
import functools
import gc
from contextvars import Context
from typing import Protocol, runtime_checkable

from textual.screen import Screen

from recovery_journal.errors import JournalError
from recovery_journal.tui.runtime import drafts, lazy
from recovery_journal.tui.runtime.drafts import Draft
from recovery_journal.tui.runtime.session import SessionApp
from recovery_journal.tui.start.hidden import Hidden
from recovery_journal.tui.textual_internals import detach_screens, forget_stopped_watchers
from recovery_journal.words import encryption as words

FORGET_RETRY_SECONDS = (0.5, 2.0, 6.0)
"""Seconds after which it is tried again to let go of what something still waited for."""
CANCELLED_TIMER_COUNT = 200
"""Timers: asyncio clears out those that were cancelled when they are over 100 and the most part."""


@runtime_checkable
class HasUnsavedDraft(Protocol):
    """A screen that may hold words which are nowhere else."""

    def unsaved_draft(self) -> Draft | None:
        """Those words, if there are any."""

    def draft_saved(self) -> None:
        """They are safe: whatever was kept of them meanwhile is not needed any more."""


def lock(app: SessionApp) -> None:
    """Close the journal and all screens, unless words that nobody has saved would be lost."""
    writing = [screen for screen in app.screen_stack if isinstance(screen, HasUnsavedDraft)]
    try:
        for draft in filter(None, (screen.unsaved_draft() for screen in writing)):
            drafts.save_for_later(app.path, draft)
    except (OSError, JournalError):
        app.show_toast(words.NOT_LOCKED_DISK_FAILS)
        return
    for one in writing:
        one.draft_saved()
    hidden = isinstance(app.screen, Hidden)
    app.close_journal()
    app.clear_notifications()
    if app.clipboard:
        app.copy_to_clipboard("")
    for screen in detach_screens(app):
        app.call_next(screen.remove)
    app.push_screen(lazy.locked_screen(app.path))
    if hidden:
        app.push_screen(Hidden())
    app.call_later(_clear_caches, app)
    for seconds in FORGET_RETRY_SECONDS:
        # In a context of its own, or the timer would hold the screen that was locked away.
        asyncio.get_running_loop().call_later(seconds, _clear_caches, app, context=Context())


def _clear_caches(app: SessionApp) -> None:
    """Let go of what Python and Textual remember only to be quicker the next time."""
    _clear_out_timers()
    forget_stopped_watchers(app)
    gc.collect()
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            one.cache_clear()
        elif isinstance(one, Context):
            _drop_closed_screens(one)


def _drop_closed_screens(context: Context) -> None:
    """Textual notes with each task which screens lay below another when it was drawn."""
    for noted in context.values():
        if isinstance(noted, list):
            noted[:] = [one for one in noted if not isinstance(one, Screen) or one.is_running]


def _clear_out_timers() -> None:
    """A timer that was cancelled would hold its screen until it is due, which may be a minute."""
    loop = asyncio.get_running_loop()
    for timer in [
        loop.call_later(1, gc.isenabled, context=Context()) for _ in range(CANCELLED_TIMER_COUNT)
    ]:
        timer.cancel()
