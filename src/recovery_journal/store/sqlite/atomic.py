"""Files that are written completely or not at all, readable only by their owner."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

DRAFT_MARK = ".new-"
"""Part of the name of every unfinished file."""
NEW_FILE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
"""For a file that nobody else may have created."""
READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""For a file that others may have put there: follow no link, wait for no pipe."""


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
                os.fsync(file.fileno())
        os.replace(draft, path)
    if lasting:
        sync_folder(path)


@contextmanager
def draft_of(path: str) -> Iterator[str]:
    """Yield an empty temporary file next to a path, and remove it unless it was published."""
    draft = f"{path}{DRAFT_MARK}{os.urandom(8).hex()}"
    os.close(os.open(draft, NEW_FILE_FLAGS, 0o600))
    try:
        yield draft
    finally:
        for suffix in ("", "-journal"):  # a killed SQLite may have left its journal
            with suppress(OSError):
                os.unlink(draft + suffix)


def publish(draft: str, path: str, descriptor: int | None = None) -> None:
    """Give a finished temporary file its final name, and wait until that's on disk.

    Args:
        draft: the temporary file.
        path: the final name.
        descriptor: the open file, if `draft` is only a link in /proc to an unnamed file.

    Raises:
        FileExistsError: the name is taken; that file stays unchanged.
    """
    try:
        # With a descriptor given, the system follows the link.
        os.link(draft, path, src_dir_fd=descriptor)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # No hard links here: claim the name first, so that nothing is overwritten.
        os.close(os.open(path, NEW_FILE_FLAGS, 0o600))
        try:
            os.replace(draft, path)
        except BaseException:
            os.unlink(path)
            raise
    sync_folder(path)


def sync_file(path: str) -> None:
    """Flush a file's content to disk."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: str) -> None:
    """Flush the names in a file's folder to disk."""
    folder = os.open(os.path.dirname(os.path.abspath(path)), os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
