"""Check a backup and summarise its content."""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import Damaged, Locked
from recovery_journal.store.backup.folder import NAME_PATTERN
from recovery_journal.store.sqlite.connection import (
    connect,
    explain_sqlite_error,
    ignoring_sqlite_errors,
    is_undecodable,
    sqlite_errors,
)
from recovery_journal.store.sqlite.file_format import APPLICATION_ID
from recovery_journal.store.sqlite.guard import (
    has_journal_header,
    read_header,
    refuse_other_formats,
)

CHECKSUM_HEX_DIGITS = 16
"""Backup names end in this many hex digits of their SHA-256; shorter ones aren't checked."""

OnProgress = Callable[[int], None]
"""Called with the number of entries just checked."""


def ignore_progress(_: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The content of a journal, for comparison with a backup."""

    entries: int
    """The number of entries, including the trash."""
    digest: str
    """A hash of every value in every table."""


def verify_copy(
    path: str, key: bytes | None = None, on_progress: OnProgress = ignore_progress
) -> Fingerprint:
    """Open a backup read-only, check all of it, and return its fingerprint.

    Args:
        path: the backup.
        key: its key if it's encrypted.
        on_progress: called for every entry that was checked.

    Raises:
        Locked: it's encrypted and no key was given.
        BadData: it isn't a journal.
        Damaged: it's corrupt.
        CannotWrite, NotAllowed: it can't be read.
    """
    if has_journal_header(read_header(path)):
        key = None
    elif not key:
        refuse_other_formats(path)
        raise Locked(f"{path} is encrypted, and its passphrase was not given.")
    if not matches_checksum(path, os.path.basename(path)):
        raise Damaged(
            f"{path} is damaged: it has changed since it was made. It was not changed. "
            "To save what can be read of it: rj salvage FILE NEW"
        )
    reader = connect_immutable(path, key)
    try:
        if key and reader.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise Damaged(f"{path} is damaged. It was not changed.")
        if reader.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or not all_text_is_utf8(
            reader
        ):
            raise Damaged(f"{path} is damaged. It was not changed.")
        if reader.execute("PRAGMA foreign_key_check").fetchall():
            raise Damaged(f"{path} is damaged: some of it belongs to nothing. It was not changed.")
        return fingerprint(reader, on_progress)
    except sqlite_errors() as error:
        raise explain_sqlite_error(error, path, key) from error
    finally:
        reader.close()


def is_whole(path: str, key: bytes | None) -> bool:
    """Return whether SQLite can read all of a draft, without comparing every value."""
    # SQLite checks the rules of the tables only if it could write.
    with closing(connect(path, key=key, locks=False)) as reader, ignoring_sqlite_errors():
        checked: bool = reader.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        return checked and all_text_is_utf8(reader)
    return False


def all_text_is_utf8(connection: sqlite3.Connection) -> bool:
    """Return whether every text in an open journal can be read; SQLite's checks don't tell."""
    columns = connection.execute(
        "SELECT ours.name, group_concat('[' || listed.name || ']') FROM sqlite_schema AS ours "
        "JOIN pragma_table_info(ours.name) AS listed "
        "WHERE ours.type = 'table' AND listed.type = 'TEXT' GROUP BY ours.name"
    ).fetchall()
    try:
        for table, listed in columns:
            for _ in connection.execute(f"SELECT {listed} FROM [{table}]"):
                pass
    except sqlite_errors() as error:
        if is_undecodable(error):
            return False
        raise
    return True


def fingerprint_of(
    path: str, key: bytes | None, on_progress: OnProgress = ignore_progress
) -> Fingerprint:
    """Return the fingerprint of a copy.

    Raises:
        Damaged: it can't be read.
    """
    try:
        with closing(connect_immutable(path, key)) as reader:
            return fingerprint(reader, on_progress)
    except sqlite_errors() as error:
        raise explain_sqlite_error(error, path, key) from error


def matches_checksum(path: str, name: str) -> bool:
    """Return whether a file matches the checksum in the name of a backup, if there is one."""
    parts = NAME_PATTERN.fullmatch(name)
    return parts is None or len(parts[4]) < CHECKSUM_HEX_DIGITS or parts[4] == checksum(path)


def checksum(path: str) -> str:
    """Return the first CHECKSUM_HEX_DIGITS of a file's SHA-256."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:CHECKSUM_HEX_DIGITS]


def fingerprint(
    connection: sqlite3.Connection, on_progress: OnProgress = ignore_progress
) -> Fingerprint:
    """Compute the fingerprint of an open journal in one pass over every table.

    Its private keys aren't part of it: see `sealed_box`.
    """
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'entry_words%' AND name <> 'secret' "
        "ORDER BY name"
    ).fetchall()
    digest = hashlib.blake2b(digest_size=16)
    connection.text_factory = bytes  # a damaged text need not be UTF-8
    try:
        for (table,) in tables:
            digest.update(f"\n{table}\n".encode())
            for row in _all_rows(connection, table):
                digest.update(repr(row).encode())
                if table == "entry":
                    on_progress(1)
    finally:
        connection.text_factory = str
    (entries,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    return Fingerprint(entries, digest.hexdigest())


def _all_rows(connection: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    """Select every row of a table, known or not, in an order that depends only on its values."""
    every = 'SELECT * FROM "{}"'.format(table.replace('"', '""'))
    columns = connection.execute(f"{every} LIMIT 0").description
    return connection.execute(f"{every} ORDER BY {','.join(map(str, range(1, len(columns) + 1)))}")


def connect_immutable(path: str, key: bytes | None = None) -> sqlite3.Connection:
    """Open a read-only connection that creates no lock and no other files."""
    reader = connect(path, "ro", key=key, immutable=True)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON"):
        with ignoring_sqlite_errors():  # reading it will show if it isn't a journal
            reader.execute(f"PRAGMA {pragma}")
    return reader
