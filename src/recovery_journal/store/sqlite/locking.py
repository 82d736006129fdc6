"""Locks on folders and small files, which end with the process that holds them.

SQLite locks the journal itself; these never touch its file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager


def try_lock(descriptor: int, *, wait: bool = False) -> bool:
    """Lock an open file or folder; return False if another process has it locked.

    Without support for locks, every process counts as the only one.
    """
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock

        flock(descriptor, LOCK_EX if wait else LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    except (OSError, ImportError):
        return True
    return True


def runs(process: int) -> bool:
    """Return whether a process is running; if that's unknown, it is."""
    if process == os.getpid() or os.name != "posix":  # on Windows, 0 would interrupt it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


@contextmanager
def exclusive(folder: str, *, wait: bool = False) -> Iterator[bool]:
    """Yield whether this process is the only one at work in a folder, and lock it meanwhile."""
    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (OSError, AttributeError):
        yield True
        return
    try:
        yield try_lock(held, wait=wait)
    finally:
        os.close(held)
