"""Unlock an encrypted journal or a backup, and check the keys file beside it.

Anyone who can write to the folder can change that file, but not the journal, whose private key
tells what the public key beside it has to be.
"""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from typing import NamedTuple

from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import JournalError, WrongPassphrase
from recovery_journal.store.encryption import keys
from recovery_journal.store.encryption.keys import Keys
from recovery_journal.store.encryption.recovery_code import may_be_code
from recovery_journal.store.encryption.sealed_box import public_keys
from recovery_journal.store.encryption.wrapping import Opens, opens_nothing, unlock_with_either
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.guard import explaining_os_errors, keys_file, next_keys_file
from recovery_journal.store.sqlite.opening import connect_journal
from recovery_journal.words import encryption as words

Unlock = Callable[[Keys, str, Opens], bytes]
"""`unlock_with_either`, or one of the two it tries."""


class Unlocked(NamedTuple):
    key: bytes
    warning: str = ""
    """What is wrong with the keys file, for the user; empty if nothing is."""
    with_code: bool = False
    """Whether the recovery code was typed, perhaps because the passphrase is forgotten."""


def unlock_file(path: str, typed: str, unlock: Unlock = unlock_with_either) -> Unlocked:
    """Return the key of an encrypted file, given its passphrase or recovery code.

    A changed public key is put right, and an interrupted change of keys is completed or undone.

    Raises:
        WrongPassphrase: it's neither.
        Locked, Damaged, NewerJournal, BadData, NotAllowed, CannotWrite: the keys file is unusable.
    """
    has_next = os.path.lexists(next_keys_file(path))
    if has_next:
        _use_next_keys_if_needed(path, typed, unlock)
    found = keys.read(keys_file(path))
    was_changed = False

    def opens(key: bytes) -> bool:
        nonlocal was_changed
        was_changed = _public_keys(path, key) is not None
        return was_changed

    key, with_code = unlock(found, typed, opens), may_be_code(typed)
    own = _public_keys(path, key)
    if has_next and own is None:
        raise WrongPassphrase(words.WRONG_WHILE_CHANGING)
    if own is None:  # damaged, as whoever opens it will say
        return Unlocked(key, with_code=with_code)
    if has_next:
        _remove_unused_keys(path, key)
    if was_changed:
        is_mended = bool(own) and _write_back(path, replace(found, public=own[0]), typed, unlock)
        return Unlocked(key, words.keys_changed(keys_file(path), mended=is_mended), with_code)
    return Unlocked(key, "" if found.public in own else words.NO_PRIVATE_KEY, with_code)


def use_next_keys(path: str) -> None:
    """Give new keys their name, unless another process has done it.

    Raises:
        NotAllowed, CannotWrite: the folder can't be changed.
    """
    with explaining_os_errors(path):
        with suppress(FileNotFoundError):
            os.replace(next_keys_file(path), keys_file(path))
        sync_folder(path)


def _public_keys(path: str, key: bytes) -> list[bytes] | None:
    """Return the public keys a file vouches for, or None if the key doesn't open it."""
    with suppress(JournalError), closing(connect_journal(path, key)) as file:
        return public_keys(file)
    return None


def _write_back(path: str, before: Keys, typed: str, unlock: Unlock) -> bool:
    """Write the keys file as it was before, if nothing but the public key was changed."""
    with suppress(JournalError):
        unlock(before, typed, opens_nothing)
        keys.write(keys_file(path), before)
        return True
    return False


def _use_next_keys_if_needed(path: str, typed: str, unlock: Unlock) -> None:
    """Complete a change of keys that was interrupted after the journal was replaced."""
    try:
        key = unlock(keys.read(next_keys_file(path)), typed, opens_nothing)
    except JournalError:
        return
    if _public_keys(path, key) is not None:
        use_next_keys(path)


def _remove_unused_keys(path: str, key: bytes) -> None:
    """Remove new keys that open nothing, because the journal was never replaced.

    While they may still be needed, somebody holds the journal's write lock.
    """
    with suppress(JournalError, OSError):
        file = connect_journal(path, key, wait=0)
        with closing(file), file.transaction():
            os.unlink(next_keys_file(path))
