"""Writing in the person's own editor without leaving copies of their words behind.

The file has a folder of its own that only this account can read, in memory if possible. It is
deleted once its text is saved, and kept until then.
"""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator

import click

from recovery_journal import places
from recovery_journal.cli.base import output
from recovery_journal.errors import CannotWrite, ConflictCopyKept, JournalError
from recovery_journal.text import clean, from_utf8

MEMORY_FOLDER = "/dev/shm"  # noqa: S108 - the file lies in a folder of its own there
"""Where Linux keeps files in memory."""
VIM_OPTIONS = ("-n", "-i", "NONE", "-c", "set noundofile nobackup nowritebackup")
"""Keep Vim from leaving swap, undo and backup files, and lines in its history."""


@contextlib.contextmanager
def edit_text(text: str) -> Iterator[str]:
    """Let the person edit a text; save the result inside the block.

    If the editor or the block fails, the file stays and the error says where. Otherwise, or if
    the journal kept the words in spite of the error, it is deleted.

    Raises:
        JournalError: when the editor cannot be started or reports an error.
        BadInput: when the file is not text afterwards.
        CannotWrite: when there is no place for the file.
    """
    folder = _folder()
    path = os.path.join(folder, "text.txt")
    try:
        with open(path, "x", encoding="utf-8", newline="") as file:
            file.write(text)
        _run(path)
        yield _read(path, text)
    except BaseException as error:
        if _differs(path, text) and not isinstance(error, ConflictCopyKept):
            error.add_note(f"What you wrote is kept in {path}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)


def _folder() -> str:
    """Make a folder that only this account can read, in memory if possible."""
    for parent in (os.environ.get("XDG_RUNTIME_DIR", ""), MEMORY_FOLDER, places.data_folder()):
        if os.path.isabs(parent):
            with contextlib.suppress(OSError):
                return tempfile.mkdtemp(prefix="rj-", dir=parent)
    raise CannotWrite("There is no private place for the editor's file. Nothing was changed.")


def _run(path: str) -> None:
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen and not output.is_interactive():
        raise click.UsageError("Without a terminal, EDITOR has to name a program.")
    try:
        command = shlex.split(chosen or "vi")
        program = os.path.basename(os.path.realpath(shutil.which(command[0]) or command[0]))
        if program.startswith(("vim", "nvim", "gvim")):
            command += VIM_OPTIONS
        # Ctrl+C belongs to the editor; a handler, unlike "ignore", is not passed on to it.
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            ended = subprocess.run([*command, path], check=False).returncode
        finally:
            signal.signal(signal.SIGINT, before)
    except (OSError, ValueError, IndexError):
        name = output.shorten_word(chosen or "vi")
        raise JournalError(
            f"The editor “{name}” cannot be started. Nothing was changed. "
            "To choose another one: EDITOR=nano rj …"
        ) from None
    if ended:
        raise JournalError("The editor ended with an error, so nothing was changed.")


def _read(path: str, before: str) -> str:
    try:
        with open(path, "rb") as file:
            found = from_utf8(file.read(), "The editor's file")
    except FileNotFoundError:
        raise JournalError("The editor removed its file, so nothing was changed.") from None
    mark = "" if before.startswith("\ufeff") else "\ufeff"
    return clean(found.removeprefix(mark))


def _differs(path: str, text: str) -> bool:
    """Whether the person changed the file."""
    try:
        with open(path, "rb") as file:
            return file.read() != text.encode()
    except OSError:
        return False
