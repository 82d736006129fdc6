"""A connection to a journal, and its transactions."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from recovery_journal import clock
from recovery_journal.errors import BadInput, Conflict, NoLocks, Unconfirmed, UnconfirmedError
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.connection import (
    damaged_error,
    explain_sqlite_error,
    ignoring_sqlite_errors,
    is_undecodable,
    sqlite_errors,
)
from recovery_journal.store.sqlite.guard import OPEN_FILES, Inode, OpenFile, inode_of

Row = tuple[Any, ...]
R = TypeVar("R")
T = TypeVar("T")

BAD_VALUE_ERRORS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a value raises that no version of this program could have written."""
BAD_ROW_ERRORS = (*BAD_VALUE_ERRORS, BadInput)
"""The same, with what a domain object says about a value outside its range."""


def text_or_bytes(stored: bytes) -> str | bytes:
    """Return stored text, or its bytes if it isn't UTF-8."""
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return stored


def readable(stored: Any) -> Any:
    """Return what can be read of a text that came as bytes; any other value as it is."""
    return stored.decode("utf-8", "replace") if isinstance(stored, bytes) else stored


UNCONFIRMED_SUFFIX = ".unconfirmed"
"""Ends the name of a file with the number of a step that the disk didn't confirm."""
UNCONFIRMED_FOR = timedelta(minutes=5)
"""How long the same words count as typed again."""

LARGE_CACHE_KIB = 16_384


class JournalFile(OpenFile):
    """A connection to an open journal that deals in rows; only the books use it."""

    def __init__(self, connection: sqlite3.Connection, path: str, key: bytes | None = None) -> None:
        self.connection = connection
        self.path = path
        self.key = key
        """None for a plain file."""
        self.inode: Inode | None = None
        """Identifies the file, once it's known to be a journal."""
        self.has_locks = True
        """Without locks it can only be read."""
        self.step = 0
        """The id of the first change in the current transaction; 0 before it."""
        self.touched_tables: set[str] = set()
        """Tables written to in the current transaction."""
        self.after_commit: Callable[[set[str]], None] = lambda _: None
        """Called with those tables after a commit."""
        self.unreadable: set[tuple[str, Any]] = set()
        """Table and number of each row that was left out because it can't be read."""
        self._columns: dict[str, tuple[str, ...]] = {}

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query: a half-read one would block other processes from writing.

        A text that isn't UTF-8 comes as bytes.
        """
        with self.translating_sqlite_errors():
            try:
                return self.connection.execute(sql, values).fetchall()
            except sqlite_errors() as error:
                if not is_undecodable(error):
                    raise
            self.connection.text_factory = text_or_bytes
            try:
                return self.connection.execute(sql, values).fetchall()
            finally:
                self.connection.text_factory = str

    def columns(self, table: str) -> tuple[str, ...]:
        """Return a table's stored columns, without those that SQLite computes."""
        if table not in self._columns:
            found = self.rows(f'PRAGMA table_xinfo("{table}")')
            self._columns[table] = tuple(name for _, name, *_, hidden in found if not hidden)
        return self._columns[table]

    def make_each(
        self,
        table: str,
        rows: Sequence[R],
        make: Callable[[R], T],
        number: Callable[[R], Any],
    ) -> list[T]:
        """Make something of each row; one that can't be read is left out and noted.

        Args:
            table: the table the rows are from.
            rows: the rows.
            make: makes something of a row.
            number: returns the number of a row.
        """
        try:
            return [make(row) for row in rows]
        except BAD_ROW_ERRORS:
            pass
        made = []
        for row in rows:
            try:
                made.append(make(row))
            except BAD_ROW_ERRORS:
                self.unreadable.add((table, number(row)))
        return made

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run a statement for many rows."""
        with self.translating_sqlite_errors():
            self.connection.executemany(sql, values)

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Execute a statement in a transaction; return the id of the row it inserted."""
        return self.connection.execute(sql, values).lastrowid or 0

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a transaction, which locks from the first read on; inside another one, join it."""
        if self.connection.in_transaction:
            yield
            return
        if not self.has_locks:
            raise NoLocks
        with self.translating_sqlite_errors():
            self.connection.execute("BEGIN IMMEDIATE")
            self.step, self.touched_tables = 0, set()
            changes = self.connection.total_changes
            try:
                self.refuse_replaced()
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # On a full disk SQLite has already rolled back by itself.
                with ignoring_sqlite_errors():
                    self.connection.execute("ROLLBACK")
                raise
        is_confirmed = self.connection.total_changes == changes or self._sync_folder()
        self.after_commit(self.touched_tables)
        if not is_confirmed:
            with contextlib.suppress(OSError):
                mark = self.path + UNCONFIRMED_SUFFIX
                atomic.write(mark, str(self.step).encode("ascii"), lasting=False)
            raise Unconfirmed

    def has_much_free_room(self) -> bool:
        """Return whether more than a tenth of the file is free."""
        ((free,),), ((pages,),) = self.rows("PRAGMA freelist_count"), self.rows("PRAGMA page_count")
        return bool(free * 10 > pages)

    def vacuum(self) -> None:
        """Rewrite the file without what was removed."""
        with self.translating_sqlite_errors():
            self.connection.execute("VACUUM")
        if not self._sync_folder():
            raise Unconfirmed

    def _sync_folder(self) -> bool:
        """Flush to disk that the rollback journal is gone; return whether the disk confirms it.

        SQLite could do it (synchronous=EXTRA), but where folders can't be flushed it would call
        every commit failed.
        """
        if atomic.DRAFT_MARK in os.path.basename(self.path):  # flushed once it has its name
            return True
        with contextlib.suppress(UnconfirmedError):
            atomic.sync_folder(self.path)
            return True
        return False

    def forget_unconfirmed(self) -> None:
        """Let the next time the same words are typed be another one."""
        with contextlib.suppress(OSError):
            os.unlink(self.path + UNCONFIRMED_SUFFIX)

    def unconfirmed_step(self) -> int:
        """Return the step that the disk didn't confirm a few minutes ago, or 0."""
        path = self.path + UNCONFIRMED_SUFFIX
        with contextlib.suppress(OSError, ValueError):
            written = datetime.fromtimestamp(os.stat(path).st_mtime, UTC)
            if abs(clock.utc_now() - written) < UNCONFIRMED_FOR:
                with open(path) as file:
                    return int(file.read())
        return 0

    def refuse_replaced(self) -> None:
        """Refuse to write to a file that lost its name: nobody would find it again.

        Raises:
            Conflict: another file has its name now.
        """
        if self.inode is not None and inode_of(self.path) != self.inode:
            raise Conflict(
                "The journal was replaced by another file, so this was not saved. "
                "Please start the program again."
            )

    @contextlib.contextmanager
    def bulk(self) -> Iterator[None]:
        """Run a long transaction that keeps its pages in memory, so that others can still read."""
        with self.translating_sqlite_errors():
            self.connection.execute("PRAGMA cache_spill=OFF")
            try:
                with self.transaction():
                    yield
            finally:
                self.connection.execute("PRAGMA cache_spill=ON")

    @contextlib.contextmanager
    def with_large_cache(self) -> Iterator[None]:
        """Hold more pages in memory while a transaction touches all parts of the file."""
        with self.translating_sqlite_errors():
            ((usual,),) = self.rows("PRAGMA cache_size")
            self.run(f"PRAGMA cache_size=-{LARGE_CACHE_KIB}")
            try:
                yield
            finally:
                self.run(f"PRAGMA cache_size={int(usual)}")

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Run several queries on the same state."""
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
        """Turn SQLite's exceptions into errors that help the user."""
        try:
            yield
        except sqlite_errors() as error:
            raise explain_sqlite_error(error, self.path, self.key) from error

    @contextlib.contextmanager
    def treating_bad_rows_as_damage(self) -> Iterator[None]:
        """Treat rows that no version of this program could have written as damage."""
        try:
            yield
        except BAD_VALUE_ERRORS as error:
            raise damaged_error(self.path) from error

    def take_unreadable(self) -> set[tuple[str, Any]]:
        """Return which rows were left out since the last call, and forget them."""
        found, self.unreadable = self.unreadable, set()
        return found

    def data_version(self) -> int:
        """Return a number that changes when another connection writes."""
        found = self.row("PRAGMA data_version")
        return int(found[0]) if found else 0

    def close(self) -> None:
        self.connection.close()
        OPEN_FILES.pop(id(self), None)
