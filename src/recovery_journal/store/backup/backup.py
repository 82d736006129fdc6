"""Make backups of the journal, each reopened and compared before it counts."""

import contextlib
import os
import sqlite3
from datetime import UTC, datetime

from recovery_journal.errors import Damaged
from recovery_journal.store.backup.folder import (
    TIMESTAMP_FORMAT,
    Backup,
    default_backup_folder,
)
from recovery_journal.store.backup.verify import (
    OnProgress,
    checksum,
    fingerprint,
    ignore_progress,
    verify_copy,
)
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.sqlite.atomic import draft_of, publish
from recovery_journal.store.sqlite.connection import connect, explain_sqlite_error, sqlite_errors
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.guard import explaining_os_errors, keys_file


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

        Args:
            reason: one of BACKUP_REASONS.
            now: the current time.
            folder: where to put it, created if missing; by default next to the journal.
            on_progress: called for every entry twice: for the journal and for the backup.

        Raises:
            CannotWrite, NotAllowed: the backup can't be written.
            Damaged: the journal or the backup is corrupt.
            Busy: another process holds the journal.
        """
        file, folder = self._file, folder or default_backup_folder(self._file.path)
        (version,) = file.row("PRAGMA user_version") or (0,)
        made = now.astimezone(UTC)
        name = f"journal-{made.strftime(TIMESTAMP_FORMAT)}-v{version}-{reason}"
        path = os.path.join(folder, name)
        with explaining_os_errors(folder):
            os.makedirs(folder, mode=0o700, exist_ok=True)
        with explaining_os_errors(path), draft_of(path) as draft:
            with file.reading(), file.translating_sqlite_errors():
                before = fingerprint(file.connection, on_progress)
                copy_database(file.connection, draft, file.key)
            if verify_copy(draft, file.key, on_progress) != before:
                raise Damaged("The copy is not the same as the journal, so it was not kept.")
            path += f"-{checksum(draft)}.db"
            if file.key:
                _give_keys(file, path)
            with contextlib.suppress(FileExistsError):  # the same bytes
                publish(draft, path)
        return Backup(path, made, version, reason)

    def folders(self) -> list[str]:
        """Return where daily backups are kept: next to the journal, and in the user's own folder.

        A folder that doesn't exist at the moment, e.g. on an unplugged disk, is left out.
        """
        chosen = SettingsBook(self._file).read().backup_folder
        known = [default_backup_folder(self._file.path)]
        return [*known, chosen] if os.path.isdir(chosen) else known


def _give_keys(file: JournalFile, copy: str) -> None:
    """Copy the journal's keys next to a backup that is about to be created."""
    from recovery_journal.store.encryption import keys

    keys.write(keys_file(copy), keys.read_beside(file))


def copy_database(source: sqlite3.Connection, path: str, key: bytes | None) -> None:
    """Copy an open journal to an empty file under the same key."""
    target = connect(path, key=key)
    try:
        target.execute("PRAGMA synchronous=EXTRA")
        source.backup(target)
    except sqlite_errors() as error:
        raise explain_sqlite_error(error, path, key) from error
    finally:
        target.close()
