"""The passphrase of an encrypted journal: asked for, or read from a file descriptor.

It never comes from an argument or the environment, where others on the machine could read it.
"""

import os
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from recovery_journal import places
from recovery_journal.cli.base import output
from recovery_journal.cli.base.context import current_context, current_or_none
from recovery_journal.errors import BadInput, Locked, WrongPassphrase
from recovery_journal.store.encryption import keys, unlocking, wrapping
from recovery_journal.store.encryption.sodium import load_sodium
from recovery_journal.store.sqlite.connection import sqlcipher
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file
from recovery_journal.store.sqlite.opening import PASSPHRASE_NEEDED
from recovery_journal.words import encryption as words

T = TypeVar("T")

MAX_PASSPHRASE_TRIES = 3
"""A convenience, not a protection: guessing doesn't need this program."""


def require_libraries() -> None:
    """Check, before anything is asked, that an encrypted journal can be opened here.

    Raises:
        Locked: a library isn't installed.
    """
    sqlcipher()
    load_sodium("nacl.bindings")


def ask_file_key(path: str) -> bytes:
    """Ask for the key of an encrypted journal, or of a copy, once per command.

    Raises:
        Locked: when there is nobody to ask.
        WrongPassphrase: when the passphrase is wrong.
        Damaged: when the file with its keys is damaged.
    """
    require_libraries()
    found, known = keys.read(keys_file(path)), _known_keys()
    if found not in known:
        known[found] = None
        unlocked = _ask(partial(unlocking.unlock_file, path))
        if unlocked.with_code and path == places.journal_file():
            output.print_message(words.OPENED_WITH_CODE)
        known[found] = known[keys.read(keys_file(path))] = warn_and_return_key(unlocked)
    if (known_key := known[found]) is None:
        raise WrongPassphrase(words.WRONG_PASSPHRASE)
    return known_key


def warn_and_return_key(unlocked: unlocking.Unlocked) -> bytes:
    """Say what is wrong with the keys file, if anything is; return the key."""
    if unlocked.warning:
        output.print_message(unlocked.warning)
    return unlocked.key


def ask_data_key(found: keys.Keys) -> bytes:
    """Ask for the passphrase or recovery code of an export, once per command.

    Raises:
        Locked: when there is nobody to ask.
        WrongPassphrase: when it is neither.
    """
    known = _known_keys()
    if (key := known.get(found)) is None:
        try:
            key = known[found] = _ask(partial(wrapping.unlock_with_either, found))
        except WrongPassphrase:
            raise WrongPassphrase(words.OPENS_NO_EXPORT) from None
    return key


def _known_keys() -> dict[keys.Keys, bytes | None]:
    """Return what was unlocked during this command; None for what wasn't, though it was asked."""
    known: dict[keys.Keys, bytes | None] = current_context().meta.setdefault(__name__, {})
    return known


def _ask(unlock: Callable[[str], T]) -> T:
    """Ask until something opens it, or three times; an empty answer ends the asking."""
    if not is_typed():
        return unlock(read_passphrase())
    with output.hiding_input():
        for _ in range(1, MAX_PASSPHRASE_TRIES):
            typed = output.ask_hidden(words.ASK_PASSPHRASE)
            try:
                return unlock(typed)
            except WrongPassphrase:
                if not typed:
                    raise
                output.print_message(words.WRONG_PASSPHRASE)
        return unlock(output.ask_hidden(words.ASK_PASSPHRASE))


def ask_copy_key(copy: str, journal: str, key: bytes | None) -> bytes | None:
    """Find the key of a copy of the journal; None for a plain file.

    Args:
        copy: the copy.
        journal: the journal.
        key: the key of the journal, which also opens copies made since it was encrypted.
    """
    if not is_encrypted(copy):
        return None
    if key is not None:
        if keys.have_same_key(copy, journal):
            return key
        output.print_message(words.has_other_keys(os.path.basename(copy)))
    return ask_file_key(copy)


def read_passphrase() -> str:
    """Read the passphrase from the descriptor given with --passphrase-fd.

    Raises:
        Locked: when none was given.
        BadInput: when nothing can be read from it.
    """
    number = passphrase_descriptor()
    if number is None:
        raise Locked(PASSPHRASE_NEEDED)
    try:
        # Byte by byte: a second passphrase may be on the next line.
        with open(number, "rb", buffering=0, closefd=False) as file:
            return file.readline().decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"No passphrase can be read from file descriptor {number}.") from error


def passphrase_descriptor() -> int | None:
    """Return the file descriptor given with --passphrase-fd, if any."""
    context = current_or_none()
    found = context and context.find_root().params.get("passphrase_fd")
    return found if isinstance(found, int) else None


def is_typed() -> bool:
    """Return whether the passphrase is typed on a terminal, not read from a descriptor."""
    return passphrase_descriptor() is None and output.is_interactive()
