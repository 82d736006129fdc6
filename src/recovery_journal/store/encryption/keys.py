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
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.connection import INSTALL
from recovery_journal.store.sqlite.guard import keys_file as keys_file
from recovery_journal.store.sqlite.guard import unreachable

VERSION = 1
"""The form of the file."""
LARGEST = 16_384
"""No keys are longer than this."""
KEY, SALT, NONCE = 32, 16, 24
"""Lengths in bytes."""
MOST_OPERATIONS, MOST_MEMORY = 32, 4 << 30
"""What a file may ask of this machine."""
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Those of a recovery code: none that is easily taken for another."""
CODE = 20
"""Bytes in a recovery code: more than anyone can try."""
GROUP = 4
MISREAD = str.maketrans("OIL", "011", " -–—_\t")
"""What a person may type for a letter of a code, or between letters."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work Argon2id is; whoever guesses has to do it for every guess."""

    operations: int = 3
    memory: int = 256 << 20
    """In bytes."""


USUAL = Cost()


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The key of the journal, as one secret gives it back."""

    cost: Cost
    salt: bytes
    sealed: bytes
    """A nonce, and the key encrypted with XChaCha20-Poly1305."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What lies beside an encrypted journal."""

    public: bytes
    """To this key the locked journal's inbox and its exports are sealed; not a secret."""
    recovery: Wrapped
    passphrase: Wrapped


class New(NamedTuple):
    """The keys of a journal that is to be encrypted."""

    keys: Keys
    data_key: bytes
    """Opens the journal."""
    code: str
    """The recovery code, to be shown once."""
    private: bytes
    """Opens what is sealed to `keys.public`; kept inside the journal."""


def new(passphrase: str, cost: Cost = USUAL) -> New:
    """Draw the keys of a journal."""
    public_key = sodium("nacl.public")
    pair = public_key.PrivateKey.generate()
    data_key = os.urandom(KEY)
    drawn = os.urandom(CODE)
    code = _code(drawn)
    empty = Wrapped(cost, os.urandom(SALT), b"")
    keys = Keys(bytes(pair.public_key), empty, empty)
    recovery = _wrap(data_key, code, empty, _known_to_recovery(keys))
    keys = with_passphrase(replace(keys, recovery=recovery), data_key, passphrase, cost)
    return New(keys, data_key, _grouped(code), bytes(pair))


def with_passphrase(keys: Keys, data_key: bytes, passphrase: str, cost: Cost = USUAL) -> Keys:
    """The same keys under another passphrase; the recovery code stays.

    Raises:
        BadInput: when the passphrase is empty.
    """
    if not passphrase:
        raise BadInput("A passphrase has at least one letter. Nothing was changed.")
    empty = Wrapped(cost, os.urandom(SALT), b"")
    keys = replace(keys, passphrase=empty)
    return replace(keys, passphrase=_wrap(data_key, passphrase, empty, _known_to_passphrase(keys)))


def opened(keys: Keys, passphrase: str) -> bytes:
    """The key of the journal.

    Raises:
        WrongPassphrase: when this is not the passphrase.
    """
    found = _unwrap(keys.passphrase, passphrase, _known_to_passphrase(keys))
    if found is None:
        raise WrongPassphrase(
            "That is not the passphrase. Nothing was changed. When it is forgotten, the recovery "
            "code does the same; without both nobody can help with that, nor can this program."
        )
    return found


def recovered(keys: Keys, typed: str) -> bytes:
    """The key of the journal, by the recovery code as a person typed it.

    Raises:
        WrongPassphrase: when this is not the code.
    """
    code = typed.upper().translate(MISREAD)
    found = _unwrap(keys.recovery, code, _known_to_recovery(keys))
    if found is None:
        raise WrongPassphrase(
            "That is not the recovery code. Nothing was changed. Without the passphrase and "
            "without the code nobody can open the journal, and this program cannot help with that."
        )
    return found


def opened_by_either(keys: Keys, typed: str) -> bytes:
    """The key of the journal, by its passphrase or, where it has the form of one, by its code.

    Raises:
        WrongPassphrase: when it is neither.
    """
    try:
        return opened(keys, typed)
    except WrongPassphrase:
        if not _may_be_code(typed):
            raise
    return recovered(keys, typed)


def _may_be_code(typed: str) -> bool:
    code = typed.upper().translate(MISREAD)
    return len(code) == CODE * 8 // 5 and set(code) <= set(LETTERS)


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
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Locked(
            f"The keys of the journal are not at {path}. Without them nobody can open it; "
            "those of a backup of it fit, too."
        ) from None
    except OSError as error:
        raise unreachable(error, path) from error
    try:
        return from_plain(json.loads(data.decode("ascii")))
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
        atomic.write(path, json.dumps(plain(keys), indent=1).encode("ascii") + b"\n", lasting=True)
    except OSError as error:
        raise unreachable(error, path) from error


def plain(keys: Keys) -> dict[str, Any]:
    """The keys as JSON has them, in every file in which they stand."""
    told = _plain(keys)
    return {**told, "check": _check(told)}


def _plain(keys: Keys) -> dict[str, Any]:
    told: dict[str, Any] = {
        "format": "recovery-journal keys",
        "version": VERSION,
        "public": keys.public.hex(),
    }
    for name in ("recovery", "passphrase"):
        one: Wrapped = getattr(keys, name)
        told[name] = {
            "argon2id": {"operations": one.cost.operations, "memory": one.cost.memory},
            "salt": one.salt.hex(),
            "sealed": one.sealed.hex(),
        }
    return told


def from_plain(told: dict[str, Any]) -> Keys:
    """The keys that `plain` made this of.

    Raises:
        NewerJournal: when a newer version of this program wrote them.
        ValueError, TypeError, KeyError: for anything odd.
    """
    if told["version"] > VERSION:
        raise NewerJournal(
            "A newer version of this program wrote the keys of the journal. "
            "They were not touched; please update recovery-journal."
        )
    check = told.pop("check")
    keys = Keys(
        _bytes(told["public"], KEY), _wrapped(told["recovery"]), _wrapped(told["passphrase"])
    )
    if told != _plain(keys) or check != _check(told):
        raise ValueError
    return keys


def _wrapped(told: dict[str, Any]) -> Wrapped:
    cost = Cost(told["argon2id"]["operations"], told["argon2id"]["memory"])
    if not (1 <= cost.operations <= MOST_OPERATIONS and 8192 <= cost.memory <= MOST_MEMORY):
        raise ValueError
    return Wrapped(cost, _bytes(told["salt"], SALT), _bytes(told["sealed"], NONCE + KEY + 16))


def _bytes(text: str, length: int) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != length:
        raise ValueError
    return found


def _folded(told: dict[str, Any]) -> bytes:
    """One way to write it down, for what is computed from it."""
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")


def _check(told: dict[str, Any]) -> str:
    """Tells a file that was damaged from a passphrase that is wrong; it keeps nobody out."""
    return hashlib.blake2b(_folded(told), digest_size=16).hexdigest()


def _known_to_passphrase(keys: Keys) -> bytes:
    """What is vouched for by whoever knows the passphrase: all that stands in the file."""
    told = _plain(keys)
    del told["passphrase"]["sealed"]
    return _folded(told)


def _known_to_recovery(keys: Keys) -> bytes:
    """The same for the code, without what a new passphrase changes."""
    told = _plain(keys)
    del told["passphrase"], told["recovery"]["sealed"]
    return _folded(told)


def _wrap(data_key: bytes, secret: str, empty: Wrapped, known: bytes) -> Wrapped:
    bindings = sodium("nacl.bindings")
    nonce = os.urandom(NONCE)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        data_key, known, nonce, _derived(secret, empty)
    )
    return replace(empty, sealed=nonce + sealed)


def _unwrap(wrapped: Wrapped, secret: str, known: bytes) -> bytes | None:
    bindings = sodium("nacl.bindings")
    nonce, sealed = wrapped.sealed[:NONCE], wrapped.sealed[NONCE:]
    try:
        found: bytes = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed, known, nonce, _derived(secret, wrapped)
        )
    except sodium("nacl.exceptions").CryptoError:
        return None
    return found


def _derived(secret: str, wrapped: Wrapped) -> bytes:
    """The key that a passphrase or a code stands for."""
    from unicodedata import normalize

    argon2id = sodium("nacl.pwhash").argon2id
    data = normalize("NFC", secret).encode("utf-8", "surrogatepass")
    cost = wrapped.cost
    try:
        found: bytes = argon2id.kdf(KEY, data, wrapped.salt, cost.operations, cost.memory)
    except (RuntimeError, MemoryError):
        raise JournalError(
            f"A passphrase needs {cost.memory >> 20} MiB of memory for a moment, and that much is "
            "not free. Nothing was changed."
        ) from None
    return found


def sodium(module: str) -> Any:
    """A part of PyNaCl.

    Raises:
        Locked: when it is not installed.
    """
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError:
        raise Locked(f"An encrypted journal needs two more libraries: {INSTALL}") from None


def _code(drawn: bytes) -> str:
    """Random bytes in letters that can be copied from paper."""
    usual = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    return base64.b32encode(drawn).decode("ascii").translate(str.maketrans(usual, LETTERS))


def _grouped(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
