"""An encrypted journal, for tests: with the cheapest passphrase there can be."""

import contextlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from recovery_journal import clock
from recovery_journal.store import keys
from recovery_journal.store.convert import encrypt
from recovery_journal.store.guard import keys_file
from recovery_journal.store.journal import Journal

PASSPHRASE = "open, please"
CHEAP = keys.Cost(operations=1, memory=8192)


def lock(path: str) -> bytes:
    """Make the journal if there is none, and encrypt it; what opens it."""
    Journal(path).close()
    done = encrypt(path, PASSPHRASE, clock.now(), CHEAP)
    os.unlink(done.plain)
    return done.key


def locked(path: str) -> bytes:
    """The same for a new journal, and quicker: all of them have the same keys."""
    journal, wrapped, key = _template()
    for name, data in ((path, journal), (keys_file(path), wrapped)):
        with open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
    return key


@cache
def _template() -> tuple[bytes, bytes, bytes]:
    with TemporaryDirectory() as folder:
        path = os.path.join(folder, "journal.db")
        key = lock(path)
        return Path(path).read_bytes(), Path(keys_file(path)).read_bytes(), key


@contextlib.contextmanager
def passphrase(typed: str = PASSPHRASE) -> Iterator[tuple[str, str]]:
    """The option that hands a passphrase over, for one command in this process."""
    out, into = os.pipe()
    os.write(into, f"{typed}\n".encode())
    os.close(into)
    try:
        yield ("--passphrase-fd", str(out))
    finally:
        os.close(out)
