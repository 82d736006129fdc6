"""Read rows of a table with a broken tree directly from its leaf pages.

A leaf page of an SQLite b-tree is marked by its first byte and holds whole rows
(https://www.sqlite.org/fileformat2.html#b_tree_pages). In a copy of the file, the first page
becomes that of a file with this table alone, and each leaf in turn the root of the table, so that
SQLite reads it, whatever the damaged file says about its tables.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any, NamedTuple

from recovery_journal.store.backup.damaged_file import PAGE_BYTES, replace_beginning
from recovery_journal.store.sqlite.atomic import temporary_folder
from recovery_journal.store.sqlite.connection import connect, ignoring_sqlite_errors

LEAF_PAGE_TYPE = 0x0D
"""The first byte of a leaf page of a rowid table."""


class Table(NamedTuple):
    name: str
    columns: str
    """The columns to read, as SQL."""
    sql: str
    """The statement that creates it."""


def read_leaf_rows(path: str, table: Table, beside: str) -> Iterator[tuple[Any, ...]]:
    """Yield each row on a leaf page that fits a table.

    The row may still belong to another table, or repeat one read before.

    Args:
        path: the damaged file, not encrypted.
        table: the table.
        beside: the folder for the copy.
    """
    with temporary_folder(beside) as folder:
        copy = os.path.join(folder, "leaves.db")
        shutil.copyfile(path, copy)
        pages = _leaf_pages(copy)
        replace_beginning(copy, {0: _first_page(table, os.path.join(folder, "fresh.db"))})
        with closing(connect(copy, locks=False)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "backslashreplace")
            with ignoring_sqlite_errors():
                connection.execute("PRAGMA synchronous=OFF")
            for page in pages:
                yield from _read(connection, page, table)


def _first_page(table: Table, fresh: str) -> bytes:
    """Return the first page of a file with this table alone."""
    with closing(sqlite3.connect(fresh)) as connection:
        connection.execute(f"PRAGMA page_size={PAGE_BYTES}")
        connection.execute(table.sql)
        connection.commit()
    with open(fresh, "rb") as file:
        found = file.read(PAGE_BYTES)
    os.unlink(fresh)
    return found


def _leaf_pages(path: str) -> list[int]:
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        found = []
        for number in range(1, size // PAGE_BYTES):
            file.seek(number * PAGE_BYTES)
            if file.read(1) == bytes((LEAF_PAGE_TYPE,)):
                found.append(number + 1)
        return found


def _read(connection: sqlite3.Connection, page: int, table: Table) -> list[tuple[Any, ...]]:
    """Read a page as rows of a table."""
    found = []
    with ignoring_sqlite_errors():
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE type = 'table'", (page,))
        connection.execute("PRAGMA writable_schema=RESET")
        for row in connection.execute(f'SELECT {table.columns} FROM "{table.name}" NOT INDEXED'):
            found.append(row)
    return found
