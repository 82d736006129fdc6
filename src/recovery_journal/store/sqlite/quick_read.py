"""Read a plain journal in the short way, which the usual one is too slow for."""

import sqlite3
import stat
from os import lstat

from recovery_journal.store.sqlite.file_format import APPLICATION_ID_BYTES
from recovery_journal.store.sqlite.guard import has_journal_header, sqlite_uri


def connect_quickly(path: str, wait: float) -> sqlite3.Connection | None:
    """Open a plain journal to read a single state of it; None if it isn't one.

    Args:
        path: the journal, which this process doesn't have open.
        wait: seconds to wait for another process that is writing.

    Raises:
        OSError, ValueError, sqlite3.Error: it can't be read.
    """
    if not stat.S_ISREG(lstat(path).st_mode):
        return None
    with open(path, "rb", buffering=0) as file:
        if not has_journal_header(file.read(APPLICATION_ID_BYTES.stop)):
            return None
    # `connect` would load the explanations of errors that nobody is told here.
    opened = sqlite3.connect(sqlite_uri(path, "ro"), uri=True, timeout=wait, isolation_level=None)
    opened.execute("PRAGMA trusted_schema=OFF")
    opened.execute("BEGIN")
    return opened
