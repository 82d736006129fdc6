"""Remove everything this program has written about a person."""

import os
import shutil
import tempfile
from contextlib import suppress

from recovery_journal.store.backup.written_files import (
    AMONG_TEMPORARY_FILES,
    BESIDE_THE_JOURNAL,
    is_listed,
)
from recovery_journal.store.sidecar import editor_files
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.guard import explain_os_error
from recovery_journal.store.sqlite.locking import runs


def remove_everything(journal: str) -> None:
    """Remove a journal and everything next to it, including backups, and sync the disk.

    Missing files are skipped, so it can be repeated.

    Raises:
        CannotWrite, NotAllowed: a file, named in the message, can't be removed.
    """
    try:
        editor_files.remove_all(journal)
        with suppress(FileNotFoundError):
            _remove_listed(os.path.dirname(journal), BESIDE_THE_JOURNAL)
            sync_folder(journal)
        _remove_listed(tempfile.gettempdir(), AMONG_TEMPORARY_FILES)
    except OSError as error:
        raise explain_os_error(error, error.filename or journal) from error


def _remove_listed(folder: str, listed: dict[str, str]) -> None:
    """Remove what is listed and belongs to this account from a folder, the journal first."""
    found = [name for name in os.listdir(folder) if is_listed(name, listed)]
    for name in sorted(found, key=lambda name: (not name.startswith("journal"), name)):
        path = os.path.join(folder, name)
        if listed is BESIDE_THE_JOURNAL or _is_abandoned(path):
            _remove(path)


def _is_abandoned(path: str) -> bool:
    """Return whether a folder of this account was left by a process that is gone."""
    number = os.path.basename(path).rpartition("-")[0].rpartition("-")[2]
    is_own = not hasattr(os, "getuid") or os.lstat(path).st_uid == os.getuid()
    return is_own and number.isdecimal() and not runs(int(number))


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            os.unlink(path)
