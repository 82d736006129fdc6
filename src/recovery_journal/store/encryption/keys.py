"""The keys file of an encrypted journal: its key, wrapped twice; see `wrapping`."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import BadData, Damaged, Locked, NewerJournal
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import explain_os_error, keys_file

if TYPE_CHECKING:  # sealing opens no journal file
    from recovery_journal.store.sqlite.file import JournalFile

KEYS_FORMAT_VERSION = 1
"""The version of the file format."""
MAX_FILE_BYTES = 16_384
"""The largest keys file that is read."""
KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, 16, 24
MIN_MEMORY_BYTES = 8192
"""The least that libsodium accepts."""
MAX_MEMORY_BYTES, MAX_WORK_BYTES = 1 << 30, 4 << 30
"""The most that a file may demand of this machine; work is memory times passes."""


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """The work factor of Argon2id, which everyone who guesses must pay per guess."""

    operations: int = 3
    memory_bytes: int = 256 << 20

    @property
    def is_bearable(self) -> bool:
        """Return whether a file that anyone may have written can ask this much."""
        work_bytes = self.operations * self.memory_bytes
        return self.memory_bytes <= MAX_MEMORY_BYTES and work_bytes <= MAX_WORK_BYTES


DEFAULT_COST = Argon2Cost()


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The journal's key, wrapped under one secret."""

    cost: Argon2Cost
    salt: bytes
    sealed: bytes
    """A nonce, and the key encrypted with XChaCha20-Poly1305."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The content of a keys file."""

    public: bytes
    """The public key that the inbox is sealed to."""
    recovery: WrappedKey
    passphrase: WrappedKey


def read(path: str) -> Keys:
    """Read a keys file; nothing is decrypted.

    Raises:
        BadData: checking a passphrase would take too much time or memory.
        Damaged: it was changed.
        Locked: it doesn't exist.
        NewerJournal: a newer version of this program wrote it.
        NotAllowed, CannotWrite: it can't be read.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise Locked(
            f"The keys of the journal are not at {path}. Without them nobody can open it; "
            "a backup's keys work, too."
        ) from None
    except OSError as error:
        raise explain_os_error(error, path) from error
    try:
        return from_json(json.loads(data.decode("ascii")), path)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Damaged(
            f"The keys in {path} are damaged. They were not changed; a backup's keys work, too."
        ) from None


def read_beside(file: "JournalFile") -> Keys:
    """Read the keys of an open journal, which fit what is encrypted with `file.key`.

    Raises:
        Conflict: another file took the journal's place, and these may be its keys.
        JournalError: as in `read`.
    """
    keys = read(keys_file(file.path))
    file.refuse_replaced()
    return keys


def have_same_key(copy: str, journal: str) -> bool:
    """Return whether the key of an encrypted journal opens an encrypted copy.

    Raises:
        JournalError: as in `read`.
    """
    return read(keys_file(copy)).public == read(keys_file(journal)).public


def write(path: str, keys: Keys) -> None:
    """Write a keys file, whole or not at all, for the owner only.

    Raises:
        NotAllowed, CannotWrite: it can't be written.
    """
    try:
        atomic.write(
            path, json.dumps(to_json(keys), indent=1).encode("ascii") + b"\n", lasting=True
        )
    except OSError as error:
        raise explain_os_error(error, path) from error


def to_json(keys: Keys) -> dict[str, Any]:
    """Return the keys as a JSON object with a checksum."""
    content = _to_json_unchecked(keys)
    return {**content, "check": _checksum(content)}


def _to_json_unchecked(keys: Keys) -> dict[str, Any]:
    content: dict[str, Any] = {
        "format": "recovery-journal keys",
        "version": KEYS_FORMAT_VERSION,
        "public": keys.public.hex(),
    }
    for name in ("recovery", "passphrase"):
        one: WrappedKey = getattr(keys, name)
        content[name] = {
            "argon2id": {"operations": one.cost.operations, "memory": one.cost.memory_bytes},
            "salt": one.salt.hex(),
            "sealed": one.sealed.hex(),
        }
    return content


def from_json(content: dict[str, Any], name: str = "The file") -> Keys:
    """Parse the result of `to_json`, found in the file of this name.

    Raises:
        BadData: checking a passphrase would take too much time or memory.
        NewerJournal: a newer version of this program wrote it.
        ValueError, TypeError, KeyError: it's invalid.
    """
    if content["version"] > KEYS_FORMAT_VERSION:
        raise NewerJournal(
            "A newer version of this program wrote the keys of the journal. "
            "They were not touched; please update recovery-journal."
        )
    check = content.pop("check")
    keys = Keys(
        _bytes(content["public"], KEY_BYTES),
        _wrapped(content["recovery"]),
        _wrapped(content["passphrase"]),
    )
    if content != _to_json_unchecked(keys) or check != _checksum(content):
        raise ValueError
    for cost in (keys.recovery.cost, keys.passphrase.cost):
        if not cost.is_bearable:
            from recovery_journal.words import encryption as words

            raise BadData(words.too_costly(name, cost.operations, cost.memory_bytes >> 20))
    return keys


def _wrapped(content: dict[str, Any]) -> WrappedKey:
    operations, memory_bytes = content["argon2id"]["operations"], content["argon2id"]["memory"]
    if type(operations) is not int or type(memory_bytes) is not int:
        raise TypeError
    if operations < 1 or memory_bytes < MIN_MEMORY_BYTES:
        raise ValueError
    return WrappedKey(
        Argon2Cost(operations, memory_bytes),
        _bytes(content["salt"], SALT_BYTES),
        _bytes(content["sealed"], NONCE_BYTES + KEY_BYTES + 16),
    )


def _bytes(text: str, length: int) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != length:
        raise ValueError
    return found


def _canonical_json(content: dict[str, Any]) -> bytes:
    """Serialise in exactly one way, as input for hashes and authentication."""
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")


def _checksum(content: dict[str, Any]) -> str:
    """Tell a damaged file from a wrong passphrase; this isn't a security measure."""
    return hashlib.blake2b(_canonical_json(content), digest_size=16).hexdigest()


def passphrase_associated_data(keys: Keys) -> bytes:
    """Return what the passphrase authenticates: everything in the file."""
    content = _to_json_unchecked(keys)
    del content["passphrase"]["sealed"]
    return _canonical_json(content)


def recovery_associated_data(keys: Keys) -> bytes:
    """Return what the code authenticates: everything that a new passphrase doesn't change."""
    content = _to_json_unchecked(keys)
    del content["passphrase"], content["recovery"]["sealed"]
    return _canonical_json(content)
