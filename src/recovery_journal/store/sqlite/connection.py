"""Connections to a journal, through Python's sqlite3 or, if it's encrypted, SQLCipher.

SQLCipher is imported only when needed. Its exceptions aren't those of sqlite3.
"""

import sqlite3
import sys
from contextlib import suppress
from types import ModuleType

from recovery_journal.errors import (
    IN_USE,
    Busy,
    CannotWrite,
    Damaged,
    JournalError,
    NotAllowed,
)
from recovery_journal.store.sqlite.guard import no_journal_error, sqlite_uri

PLAIN_KEY = b""
"""Tells SQLCipher to open an unencrypted file."""


def connect(
    path: str,
    mode: str = "rw",
    wait: float = 30.0,
    *,
    key: bytes | None = None,
    immutable: bool = False,
    locks: bool = True,
) -> sqlite3.Connection:
    """Open an existing file.

    Args:
        path: the file.
        mode: "rw", or "ro" to change nothing.
        wait: seconds to wait for another process that is writing.
        key: the key of an encrypted file.
        immutable: nobody writes to it, so don't even lock it.
        locks: off for a file that nobody else has open, or that can't be locked.

    Raises:
        JournalError: it can't be opened, or its library isn't installed.
    """
    library = sqlite3 if key is None else sqlcipher()
    try:
        connection: sqlite3.Connection = library.connect(
            sqlite_uri(path, mode) + "&immutable=1" * immutable + "&nolock=1" * (not locks),
            uri=True,
            timeout=wait,
            isolation_level=None,
            # Exports list the ids of a page's entries, so no two of their statements are alike. The
            # default cache of 128 would waste a fifth of an export's memory.
            cached_statements=16,
        )
        if key is not None:
            # Otherwise SQLCipher writes to standard error about a wrong key.
            connection.execute("PRAGMA cipher_log_level=NONE")
        if key:
            connection.execute(f"PRAGMA key = {key_literal(key)}")
    except sqlite_errors() as error:
        raise explain_sqlite_error(error, path, key) from error
    return connection


def key_literal(key: bytes) -> str:
    """Return a raw key for SQLCipher, which derives nothing from it."""
    return f"\"x'{key.hex()}'\""


def sqlcipher() -> ModuleType:
    """Import SQLCipher.

    Raises:
        Locked: it isn't installed.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        from recovery_journal.store.encryption.libraries import missing_error

        raise missing_error() from None
    loaded: ModuleType = dbapi2
    return loaded


def sqlite_errors() -> tuple[type[Exception], ...]:
    """Return the exceptions of the imported libraries.

    UnicodeDecodeError is one of them: it's raised when a corrupt name can't be decoded.
    """
    second = sys.modules.get("sqlcipher3.dbapi2")
    usual = (sqlite3.Error, UnicodeDecodeError)
    return usual if second is None else (*usual, second.Error)


def constraint_errors() -> tuple[type[Exception], ...]:
    """Return the exceptions for a row that its table doesn't allow."""
    second = sys.modules.get("sqlcipher3.dbapi2")
    usual = (sqlite3.IntegrityError,)
    return usual if second is None else (*usual, second.IntegrityError)


def ignoring_sqlite_errors() -> suppress:
    return suppress(*sqlite_errors())


def is_undecodable(error: Exception) -> bool:
    """Return whether a text isn't UTF-8; the library's own message contains that text."""
    return str(error).startswith("Could not decode to UTF-8")


def damaged_error(path: str) -> Damaged:
    return Damaged(
        f"{path} is damaged. It was not changed. Earlier copies: rj backup list. "
        "What can be read: rj salvage. Help lines still work: rj now"
    )


INTERRUPTED = "This was interrupted. Nothing was changed."
EXPLANATIONS: tuple[tuple[tuple[str, ...], type[JournalError], str], ...] = (
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL", "SQLITE_SCHEMA"),
        Busy,
        f"{IN_USE} Nothing was lost; please try again.",
    ),
    (("SQLITE_INTERRUPT", "SQLITE_ABORT"), Busy, INTERRUPTED),
    (
        ("SQLITE_CORRUPT_VTAB",),
        Damaged,
        "The search index of {path} is damaged; the entries are not. "
        "To rebuild it: rj doctor --fix",
    ),
    (
        ("SQLITE_CORRUPT_INDEX",),
        Damaged,
        "An index of {path} is damaged; the entries are not. Nothing was changed. "
        "To rebuild it: rj doctor --fix",
    ),
    (
        ("SQLITE_FULL",),
        CannotWrite,
        "The disk is full. What was saved before is safe; this was not saved.",
    ),
    (
        ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"),
        NotAllowed,
        "This was not saved: {path} can be read but not written.",
    ),
    (
        ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_NOLFS"),
        CannotWrite,
        "This was not saved: {path} cannot be read or written ({code}).",
    ),
    (("SQLITE_NOMEM",), CannotWrite, "There isn't enough memory for this. Nothing was changed."),
    (
        ("SQLITE_TOOBIG",),
        Damaged,
        "{path} is damaged: a value in it is too long to be read. It was not changed. "
        "What is wrong: rj doctor. What can be read: rj salvage",
    ),
    (
        ("SQLITE_CONSTRAINT", "SQLITE_MISMATCH"),
        Damaged,
        "This doesn't fit with what else is in {path}. Nothing was saved. What is wrong: rj doctor",
    ),
    (
        ("SQLITE_ERROR",),
        Damaged,
        "{path} is damaged: something in it is missing. It was not changed. "
        "What is wrong: rj doctor. What can be read: rj salvage. Earlier copies: rj backup list",
    ),
)
"""What SQLite's errors mean, by the beginnings of their names; any other is damage."""


def explain_sqlite_error(error: Exception, path: str, key: bytes | None = None) -> JournalError:
    """Return the error that an SQLite exception means for the user."""
    if isinstance(error, UnicodeDecodeError):
        return damaged_error(path)
    if type(error).__name__ == "ProgrammingError":  # the connection was closed; the file is fine
        return Busy(INTERRUPTED)
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith("SQLITE_NOTADB"):
        if key:
            return Damaged(
                f"{path} is damaged, or the keys beside it belong to another journal. "
                "It was not changed. Earlier copies, each with its own keys: rj backup list. "
                "Help lines still work: rj now"
            )
        return no_journal_error(path)
    for beginnings, kind, sentence in EXPLANATIONS:
        if code.startswith(beginnings):
            return kind(sentence.format(path=path, code=code))
    # The library's own words could hold some of what the user wrote.
    return damaged_error(path)
