"""Encrypt a journal, encrypt it under new keys, or decrypt it, always by writing a new file.

The new file is written next to the journal, compared with it value by value, and renamed in one
step while nobody else can write. If the process is killed at any point, the journal still opens
either the old way or the new one: its keys exist before they are needed and are removed only
afterwards.
"""

import os
from contextlib import closing, suppress
from datetime import UTC, datetime
from glob import escape as glob_escape
from glob import glob
from typing import NamedTuple

from recovery_journal.errors import BadInput, Damaged, UnconfirmedError
from recovery_journal.store.backup.backup import Backups
from recovery_journal.store.backup.folder import TIMESTAMP_FORMAT, Backup
from recovery_journal.store.backup.verify import (
    OnProgress,
    fingerprint,
    ignore_progress,
    verify_copy,
)
from recovery_journal.store.encryption import keys, wrapping
from recovery_journal.store.encryption.sealed_box import add_private_keys
from recovery_journal.store.encryption.unlocking import use_next_keys
from recovery_journal.store.sidecar import daily_mark
from recovery_journal.store.sqlite.atomic import add_name, draft_of, sync_folder
from recovery_journal.store.sqlite.connection import (
    PLAIN_KEY,
    connect,
    explain_sqlite_error,
    sqlite_errors,
)
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import APPLICATION_ID, PLAIN_COPY_MARK
from recovery_journal.store.sqlite.guard import (
    explaining_os_errors,
    is_encrypted,
    keys_file,
    next_keys_file,
    sqlite_uri,
)
from recovery_journal.store.sqlite.opening import connect_journal, open_file


class Encrypted(NamedTuple):
    """The result of encrypting a journal."""

    recovery_code: str
    """To be shown once."""
    key: bytes
    plain_copy: str
    """The path of the unencrypted file, kept until the user agrees to remove it."""


def encrypt(
    path: str,
    passphrase: str,
    now: datetime,
    cost: keys.Argon2Cost = keys.DEFAULT_COST,
    on_progress: OnProgress = ignore_progress,
    wait: float = 30.0,
) -> Encrypted:
    """Encrypt a plain journal.

    Raises:
        BadInput: it's encrypted already.
        Busy: another process is writing.
        Damaged: the copy differs; nothing was changed.
        CannotWrite, NotAllowed, Locked: there is no room, no permission, or no library.
    """
    if is_encrypted(path):
        raise BadInput("The journal has a passphrase already: rj passphrase change")
    drawn = wrapping.generate_keys(passphrase, cost)
    open_file(path, create=False).close()  # migrates an older journal
    file = connect_journal(os.path.abspath(path), PLAIN_KEY, wait=wait)
    stamp = f"{now.astimezone(UTC).strftime(TIMESTAMP_FORMAT)}-{os.urandom(2).hex()}"
    kept = file.path + PLAIN_COPY_MARK + stamp
    with (
        closing(file),
        explaining_os_errors(file.path),
        draft_of(file.path) as draft,
        file.transaction(),
    ):
        _encrypt(file, draft, drawn, on_progress)
        try:
            # In this order: a second name of the plain journal tells that this was interrupted.
            add_name(file.path, kept)
            keys.write(keys_file(file.path), drawn.keys)
            daily_mark.forget(file.path)  # the backup of today is a plain one
            os.replace(draft, file.path)
        except BaseException:
            if not is_encrypted(file.path):
                _remove_all(kept, keys_file(file.path))
            raise
        with suppress(UnconfirmedError):  # the recovery code has to be shown
            sync_folder(file.path)
    return Encrypted(drawn.recovery_code, drawn.data_key, kept)


def change_passphrase(
    path: str, key: bytes, passphrase: str, cost: keys.Argon2Cost = keys.DEFAULT_COST
) -> None:
    """Give an encrypted journal another passphrase; only its keys file changes.

    Raises:
        Busy: another process is writing.
        Conflict, Damaged: the journal is encrypted under other keys by now.
        CannotWrite, NotAllowed: the keys file can't be written.
    """
    with (
        closing(connect_journal(os.path.abspath(path), key)) as file,
        file.transaction(),  # nobody draws new keys meanwhile
    ):
        found = keys.read_beside(file)
        changed = wrapping.with_passphrase(found, key, passphrase, cost)
        keys.write(keys_file(file.path), changed)


def encrypt_anew(
    path: str,
    key: bytes,
    passphrase: str,
    cost: keys.Argon2Cost = keys.DEFAULT_COST,
    on_progress: OnProgress = ignore_progress,
) -> wrapping.NewKeys:
    """Encrypt an encrypted journal under new keys; return them.

    The new keys file gets its name after the journal does. In between, `unlock_file` finds it.

    Raises:
        Busy: another process is writing.
        Damaged: the copy differs; nothing was changed.
        CannotWrite, NotAllowed: there is no room or no permission.
    """
    drawn = wrapping.generate_keys(passphrase, cost)
    file = open_file(path, create=False, key=key)
    with (
        closing(file),
        explaining_os_errors(file.path),
        draft_of(file.path) as draft,
        file.transaction(),
    ):
        _encrypt(file, draft, drawn, on_progress)
        keys.write(next_keys_file(file.path), drawn.keys)
        os.replace(draft, file.path)
        sync_folder(file.path)
        use_next_keys(file.path)
    return drawn


def decrypt(
    path: str, key: bytes, now: datetime, on_progress: OnProgress = ignore_progress
) -> Backup:
    """Decrypt a journal; the encrypted one becomes a backup.

    Raises:
        Busy: another process is writing.
        Damaged: the copy differs; nothing was changed.
        CannotWrite, NotAllowed: there is no room or no permission.
    """
    file = open_file(path, create=False, key=key)
    with closing(file):
        kept = Backups(file).make("passphrase", now, on_progress=on_progress)
        with (
            explaining_os_errors(file.path),
            draft_of(file.path) as draft,
            file.transaction(),
        ):
            _convert(file, draft, PLAIN_KEY, on_progress)
            os.replace(draft, file.path)
            sync_folder(file.path)
    os.unlink(keys_file(file.path))
    sync_folder(file.path)
    return kept


def undo_interrupted_encryption(path: str) -> None:
    """Remove what a killed `encrypt` left beside a journal that is still plain.

    It left a second name of the journal, and perhaps keys, which nobody has been given. Without
    hard links it can't be told from a plain copy that the user wanted to keep.
    """
    marked = glob(glob_escape(path) + PLAIN_COPY_MARK + "*")
    if not any(os.path.samefile(path, one) for one in marked):
        return
    with (
        closing(open_file(path, create=False, wait=0)) as file,
        file.transaction(),  # if it isn't killed but at work, this is refused
    ):
        left = [one for one in marked if os.path.samefile(path, one)]
        if left and file.key is None:
            _remove_all(*left, keys_file(path))


def _remove_all(*paths: str) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            os.unlink(path)


def copy_under_new_key(source: str, key: bytes, path: str, new_key: bytes) -> None:
    """Copy a file into an empty one under another key; PLAIN_KEY means unencrypted."""
    with closing(connect(path, key=new_key, locks=False)) as target:
        try:
            target.execute(
                "ATTACH ? AS old KEY ?",
                (sqlite_uri(source, "ro"), f"x'{key.hex()}'" if key else ""),
            )
            (version,) = target.execute("PRAGMA old.user_version").fetchone()
            target.execute("PRAGMA synchronous=FULL")
            target.execute("BEGIN")
            target.execute("SELECT sqlcipher_export('main', 'old')")
            target.execute(f"PRAGMA application_id={APPLICATION_ID}")
            target.execute(f"PRAGMA user_version={version}")
            target.execute("COMMIT")
        except sqlite_errors() as error:
            raise explain_sqlite_error(error, source, key) from error


def _encrypt(
    file: JournalFile, draft: str, drawn: wrapping.NewKeys, on_progress: OnProgress
) -> None:
    """Copy an open journal into an empty file under new keys, which it will hold."""
    _convert(file, draft, drawn.data_key, on_progress)
    with closing(connect_journal(draft, drawn.data_key)) as fresh:
        add_private_keys(fresh, [drawn.private_key])


def _convert(file: JournalFile, draft: str, key: bytes, on_progress: OnProgress) -> None:
    """Copy an open journal into an empty file under another key, and compare them."""
    with file.translating_sqlite_errors():
        before = fingerprint(file.connection, on_progress)
    copy_under_new_key(file.path, file.key or PLAIN_KEY, draft, key)
    if verify_copy(draft, key, on_progress) != before:
        raise Damaged("The copy is not the same as the journal, so nothing was changed.")
