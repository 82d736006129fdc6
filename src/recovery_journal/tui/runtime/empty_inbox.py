"""Add entries that commands logged while the journal was locked."""

import os
from contextlib import suppress

from recovery_journal.errors import JournalError
from recovery_journal.store.sqlite.guard import inbox_folder
from recovery_journal.tui.host import Host

BATCH_SIZE = 20
"""How many are added before the app handles input again."""


def save_inbox_entries(app: Host, reported: set[str]) -> None:
    """Add a few waiting entries and report them; on any error, try again later.

    Args:
        app: the app, for its journal.
        reported: paths already reported as rejected; new ones are added.
    """
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
            if path not in reported:
                reported.add(path)
                app.show_toast(words.file_stays(path))
