"""An export of an encrypted journal: one file that its passphrase opens, without the journal.

The first line is JSON: the journal's keys, as in `journal.keys`, and a key of the file's own,
encrypted with the journal's. A libsodium secret stream follows (XChaCha20-Poly1305) in chunks of
CHUNK_BYTES; the last one is tagged as final. The first chunk authenticates the first line.
docs/opening.md opens the file without this program.
"""

import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import BinaryIO, TextIO, TypeVar

from recovery_journal.errors import BadData, Damaged, InputMissing, NewerJournal
from recovery_journal.exchange.standard_input import standard_input
from recovery_journal.store.encryption import keys as wrapped
from recovery_journal.store.encryption.keys import KEY_BYTES, NONCE_BYTES, Keys
from recovery_journal.store.encryption.sodium import load_sodium
from recovery_journal.text import one_line
from recovery_journal.words import import_ as words

T = TypeVar("T")

FORMAT, VERSION = "recovery-journal sealed", 1
BEGINNING = f'{{"format": "{FORMAT}"'.encode("ascii")
"""The start of every sealed file."""
MAX_FIRST_LINE_BYTES = 32_768
"""The longest first line that is read."""
CHUNK_BYTES = 65_536
"""The size of every chunk but the last, before encryption."""


def sealing_writer(
    write: Callable[[TextIO], T], keys: Keys, data_key: bytes
) -> Callable[[TextIO], T]:
    """Wrap `write` so that everything it writes is sealed on its way into the file.

    Args:
        write: writes text.
        keys: the journal's.
        data_key: the key that opens the journal.
    """

    def write_sealed(out: TextIO) -> T:
        sealer = _Sealer(out.buffer, keys, data_key)
        with io.TextIOWrapper(  # type: ignore[type-var]
            sealer, encoding="utf-8", newline="\n"
        ) as text:
            return write(text)

    return write_sealed


def unseal_export(path: str, key_of: Callable[[Keys], bytes]) -> Iterator[bytes]:
    """Yield the decrypted content, chunk by chunk.

    Args:
        path: the sealed file, or "-" for standard input.
        key_of: returns the key of the journal with these keys.

    Raises:
        InputMissing: the file doesn't exist.
        BadData: it's another kind of file, or can't be read.
        Damaged: it was changed or cut off.
        NewerJournal: a newer version of this program wrote it.
        WrongPassphrase: raised by `key_of`.
    """
    try:
        with nullcontext(standard_input()) if path == "-" else open(path, "rb") as file:
            yield from unseal_pieces(file, key_of)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputMissing(words.missing(one_line(path))) from error
    except OSError as error:
        raise BadData(words.unreadable(one_line(path))) from error


def keys_of(path: str) -> Keys | None:
    """Return the keys that open a sealed file; None if it's another kind of file.

    Raises:
        BadData: it can't be read.
        Damaged, NewerJournal: its first line can't be used.
    """
    try:
        with open(path, "rb") as file:
            first = file.readline(MAX_FIRST_LINE_BYTES)
    except OSError as error:
        raise BadData(words.unreadable(one_line(path))) from error
    return _read(first)[0] if first.startswith(BEGINNING) else None


def unseal_pieces(file: BinaryIO, key_of: Callable[[Keys], bytes]) -> Iterator[bytes]:
    """Do the same for a file opened at its start; errors of the system are passed on.

    Raises:
        BadData, Damaged, NewerJournal, WrongPassphrase: as in `unseal_export`.
    """
    bindings, wrong = load_sodium("nacl.bindings"), load_sodium("nacl.exceptions").CryptoError
    first = file.readline(MAX_FIRST_LINE_BYTES)
    keys, own = _read(first)
    data_key = key_of(keys)
    try:
        key = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            own[NONCE_BYTES:], FORMAT.encode("ascii"), own[:NONCE_BYTES], data_key
        )
        state = bindings.crypto_secretstream_xchacha20poly1305_state()
        header = file.read(bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES)
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
        sealed_chunk = CHUNK_BYTES + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
        known, tag = first, None
        while tag != bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
            piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(
                state, file.read(sealed_chunk), known
            )
            known = b""
            yield piece
    except (wrong, ValueError) as error:
        raise Damaged(words.SEALED_DAMAGED) from error
    if file.read(1):
        raise Damaged(words.SEALED_DAMAGED)


def _read(first: bytes) -> tuple[Keys, bytes]:
    if not first.startswith(BEGINNING):
        raise BadData(words.NOT_SEALED)
    try:
        header = json.loads(first.decode("ascii"))
        if header["version"] > VERSION:
            raise NewerJournal(words.NEWER)
        return wrapped.from_json(header["keys"]), bytes.fromhex(header["key"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Damaged(words.SEALED_DAMAGED) from error


class _Sealer(io.BufferedIOBase):
    """A binary file that seals what is written to it; closing it writes the last chunk."""

    def __init__(self, out: BinaryIO, keys: Keys, data_key: bytes) -> None:
        self._bindings = load_sodium("nacl.bindings")
        self._out = out
        self._waiting = bytearray()
        key, nonce = os.urandom(KEY_BYTES), os.urandom(NONCE_BYTES)
        own = nonce + self._bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
            key, FORMAT.encode("ascii"), nonce, data_key
        )
        header = {
            "format": FORMAT,
            "version": VERSION,
            "keys": wrapped.to_json(keys),
            "key": own.hex(),
        }
        self._known = json.dumps(header).encode("ascii") + b"\n"
        self._state = self._bindings.crypto_secretstream_xchacha20poly1305_state()
        out.write(self._known)
        out.write(self._bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key))

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        self._waiting += data
        while len(self._waiting) > CHUNK_BYTES:
            self._push(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]
        return len(data)

    def close(self) -> None:
        """Write the rest as the final chunk."""
        if not self.closed:
            self._push(bytes(self._waiting), last=True)
        super().close()

    def _push(self, piece: bytes, *, last: bool) -> None:
        tag = "FINAL" if last else "MESSAGE"
        number = getattr(self._bindings, f"crypto_secretstream_xchacha20poly1305_TAG_{tag}")
        self._out.write(
            self._bindings.crypto_secretstream_xchacha20poly1305_push(
                self._state, piece, self._known, number
            )
        )
        self._known = b""
