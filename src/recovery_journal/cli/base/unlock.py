"""The passphrase of an encrypted journal: asked for, or read from where a program puts it.

It never comes from an argument or the environment, where others on the machine could read it.
"""

import time

import click

from recovery_journal.cli.base import output
from recovery_journal.errors import BadInput, Locked, WrongPassphrase
from recovery_journal.store.encryption import keys
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.store.sqlite.opening import PASSPHRASE_NEEDED
from recovery_journal.words import encryption as words

MAX_PASSPHRASE_TRIES = 3
"""How often a person is asked; whoever guesses has other ways, so this only spares typing."""


def ask_file_key(path: str) -> bytes:
    """What opens an encrypted journal, or a copy of one.

    Raises:
        Locked: when there is nobody to ask.
        WrongPassphrase: when what was typed is not the passphrase.
        Damaged: when the keys beside it are damaged.
    """
    return ask_data_key(keys.read(keys.keys_file(path)))


def ask_data_key(found: keys.Keys) -> bytes:
    """What opens the journal of these keys; asked for once in a command.

    Raises:
        Locked: when there is nobody to ask.
        WrongPassphrase: when what was typed is neither its passphrase nor its recovery code.
    """
    known: dict[keys.Keys, bytes] = click.get_current_context().meta.setdefault(__name__, {})
    if found not in known:
        known[found] = _ask(found)
    return known[found]


def _ask(found: keys.Keys) -> bytes:
    if not is_typed():
        return keys.unlock_with_either(found, read_passphrase())
    for tried in range(1, MAX_PASSPHRASE_TRIES):
        try:
            return keys.unlock_with_either(found, output.ask_hidden(words.ASK_PASSPHRASE))
        except WrongPassphrase:
            output.print_message(words.WRONG_PASSPHRASE)
            time.sleep(tried)
    return keys.unlock_with_either(found, output.ask_hidden(words.ASK_PASSPHRASE))


def ask_copy_key(copy: str, journal: str, key: bytes | None) -> bytes | None:
    """What opens a copy of a journal; None when it is a plain file.

    Args:
        copy: the copy.
        journal: the journal.
        key: what opens the journal; it opens every copy made since it was encrypted.
    """
    if not is_encrypted(copy):
        return None
    own = keys.read(keys.keys_file(copy))
    if key is not None and own.public == keys.read(keys.keys_file(journal)).public:
        return key
    return ask_file_key(copy)


def read_passphrase() -> str:
    """The passphrase, from the descriptor that was named.

    Raises:
        Locked: when none was.
        BadInput: when nothing can be read there.
    """
    number = passphrase_descriptor()
    if number is None:
        raise Locked(PASSPHRASE_NEEDED)
    try:
        # Byte by byte: a second passphrase stands on the next line.
        with open(number, "rb", buffering=0, closefd=False) as file:
            return file.readline().decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"No passphrase can be read from file descriptor {number}.") from error


def passphrase_descriptor() -> int | None:
    """The number of the descriptor that was named for the whole command line."""
    context = click.get_current_context(silent=True)
    found = context and context.find_root().params.get("passphrase_fd")
    return found if isinstance(found, int) else None


def is_typed() -> bool:
    """Whether the passphrase is typed on a terminal, and not read from a descriptor."""
    return passphrase_descriptor() is None and output.is_interactive()
