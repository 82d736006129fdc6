"""Copies from before the journal had a passphrase: finding them, and encrypting the backups."""

import os
from contextlib import suppress
from glob import escape, glob

from recovery_journal.errors import Damaged, JournalError
from recovery_journal.store.backup.folder import Backup, list_backups
from recovery_journal.store.backup.verify import checksum, verify_copy
from recovery_journal.store.encryption import keys
from recovery_journal.store.encryption.convert import copy_under_new_key
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.atomic import draft_of, publish, sync_folder
from recovery_journal.store.sqlite.connection import PLAIN_KEY
from recovery_journal.store.sqlite.file_format import PLAIN_COPY_MARK
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file


def list_plain_copies(journal: Journal) -> tuple[list[str], list[str]]:
    """Return the unencrypted copies of an encrypted journal: earlier journals, and backups."""
    earlier = sorted(glob(escape(journal.path) + PLAIN_COPY_MARK + "*"))
    backups = [one for folder in journal.backups.folders() for one in list_backups(folder)]
    return earlier, [one.path for one in backups if not is_encrypted(one.path)]


def encrypt_backups(journal: str, key: bytes, folder: str) -> None:
    """Replace each plain backup in a folder by an encrypted one; what can't be read stays.

    Args:
        journal: the encrypted journal, whose keys open the backups from now on.
        key: its key.
        folder: the folder.
    """
    for backup in list_backups(folder):
        if not is_encrypted(backup.path):
            with suppress(JournalError, OSError):
                _encrypt(backup, journal, key)


def _encrypt(backup: Backup, journal: str, key: bytes) -> None:
    expected = verify_copy(backup.path)
    with draft_of(backup.path) as draft:
        copy_under_new_key(backup.path, PLAIN_KEY, draft, key)
        if verify_copy(draft, key) != expected:
            raise Damaged("The copy is not the same as the backup, so nothing was changed.")
        beginning, _, _ = backup.path.rpartition("-")
        path = f"{beginning}-{checksum(draft)}.db"
        keys.write(keys_file(path), keys.read(keys_file(journal)))
        publish(draft, path)
    os.unlink(backup.path)
    sync_folder(path)  # the plain one must not come back after a power failure
