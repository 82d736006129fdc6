"""Write files for the user: complete or not at all, for their eyes only, never overwriting."""

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from typing import TextIO, TypeVar

from recovery_journal import places
from recovery_journal.errors import (
    CannotWrite,
    JournalError,
    NotAllowed,
    OutputExists,
    Unconfirmed,
    UnconfirmedError,
)
from recovery_journal.store.backup.written_files import BESIDE_THE_JOURNAL, is_listed
from recovery_journal.store.sqlite.atomic import publish, sync, sync_folder
from recovery_journal.store.sqlite.file_format import SIDE_FILE_SUFFIXES
from recovery_journal.store.sqlite.guard import keys_file

T = TypeVar("T")

DRAFT_PREFIX = ".recovery-journal-"
"""The start of the name of a temporary file."""
JOURNAL_SUFFIXES = ("", *SIDE_FILE_SUFFIXES)
"""Suffixes of the journal's file and the files SQLite keeps next to it."""


def write_file(path: str, write: Callable[[TextIO], T], *, force: bool) -> T:
    """Write a UTF-8 text file that only its owner can read; return the result of `write`.

    The file is written in its final folder and gets its name once complete. A symbolic link is
    replaced, not followed.

    Args:
        path: the final path.
        write: writes the text.
        force: replace an existing file.

    Raises:
        OutputExists: a file exists, or appears meanwhile, and `force` is off.
        NotAllowed: it's the journal itself, or the system refuses.
        CannotWrite: the folder is missing, or the disk is full or failing.
    """
    path = os.path.abspath(path)
    folder = os.path.dirname(path)
    try:
        _refuse_unfit(path, force=force)
        with _drafted(folder) as (draft, name):
            with open(draft, "w", encoding="utf-8", newline="\n", closefd=False) as out:
                result = write(out)
            sync(draft)
            _publish(draft, name, path, force=force)
    except OSError as error:
        raise _explain_error(error, path) from error
    return result


@contextlib.contextmanager
def _drafted(folder: str) -> Iterator[tuple[int, str]]:
    """Yield an open temporary file and a path to it, and remove that path afterwards.

    Where the system supports unnamed files, a killed program leaves nothing behind.
    """
    draft, name = _nameless(folder) or tempfile.mkstemp(prefix=DRAFT_PREFIX, dir=folder)
    try:
        yield draft, name
    finally:
        os.close(draft)
        with contextlib.suppress(OSError):
            os.unlink(name)


def _nameless(folder: str) -> tuple[int, str] | None:
    try:
        draft = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except (AttributeError, OSError):
        return None
    if os.path.exists(name := f"/proc/self/fd/{draft}"):
        return draft, name
    os.close(draft)
    return None


def _refuse_unfit(path: str, *, force: bool) -> None:
    journal = places.journal_file()
    for own in (*(journal + suffix for suffix in JOURNAL_SUFFIXES), keys_file(journal)):
        if path == os.path.abspath(own) or _same(path, own) or _same_place(path, own):
            raise _own_file_error(path)
    if _is_own_place(path, os.path.dirname(journal)):
        raise _own_file_error(path)
    if not os.path.lexists(path):
        return
    if not force:
        raise _already_there_error(path)
    with contextlib.suppress(FileNotFoundError):  # a dangling link is replaced
        kind = os.stat(path).st_mode
        if not stat.S_ISREG(kind):
            what = "a folder" if stat.S_ISDIR(kind) else "not a plain file"
            raise CannotWrite(f"{path} is {what}. Nothing was written.")


def _is_own_place(path: str, home: str) -> bool:
    """Return whether a path is where this program keeps one of its own files."""
    folder, name = os.path.split(path)
    if _same(folder, home):
        return is_listed(name.casefold(), BESIDE_THE_JOURNAL)  # some file systems ignore case
    inner = ("backups", "inbox")
    return any(_same(folder, os.path.join(home, one)) for one in inner) and os.path.lexists(path)


def _own_file_error(path: str) -> NotAllowed:
    return NotAllowed(f"{path} belongs to the journal itself. It was not touched.")


def _same(path: str, other: str) -> bool:
    """Return whether two paths are the same file, without opening it: that would drop its locks."""
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False


def _same_place(path: str, other: str) -> bool:
    """Return whether two paths would be the same file, even before it exists."""
    (folder, name), (other_folder, other_name) = os.path.split(path), os.path.split(other)
    # Some file systems ignore case.
    return name.casefold() == other_name.casefold() and _same(folder, other_folder)


def _publish(draft: int, name: str, path: str, *, force: bool) -> None:
    if not force:
        publish(name, path, draft)
        return
    beside = os.path.join(os.path.dirname(path), f"{DRAFT_PREFIX}{os.urandom(8).hex()}")
    publish(name, beside, draft)
    os.replace(beside, path)
    sync_folder(path)


def _already_there_error(path: str) -> OutputExists:
    return OutputExists(f"{path} is there already. It was not touched. To replace it: --force")


def _explain_error(error: OSError, path: str) -> JournalError:
    if isinstance(error, UnconfirmedError):
        return Unconfirmed()
    if isinstance(error, FileExistsError):
        return _already_there_error(path)
    if isinstance(error, PermissionError):
        return NotAllowed(f"You don't have permission to write {path}. Your journal is untouched.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return CannotWrite(f"There is no folder for {path}. Nothing was written.")
    return CannotWrite(f"{path} cannot be written: {error.strerror}. Your journal is untouched.")
