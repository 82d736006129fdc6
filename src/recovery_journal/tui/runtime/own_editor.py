"""Hand a text to the person's own editor, which has the terminal until it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from recovery_journal import clock
from recovery_journal.errors import JournalError
from recovery_journal.store.sidecar import editor, editor_files
from recovery_journal.store.sidecar.editor_files import Edited, EditorFile
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import shorten_to_cells
from recovery_journal.words import editor as words

MAX_NAME_CELLS = 40
ASK = ["sh", "-c", 'printf "%s\\n" "$1"; read -r answer', "sh", words.PRESS_ENTER]


@contextmanager
def edited_text(app: Host, text: str) -> Iterator[str]:
    """Yield a text as it was edited; if the block fails, what was written is kept as a draft.

    Raises:
        JournalError: the editor can't be started, or reports an error.
    """
    with editor_files.opened(app.path, Edited(text)) as file:
        _run(app, file)
        yield editor.read_written(file.path, text)


def _run(app: Host, file: EditorFile) -> None:
    chosen = editor.chosen_editor() or "vi"
    try:
        command = [*editor.command_of(chosen), file.path]
    except (OSError, ValueError, IndexError):
        name = shorten_to_cells(chosen, MAX_NAME_CELLS)
        raise JournalError(words.cannot_start(name)) from None
    begun = clock.monotonic_seconds()
    with app.suspend():
        try:
            ended = editor.wait_for(editor.to_front(command), file)
            is_quick = clock.monotonic_seconds() - begun < editor.RETURNED_AT_ONCE_SECONDS
            if not ended and is_quick and file.is_untouched():
                editor.wait_for(editor.to_front(ASK), file)
        finally:
            os.tcsetpgrp(0, os.getpgrp())
    if ended:
        raise JournalError(words.ENDED_WITH_ERROR)
