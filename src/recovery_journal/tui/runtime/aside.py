"""Read all of the journal while keys go on working."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from recovery_journal.store.journal import Journal
from recovery_journal.tui.host import Host

T = TypeVar("T")
GROUP = "reading"
"""The workers that read like this."""

Unreadable = frozenset[tuple[str, Any]]
"""What was left out, as `Journal.note_unreadable` takes it."""


async def read_aside(app: Host, read: Callable[[Journal], T]) -> tuple[T, Unreadable]:
    """Read in a thread, which opens the journal for itself.

    Raises:
        JournalError: as when opening or reading it otherwise.
    """
    opened = app.journal

    def run() -> tuple[T, Unreadable]:
        with Journal(opened.path, create=False, key=opened.key) as journal:
            return read(journal), journal.unreadable

    return await asyncio.to_thread(run)
