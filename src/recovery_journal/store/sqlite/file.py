"""One connection to a journal, and the transactions on it."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from recovery_journal.errors import Conflict
from recovery_journal.store.sqlite.connection import (
    damaged_error,
    explain_sqlite_error,
    ignoring_sqlite_errors,
    sqlite_errors,
)
from recovery_journal.store.sqlite.guard import OPEN_FILES, Inode, OpenFile, inode_of

Row = tuple[Any, ...]


class JournalFile(OpenFile):
    """One connection to an open journal, speaking in rows; only the books use it."""

    def __init__(self, connection: sqlite3.Connection, path: str, key: bytes | None = None) -> None:
        self.connection = connection
        self.path = path
        self.key = key
        """What opens it; None for a plain file."""
        self.inode: Inode | None = None
        """Where the journal lies, once it is known to be one."""
        self.step = 0
        """The number of the first change recorded in the transaction under way; 0 before it."""
        self.touched_tables: set[str] = set()
        """The tables written to in the transaction under way."""
        self.after_commit: Callable[[set[str]], None] = lambda _: None
        """Told of the tables once they are safe."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query: a half-read one would keep other programs from writing."""
        with self.translating_sqlite_errors():
            return self.connection.execute(sql, values).fetchall()

    def dict_rows(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """All rows of a query, each as a dictionary by the names of its columns."""
        with self.translating_sqlite_errors():
            cursor = self.connection.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Carry out a statement inside a transaction; the number of the row it added."""
        return self.connection.execute(sql, values).lastrowid or 0

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, from the first read on; joins a transaction that is under way."""
        if self.connection.in_transaction:
            yield
            return
        with self.translating_sqlite_errors():
            self.connection.execute("BEGIN IMMEDIATE")
            self.step, self.touched_tables = 0, set()
            try:
                self._refuse_replaced()
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself; then there is nothing left to undo.
                with ignoring_sqlite_errors():
                    self.connection.execute("ROLLBACK")
                raise
        self.after_commit(self.touched_tables)

    def _refuse_replaced(self) -> None:
        """Write nothing to a file that has lost its name: nobody would find it again."""
        if self.inode is not None and inode_of(self.path) != self.inode:
            raise Conflict(
                "Another file stands in the place of the journal by now, so this was not saved. "
                "Please start the program again."
            )

    @contextlib.contextmanager
    def bulk(self) -> Iterator[None]:
        """A long transaction that keeps its pages to itself, so that others can read meanwhile."""
        with self.translating_sqlite_errors():
            self.connection.execute("PRAGMA cache_spill=OFF")
            try:
                with self.transaction():
                    yield
            finally:
                self.connection.execute("PRAGMA cache_spill=ON")

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries that see the same state."""
        if self.connection.in_transaction:
            yield
            return
        with self.translating_sqlite_errors():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("COMMIT")

    @contextlib.contextmanager
    def translating_sqlite_errors(self) -> Iterator[None]:
        """Turn what SQLite says into what the person needs to know."""
        try:
            yield
        except sqlite_errors() as error:
            raise explain_sqlite_error(error, self.path, self.key) from error

    @contextlib.contextmanager
    def treating_bad_rows_as_damage(self) -> Iterator[None]:
        """Around making things of rows: what no program of ours has written is damage."""
        try:
            yield
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise damaged_error(self.path) from error

    def data_version(self) -> int:
        """A number that changes when another connection has written."""
        found = self.row("PRAGMA data_version")
        return int(found[0]) if found else 0

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        OPEN_FILES.pop(id(self), None)
