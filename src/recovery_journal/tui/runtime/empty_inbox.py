"""Add entries that commands logged while the journal was locked."""

import os
from contextlib import suppress

from recovery_journal.errors import JournalError
from recovery_journal.store.sqlite.guard import inbox_folder
from recovery_journal.tui.host import Host

BATCH_SIZE = 20
"""How many are added before the app handles input again."""


def save_inbox_entries(app: Host, asked: int) -> int:
    """Add a few waiting entries and report them; on any error, try again later.

    Args:
        app: the app, for its journal.
        asked: how many have been reported as waiting for an answer.

    Returns:
        How many wait for an answer.
    """
    if app.open_journal is None or not os.path.isdir(inbox_folder(app.path)):
        return asked
    from recovery_journal.words import encryption as words

    with suppress(JournalError):
        found = app.open_journal.inbox.empty(BATCH_SIZE)
        if found.entries:
            app.show_status(words.messages_taken_in(len(found.entries)))
        waiting = len(app.open_journal.questions()) if found.questions or asked else 0
        if waiting > asked:
            app.show_toast(words.questions_wait_on_today(waiting))
        if found.entries or waiting != asked:
            app.reload_place()
        return waiting
    return asked
