"""What is sealed for an encrypted journal: anyone here can seal, only the open journal can read.

Sealing needs the public key beside the journal and no secret. The private key lies inside the
journal, in a table that stands in no export, no page and no change; earlier ones stay there, so
that nothing that was ever sealed is lost with a passphrase. All of it is libsodium's.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from recovery_journal.errors import Damaged
from recovery_journal.store.encryption.sodium import load_sodium

if TYPE_CHECKING:  # to seal something no file is opened
    from recovery_journal.store.sqlite.file import JournalFile


def seal(data: bytes, public: bytes) -> bytes:
    """A few bytes that only the open journal can read back: a sealed box.

    Args:
        data: what is to be sealed.
        public: `Keys.public` of the journal.
    """
    sealed: bytes = _bindings().crypto_box_seal(data, public)
    return sealed


def unseal(data: bytes, private_keys: Iterable[bytes]) -> bytes:
    """What was sealed.

    Args:
        data: what `seal` made.
        private_keys: those of the journal.

    Raises:
        Damaged: when none of the keys fits, or a byte of it has changed.
    """
    bindings = _bindings()
    wrong = load_sodium("nacl.exceptions").CryptoError
    for private in private_keys:
        try:
            public = bindings.crypto_scalarmult_base(private)
            found: bytes = bindings.crypto_box_seal_open(data, public, private)
        except wrong:
            continue
        return found
    raise Damaged("What was sealed is damaged, or was sealed for another journal.")


def private_keys(file: "JournalFile") -> list[bytes]:
    """The private keys inside a journal, the newest first."""
    return [value for (value,) in file.rows("SELECT value FROM secret ORDER BY rowid DESC")]


def add_private_keys(file: "JournalFile", private: Iterable[bytes]) -> None:
    """Put private keys into a journal, the newest first; those it has stay where they are."""
    with file.transaction():
        for value in reversed(list(private)):
            name = _bindings().crypto_scalarmult_base(value).hex()
            file.run("INSERT OR IGNORE INTO secret VALUES (?, ?)", (name, value))


class SealedBox:
    """Reads what was sealed for an open journal."""

    def __init__(self, file: "JournalFile") -> None:
        self._file = file

    def unseal(self, data: bytes) -> bytes:
        """What was sealed; the errors are those of `unseal`."""
        return unseal(data, private_keys(self._file))


def _bindings() -> Any:
    return load_sodium("nacl.bindings")
