"""Read a damaged journal as far as possible."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from recovery_journal.store.backup.verify import connect_immutable
from recovery_journal.store.sqlite.atomic import temporary_folder
from recovery_journal.store.sqlite.connection import ignoring_sqlite_errors, sqlite_errors
from recovery_journal.store.sqlite.opening import open_file

PAGE_BYTES = 4096
"""The page size of every journal."""
HEADER_BYTES = 100
"""The size of the file header at the start of the first page."""
PAGE_COUNT_OFFSET = 28
"""The 4 bytes of the header with the page count; 8 bytes about free pages follow."""


class DamagedFile:
    """A damaged journal, opened read-only."""

    def __init__(self, path: str, key: bytes | None) -> None:
        self.path = path
        self.key = key
        self._open()

    def _open(self) -> None:
        self._connection = connect_immutable(self.path, self.key)
        self._connection.text_factory = lambda data: data.decode("utf-8", "backslashreplace")
        with ignoring_sqlite_errors():  # without it SQLite reads nothing from a truncated file
            self._connection.execute("PRAGMA writable_schema=ON")

    def readable_rows(self, sql: str, values: tuple[int, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query up to the first unreadable one."""
        try:
            yield from self._connection.execute(sql, values)
        except sqlite_errors():
            # After one broken page SQLCipher can't read any other, either.
            self.close()
            self._open()
            raise

    def is_readable(self) -> bool:
        """Return whether any entry can be read."""
        try:
            return bool([*self.readable_rows("SELECT id FROM entry LIMIT 1")])
        except sqlite_errors():
            return False

    def close(self) -> None:
        self._connection.close()


def open_damaged(path: str, key: bytes | None, beside: str, held: ExitStack) -> DamagedFile:
    """Open the damaged file, or if need be a copy with the first bytes of a new journal.

    Args:
        path: the damaged file.
        key: its key if it's encrypted; then its first bytes can't be replaced.
        beside: a folder for the copy; the damaged file's own may be read-only.
        held: closes and removes everything at the end.
    """
    source = DamagedFile(path, key)
    held.callback(source.close)
    if key is None and not source.is_readable():
        folder = held.enter_context(temporary_folder(beside))
        for beginning in _beginnings(os.path.join(folder, "fresh.db")):
            copy = os.path.join(folder, f"{len(beginning)}-{len(beginning[0])}.db")
            shutil.copyfile(path, copy)
            replace_beginning(copy, beginning)
            begun = DamagedFile(copy, None)
            held.callback(begun.close)
            if begun.is_readable():
                return begun
    return source


def _beginnings(fresh: str) -> Iterator[dict[int, bytes]]:
    """Yield possible replacements for the header, by offset: tables start on the same pages."""
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


def replace_beginning(path: str, beginning: dict[int, bytes]) -> None:
    """Replace bytes of a file, by offset, with those of a new journal."""
    with open(path, "r+b") as file:
        for place, content in beginning.items():
            file.seek(place)
            file.write(content)
        file.seek(PAGE_COUNT_OFFSET)
        file.write((os.path.getsize(path) // PAGE_BYTES).to_bytes(4, "big") + bytes(8))
