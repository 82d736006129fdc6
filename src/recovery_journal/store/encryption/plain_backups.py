"""Find and encrypt the copies made before the journal had a passphrase."""

import os
from contextlib import suppress

from recovery_journal.errors import Damaged, JournalError
from recovery_journal.store.backup.folder import Backup, default_backup_folder, list_backups
from recovery_journal.store.backup.verify import checksum, verify_copy
from recovery_journal.store.encryption import keys
from recovery_journal.store.encryption.convert import copy_under_new_key
from recovery_journal.store.sqlite.atomic import draft_of, publish, sync_folder
from recovery_journal.store.sqlite.connection import PLAIN_KEY
from recovery_journal.store.sqlite.guard import (
    has_journal_header,
    is_encrypted,
    keys_file,
    read_header,
)


def find_plain_copies(journal: str, *folders: str) -> list[str]:
    """Return the unencrypted journals beside an encrypted one, or among its backups.

    Args:
        journal: the journal; one without keys has none to be found.
        folders: folders of backups besides the usual one.
    """
    if not is_encrypted(journal):
        return []
    here, usual = os.path.dirname(os.path.abspath(journal)), default_backup_folder(journal)
    found = []
    for folder in dict.fromkeys((here, usual, *folders)):
        with suppress(OSError):
            found += [entry.path for entry in os.scandir(folder) if _is_plain_journal(entry)]
    return sorted(found)


def _is_plain_journal(entry: os.DirEntry[str]) -> bool:
    with suppress(JournalError):
        return entry.is_file(follow_symlinks=False) and has_journal_header(read_header(entry.path))
    return False


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
