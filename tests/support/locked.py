"""A locked journal, for tests of logging meanwhile."""

import contextlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from recovery_journal.store.sqlite.guard import keys_file
from support.encrypted import PASSPHRASE, encrypt


def write_locked_journal(path: str) -> bytes:
    """Put an encrypted journal there; what opens it. All of them have the same keys."""
    journal, wrapped, key = _template()
    for name, data in ((path, journal), (keys_file(path), wrapped)):
        with open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
    return key


@cache
def _template() -> tuple[bytes, bytes, bytes]:
    with TemporaryDirectory() as folder:
        path = os.path.join(folder, "journal.db")
        key = encrypt(path).key
        return Path(path).read_bytes(), Path(keys_file(path)).read_bytes(), key


@contextlib.contextmanager
def passphrase_option(typed: str = PASSPHRASE) -> Iterator[tuple[str, str]]:
    """The option that hands a passphrase over, for one command in this process."""
    out, into = os.pipe()
    os.write(into, f"{typed}\n".encode())
    os.close(into)
    try:
        yield ("--passphrase-fd", str(out))
    finally:
        os.close(out)
