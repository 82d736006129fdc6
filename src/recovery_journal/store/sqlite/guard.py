"""Looking at a file before SQLite does, which would mend or make files beside it."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

from recovery_journal.errors import BadInput, CannotWrite, JournalError, NotAllowed
from recovery_journal.store.sqlite.file_format import (
    APPLICATION_ID,
    APPLICATION_ID_BYTES,
    SQLITE_MAGIC,
)

Inode = tuple[int, int]
"""A file by its device and its number there, whatever it is called."""


class OpenFile:
    """A file that this process has open."""

    inode: Inode | None
    key: bytes | None


OPEN_FILES: WeakValueDictionary[int, OpenFile] = WeakValueDictionary()
"""What this process has open now: closing any of it a second time would let go of its locks."""


def refuse_unsafe_file(path: str) -> Inode:
    """Refuse to follow a path that somebody else could have prepared.

    Raises:
        NotAllowed: when it is no plain file, or others could change it.
        CannotWrite: when it cannot be looked at.
    """
    try:
        found = os.lstat(path)
    except OSError as error:
        raise explain_os_error(error, path) from error
    if not stat.S_ISREG(found.st_mode):
        raise NotAllowed(f"{path} is not a plain file. It was not touched.")
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        raise NotAllowed(f"{path} belongs to another account. It was not touched.")
    refuse_shared_folder(os.path.dirname(path))
    return found.st_dev, found.st_ino


def inode_of(path: str) -> Inode | None:
    """Which file a name leads to now; None when it leads to none."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def refuse_shared_folder(folder: str) -> None:
    """Refuse a folder in which others could put another file in the place of the journal."""
    if os.name == "posix" and os.stat(folder).st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise NotAllowed(
            f"Others can write to {folder}, so the journal is not opened there. "
            f"To close it: chmod 700 {folder}"
        )


def refuse_other_formats(path: str) -> None:
    """Refuse a file that is no journal, by its first bytes.

    What is encrypted tells no more than that; whether it is a journal is seen once it is open.

    Raises:
        BadInput: when it is no journal.
        NotAllowed, CannotWrite: when it cannot be read.
    """
    if find_open_file(path) is not None:
        return
    header = read_header(path)
    if not has_journal_header(header) and not (has_keys(path) and looks_encrypted(header)):
        raise no_journal_error(path)


def is_encrypted(path: str) -> bool:
    """Whether a journal can be read only with its key; the file says so, never a setting.

    A file that begins like any SQLite file is a plain one, whatever lies beside it.
    """
    if not has_keys(path):
        return False
    if (held := find_open_file(path)) is not None:
        return bool(held.key)
    try:
        return stat.S_ISREG(os.lstat(path).st_mode) and looks_encrypted(read_header(path))
    except (OSError, JournalError):
        return False


def keys_file(path: str) -> str:
    """Where the keys of a journal, or of a copy of one, lie."""
    return path.removesuffix(".db") + ".keys"


def inbox_folder(path: str) -> str:
    """The folder of what was said while a journal was locked."""
    return os.path.join(os.path.dirname(path), "inbox")


def has_keys(path: str) -> bool:
    """Whether keys lie beside a journal."""
    return os.path.lexists(keys_file(path))


def looks_encrypted(header: bytes) -> bool:
    """Whether a file that has keys beside it is encrypted, by its first bytes."""
    return bool(header) and not header.startswith(SQLITE_MAGIC)


def find_open_file(path: str) -> OpenFile | None:
    """How this process has a file open, if it does."""
    place = inode_of(path)
    held = (one for ref in OPEN_FILES.valuerefs() if (one := ref()) is not None)
    return next((one for one in held if one.inode == place), None) if place else None


def read_header(path: str) -> bytes:
    """The beginning of a file that is not open in this process.

    Raises:
        NotAllowed, CannotWrite: when it cannot be read.
    """
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(APPLICATION_ID_BYTES.stop)
    except OSError as error:
        raise explain_os_error(error, path) from error


def no_journal_error(path: str) -> BadInput:
    """What is said of a file that is no journal, and where one may be that it was."""
    return BadInput(
        f"{path} is not a recovery journal. It was not touched. "
        "If it once was one: rj backup list, rj salvage"
    )


def has_journal_header(header: bytes) -> bool:
    """Whether the first bytes of a file are those of a journal, of whatever version."""
    return header.startswith(SQLITE_MAGIC) and header[
        APPLICATION_ID_BYTES
    ] == APPLICATION_ID.to_bytes(4, "big")


@contextmanager
def explaining_os_errors(path: str) -> Iterator[None]:
    """Turn what the system says of a file into what the person needs to know."""
    try:
        yield
    except OSError as error:
        raise explain_os_error(error, path) from error


def explain_os_error(error: OSError, path: str) -> JournalError:
    """The error of this program for a file that the system does not give."""
    if isinstance(error, PermissionError):
        return NotAllowed(f"There is no permission to use {path}.")
    return CannotWrite(f"{path} cannot be used: {error.strerror}.")
