"""Taking in what was said on a command line while the journal was locked, or is still open here."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from recovery_journal.errors import JournalError
from recovery_journal.store.sqlite.guard import inbox_of

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

AT_ONCE = 20
"""So many are taken in before the screen answers again."""


def take_in(app: "JournalApp") -> None:
    """Take in a few of what waits, and say so; whatever keeps it from that, it is tried again."""
    if app.open_journal is None or not os.path.isdir(inbox_of(app.path)):
        return
    from recovery_journal.words import encryption as words

    with suppress(JournalError):
        found = app.open_journal.empty_inbox(AT_ONCE)
        if found.taken:
            app.changed()
            app.say(words.taken(len(found.taken)))
        for entry in found.unclear:
            app.tell(words.unclear(entry.id))
        for path in found.waiting:
            if path not in app.cannot_take_in:
                app.cannot_take_in.add(path)
                app.tell(words.stays(path))
