"""Open another copy of the journal, so that it can be merged into this one."""

import contextlib
import os
import shutil
from collections.abc import Iterator

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import BadData
from recovery_journal.store.backup.prepare import prepare
from recovery_journal.store.backup.verify import connect_immutable
from recovery_journal.store.encryption import keys
from recovery_journal.store.history.merge import JournalCopy, Merger
from recovery_journal.store.sqlite.atomic import DRAFT_MARK, temporary_folder
from recovery_journal.store.sqlite.connection import connect, ignoring_sqlite_errors
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import APPLICATION_ID
from recovery_journal.store.sqlite.guard import (
    explaining_os_errors,
    has_journal_header,
    has_keys,
    keys_file,
    looks_encrypted,
    read_header,
)
from recovery_journal.store.sqlite.opening import connect_journal
from recovery_journal.words import merge as words

PAGE_BYTES = 4096
"""An encrypted journal is whole pages."""


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """Another copy of the journal, open."""

    file: JournalFile
    entries: int
    has_history: bool = True
    """Whether it knows when things were changed."""
    torn: tuple[str, ...] = ()
    """Tables that have lost rows with a damaged page."""


@contextlib.contextmanager
def open_journal_copy(
    path: str, own_key: bytes | None, journal: str, key: bytes | None
) -> Iterator[OtherCopy]:
    """Open a journal or a backup; it stays as it is, and what is read is a copy of it.

    Args:
        path: the file.
        own_key: its key if it has keys of its own.
        journal: the journal here.
        key: the key of the journal here. It also opens a copy that lies there without its keys, as
            programs leave them that sync folders.

    Raises:
        JournalError: it can't be used; see `prepare`.
    """
    with contextlib.ExitStack() as held:
        if not has_keys(path) and not has_journal_header(read_header(path)):
            if key is None or not _opens(path, key):
                raise BadData(_why_not(path))
            beside = os.path.dirname(os.path.abspath(journal))
            folder = held.enter_context(temporary_folder(beside))
            lent = os.path.join(folder, "journal.db")
            with explaining_os_errors(path):
                shutil.copyfile(path, lent)
            keys.write(keys_file(lent), keys.read(keys_file(journal)))
            path, own_key = lent, key
        ready = held.enter_context(prepare(path, own_key, journal, key or own_key))
        file = held.enter_context(contextlib.closing(connect_journal(ready.path, ready.key)))
        yield OtherCopy(file, ready.entries, torn=ready.torn)


@contextlib.contextmanager
def open_export(copy: JournalCopy) -> Iterator[OtherCopy]:
    """Open what is in an export, in memory only.

    Exports don't know when things were changed. All in them is as old as its revision, like what
    was never changed since it was added.
    """
    from recovery_journal.store.sqlite.migrate import migrate

    file = JournalFile(connect(":memory:", "memory"), f"memory{DRAFT_MARK}")
    with contextlib.closing(file):
        migrate(file)
        Merger(file).merge(copy)
        with file.transaction():
            file.run(
                "UPDATE change SET at = "
                "coalesce((SELECT max(at, 0) FROM entry WHERE entry.uid = change.uid), 0)"
            )
        yield OtherCopy(file, len(copy.entries), has_history=False)


def _why_not(path: str) -> str:
    """Say why a file that isn't a plain journal, and has no keys beside it, can't be used."""
    size = os.path.getsize(path)
    is_perhaps_encrypted = size and size % PAGE_BYTES == 0 and looks_encrypted(read_header(path))
    return (
        words.keys_missing(path, keys_file(path)) if is_perhaps_encrypted else words.no_copy(path)
    )


def _opens(path: str, key: bytes) -> bool:
    """Return whether a file is a journal under a key."""
    with ignoring_sqlite_errors(), contextlib.closing(connect_immutable(path, key)) as reader:
        found: bool = reader.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        return found
    return False
