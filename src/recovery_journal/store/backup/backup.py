"""Make backups of the journal, each reopened and compared before it counts."""

import contextlib
import hashlib
import os
import sqlite3
from datetime import UTC, datetime

from recovery_journal.errors import Damaged
from recovery_journal.store.backup.folder import (
    DAMAGED,
    TIMESTAMP_FORMAT,
    Backup,
    default_backup_folder,
)
from recovery_journal.store.backup.pages import copy_pages, pages_match
from recovery_journal.store.backup.verify import (
    OnProgress,
    checksum,
    fingerprint,
    fingerprint_of,
    ignore_progress,
    is_whole,
    matches_checksum,
)
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.sqlite.atomic import draft_of, publish, sync_file
from recovery_journal.store.sqlite.connection import (
    connect,
    damaged_error,
    explain_sqlite_error,
    sqlite_errors,
)
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.guard import explaining_os_errors, has_keys, keys_file

PAGES_PER_STEP = 2048
"""Others can write to the journal after each step: 8 MiB."""
STEP_RETRY_SECONDS = 0.01
"""How soon a step is tried again while somebody writes."""
COPY_ATTEMPTS = 3
"""How often a copy is begun without keeping others from writing."""


class Backups:
    """The backups of one journal."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def make(
        self,
        reason: str,
        now: datetime,
        folder: str = "",
        on_progress: OnProgress = ignore_progress,
    ) -> Backup:
        """Back up the journal; the file gets its name only once it's verified.

        The reason in the name of a damaged journal's backup is DAMAGED, so that it never counts as
        one that can be relied on. One that a restore replaces has to be kept in another way.

        Args:
            reason: one of BACKUP_REASONS.
            now: the current time.
            folder: where to put it, created if missing; by default next to the journal.
            on_progress: called for every entry that has to be compared by itself, twice: for the
                journal and for the backup.

        Raises:
            CannotWrite, NotAllowed: the backup can't be written.
            Damaged: the copy isn't the same, or the journal can't be copied.
            Busy: another process holds the journal.
        """
        file, folder = self._file, folder or default_backup_folder(self._file.path)
        (version,) = file.row("PRAGMA user_version") or (0,)
        made = now.astimezone(UTC)
        name = f"journal-{made.strftime(TIMESTAMP_FORMAT)}-v{version}"
        path = os.path.join(folder, name)
        with explaining_os_errors(folder):
            os.makedirs(folder, mode=0o700, exist_ok=True)
        with explaining_os_errors(path), draft_of(path) as draft:
            # A restore holds the write lock, and keeps a damaged journal in another way.
            copy = _copy_and_compare if reason == "restore" else _copy_even_if_damaged
            if not copy(file, draft, on_progress):
                if reason == "restore":
                    raise damaged_error(file.path)
                reason = DAMAGED
            path += f"-{reason}-{checksum(draft)}.db"
            if file.key:
                _give_keys(file, path)
            with contextlib.suppress(FileExistsError):  # the same bytes
                publish(draft, path)
        return Backup(path, made, version, reason)

    def copy_elsewhere(self, name: str, folder: str) -> str:
        """Copy a backup next to the journal to another folder; return its path there.

        Raises:
            CannotWrite, NotAllowed: it can't be written.
            Damaged: it isn't as it was made.
        """
        source, path = (
            os.path.join(one, name) for one in (default_backup_folder(self._file.path), folder)
        )
        if os.path.exists(path):
            return path
        import shutil

        with explaining_os_errors(path), draft_of(path) as draft:
            shutil.copyfile(source, draft)
            sync_file(draft)
            if not matches_checksum(draft, name):
                raise Damaged(f"{source} is damaged: it has changed since it was made.")
            if has_keys(source):
                from recovery_journal.store.encryption import keys

                keys.write(keys_file(path), keys.read(keys_file(source)))
            with contextlib.suppress(FileExistsError):
                publish(draft, path)
        return path

    def state(self) -> str:
        """Return a text that is another one after every change, also after removing for good.

        While that can't be read, it's another one each time.
        """
        file = self._file
        try:
            seen: tuple[object, ...] = (
                file.row("SELECT id, at, uid FROM change ORDER BY id DESC LIMIT 1"),
                file.row("SELECT count(*) FROM tombstone"),
                file.row("PRAGMA user_version"),
                bool(file.key),
            )
        except Damaged:
            seen = (os.urandom(16),)
        return hashlib.blake2b(repr(seen).encode(), digest_size=16).hexdigest()

    def folders(self) -> list[str]:
        """Return where daily backups are kept: next to the journal, and in the user's own folder.

        A folder that doesn't exist at the moment, e.g. on an unplugged disk, is left out.
        """
        chosen = SettingsBook(self._file).read().backup_folder
        known = [default_backup_folder(self._file.path)]
        return [*known, chosen] if os.path.isdir(chosen) else known


def _copy_even_if_damaged(file: JournalFile, draft: str, on_progress: OnProgress) -> bool:
    """Copy the journal, and return whether the copy is whole.

    SQLCipher copies nothing from a broken page on, so an encrypted journal that has one is copied
    as it is.
    """
    try:
        return _copy_and_compare(file, draft, on_progress)
    except Damaged:
        if file.key is None:
            raise
        # After a broken page the connection isn't of use any more.
        fresh = contextlib.closing(connect(file.path, key=file.key))
        with file.translating_sqlite_errors(), fresh as keeping_others_out:
            keeping_others_out.execute("BEGIN IMMEDIATE")
            if not copy_pages(file, draft):
                raise
    sync_file(draft)
    return False


def _copy_and_compare(file: JournalFile, draft: str, on_progress: OnProgress) -> bool:
    """Copy the journal, check that the copy holds the same, and return whether that is whole.

    Other processes can write in the meantime; the copy then starts over, and the last time they
    have to wait.
    """
    for _ in range(COPY_ATTEMPTS):
        before = file.data_version()
        copy_database(file.connection, draft, file.key)
        if pages_match(file, draft):
            return is_whole(draft, None)
        if file.key or file.data_version() == before:
            break
    with file.reading(), file.translating_sqlite_errors():
        expected = fingerprint(file.connection, on_progress)
        copy_database(file.connection, draft, file.key)
    if fingerprint_of(draft, file.key, on_progress) != expected:
        raise Damaged("The copy is not the same as the journal, so it was not kept.")
    return is_whole(draft, file.key)


def _give_keys(file: JournalFile, copy: str) -> None:
    """Copy the journal's keys next to a backup that is about to be created."""
    from recovery_journal.store.encryption import keys

    keys.write(keys_file(copy), keys.read_beside(file))


def copy_database(source: sqlite3.Connection, path: str, key: bytes | None) -> None:
    """Copy an open journal to an empty file under the same key."""
    target = connect(path, key=key, locks=False)
    try:
        # Nobody needs half a copy: without a journal of its own it's synced once, at the end.
        target.execute("PRAGMA journal_mode=OFF")
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target, pages=PAGES_PER_STEP, sleep=STEP_RETRY_SECONDS)
    except sqlite_errors() as error:
        raise explain_sqlite_error(error, path, key) from error
    finally:
        target.close()
    sync_file(path)
