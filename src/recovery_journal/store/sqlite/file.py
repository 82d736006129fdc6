"""Creating, opening and guarding the one SQLite file, and the transactions on it."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from recovery_journal.errors import BadInput, Conflict, InputMissing, Locked, NewerJournal
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.connection import (
    connect,
    damaged_error,
    explain_sqlite_error,
    ignoring_sqlite_errors,
    sqlite_errors,
)
from recovery_journal.store.sqlite.guard import APPLICATION_ID as APPLICATION_ID
from recovery_journal.store.sqlite.guard import (
    OPEN_FILES,
    Inode,
    OpenFile,
    explain_os_error,
    inode_of,
    is_encrypted,
    refuse_other_formats,
    refuse_shared_folder,
    refuse_unsafe_file,
)

SCHEMA_VERSION = 4
"""The schema this program knows; `schema.MIGRATIONS` leads up to it."""
SQLITE_SIDE_FILE_SUFFIXES = ("-journal", "-wal", "-shm")
"""What SQLite finds beside a file and takes for its own."""
OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""

PRAGMAS = """
    PRAGMA synchronous=EXTRA; PRAGMA fullfsync=1; PRAGMA foreign_keys=ON;
    PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;
    PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA recursive_triggers=ON;
"""
"""EXTRA syncs the folder after the rollback journal is gone: an entry told as saved is saved."""

Row = tuple[Any, ...]

PASSPHRASE_NEEDED = (
    "The journal is encrypted, and there is nobody here to ask for the passphrase. "
    "To give it: rj --passphrase-fd 3 … 3< FILE"
)


class NoJournal(InputMissing):
    """There is no journal file yet."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no journal yet at {path}. Anything you log starts one.")


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


def open_file(
    path: str,
    *,
    create: bool = True,
    read_only: bool = False,
    wait: float = 30.0,
    key: bytes | None = None,
) -> JournalFile:
    """Open the journal, creating or migrating it first when that is needed and allowed.

    Args:
        path: where the journal lives.
        create: make a new journal when there is none.
        read_only: change nothing, not even an older schema.
        wait: seconds to wait for another program that is writing.
        key: what opens an encrypted journal, and what a new one is encrypted with.

    Raises:
        NoJournal: when there is none and `create` is off.
        Locked: when it is encrypted and there is no key.
        NotAllowed, BadInput, Damaged, NewerJournal, Busy, CannotWrite: see `sqlite_errors`.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise NewerJournal(
            f"This Python brings SQLite {sqlite3.sqlite_version}; the journal needs {needed} "
            "or newer. Nothing was changed. Help lines: rj now."
        )
    path = os.path.abspath(path)
    if not os.path.lexists(path):
        if not create or read_only:
            raise NoJournal(path)
        _create(path, key)
    refuse_unsafe_file(path)
    refuse_other_formats(path)
    if not is_encrypted(path):
        key = None
    elif key is None:
        raise Locked(PASSPHRASE_NEEDED)
    file = connect_journal(path, key, "ro" if read_only else "rw", wait)
    try:
        _prepare(file, read_only=read_only)
    except BaseException:
        file.close()
        raise
    return file


def connect_journal(
    path: str, key: bytes | None, mode: str = "rw", wait: float = 30.0
) -> JournalFile:
    """A connection to a file that is known to be a journal; see `engine.connect`."""
    file = JournalFile(connect(path, mode, wait, key=key), path, key)
    file.inode = inode_of(path)
    OPEN_FILES[id(file)] = file
    try:
        with file.translating_sqlite_errors():
            for pragma in PRAGMAS.split(";"):
                file.connection.execute(pragma)
    except BaseException:
        file.close()
        raise
    return file


def _prepare(file: JournalFile, *, read_only: bool) -> None:
    """Check how old the journal is before anything is written to it."""
    if file.key and file.row("PRAGMA application_id") != (APPLICATION_ID,):
        raise damaged_error(file.path)
    (version,) = file.row("PRAGMA user_version") or (0,)
    if version > SCHEMA_VERSION:
        raise NewerJournal(
            f"A newer version of this program wrote {file.path}. "
            "It was not touched; please update recovery-journal."
        )
    if file.row("SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT 1"):
        raise BadInput(
            f"Somebody has put triggers or views into {file.path}, which could change what you "
            "write. It was not touched. To save what is in it: rj salvage"
        )
    if version < SCHEMA_VERSION and not read_only:
        from recovery_journal import clock
        from recovery_journal.store.backup.backup import back_up, default_backup_folder
        from recovery_journal.store.sqlite.schema import migrate

        back_up(file, default_backup_folder(file.path), "migration", clock.now())
        migrate(file)


def _create(path: str, key: bytes | None) -> None:
    """Make a whole new journal beside the final name, then publish it in one step.

    Whoever comes first wins; everyone else opens the winner's file.
    """
    from recovery_journal.store.sqlite.schema import migrate

    folder = os.path.dirname(path)
    draft = f"{path}.new-{os.urandom(8).hex()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        refuse_shared_folder(folder)
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(draft, flags, 0o600))
        file = JournalFile(connect(draft, key=key), draft, key)
        try:
            with file.translating_sqlite_errors():
                file.connection.execute("PRAGMA journal_mode=DELETE")
                file.connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            migrate(file)
        finally:
            file.close()
        _move_what_was_left(path, folder)
        publish(draft, path)
    except OSError as error:
        raise explain_os_error(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(draft)


def _move_what_was_left(path: str, folder: str) -> None:
    """Set aside what SQLite had beside a journal that is gone, one program after the other."""
    if not any(os.path.lexists(path + suffix) for suffix in SQLITE_SIDE_FILE_SUFFIXES):
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        if not os.path.lexists(path):
            move_side_files(path, f"{path}.left-{os.urandom(4).hex()}")
    finally:
        os.close(held)


def move_side_files(path: str, aside: str) -> None:
    """What was left beside a journal that stood here must not be taken for the next one's."""
    for suffix in SQLITE_SIDE_FILE_SUFFIXES:
        with contextlib.suppress(FileNotFoundError):
            os.rename(path + suffix, aside + suffix)


def publish(draft: str, path: str) -> None:
    """Give a finished draft its name, unless another has it by now."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links: claim the name first, so that nobody is overwritten.
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
            os.replace(draft, path)
    sync_folder(path)
