"""The databases of other programs, only ever read."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import quote

from recovery_journal.errors import BadData, BadInput
from recovery_journal.store.sqlite.file_format import SQLITE_MAGIC
from recovery_journal.words import import_ as words

ROWS_AT_ONCE = 1000


class ForeignDatabase:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield rows; none of it is held in memory.

        Raises:
            BadData: it's damaged, or has no such table.
        """
        with _translating_errors():
            cursor = self._connection.execute(query)
            while found := cursor.fetchmany(ROWS_AT_ONCE):
                yield from found

    def columns(self, table: str) -> set[str]:
        """Return the names of a table's columns; none if there is no such table."""
        return {row[1] for row in self.rows(f"PRAGMA table_info([{table}])")}

    def version(self) -> int:
        """Return the version number that its program gave the file."""
        ((number,),) = self.rows("PRAGMA user_version")
        return int(number)


@contextmanager
def read_foreign(path: str) -> Iterator[ForeignDatabase]:
    """Open a database that is trusted in nothing: read-only, and without code of its own.

    Raises:
        BadData: it's none, or has triggers or views.
    """
    with closing(_connect(path)) as connection:
        database = ForeignDatabase(connection)
        acting = "SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')"
        if any(database.rows(acting)):
            raise BadData(words.DATABASE_ACTS)
        yield database


def is_database_with(path: str, tables: Sequence[str]) -> bool:
    """Return whether a file is a database that has these tables."""
    try:
        with open(path, "rb") as file:
            if file.read(len(SQLITE_MAGIC)) != SQLITE_MAGIC:
                return False
        with closing(_connect(path)) as connection:
            rows = ForeignDatabase(connection).rows("SELECT name FROM sqlite_schema")
            found = {name for (name,) in rows}
    except (OSError, BadInput):
        return False
    return found.issuperset(tables)


def _connect(path: str) -> sqlite3.Connection:
    """Open a file without ever writing beside it.

    Raises:
        BadData: it can't be opened.
    """
    with _translating_errors():
        connection = sqlite3.connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True)
        connection.execute("PRAGMA trusted_schema = OFF")
        return connection


@contextmanager
def _translating_errors() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, ValueError, OverflowError) as error:
        raise BadData(words.DATABASE_DAMAGED) from error
