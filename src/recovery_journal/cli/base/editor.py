"""Writing in the person's own editor."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output
from recovery_journal.errors import JournalError
from recovery_journal.store.sidecar import editor_files
from recovery_journal.store.sidecar.editor_files import Edited, EditorFile
from recovery_journal.text import clean, from_utf8
from recovery_journal.words import editor as words

VIM_OPTIONS = ("-n", "-i", "NONE", "-c", "set noundofile nobackup nowritebackup")
"""Keep Vim from leaving swap, undo and backup files, and lines in its history."""
WAIT_OPTIONS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor"), ("--wait",)),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "atom", "gedit"), ("--wait",)),
    **dict.fromkeys(("mate", "bbedit"), ("--wait",)),
    **dict.fromkeys(("gvim", "mvim"), ("--nofork",)),
    "kate": ("--block",),
    "open": ("-W", "-n"),
}
"""What makes editors wait that otherwise return at once, by the names of their programs."""
STORE_SECONDS = 1.0
"""How often a draft of what the editor has saved is stored."""
RETURNED_AT_ONCE_SECONDS = 2.0
"""An editor that ends sooner, with nothing changed, may still be open in a window."""


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
        written = _read(file.path, text)
        if if_emptied and not written.strip():
            output.print_message(if_emptied)
            raise click.exceptions.Exit(0)
        yield written


def _run(file: EditorFile) -> None:
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen and not output.is_interactive():
        raise click.UsageError("Without a terminal, EDITOR has to name a program.")
    begun = clock.monotonic_seconds()
    # Ctrl+C belongs to the editor; a handler, unlike "ignore", is not passed on to it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        ended = _wait_for([*_command(chosen or "vi"), file.path], file)
    except (OSError, ValueError, IndexError):
        raise JournalError(words.cannot_start(output.shorten_word(chosen or "vi"))) from None
    finally:
        signal.signal(signal.SIGINT, before)
    if ended:
        raise JournalError("The editor ended with an error, so nothing was changed.")
    is_quick = clock.monotonic_seconds() - begun < RETURNED_AT_ONCE_SECONDS
    if is_quick and file.is_untouched() and output.is_interactive():
        output.ask(words.PRESS_ENTER)


def _wait_for(command: list[str], file: EditorFile) -> int:
    """Run the editor to its end, storing drafts; return its exit code."""
    with subprocess.Popen(command, pass_fds=[file.lock]) as editor:
        while True:
            try:
                return editor.wait(STORE_SECONDS)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(OSError, JournalError):
                    file.store_draft()


def _command(chosen: str) -> list[str]:
    """Split what names the editor into a program and its options."""
    program, *options = _split(chosen)
    real = os.path.realpath(shutil.which(program) or program)
    names = [os.path.basename(path) for path in (program, real)]
    options += next((WAIT_OPTIONS[name] for name in names if name in WAIT_OPTIONS), ())
    if names[1].startswith(("vim", "nvim", "gvim", "mvim")):
        options += VIM_OPTIONS
    return [program, *options]


def _split(chosen: str) -> list[str]:
    """Split a command line as a shell does, or after a path with spaces that isn't quoted."""
    with contextlib.suppress(ValueError):
        program, *options = shlex.split(chosen)
        if shutil.which(os.path.expanduser(program)):
            return [os.path.expanduser(program), *options]
    ends = [len(chosen), *(place for place, char in enumerate(chosen) if char == " ")]
    for end in sorted(ends, reverse=True):
        program = os.path.expanduser(chosen[:end].strip())
        if shutil.which(program):
            return [program, *shlex.split(chosen[end:])]
    raise FileNotFoundError(chosen)


def _read(path: str, before: str) -> str:
    try:
        with open(path, "rb") as file:
            found = from_utf8(file.read(), "The editor's file")
    except FileNotFoundError:
        raise JournalError("The editor removed its file, so nothing was changed.") from None
    mark = "" if before.startswith("\ufeff") else "\ufeff"
    return clean(found.removeprefix(mark))
