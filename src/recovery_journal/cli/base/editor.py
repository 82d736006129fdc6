"""Writing in the person's own editor."""

import contextlib
import signal
from collections.abc import Iterator

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output
from recovery_journal.errors import JournalError
from recovery_journal.store.sidecar import editor, editor_files
from recovery_journal.store.sidecar.editor_files import Edited, EditorFile
from recovery_journal.words import editor as words


@contextlib.contextmanager
def edit_text(
    text: str, *, if_emptied: str = "", kind: str = "note", uid: str = ""
) -> Iterator[str]:
    """Let the person edit a text; save the result inside the block.

    If the editor or the block fails, what was written is kept as a draft.

    Args:
        text: what the editor starts with.
        if_emptied: if the person leaves no text, end the command with this message.
        kind: the kind of entry whose form it is.
        uid: that entry; empty for any other text.

    Raises:
        JournalError: when the editor cannot be started or reports an error.
        BadInput: when the file is not text afterwards.
        CannotWrite, NotAllowed: when there is no place for the file.
    """
    with editor_files.opened(places.journal_file(), Edited(text, kind, uid)) as file:
        _run(file)
        written = editor.read_written(file.path, text)
        if if_emptied and not written.strip():
            output.print_message(if_emptied)
            raise click.exceptions.Exit(0)
        yield written


def _run(file: EditorFile) -> None:
    chosen = editor.chosen_editor()
    if not chosen and not output.is_interactive():
        raise click.UsageError("Without a terminal, EDITOR has to name a program.")
    begun = clock.monotonic_seconds()
    # Ctrl+C belongs to the editor; a handler, unlike "ignore", is not passed on to it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        ended = editor.wait_for([*editor.command_of(chosen or "vi"), file.path], file)
    except (OSError, ValueError, IndexError):
        raise JournalError(words.cannot_start(output.shorten_word(chosen or "vi"))) from None
    finally:
        signal.signal(signal.SIGINT, before)
    if ended:
        raise JournalError(words.ENDED_WITH_ERROR)
    is_quick = clock.monotonic_seconds() - begun < editor.RETURNED_AT_ONCE_SECONDS
    if is_quick and file.is_untouched() and output.is_interactive():
        output.ask(words.PRESS_ENTER)
