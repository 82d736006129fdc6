"""Removing all that this program has written about a person."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from recovery_journal.store.backup.folder import default_backup_folder
from recovery_journal.store.sidecar.help_card import card_file
from recovery_journal.store.sidecar.prompt_file import prompt_path
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.file_format import SIDE_FILE_SUFFIXES
from recovery_journal.store.sqlite.guard import explain_os_error, inbox_folder, keys_file


def remove_everything(journal: str) -> None:
    """Remove a journal with all that lies beside it, its backups too, and wait for the disk.

    What is gone already is passed over, so it can be carried out again.

    Raises:
        CannotWrite, NotAllowed: when something could not be removed; it is named.
    """
    try:
        for path in _files(journal):
            with suppress(FileNotFoundError):
                os.unlink(path)
        for folder in (default_backup_folder(journal), inbox_folder(journal)):
            with suppress(FileNotFoundError):
                shutil.rmtree(folder)
        with suppress(FileNotFoundError):
            sync_folder(journal)
    except OSError as error:
        raise explain_os_error(error, error.filename or journal) from error


def _files(journal: str) -> Iterator[str | Path]:
    yield from (journal, *(journal + end for end in SIDE_FILE_SUFFIXES))
    yield from (keys_file(journal), prompt_path(journal), card_file(journal))
    yield from Path(journal).parent.glob("draft-*.json*")
    # What was replaced, set aside, or left half made when a program was ended.
    yield from Path(journal).parent.glob(f"{Path(journal).name}.*")
