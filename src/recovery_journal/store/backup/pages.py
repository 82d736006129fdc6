"""Compare a journal with a copy, or copy it, by its pages instead of its rows."""

import os
from contextlib import suppress

from recovery_journal.store.sqlite.file import JournalFile

CHUNK_BYTES = 1 << 20
MAX_DESCRIPTORS = 1024
"""How many descriptors are looked at; this program has a few."""
HEADER_BYTES = 100
COUNTERS = (slice(24, 28), slice(40, 44), slice(92, 100))
"""Parts of the file header in which SQLite counts writes to that very file, so copies differ."""


def pages_match(file: JournalFile, copy: str) -> bool:
    """Return whether a copy has the same pages as the open journal.

    False may also mean that they can't be compared: encrypted pages differ each time they are
    written, and other programs may be writing.
    """
    journal = None if file.key else _open_descriptor(file)
    if journal is None:
        return False
    with suppress(OSError), open(copy, "rb", buffering=0) as pages:
        place = 0
        while True:
            ours, theirs = os.pread(journal, CHUNK_BYTES, place), pages.read(CHUNK_BYTES)
            if place == 0:
                ours, theirs = _without_counters(ours), _without_counters(theirs)
            if ours != theirs:
                return False
            if not ours:
                return place > 0
            place += len(ours)
    return False


def copy_pages(file: JournalFile, copy: str) -> bool:
    """Copy the bytes of the open journal, readable or not; return False if that isn't possible.

    Nobody may write to it meanwhile.
    """
    journal = _open_descriptor(file)
    if journal is None:
        return False
    with open(copy, "wb") as pages:
        place = 0
        while chunk := os.pread(journal, CHUNK_BYTES, place):
            pages.write(chunk)
            place += len(chunk)
    return True


def _open_descriptor(file: JournalFile) -> int | None:
    """Return a descriptor through which SQLite has the journal open.

    Opening the file once more would drop this process's locks on it as soon as it was closed.
    """
    if not hasattr(os, "pread"):
        return None
    for number in range(MAX_DESCRIPTORS):  # a process that can't be dumped can't list its own
        with suppress(OSError):
            found = os.fstat(number)
            if (found.st_dev, found.st_ino) == file.inode:
                return number
    return None


def _without_counters(chunk: bytes) -> bytes:
    header = bytearray(chunk[:HEADER_BYTES])
    for counter in COUNTERS:
        header[counter] = bytes(len(header[counter]))
    return bytes(header) + chunk[HEADER_BYTES:]
