"""Inspect a file before SQLite does, which could change it or create files next to it."""

import os
import stat
from _thread import allocate_lock
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from weakref import WeakValueDictionary

from recovery_journal.errors import (
    BadData,
    CannotWrite,
    Conflict,
    InputMissing,
    JournalError,
    NotAllowed,
    Unconfirmed,
    UnconfirmedError,
)
from recovery_journal.store.sqlite.file_format import (
    APPLICATION_ID,
    APPLICATION_ID_BYTES,
    SQLITE_MAGIC,
)

Inode = tuple[int, int]
"""Device and inode number: identifies a file whatever its name."""


class OpenFile:
    """A file this process has open."""

    path: str
    inode: Inode | None
    key: bytes | None


OPEN_FILES: WeakValueDictionary[int, OpenFile] = WeakValueDictionary()
"""Files this process has open: opening and closing one again would drop its locks."""
LOOKING = allocate_lock()
"""Held by a thread that looks into a file that isn't open, so that no other one opens it now."""


def refuse_unsafe_file(path: str) -> Inode:
    """Refuse a path that somebody else could have prepared.

    Raises:
        NotAllowed: it isn't a plain file, or others could change it.
        CannotWrite: it can't be inspected.
    """
    try:
        found = os.lstat(path)
    except OSError as error:
        raise explain_os_error(error, path) from error
    if stat.S_ISLNK(found.st_mode):
        home = os.path.dirname(os.path.realpath(path))
        raise NotAllowed(
            f"{path} is a link, so it was not opened. Put the journal itself there, or name the "
            f"folder it is in: RECOVERY_JOURNAL_HOME={home}"
        )
    if not stat.S_ISREG(found.st_mode):
        raise NotAllowed(f"{path} is not a plain file. It was not touched.")
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        raise NotAllowed(f"{path} belongs to another account. It was not touched.")
    refuse_shared_folder(os.path.dirname(path))
    return found.st_dev, found.st_ino


def inode_of(path: str) -> Inode | None:
    """Return which file a path leads to; None if it doesn't exist."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_shared(folder: str) -> bool:
    """Return whether other accounts can write to a folder."""
    writable = stat.S_IWGRP | stat.S_IWOTH
    return os.name == "posix" and bool(os.stat(folder).st_mode & writable)


def refuse_shared_folder(folder: str) -> None:
    """Refuse a folder in which others could replace the journal."""
    if is_shared(folder):
        raise NotAllowed(
            f"Others can write to {folder}, so the journal is not opened there. "
            f"To fix that: chmod 700 {folder}. On a Windows disk in WSL that changes nothing: "
            "keep the journal in your Linux home folder."
        )


def refuse_other_formats(path: str) -> None:
    """Refuse a file that isn't a journal, by its first bytes.

    Whether an encrypted file is a journal is known only once it's open.

    Raises:
        BadData: it isn't a journal.
        NotAllowed, CannotWrite: it can't be read.
    """
    with LOOKING:
        if find_open_file(path) is not None:
            return
        header = read_header(path)
    if not has_journal_header(header) and not (has_keys(path) and looks_encrypted(header)):
        raise no_journal_error(path)


def is_encrypted(path: str) -> bool:
    """Return whether a journal needs a key; the file itself decides, never a setting.

    A file with the header of SQLite is plain, whatever is next to it. If it's missing, its keys say
    that it needs one.
    """
    if not has_keys(path):
        return False
    with LOOKING:
        if (held := find_open_file(path)) is not None:
            return bool(held.key)
        try:
            return stat.S_ISREG(os.lstat(path).st_mode) and looks_encrypted(read_header(path))
        except FileNotFoundError:
            return True
        except (OSError, JournalError):
            return False


def is_usable(path: str) -> bool:
    """Return whether there is a journal, as far as its first bytes tell."""
    with LOOKING:
        if find_open_file(path) is not None:
            return True
        try:
            header = read_header(path)
        except JournalError:
            return False
    return has_journal_header(header) or (has_keys(path) and looks_encrypted(header))


def keys_file(path: str) -> str:
    """Return where the keys of a journal or a backup are."""
    return path.removesuffix(".db") + ".keys"


def next_keys_file(path: str) -> str:
    """Return where the keys of a journal are while it's being encrypted under them."""
    return keys_file(path) + ".next"


def inbox_folder(path: str) -> str:
    """Return the folder for entries logged while the journal is locked."""
    return os.path.join(os.path.dirname(path), "inbox")


def has_keys(path: str) -> bool:
    return os.path.lexists(keys_file(path))


def refuse_missing(path: str) -> None:
    """Refuse to go on without an encrypted journal that was here before.

    Raises:
        InputMissing: only its keys are here.
    """
    if has_keys(path) and not os.path.lexists(path):
        raise InputMissing(
            f"The journal is not at {path}, but its keys are, so no other one was started. Nothing "
            "was changed. To put a backup in its place: rj restore last. To see them: rj backup "
            f"list. To start a new one, first move {keys_file(path)} away."
        )


def refuse_erased(path: str) -> None:
    """Refuse to write words beside a journal that is open here and was erased meanwhile.

    Raises:
        Conflict: it's gone, or one that anyone can read has taken the place of an encrypted one.
    """
    for ref in OPEN_FILES.valuerefs():
        held = ref()
        if held is None or held.path != path:
            continue
        if not (is_encrypted(path) if held.key else os.path.lexists(path)):
            raise Conflict(
                "The journal was removed while it was open here, so this was not saved. "
                "Please start the program again."
            )


def looks_encrypted(header: bytes) -> bool:
    """Return whether a file with keys next to it is encrypted, by its first bytes."""
    return bool(header) and not header.startswith(SQLITE_MAGIC)


def find_open_file(path: str) -> OpenFile | None:
    """Return how this process has a file open, or None."""
    place = inode_of(path)
    held = (one for ref in OPEN_FILES.valuerefs() if (one := ref()) is not None)
    return next((one for one in held if one.inode == place), None) if place else None


def sqlite_uri(path: str, mode: str) -> str:
    """Return a file as SQLite names it, with the mode to open it in."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{quoted}?mode={mode}"


def read_header(path: str) -> bytes:
    """Read the start of a file that isn't open in this process.

    Raises:
        NotAllowed, CannotWrite: it can't be read.
    """
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(APPLICATION_ID_BYTES.stop)
    except OSError as error:
        raise explain_os_error(error, path) from error


def no_journal_error(path: str) -> BadData:
    return BadData(
        f"{path} is not a recovery journal. It was not touched. "
        f"If it once was one: rj backup list, rj salvage{_missing_keys(path)}"
    )


def _missing_keys(path: str) -> str:
    """Say which keys an encrypted file needs, and how to bring them back if a backup has some."""
    if has_keys(path):
        return ""
    said = f". If it is encrypted, its keys are missing: {keys_file(path)} belongs beside it"
    folder = os.path.join(os.path.dirname(path), "backups")
    with suppress(OSError):
        if found := sorted(name for name in os.listdir(folder) if name.endswith(".keys")):
            from recovery_journal.words.cli import shell_quoted

            source, target = map(shell_quoted, (os.path.join(folder, found[-1]), keys_file(path)))
            said += f". Those of a backup fit, too: cp {source} {target}"
    return said


def has_journal_header(header: bytes) -> bool:
    """Return whether these first bytes are those of a journal of any version."""
    return header.startswith(SQLITE_MAGIC) and header[
        APPLICATION_ID_BYTES
    ] == APPLICATION_ID.to_bytes(4, "big")


@contextmanager
def explaining_os_errors(path: str) -> Iterator[None]:
    """Turn the system's errors into ones that help the user."""
    try:
        yield
    except OSError as error:
        raise explain_os_error(error, path) from error


def explain_os_error(error: OSError, path: str) -> JournalError:
    if isinstance(error, UnconfirmedError):
        return Unconfirmed()
    if isinstance(error, PermissionError):
        return NotAllowed(f"You don't have permission to use {path}.")
    return CannotWrite(f"{path} cannot be used: {error.strerror}.")
