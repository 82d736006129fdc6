"""Words that an earlier start of the program left unsaved."""

import os

from recovery_journal import places
from recovery_journal.cli.base import output
from recovery_journal.errors import BadInput


def keep_words_left(*, quietly: bool) -> None:
    """Make drafts of texts that killed processes left, and say where words wait to be saved."""
    try:
        path = places.journal_file()
        names = os.listdir(os.path.dirname(path))
    except (OSError, BadInput):
        return
    if any(name.startswith(("draft-", "editor-")) for name in names):
        from recovery_journal.store.sidecar import drafts, editor_files
        from recovery_journal.words import editor as words

        editor_files.rescue(path)
        if drafts.is_any_left(path) and not quietly:
            output.print_message(words.WORDS_LEFT)
