"""Replace the journal with a backup; the replaced journal becomes a backup itself."""

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime

from recovery_journal.errors import BadInput, Damaged, JournalError, Locked
from recovery_journal.store.backup.backup import Backups, copy_database
from recovery_journal.store.backup.folder import TIMESTAMP_FORMAT, Backup
from recovery_journal.store.backup.verify import connect_immutable, verify_copy
from recovery_journal.store.encryption import keys
from recovery_journal.store.encryption.convert import copy_under_new_key
from recovery_journal.store.encryption.sealed_box import add_private_keys, private_keys
from recovery_journal.store.sqlite.atomic import add_name, draft_of, sync_folder
from recovery_journal.store.sqlite.connection import PLAIN_KEY
from recovery_journal.store.sqlite.guard import (
    explaining_os_errors,
    has_keys,
    is_encrypted,
    keys_file,
)
from recovery_journal.store.sqlite.opening import connect_journal, move_side_files, open_file


def restore(
    journal: str,
    backup: Backup,
    now: datetime,
    *,
    key: bytes | None = None,
    backup_key: bytes | None = None,
) -> str:
    """Replace the journal with a backup; return where the replaced one is now.

    The old journal becomes a backup, so that this can be undone in the same way. If it can't be
    read, it's kept as it is under another name. An encrypted journal keeps its passphrase, whatever
    the backup had; if there is none to keep, the backup brings its own.

    Args:
        journal: the path of the journal, which need not exist.
        backup: the backup.
        now: the current time.
        key: the journal's key if it's encrypted.
        backup_key: the backup's key if it's encrypted.

    Raises:
        Damaged, BadInput, Locked: the backup is unusable; nothing was changed.
        Busy: another process is writing.
        CannotWrite, NotAllowed: there is no room or no permission.
    """
    wanted = verify_copy(backup.path, backup_key)
    if not is_encrypted(backup.path):
        backup_key = None
    keeps = is_encrypted(journal) and key is not None
    new_key = key if keeps else backup_key
    with explaining_os_errors(journal), draft_of(journal) as draft:
        if new_key == backup_key:
            with contextlib.closing(connect_immutable(backup.path, backup_key)) as source:
                copy_database(source, draft, new_key)
        else:
            copy_under_new_key(backup.path, backup_key or PLAIN_KEY, draft, new_key or PLAIN_KEY)
        if verify_copy(draft, new_key) != wanted:
            raise Damaged("The copy could not be read whole, so nothing was changed.")
        with contextlib.ExitStack() as held:
            before = _set_aside(journal, now, key, draft, new_key, held)
            if new_key and not keeps:
                keys.write(keys_file(journal), keys.read(keys_file(backup.path)))
            os.replace(draft, journal)
            sync_folder(journal)
    return before


def _set_aside(
    journal: str,
    now: datetime,
    key: bytes | None,
    draft: str,
    new_key: bytes | None,
    held: contextlib.ExitStack,
) -> str:
    """Keep the journal that is about to be replaced, with its side files.

    Its private keys move to the new journal, so that what was sealed for it stays readable. Nobody
    can write to it until `held` is closed: their changes would end up in neither file.
    """
    aside = f"{journal}.before-restore-{now.astimezone(UTC).strftime(TIMESTAMP_FORMAT)}"
    if not os.path.lexists(journal):
        move_side_files(journal, aside)
        return ""
    try:
        held.enter_context(_holding_write_lock(journal, key))
        with contextlib.closing(open_file(journal, create=False, key=key)) as file:
            kept = Backups(file).make("restore", now).path
            _hand_on(private_keys(file), draft, new_key)
        move_side_files(journal, f"{kept}.beside")
    except (Damaged, BadInput, Locked):
        kept = aside
        add_name(journal, kept)
        if has_keys(journal):
            add_name(keys_file(journal), keys_file(kept))
        _hand_on(_readable_private_keys(journal, key), draft, new_key)
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


def _hand_on(private: list[bytes], draft: str, key: bytes | None) -> None:
    """Add a journal's private keys to the one that replaces it."""
    if private:
        from recovery_journal.store.sqlite.migrate import migrate

        with contextlib.closing(connect_journal(draft, key)) as fresh:
            migrate(fresh)  # an old backup has no table for them
            add_private_keys(fresh, private)
