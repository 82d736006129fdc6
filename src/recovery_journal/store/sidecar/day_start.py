"""The hour at which the user's days start, for those who need it before the journal is open."""

import os
import sqlite3
from contextlib import closing, suppress

from recovery_journal.store.books.local_day import HOURS, day_starts_at
from recovery_journal.store.sqlite.atomic import can_lock
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import DAY_START_SQL
from recovery_journal.store.sqlite.guard import find_open_file, is_encrypted
from recovery_journal.store.sqlite.quick_read import connect_quickly

WAIT_SECONDS = 5.0
"""How long to wait for another process that is writing."""


def read_day_start(path: str) -> int:
    """Return the hour, 0 to 6, at which the days of the journal at `path` start.

    While it's locked, the help card says so. Without a journal, or if it can't be read, days start
    at midnight.

    Raises:
        JournalError: it's open here, and can't be read.
    """
    if isinstance(opened := find_open_file(path), JournalFile):
        return day_starts_at(opened)
    if is_encrypted(path):
        from recovery_journal.store.sidecar.help_card import card_file, read_card

        return read_card(card_file(path)).day_starts_at
    with suppress(OSError, ValueError, sqlite3.Error):
        try:
            return _read(path, wait=0.0)
        except sqlite3.OperationalError:  # somebody writes, or the disk has no locks
            return _read(path, WAIT_SECONDS) if can_lock(path) else 0
    return 0


def _read(path: str, wait: float) -> int:
    if (journal := connect_quickly(os.path.abspath(path), wait)) is None:
        return 0
    with closing(journal):
        found = journal.execute(DAY_START_SQL).fetchone()
    return HOURS.index(found[0]) if found and found[0] in HOURS else 0
