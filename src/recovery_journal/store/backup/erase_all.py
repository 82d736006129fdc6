"""Remove everything this program has written about a person."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from recovery_journal.store.backup.folder import default_backup_folder
from recovery_journal.store.sidecar import editor_files
from recovery_journal.store.sidecar.daily_mark import mark_path
from recovery_journal.store.sidecar.help_card import card_file
from recovery_journal.store.sidecar.prompt_file import prompt_path
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.file_format import SIDE_FILE_SUFFIXES
from recovery_journal.store.sqlite.guard import explain_os_error, inbox_folder, keys_file


def remove_everything(journal: str) -> None:
    """Remove a journal and everything next to it, including backups, and sync the disk.

    Missing files are skipped, so it can be repeated.

    Raises:
        CannotWrite, NotAllowed: a file, named in the message, can't be removed.
    """
    try:
        editor_files.remove_all(journal)
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
    yield from (keys_file(journal), prompt_path(journal), card_file(journal), mark_path(journal))
    for name in ("draft-*.json*", "editor-*"):
        yield from Path(journal).parent.glob(name)
    # Replaced journals and unfinished files of killed processes.
    for name in (Path(journal).name, Path(keys_file(journal)).name):
        yield from Path(journal).parent.glob(f"{name}.*")
