"""Open the journal, creating it if there is none and migrating it if it's old."""

import contextlib
import os
import sqlite3

from recovery_journal.errors import (
    BadData,
    Busy,
    CannotWrite,
    InputMissing,
    Locked,
    NewerJournal,
    NoLocks,
    Unconfirmed,
    UnconfirmedError,
)
from recovery_journal.store.sqlite.atomic import can_lock, draft_of, publish
from recovery_journal.store.sqlite.connection import connect, damaged_error
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import (
    APPLICATION_ID,
    SIDE_FILE_SUFFIXES,
)
from recovery_journal.store.sqlite.guard import (
    LOOKING,
    OPEN_FILES,
    explaining_os_errors,
    inode_of,
    is_encrypted,
    refuse_missing,
    refuse_other_formats,
    refuse_shared_folder,
    refuse_unsafe_file,
)
from recovery_journal.store.sqlite.locking import exclusive
from recovery_journal.store.sqlite.schema import SCHEMA_VERSION

OLDEST_SQLITE = (3, 37, 0)
"""The first version with STRICT tables."""
PRAGMAS = """
    PRAGMA synchronous=FULL; PRAGMA fullfsync=1; PRAGMA foreign_keys=ON;
    PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;
    PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA recursive_triggers=ON;
"""
"""`JournalFile` flushes the folder after each commit: a saved entry stays saved."""
ODD_SCHEMA_SQL = """
    SELECT sum(type IN ('trigger', 'view')),
        count(nullif(rootpage, 0)) > count(DISTINCT nullif(rootpage, 0))
    FROM sqlite_schema
"""
"""How much could act, and whether two tables have one page: a write to one would be in both."""
PASSPHRASE_NEEDED = (
    "The journal is encrypted, and there is nobody here to ask for the passphrase. "
    "To give it: rj --passphrase-fd 3 … 3< FILE"
)


class NoJournal(InputMissing):
    """There is no journal file yet."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no journal yet at {path}. Anything you log starts one.")


def open_file(
    path: str,
    *,
    create: bool = True,
    read_only: bool = False,
    inspect: bool = False,
    wait: float = 30.0,
    key: bytes | None = None,
) -> JournalFile:
    """Open the journal, first creating or migrating it if needed and allowed.

    Args:
        path: the journal.
        create: create a journal if there is none.
        read_only: change nothing, not even an old schema.
        inspect: open it even if somebody put triggers or views into it.
        wait: seconds to wait for another process that is writing.
        key: the key of an encrypted journal, or for a new one.

    Raises:
        NoJournal: there is none and `create` is off.
        InputMissing: there is none, only its keys, and no key was given.
        Locked: it's encrypted and no key was given.
        NotAllowed, BadData, Damaged, NewerJournal, Busy, CannotWrite: it can't be used.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise NewerJournal(
            f"This Python comes with SQLite {sqlite3.sqlite_version}; the journal needs {needed} "
            "or newer. Nothing was changed. Help lines: rj now."
        )
    path = os.path.abspath(path)
    if key is None:
        refuse_missing(path)
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
        _prepare(file, read_only=read_only or not file.has_locks, inspect=inspect)
    except BaseException:
        file.close()
        raise
    return file


def connect_journal(
    path: str, key: bytes | None, mode: str = "rw", wait: float = 30.0
) -> JournalFile:
    """Connect to a file that is known to be a journal; see `connect`.

    On a disk without locks, it can only be read.
    """
    # Waiting for others would look like waiting for a disk that can't lock at all.
    file = JournalFile(connect(path, mode, wait=0.0, key=key), path, key)
    file.inode = inode_of(path)
    with LOOKING:
        OPEN_FILES[id(file)] = file
    try:
        try:
            _set_up(file)
        except (Busy, CannotWrite):
            file.has_locks = can_lock(path)
            file.connection.close()
            mode = mode if file.has_locks else "ro"
            file.connection = connect(path, mode, wait, key=key, locks=file.has_locks)
            _set_up(file)
        else:
            file.connection.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
    except BaseException:
        file.close()
        raise
    return file


def _set_up(file: JournalFile) -> None:
    with file.translating_sqlite_errors():
        for pragma in PRAGMAS.split(";"):
            file.connection.execute(pragma)


def _prepare(file: JournalFile, *, read_only: bool, inspect: bool) -> None:
    """Check the version of the journal before anything is written to it."""
    if file.key and file.row("PRAGMA application_id") != (APPLICATION_ID,):
        raise damaged_error(file.path)
    (version,) = file.row("PRAGMA user_version") or (0,)
    if version > SCHEMA_VERSION:
        raise NewerJournal(
            f"A newer version of this program wrote {file.path}. "
            "It was not touched; please update recovery-journal. "
            "If you never used a newer one, the file is damaged: rj salvage"
        )
    acting, shared = file.row(ODD_SCHEMA_SQL) or (0, 0)
    if shared and not inspect:
        raise damaged_error(file.path)
    if acting and not inspect:
        raise BadData(
            f"Someone has put triggers or views into {file.path}, which could change what you "
            "write. It was not touched. To save what is in it: rj salvage"
        )
    if version < SCHEMA_VERSION and not read_only:
        from recovery_journal import clock
        from recovery_journal.store.backup.backup import Backups
        from recovery_journal.store.sqlite.migrate import migrate

        Backups(file).make("migration", clock.now())
        with contextlib.suppress(Unconfirmed):  # what is written next tells
            migrate(file)


def _create(path: str, key: bytes | None) -> None:
    """Write a new journal next to its final name, then publish it in one step.

    If several processes try at once, the first one wins and the others open its file.
    """
    from recovery_journal.store.books.new_journal import assume_usual_week
    from recovery_journal.store.sqlite.migrate import migrate

    folder = os.path.dirname(path)
    with explaining_os_errors(path):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        refuse_shared_folder(folder)
        if not can_lock(path):
            raise NoLocks
        with draft_of(path) as draft:
            file = JournalFile(connect(draft, key=key), draft, key)
            with contextlib.closing(file):
                with file.translating_sqlite_errors():
                    file.connection.execute("PRAGMA journal_mode=DELETE")
                    file.connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                migrate(file)
                with file.transaction():
                    assume_usual_week(file)
            _move_what_was_left(path, folder)
            with contextlib.suppress(FileExistsError, UnconfirmedError):
                publish(draft, path)


def _move_what_was_left(path: str, folder: str) -> None:
    """Set aside the side files of a journal that is gone, one process at a time."""
    if not any(os.path.lexists(path + suffix) for suffix in SIDE_FILE_SUFFIXES):
        return
    with exclusive(folder, wait=True):
        if not os.path.lexists(path):
            move_side_files(path, f"{path}.left-{os.urandom(4).hex()}")


def move_side_files(path: str, aside: str) -> None:
    """Rename side files left by an earlier journal, or SQLite would apply them to the next one."""
    for suffix in SIDE_FILE_SUFFIXES:
        with contextlib.suppress(FileNotFoundError):
            os.rename(path + suffix, aside + suffix)
