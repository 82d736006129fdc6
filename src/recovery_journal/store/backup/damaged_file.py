"""A damaged journal, to be read as far as it goes."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from typing import Any

from recovery_journal.store.backup.verify import connect_immutable
from recovery_journal.store.sqlite.connection import ignoring_sqlite_errors, sqlite_errors
from recovery_journal.store.sqlite.opening import open_file

PAGE_BYTES = 4096
"""Bytes of a page of every journal."""
HEADER_BYTES = 100
"""Bytes before the first page holds anything else."""
PAGE_COUNT_OFFSET = 28
"""Where the header tells how many pages there are, in 4 bytes; 8 more are about free ones."""


class DamagedFile:
    """The damaged journal, to be read only."""

    def __init__(self, path: str, key: bytes | None) -> None:
        self.path = path
        self.key = key
        self._open()

    def _open(self) -> None:
        self._connection = connect_immutable(self.path, self.key)
        self._connection.text_factory = lambda data: data.decode("utf-8", "replace")
        with (
            ignoring_sqlite_errors()
        ):  # without it SQLite gives nothing of a file that is shorter than it was
            self._connection.execute("PRAGMA writable_schema=ON")

    def readable_rows(self, sql: str, values: tuple[int, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, up to the first that cannot be read."""
        try:
            yield from self._connection.execute(sql, values)
        except sqlite_errors():
            # After one broken page SQLCipher gives no other one, either.
            self.close()
            self._open()
            raise

    def is_readable(self) -> bool:
        """Whether any entry can be found in it."""
        try:
            return bool([*self.readable_rows("SELECT id FROM entry LIMIT 1")])
        except sqlite_errors():
            return False

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def open_damaged(path: str, key: bytes | None, beside: str, held: ExitStack) -> DamagedFile:
    """The damaged file; or a copy of it that begins as a new journal, if only that can be read.

    Args:
        path: the damaged file.
        key: what opens it when it is encrypted; the beginning of such a file is like no other.
        beside: the folder for the copy; that of the damaged file may not take one.
        held: closes what was opened, and removes the copy.
    """
    source = DamagedFile(path, key)
    held.callback(source.close)
    if key is None and not source.is_readable():
        folder = held.enter_context(TemporaryDirectory(dir=beside))
        for beginning in _beginnings(os.path.join(folder, "fresh.db")):
            copy = os.path.join(folder, f"{len(beginning)}-{len(beginning[0])}.db")
            _begin_anew(path, copy, beginning)
            begun = DamagedFile(copy, None)
            held.callback(begun.close)
            if begun.is_readable():
                return begun
    return source


def _beginnings(fresh: str) -> Iterator[dict[int, bytes]]:
    """What can be taken from a new journal, by its place: its tables begin at the same places."""
    file = open_file(fresh)
    roots = {number for (number,) in file.rows("SELECT rootpage FROM sqlite_schema")}
    file.close()
    with open(fresh, "rb") as opened:
        pages = [*iter(lambda: opened.read(PAGE_BYTES), b"")]
    yield {0: pages[0][:HEADER_BYTES]}
    yield {0: pages[0]}
    yield {
        number * PAGE_BYTES: page for number, page in enumerate(pages) if number + 1 not in roots
    }


def _begin_anew(path: str, copy: str, beginning: dict[int, bytes]) -> None:
    """Make a copy that has these bytes of a new journal in the place of its own."""
    shutil.copyfile(path, copy)
    with open(copy, "r+b") as file:
        for place, content in beginning.items():
            file.seek(place)
            file.write(content)
        file.seek(PAGE_COUNT_OFFSET)
        file.write((os.path.getsize(path) // PAGE_BYTES).to_bytes(4, "big") + bytes(8))
