"""Files that are there whole or not at all, and for their owner only."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

DRAFT_MARK = ".new-"
"""Stands in the name of every file that is not finished."""
NEW_FILE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
"""How a file is opened that nobody else has made."""
READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a file is opened that another may have put there: no link is followed, no pipe waited for."""


def write(path: str, data: bytes, *, lasting: bool) -> None:
    """Put bytes into a file, in the place of what it held.

    Args:
        path: the file.
        data: all it shall hold.
        lasting: wait until the disk has it.

    Raises:
        OSError: when it cannot be written; what was there stays.
    """
    with draft_of(path) as draft:
        with open(draft, "wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.replace(draft, path)
    if lasting:
        sync_folder(path)


@contextmanager
def draft_of(path: str) -> Iterator[str]:
    """An empty file beside a name; unless it gets that name, it is gone afterwards."""
    draft = f"{path}{DRAFT_MARK}{os.urandom(8).hex()}"
    os.close(os.open(draft, NEW_FILE_FLAGS, 0o600))
    try:
        yield draft
    finally:
        for suffix in ("", "-journal"):  # SQLite may have been stopped while it wrote to it
            with suppress(OSError):
                os.unlink(draft + suffix)


def publish(draft: str, path: str, descriptor: int | None = None) -> None:
    """Give a finished draft its name, and wait until the disk has it.

    Args:
        draft: the file.
        path: its name from now on.
        descriptor: the open draft, when its path is only a link in /proc to a nameless file.

    Raises:
        FileExistsError: when another has that name; it stays as it is.
    """
    try:
        # With a descriptor named, the system follows the link.
        os.link(draft, path, src_dir_fd=descriptor)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # A file system without hard links: claim the name first, so that nobody is overwritten.
        os.close(os.open(path, NEW_FILE_FLAGS, 0o600))
        try:
            os.replace(draft, path)
        except BaseException:
            os.unlink(path)
            raise
    sync_folder(path)


def sync_folder(path: str) -> None:
    """Have the disk keep which names the folder of a file holds."""
    folder = os.open(os.path.dirname(os.path.abspath(path)), os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
