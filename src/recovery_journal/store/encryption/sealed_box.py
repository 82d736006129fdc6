"""Sealed boxes: anyone here can seal, only the open journal can read.

Sealing needs only the public key next to the journal. The private key is inside the journal, in a
table left out of exports, pages and recorded changes. Earlier private keys stay there, so nothing
sealed is lost when the passphrase changes. All cryptography is libsodium's.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from recovery_journal.errors import Damaged
from recovery_journal.store.encryption.sodium import load_sodium

if TYPE_CHECKING:  # sealing opens no journal file
    from recovery_journal.store.sqlite.file import JournalFile


def seal(data: bytes, public: bytes) -> bytes:
    """Seal data so that only the open journal can read it.

    Args:
        data: the data.
        public: `Keys.public` of the journal.
    """
    sealed: bytes = _bindings().crypto_box_seal(data, public)
    return sealed


def unseal(data: bytes, private_keys: Iterable[bytes]) -> bytes:
    """Open sealed data.

    Args:
        data: the result of `seal`.
        private_keys: the journal's.

    Raises:
        Damaged: no key fits, or the data was changed.
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
    raise Damaged("This sealed text is damaged, or was sealed for another journal.")


def private_keys(file: "JournalFile") -> list[bytes]:
    """Return the private keys in a journal, newest first."""
    return [value for (value,) in file.rows("SELECT value FROM secret ORDER BY rowid DESC")]


def public_keys(file: "JournalFile") -> list[bytes]:
    """Return the public halves of the private keys in a journal, newest first."""
    names = file.rows("SELECT name FROM secret ORDER BY rowid DESC")
    return [bytes.fromhex(name) for (name,) in names]


def add_private_keys(file: "JournalFile", private: Iterable[bytes]) -> None:
    """Add private keys to a journal, newest first; they become its newest ones."""
    with file.transaction():
        for value in reversed(list(private)):
            name = _bindings().crypto_scalarmult_base(value).hex()
            file.run("INSERT OR REPLACE INTO secret VALUES (?, ?)", (name, value))


class SealedBox:
    """Opens what was sealed for an open journal."""

    def __init__(self, file: "JournalFile") -> None:
        self._file = file

    def unseal(self, data: bytes) -> bytes:
        """Open sealed data; errors as in `unseal`."""
        return unseal(data, private_keys(self._file))


def _bindings() -> Any:
    return load_sodium("nacl.bindings")
