"""The small file beside an encrypted journal that holds its key, wrapped twice.

The journal is encrypted with a random key. That key is wrapped by what Argon2id makes of the
passphrase, and once more by what it makes of a recovery code; a new passphrase changes only this
file. Everything here is libsodium's, by way of PyNaCl, which is loaded when something is wrapped
or unwrapped and not before.
"""

import base64
import hashlib
import json
import os
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from recovery_journal.errors import (
    BadInput,
    Damaged,
    JournalError,
    Locked,
    NewerJournal,
    WrongPassphrase,
)
from recovery_journal.store.encryption import memory
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.connection import INSTALL_COMMAND
from recovery_journal.store.sqlite.guard import explain_os_error
from recovery_journal.store.sqlite.guard import keys_file as keys_file

KEYS_FORMAT_VERSION = 1
"""The form of the file."""
MAX_FILE_BYTES = 16_384
"""No keys are longer than this."""
KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, 16, 24
"""Lengths in bytes."""
MAX_OPERATIONS, MAX_MEMORY_BYTES = 32, 4 << 30
"""What a file may ask of this machine."""
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Those of a recovery code: none that is easily taken for another."""
CODE_BYTES = 20
"""Bytes in a recovery code: more than anyone can try."""
CODE_GROUP_LETTERS = 4
CODE_CORRECTIONS = str.maketrans("OIL", "011", " -–—_\t")
"""What a person may type for a letter of a code, or between letters."""


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """How much work Argon2id is; whoever guesses has to do it for every guess."""

    operations: int = 3
    memory_bytes: int = 256 << 20
    """In bytes."""


DEFAULT_COST = Argon2Cost()


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The key of the journal, as one secret gives it back."""

    cost: Argon2Cost
    salt: bytes
    sealed: bytes
    """A nonce, and the key encrypted with XChaCha20-Poly1305."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What lies beside an encrypted journal."""

    public: bytes
    """To this key the locked journal's inbox and its exports are sealed; not a secret."""
    recovery: WrappedKey
    passphrase: WrappedKey


class NewKeys(NamedTuple):
    """The keys of a journal that is to be encrypted."""

    keys: Keys
    data_key: bytes
    """Opens the journal."""
    recovery_code: str
    """The recovery code, to be shown once."""
    private_key: bytes
    """Opens what is sealed to `keys.public`; kept inside the journal."""


def generate_keys(passphrase: str, cost: Argon2Cost = DEFAULT_COST) -> NewKeys:
    """Draw the keys of a journal."""
    public_key = load_sodium("nacl.public")
    pair = public_key.PrivateKey.generate()
    data_key = os.urandom(KEY_BYTES)
    drawn = os.urandom(CODE_BYTES)
    code = _code(drawn)
    empty = WrappedKey(cost, os.urandom(SALT_BYTES), b"")
    keys = Keys(bytes(pair.public_key), empty, empty)
    recovery = _wrap(data_key, code, empty, _recovery_associated_data(keys))
    keys = with_passphrase(replace(keys, recovery=recovery), data_key, passphrase, cost)
    return NewKeys(keys, data_key, _grouped(code), bytes(pair))


def with_passphrase(
    keys: Keys, data_key: bytes, passphrase: str, cost: Argon2Cost = DEFAULT_COST
) -> Keys:
    """The same keys under another passphrase; the recovery code stays.

    Raises:
        BadInput: when the passphrase is empty.
    """
    if not passphrase:
        raise BadInput("A passphrase has at least one letter. Nothing was changed.")
    empty = WrappedKey(cost, os.urandom(SALT_BYTES), b"")
    keys = replace(keys, passphrase=empty)
    return replace(
        keys, passphrase=_wrap(data_key, passphrase, empty, _passphrase_associated_data(keys))
    )


def unlock_with_passphrase(keys: Keys, passphrase: str) -> bytes:
    """The key of the journal.

    Raises:
        WrongPassphrase: when this is not the passphrase.
    """
    found = _unwrap(keys.passphrase, passphrase, _passphrase_associated_data(keys))
    if found is None:
        raise WrongPassphrase(
            "That is not the passphrase. Nothing was changed. When it is forgotten, the recovery "
            "code does the same; without both nobody can help with that, nor can this program."
        )
    return found


def unlock_with_code(keys: Keys, typed: str) -> bytes:
    """The key of the journal, by the recovery code as a person typed it.

    Raises:
        WrongPassphrase: when this is not the code.
    """
    code = typed.upper().translate(CODE_CORRECTIONS)
    found = _unwrap(keys.recovery, code, _recovery_associated_data(keys))
    if found is None:
        raise WrongPassphrase(
            "That is not the recovery code. Nothing was changed. Without the passphrase and "
            "without the code nobody can open the journal, and this program cannot help with that."
        )
    return found


def unlock_with_either(keys: Keys, typed: str) -> bytes:
    """The key of the journal, by its passphrase or, where it has the form of one, by its code.

    Raises:
        WrongPassphrase: when it is neither.
    """
    try:
        return unlock_with_passphrase(keys, typed)
    except WrongPassphrase:
        if not _may_be_code(typed):
            raise
    return unlock_with_code(keys, typed)


def _may_be_code(typed: str) -> bool:
    code = typed.upper().translate(CODE_CORRECTIONS)
    return len(code) == CODE_BYTES * 8 // 5 and set(code) <= set(CODE_ALPHABET)


def read(path: str) -> Keys:
    """The keys in a file; nothing is decrypted.

    Raises:
        Damaged: when they are not as they were written.
        Locked: when they are not there.
        NewerJournal: when a newer version of this program wrote them.
        NotAllowed, CannotWrite: when they cannot be read.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise Locked(
            f"The keys of the journal are not at {path}. Without them nobody can open it; "
            "those of a backup of it fit, too."
        ) from None
    except OSError as error:
        raise explain_os_error(error, path) from error
    try:
        return from_json(json.loads(data.decode("ascii")))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Damaged(
            f"The keys in {path} are damaged. They were not changed; those of a backup fit, too."
        ) from None


def write(path: str, keys: Keys) -> None:
    """Put keys into a file, whole or not at all, for the owner only.

    Raises:
        NotAllowed, CannotWrite: when they cannot be written.
    """
    try:
        atomic.write(
            path, json.dumps(to_json(keys), indent=1).encode("ascii") + b"\n", lasting=True
        )
    except OSError as error:
        raise explain_os_error(error, path) from error


def to_json(keys: Keys) -> dict[str, Any]:
    """The keys as JSON has them, in every file in which they stand."""
    told = _to_json_unchecked(keys)
    return {**told, "check": _checksum(told)}


def _to_json_unchecked(keys: Keys) -> dict[str, Any]:
    told: dict[str, Any] = {
        "format": "recovery-journal keys",
        "version": KEYS_FORMAT_VERSION,
        "public": keys.public.hex(),
    }
    for name in ("recovery", "passphrase"):
        one: WrappedKey = getattr(keys, name)
        told[name] = {
            "argon2id": {"operations": one.cost.operations, "memory": one.cost.memory_bytes},
            "salt": one.salt.hex(),
            "sealed": one.sealed.hex(),
        }
    return told


def from_json(told: dict[str, Any]) -> Keys:
    """The keys that `plain` made this of.

    Raises:
        NewerJournal: when a newer version of this program wrote them.
        ValueError, TypeError, KeyError: for anything odd.
    """
    if told["version"] > KEYS_FORMAT_VERSION:
        raise NewerJournal(
            "A newer version of this program wrote the keys of the journal. "
            "They were not touched; please update recovery-journal."
        )
    check = told.pop("check")
    keys = Keys(
        _bytes(told["public"], KEY_BYTES), _wrapped(told["recovery"]), _wrapped(told["passphrase"])
    )
    if told != _to_json_unchecked(keys) or check != _checksum(told):
        raise ValueError
    return keys


def _wrapped(told: dict[str, Any]) -> WrappedKey:
    cost = Argon2Cost(told["argon2id"]["operations"], told["argon2id"]["memory"])
    if not (
        1 <= cost.operations <= MAX_OPERATIONS and 8192 <= cost.memory_bytes <= MAX_MEMORY_BYTES
    ):
        raise ValueError
    return WrappedKey(
        cost, _bytes(told["salt"], SALT_BYTES), _bytes(told["sealed"], NONCE_BYTES + KEY_BYTES + 16)
    )


def _bytes(text: str, length: int) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != length:
        raise ValueError
    return found


def _canonical_json(told: dict[str, Any]) -> bytes:
    """One way to write it down, for what is computed from it."""
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")


def _checksum(told: dict[str, Any]) -> str:
    """Tells a file that was damaged from a passphrase that is wrong; it keeps nobody out."""
    return hashlib.blake2b(_canonical_json(told), digest_size=16).hexdigest()


def _passphrase_associated_data(keys: Keys) -> bytes:
    """What is vouched for by whoever knows the passphrase: all that stands in the file."""
    told = _to_json_unchecked(keys)
    del told["passphrase"]["sealed"]
    return _canonical_json(told)


def _recovery_associated_data(keys: Keys) -> bytes:
    """The same for the code, without what a new passphrase changes."""
    told = _to_json_unchecked(keys)
    del told["passphrase"], told["recovery"]["sealed"]
    return _canonical_json(told)


def _wrap(data_key: bytes, secret: str, empty: WrappedKey, known: bytes) -> WrappedKey:
    bindings = load_sodium("nacl.bindings")
    nonce = os.urandom(NONCE_BYTES)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        data_key, known, nonce, _derive_key(secret, empty)
    )
    return replace(empty, sealed=nonce + sealed)


def _unwrap(wrapped: WrappedKey, secret: str, known: bytes) -> bytes | None:
    bindings = load_sodium("nacl.bindings")
    nonce, sealed = wrapped.sealed[:NONCE_BYTES], wrapped.sealed[NONCE_BYTES:]
    try:
        found: bytes = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed, known, nonce, _derive_key(secret, wrapped)
        )
    except load_sodium("nacl.exceptions").CryptoError:
        return None
    return found


def _derive_key(secret: str, wrapped: WrappedKey) -> bytes:
    """The key that a passphrase or a code stands for."""
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


def load_sodium(module: str) -> Any:
    """A part of PyNaCl.

    Raises:
        Locked: when it is not installed.
    """
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError:
        raise Locked(f"An encrypted journal needs two more libraries: {INSTALL_COMMAND}") from None


def _code(drawn: bytes) -> str:
    """Random bytes in letters that can be copied from paper."""
    usual = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    return base64.b32encode(drawn).decode("ascii").translate(str.maketrans(usual, CODE_ALPHABET))


def _grouped(code: str) -> str:
    return "-".join(
        code[at : at + CODE_GROUP_LETTERS] for at in range(0, len(code), CODE_GROUP_LETTERS)
    )
