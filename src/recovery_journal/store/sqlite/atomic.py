"""Files that are written completely or not at all, readable only by their owner."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from recovery_journal.errors import UnconfirmedError
from recovery_journal.store.sqlite.locking import exclusive

DRAFT_MARK = ".new-"
"""Part of the name of every unfinished file; the id of its process follows."""
LIVE_DRAFTS: set[str] = set()
"""The names of the unfinished files that this process is writing."""
NEW_FILE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
"""For a file that nobody else may have created."""
READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""For a file that others may have put there: follow no link, wait for no pipe."""
UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What a file system answers that can't do a thing at all."""
_KEPT_OPEN: list[BinaryIO] = []
"""Copied files, open until the process ends."""


def write(path: str, data: bytes, *, lasting: bool) -> None:
    """Replace the content of a file.

    Args:
        path: the file.
        data: its new content.
        lasting: wait until it's on disk.

    Raises:
        OSError: it can't be written; the old content stays.
    """
    with draft_of(path) as draft:
        with open(draft, "wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                sync(file.fileno())
        os.replace(draft, path)
    if lasting:
        sync_folder(path)


def draft_suffix() -> str:
    """Return what makes a name that of an unfinished file of this process."""
    return f"{DRAFT_MARK}{os.getpid()}-{os.urandom(8).hex()}"


@contextmanager
def draft_of(path: str) -> Iterator[str]:
    """Yield an empty temporary file next to a path, and remove it unless it was published."""
    draft = path + draft_suffix()
    LIVE_DRAFTS.add(os.path.basename(draft))
    try:
        os.close(os.open(draft, NEW_FILE_FLAGS, 0o600))
        yield draft
    finally:
        LIVE_DRAFTS.discard(os.path.basename(draft))
        for suffix in ("", "-journal"):  # a killed SQLite may have left its journal
            with suppress(OSError):
                os.unlink(draft + suffix)


@contextmanager
def temporary_folder(beside: str) -> Iterator[str]:
    """Yield a folder that is removed afterwards, or by a later command if this one is killed."""
    import shutil

    folder = os.path.join(beside, f"salvage{draft_suffix()}")
    LIVE_DRAFTS.add(os.path.basename(folder))
    try:
        os.mkdir(folder, 0o700)
        yield folder
    finally:
        LIVE_DRAFTS.discard(os.path.basename(folder))
        shutil.rmtree(folder, ignore_errors=True)


def publish(draft: str, path: str, descriptor: int | None = None) -> None:
    """Give a finished temporary file its final name, and wait until that's on disk.

    Args:
        draft: the temporary file.
        path: the final name.
        descriptor: the open file, if `draft` may be only a link in /proc to an unnamed file.

    Raises:
        FileExistsError: the name is taken; that file stays unchanged.
    """
    try:
        # With a descriptor given, the system follows the link.
        os.link(draft, path, src_dir_fd=descriptor)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # no hard links here
        if os.path.islink(draft):  # it has no name to change
            add_name(draft, path)
        else:
            _rename_unless_taken(draft, path)
    sync_folder(path)


def sync_file(path: str) -> None:
    """Flush a file's content to disk."""
    with open(path, "rb+") as file:
        sync(file.fileno())


def add_name(path: str, name: str) -> None:
    """Give a file a second name; without hard links, a copy of it.

    Raises:
        FileExistsError: the name is taken; that file stays unchanged.
    """
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        with draft_of(name) as draft:
            _copy(path, draft)
            _rename_unless_taken(draft, name)


def sync(descriptor: int) -> None:
    """Flush a file to disk; on macOS, fsync alone stops at the drive's own memory."""
    with suppress(ImportError, OSError):
        import fcntl

        if (full_sync := getattr(fcntl, "F_FULLFSYNC", None)) is not None:
            fcntl.fcntl(descriptor, full_sync)
            return
    os.fsync(descriptor)


def sync_folder(path: str) -> bool:
    """Flush the names in a file's folder to disk.

    Returns False where that can't be done, and there is nothing to wait for: in shared folders of
    virtual machines, on old network drives, and on Windows.

    Raises:
        UnconfirmedError: the disk reports an error.
    """
    if not hasattr(os, "O_DIRECTORY"):  # Windows opens no folders
        return False
    folder = os.open(os.path.dirname(os.path.abspath(path)), os.O_RDONLY)
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise UnconfirmedError(error.errno, error.strerror, path) from error
        return False
    finally:
        os.close(folder)
    return True


def can_lock(path: str) -> bool:
    """Return whether the journal's disk has the locks that SQLite uses; another file is tried."""
    try:
        from fcntl import LOCK_EX, lockf

        with draft_of(path) as draft, open(draft, "r+b") as file:
            lockf(file, LOCK_EX)
    except ImportError:
        return True
    except OSError as error:
        return error.errno not in (errno.ENOLCK, *UNSUPPORTED)
    return True


def _rename_unless_taken(draft: str, path: str) -> None:
    """Rename a file; a lock on the folder keeps other processes of ours from doing the same."""
    folder = os.path.dirname(os.path.abspath(path))
    with exclusive(folder, wait=True):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
        os.rename(draft, path)


def _copy(source: str, target: str) -> None:
    """Copy a file into an empty one, and wait until it's on disk."""
    import shutil

    # Closing a file that SQLite has open in this process would drop its locks.
    read = open(source, "rb")  # noqa: SIM115
    _KEPT_OPEN.append(read)
    with open(target, "wb") as written:
        shutil.copyfileobj(read, written)
        written.flush()
        sync(written.fileno())
