"""Wrap a journal's key under a passphrase and a recovery code, and unwrap it.

The journal is encrypted with a random key. That key is wrapped under the passphrase, and again
under the recovery code, both derived with Argon2id; a new passphrase changes only the keys file.
All cryptography is libsodium's.
"""

import os
from collections.abc import Callable
from typing import NamedTuple

from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import BadInput, JournalError, WrongPassphrase
from recovery_journal.store.encryption import memory
from recovery_journal.store.encryption.keys import (
    DEFAULT_COST,
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Argon2Cost,
    Keys,
    WrappedKey,
    passphrase_associated_data,
    recovery_associated_data,
)
from recovery_journal.store.encryption.recovery_code import draw_code, may_be_code, plain_code
from recovery_journal.store.encryption.sodium import load_sodium

Opens = Callable[[bytes], bool]
"""Tells whether a key opens the journal, whose pages vouch for it even if its keys file doesn't."""


class NewKeys(NamedTuple):
    """The keys of a journal about to be encrypted."""

    keys: Keys
    data_key: bytes
    """Opens the journal."""
    recovery_code: str
    """To be shown once."""
    private_key: bytes
    """Opens what is sealed to `keys.public`; stored inside the journal."""


def generate_keys(passphrase: str, cost: Argon2Cost = DEFAULT_COST) -> NewKeys:
    public_key = load_sodium("nacl.public")
    pair = public_key.PrivateKey.generate()
    data_key = os.urandom(KEY_BYTES)
    code = draw_code()
    empty = WrappedKey(cost, os.urandom(SALT_BYTES), b"")
    keys = Keys(bytes(pair.public_key), empty, empty)
    recovery = _wrap(data_key, plain_code(code), empty, recovery_associated_data(keys))
    keys = with_passphrase(replace(keys, recovery=recovery), data_key, passphrase, cost)
    return NewKeys(keys, data_key, code, bytes(pair))


def with_passphrase(
    keys: Keys, data_key: bytes, passphrase: str, cost: Argon2Cost = DEFAULT_COST
) -> Keys:
    """Return the same keys under a new passphrase; the recovery code stays valid.

    Raises:
        BadInput: the passphrase is empty.
    """
    if not passphrase:
        raise BadInput("A passphrase has at least one letter. Nothing was changed.")
    empty = WrappedKey(cost, os.urandom(SALT_BYTES), b"")
    keys = replace(keys, passphrase=empty)
    return replace(
        keys, passphrase=_wrap(data_key, passphrase, empty, passphrase_associated_data(keys))
    )


def opens_nothing(_: bytes) -> bool:
    return False


def unlock_with_passphrase(keys: Keys, passphrase: str, opens: Opens = opens_nothing) -> bytes:
    """Return the journal's key.

    Args:
        keys: the content of the keys file.
        passphrase: as typed.
        opens: asked about the key if the rest of the file was changed.

    Raises:
        WrongPassphrase: the passphrase is wrong.
    """
    found = _unwrap(keys.passphrase, passphrase, passphrase_associated_data(keys), opens)
    if found is None:
        raise WrongPassphrase(
            "That isn't the passphrase. Nothing was changed. "
            "If you forgot it, use your recovery code: rj passphrase recover"
        )
    return found


def unlock_with_code(keys: Keys, typed: str, opens: Opens = opens_nothing) -> bytes:
    """Return the journal's key, given the recovery code as typed; see `unlock_with_passphrase`.

    Raises:
        WrongPassphrase: the code is wrong.
    """
    found = _unwrap(keys.recovery, plain_code(typed), recovery_associated_data(keys), opens)
    if found is None:
        raise WrongPassphrase(
            "That isn't the recovery code. Nothing was changed. Without the passphrase or "
            "recovery code the journal can't be opened. Nobody can recover it."
        )
    return found


def unlock_with_either(keys: Keys, typed: str, opens: Opens = opens_nothing) -> bytes:
    """Return the journal's key, given its passphrase or something that looks like its code.

    See `unlock_with_passphrase`.

    Raises:
        WrongPassphrase: it's neither.
    """
    try:
        return unlock_with_passphrase(keys, typed, opens)
    except WrongPassphrase:
        if not may_be_code(typed):
            raise
    return unlock_with_code(keys, typed, opens)


def _wrap(data_key: bytes, secret: str, empty: WrappedKey, known: bytes) -> WrappedKey:
    bindings = load_sodium("nacl.bindings")
    nonce = os.urandom(NONCE_BYTES)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        data_key, known, nonce, _derive_key(secret, empty)
    )
    return replace(empty, sealed=nonce + sealed)


def _unwrap(wrapped: WrappedKey, secret: str, known: bytes, opens: Opens) -> bytes | None:
    bindings = load_sodium("nacl.bindings")
    nonce, sealed = wrapped.sealed[:NONCE_BYTES], wrapped.sealed[NONCE_BYTES:]
    derived = _derive_key(secret, wrapped)
    found: bytes
    try:
        found = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, known, nonce, derived)
    except load_sodium("nacl.exceptions").CryptoError:
        # XChaCha20 is its own inverse: encrypting again decrypts, without checking anything.
        again = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, b"", nonce, derived)
        found = again[:KEY_BYTES]
        return found if opens(found) else None
    return found


def _derive_key(secret: str, wrapped: WrappedKey) -> bytes:
    """Derive a key from a passphrase or code."""
    from unicodedata import normalize

    memory.forbid_dumps()
    argon2id = load_sodium("nacl.pwhash").argon2id
    data = normalize("NFC", secret).encode("utf-8", "surrogatepass")
    cost = wrapped.cost
    try:
        found: bytes = argon2id.kdf(
            KEY_BYTES, data, wrapped.salt, cost.operations, cost.memory_bytes
        )
    except (RuntimeError, MemoryError):
        raise JournalError(
            f"A passphrase needs {cost.memory_bytes >> 20} MiB of memory for a moment, "
            "and that much is "
            "not free. Nothing was changed."
        ) from None
    return found
