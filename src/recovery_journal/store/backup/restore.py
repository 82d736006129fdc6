"""Replace the journal with a backup; the replaced journal becomes a backup itself."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime

from recovery_journal.errors import BadInput, Damaged, JournalError, Locked, NewerJournal
from recovery_journal.store.backup.backup import Backups
from recovery_journal.store.backup.folder import TIMESTAMP_FORMAT, Backup
from recovery_journal.store.backup.prepare import Prepared, prepare
from recovery_journal.store.encryption import keys
from recovery_journal.store.encryption.sealed_box import add_private_keys, private_keys
from recovery_journal.store.sqlite.atomic import add_name, draft_of, sync_file, sync_folder
from recovery_journal.store.sqlite.file_format import SIDE_FILE_SUFFIXES
from recovery_journal.store.sqlite.guard import (
    explaining_os_errors,
    has_keys,
    is_encrypted,
    keys_file,
)
from recovery_journal.store.sqlite.opening import connect_journal, move_side_files, open_file

ASIDE_MARK = ".before-restore-"
"""Follows the journal's name in that of one that couldn't be read when it was replaced."""


def restore(
    journal: str,
    backup: Backup,
    now: datetime,
    *,
    key: bytes | None = None,
    backup_key: bytes | None = None,
) -> str:
    """Replace the journal with a backup; return where the replaced one is now.

    The arguments and errors are those of `prepare_for` and `put_in_place`.
    """
    with prepare_for(journal, backup.path, key, backup_key) as ready:
        return put_in_place(journal, ready, backup.path, now, key=key)


def prepare_for(
    journal: str, backup: str, key: bytes | None, backup_key: bytes | None
) -> contextlib.AbstractContextManager[Prepared]:
    """Check a backup that is to replace the journal; see `prepare`.

    An encrypted journal keeps its passphrase, whatever the backup had; if there is none to keep,
    the backup brings its own.

    Args:
        journal: the path of the journal, which need not exist.
        backup: the backup.
        key: the journal's key if it's encrypted.
        backup_key: the backup's key if it's encrypted.
    """
    new_key = key if _keeps_key(journal, key) else backup_key if is_encrypted(backup) else None
    return prepare(backup, backup_key, journal, new_key)


def put_in_place(
    journal: str, ready: Prepared, backup: str, now: datetime, *, key: bytes | None
) -> str:
    """Replace the journal with a prepared backup; return where the replaced one is now.

    The old journal becomes a backup, so that this can be undone in the same way. If it can't be
    read, it's kept as it is under another name.

    Raises:
        Busy: another process is writing.
        CannotWrite, NotAllowed: there is no room or no permission.
    """
    with explaining_os_errors(journal), contextlib.ExitStack() as held:
        before = _set_aside(journal, now, key, ready, held)
        if ready.key and not _keeps_key(journal, key):
            keys.write(keys_file(journal), keys.read(keys_file(backup)))
        os.replace(ready.path, journal)
        sync_folder(journal)
    return before


def is_set_aside(path: str, journal: str) -> bool:
    """Return whether a file is a journal that couldn't be read when it was replaced."""
    return os.path.abspath(path).startswith(os.path.abspath(journal) + ASIDE_MARK)


def put_back(journal: str, aside: str, now: datetime, *, key: bytes | None) -> str:
    """Put a journal that was set aside back as it was; return where the replaced one is now.

    Raises:
        Busy: another process is writing.
        CannotWrite, NotAllowed: there is no room or no permission.
    """
    with explaining_os_errors(journal), contextlib.ExitStack() as held:
        before = _set_aside(journal, now, key, None, held)
        for suffix in SIDE_FILE_SUFFIXES:
            if os.path.lexists(aside + suffix):
                _copy_file(aside + suffix, journal + suffix)
        if has_keys(aside):
            _copy_file(keys_file(aside), keys_file(journal))
        _copy_file(aside, journal)
    return before


def _keeps_key(journal: str, key: bytes | None) -> bool:
    return is_encrypted(journal) and key is not None


def _copy_file(source: str, path: str) -> None:
    """Copy a file, whole or not at all."""
    with draft_of(path) as draft:
        shutil.copyfile(source, draft)
        sync_file(draft)
        os.replace(draft, path)
    sync_folder(path)


def _set_aside(
    journal: str,
    now: datetime,
    key: bytes | None,
    ready: Prepared | None,
    held: contextlib.ExitStack,
) -> str:
    """Keep the journal that is about to be replaced, with its side files.

    Its private keys move to the new journal, so that what was sealed for it stays readable. Nobody
    can write to it until `held` is closed: their changes would end up in neither file.
    """
    stamp = now.astimezone(UTC).strftime(TIMESTAMP_FORMAT)
    aside = f"{journal}{ASIDE_MARK}{stamp}-{os.urandom(2).hex()}"
    if not os.path.lexists(journal):
        move_side_files(journal, aside)
        return ""
    try:
        held.enter_context(_holding_write_lock(journal, key))
        with contextlib.closing(open_file(journal, create=False, key=key)) as file:
            kept = Backups(file).make("restore", now).path
            _hand_on(private_keys(file), ready)
        move_side_files(journal, f"{kept}.beside")
    except (Damaged, BadInput, Locked, NewerJournal):
        kept = aside
        add_name(journal, kept)
        if has_keys(journal):
            add_name(keys_file(journal), keys_file(kept))
        _hand_on(_readable_private_keys(journal, key), ready)
        move_side_files(journal, kept)
    return kept


@contextlib.contextmanager
def _holding_write_lock(journal: str, key: bytes | None) -> Iterator[None]:
    """Hold the journal's write lock without writing."""
    file = open_file(journal, create=False, key=key)
    with contextlib.closing(file), file.transaction():
        yield


def _readable_private_keys(journal: str, key: bytes | None) -> list[bytes]:
    """Return the private keys of a damaged journal, if their page can still be read."""
    key = key if is_encrypted(journal) else None
    with (
        contextlib.suppress(JournalError),
        contextlib.closing(connect_journal(journal, key)) as file,
    ):
        return private_keys(file)
    return []


def _hand_on(private: list[bytes], ready: Prepared | None) -> None:
    """Add a journal's private keys to the one that replaces it."""
    if private and ready is not None:
        with contextlib.closing(connect_journal(ready.path, ready.key)) as fresh:
            add_private_keys(fresh, private)
