"""Read rows of a table with a broken tree directly from its leaf pages.

A leaf page of an SQLite b-tree is marked by its first byte and holds whole rows
(https://www.sqlite.org/fileformat2.html#b_tree_pages). In a copy of the file, each leaf in turn is
made the root of the table, so that SQLite reads it.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from tempfile import TemporaryDirectory
from typing import Any

from recovery_journal.store.backup.damaged_file import PAGE_BYTES
from recovery_journal.store.sqlite.connection import connect, ignoring_sqlite_errors

LEAF_PAGE_TYPE = 0x0D
"""The first byte of a leaf page of a rowid table."""


def read_leaf_rows(
    path: str, tables: dict[str, str], beside: str
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield each row on a leaf page that fits one of the tables, with that table's name.

    The row may still belong to another table, or repeat one read before.

    Args:
        path: the damaged file, not encrypted.
        tables: for each table, its columns to read, as SQL.
        beside: the folder for the copy.
    """
    with TemporaryDirectory(dir=beside) as folder:
        copy = os.path.join(folder, "leaves.db")
        shutil.copyfile(path, copy)
        with closing(connect(copy)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            with ignoring_sqlite_errors():
                connection.execute("PRAGMA synchronous=OFF")
            for page in _leaf_pages(copy):
                for table, listed in tables.items():
                    yield from ((table, row) for row in _read(connection, page, table, listed))


def _leaf_pages(path: str) -> list[int]:
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        found = []
        for number in range(1, size // PAGE_BYTES):
            file.seek(number * PAGE_BYTES)
            if file.read(1) == bytes((LEAF_PAGE_TYPE,)):
                found.append(number + 1)
        return found


def _read(
    connection: sqlite3.Connection, page: int, table: str, listed: str
) -> list[tuple[Any, ...]]:
    """Read a page as rows of a table."""
    found = []
    with ignoring_sqlite_errors():
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_schema SET rootpage = ? WHERE type = 'table' AND name = ?", (page, table)
        )
        connection.execute("PRAGMA writable_schema=RESET")
        for row in connection.execute(f'SELECT {listed} FROM "{table}" NOT INDEXED'):
            found.append(row)
    return found
