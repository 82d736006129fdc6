"""Small files beside the journal: each whole or not at all, and for its owner only."""

import os
from contextlib import suppress

NEW_FILE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
"""How a file is opened that nobody else has made."""


def write(path: str, data: bytes, *, lasting: bool) -> None:
    """Put bytes into a file, in the place of what it held.

    Args:
        path: the file.
        data: all it shall hold.
        lasting: wait until the disk has it.

    Raises:
        OSError: when it cannot be written; what was there stays.
    """
    draft = f"{path}.new-{os.urandom(8).hex()}"
    try:
        with open(os.open(draft, NEW_FILE_FLAGS, 0o600), "wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)
    if lasting:
        sync_folder(path)


def sync_folder(path: str) -> None:
    """Have the disk keep which names the folder of a file holds."""
    folder = os.open(os.path.dirname(os.path.abspath(path)), os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
