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
    """Remove what is listed from a folder, the journal first."""
    found = [name for name in os.listdir(folder) if is_listed(name, listed)]
    for name in sorted(found, key=lambda name: (not name.startswith("journal"), name)):
        _remove(os.path.join(folder, name))


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            os.unlink(path)
