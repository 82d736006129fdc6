"""Encrypted journals for tests, with a passphrase that is cheap to check."""

from datetime import UTC, datetime
from pathlib import Path

from recovery_journal.exchange.export import sealed
from recovery_journal.store.encryption import convert, keys
from recovery_journal.store.encryption.convert import Encrypted
from recovery_journal.store.journal import Journal

LIGHT_COST = keys.Argon2Cost(operations=1, memory_bytes=8192)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PASSPHRASE = "four quiet words here"


def encrypt(path: Path | str, passphrase: str = PASSPHRASE) -> Encrypted:
    """Give a journal a passphrase; one is made where there is none."""
    Journal(str(path)).close()
    return convert.encrypt(str(path), passphrase, NOW, LIGHT_COST)


def is_sealed(path: Path) -> bool:
    """Whether a file is a sealed export, by its beginning."""
    return path.read_bytes().startswith(sealed.BEGINNING)


def files_containing(folder: Path, word: str) -> list[str]:
    """The files below a folder in which a word can be read, by name or by content."""
    wanted = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
    return [
        str(one.relative_to(folder))
        for one in sorted(folder.rglob("*"))
        if word in one.name or (one.is_file() and any(form in one.read_bytes() for form in wanted))
    ]
