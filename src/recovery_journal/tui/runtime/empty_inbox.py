"""Taking in what was said on a command line while the journal was locked, or is still open here."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from recovery_journal.errors import JournalError
from recovery_journal.store.sqlite.guard import inbox_folder

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

BATCH_SIZE = 20
"""So many are taken in before the screen answers again."""


def save_inbox_entries(app: "JournalApp") -> None:
    """Take in a few of what waits, and say so; whatever keeps it from that, it is tried again."""
    if app.open_journal is None or not os.path.isdir(inbox_folder(app.path)):
        return
    from recovery_journal.words import encryption as words

    with suppress(JournalError):
        found = app.open_journal.inbox.empty(BATCH_SIZE)
        if found.entries:
            app.reload_place()
            app.show_status(words.messages_taken_in(len(found.entries)))
        for entry in found.unclear:
            app.show_toast(words.entry_unclear(entry.id))
        for path in found.rejected_paths:
            if path not in app.reported_inbox_files:
                app.reported_inbox_files.add(path)
                app.show_toast(words.file_stays(path))
