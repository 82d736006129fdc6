"""Check everything that can be wrong with a journal, and fix what is safe to fix."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from recovery_journal.errors import CannotWrite, Damaged, JournalError, Unconfirmed
from recovery_journal.store.backup.folder import default_backup_folder, newest
from recovery_journal.store.backup.journal_checks import Finding, can_be_mended, check_journal
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.encryption import inbox, keys
from recovery_journal.store.encryption.locked_messages import LockedMessages
from recovery_journal.store.encryption.plain_backups import find_plain_copies
from recovery_journal.store.sidecar import leftovers
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.store.sqlite.opening import open_file
from recovery_journal.words.encryption import (
    last_has_other_keys,
    messages_waiting,
    plain_copies,
    questions_wait,
)
from recovery_journal.words.merge import other_version

SYNCED_FOLDER_NAMES = (
    "dropbox",
    "onedrive",
    "icloud",
    "google drive",
    "nextcloud",
    ".stfolder",
    "syncthing",
)
"""Names of folders that other programs sync to other machines."""
_COPY_NAME = re.compile(r"conflict|^journal[ (_-].*[.]db$")
"""What they call another version, in small letters:
"journal.sync-conflict-20261123-041200-abcdefg.db" (Syncthing),
"journal (sam's conflicted copy 2026-11-23).db" (Dropbox),
"journal (conflicted copy 2026-11-23 041200).db" (Nextcloud; ownCloud once wrote "_conflict-…"),
"journal-laptop.db" (OneDrive), "journal (1).db" and "journal 2.db" (Google Drive and iCloud)."""
OLD_BACKUP_AGE = timedelta(days=7)
"""From this age on, the last backup is too old to rely on."""


def examine(
    path: str, now: datetime, *, mend: bool = False, key: bytes | None = None
) -> list[Finding]:
    """Check a journal and the files next to it.

    Args:
        path: the journal.
        now: the current time.
        mend: rebuild the index, give back free room, and tighten permissions.
        key: its key if it's encrypted.

    Raises:
        JournalError: it can't be opened at all.
    """
    file = open_file(path, create=False, read_only=True, inspect=True, key=key)
    may_write = mend and can_be_mended(file)
    if may_write:
        file.close()
        file = open_file(path, create=False, key=key)
    found: list[Finding] = []
    elsewhere = ""
    try:
        with file.transaction() if may_write else file.reading():
            found = check_journal(file, mend=may_write)
            found += _check_inbox(file)
            elsewhere = SettingsBook(file).read().backup_folder
        if may_write and file.has_much_free_room():
            with contextlib.suppress(CannotWrite, Unconfirmed):  # later entries will use it
                file.vacuum()
    except Damaged:
        if not any(one.serious for one in found):
            raise
    finally:
        file.close()
    folder = os.path.dirname(os.path.abspath(path))
    found += [_check_permissions(folder, mend=mend), *_check_place(folder)]
    found += [
        *(Finding("drafts", False, sentence) for sentence in leftovers.clear(path)),
        *_check_plain_copies(path, elsewhere),
        _check_backup(default_backup_folder(path), path, now, key),
    ]
    if elsewhere and not os.path.isdir(elsewhere):
        says = f"The folder for extra copies isn't there right now: {elsewhere}"
        found.append(Finding("backup", False, says))
    elif elsewhere:
        found.append(_check_backup(elsewhere, path, now, key))
    return found


def _check_inbox(file: JournalFile) -> Iterator[Finding]:
    """Check that entries logged while locked can be added."""
    waiting = inbox.list_waiting(file.path)
    questions = LockedMessages(file).questions() if waiting else []
    if torn := [one.path for one in questions if one.message is None]:
        says = f"These can't be added to the journal, and stay where they are: {', '.join(torn)}"
        yield Finding("inbox", False, says, serious=True)
    if len(questions) > len(torn):
        yield Finding("inbox", False, questions_wait(len(questions) - len(torn)))
    if len(waiting) > len(questions):
        yield Finding("inbox", True, messages_waiting(len(waiting) - len(questions)))


def _check_permissions(folder: str, *, mend: bool) -> Finding:
    loose = []
    for path in _files_in(folder):
        allowed = stat.S_IMODE(os.lstat(path).st_mode)
        wanted = allowed & 0o700
        if allowed != wanted and not os.path.islink(path):
            loose.append(path)
            if mend:
                os.chmod(path, wanted)
    if not loose:
        return Finding("permissions", True, "Only this account can read your files.")
    listed = ", ".join(loose[:3])
    if mend:
        says = f"Others could read {listed}; now they cannot."
        return Finding("permissions", True, says, mended=True)
    return Finding("permissions", False, f"Others can read {listed}: rj doctor --fix")


def _files_in(folder: str) -> Iterator[str]:
    """Yield the folder, its files, the backups and the inbox."""
    yield folder
    for base in (folder, *(os.path.join(folder, name) for name in ("backups", "inbox"))):
        with contextlib.suppress(OSError):
            yield from (os.path.join(base, name) for name in sorted(os.listdir(base)))


def _check_place(folder: str) -> Iterator[Finding]:
    """Check for synced folders, and for conflicting copies left by other programs."""
    parts = folder.casefold().split(os.sep)
    if any(one in part for part in parts for one in SYNCED_FOLDER_NAMES):
        says = (
            "The journal is in a folder that another program syncs. "
            "Use it on one machine at a time, and keep backups elsewhere."
        )
        yield Finding("place", False, says)
    names = [os.path.relpath(path, folder) for path in _files_in(folder)]
    copies = [name for name in names if _COPY_NAME.search(name.casefold())]
    journals = [name for name in copies if name.casefold().endswith(".db")]
    for name in journals:
        yield Finding("place", False, other_version(os.path.join(folder, name)))
    if others := [name for name in copies if name not in journals]:
        says = "There are other versions here, as programs that sync folders leave behind: "
        yield Finding("place", False, says + ", ".join(others))


def _check_plain_copies(path: str, elsewhere: str) -> Iterator[Finding]:
    """Check that no copy of an encrypted journal can be read without its passphrase."""
    if found := find_plain_copies(path, *([elsewhere] if elsewhere else [])):
        yield Finding("plain", False, plain_copies(found))


def _check_backup(folder: str, path: str, now: datetime, key: bytes | None) -> Finding:
    """Check for a reliable, recent backup in a folder."""
    last = newest(folder, now)
    if last is None:
        return Finding("backup", False, f"There is no backup yet in {folder}: rj backup")
    age = now.astimezone(UTC) - last.made
    when = last.made.astimezone(now.tzinfo)
    try:
        if is_encrypted(last.path) and (key is None or not keys.have_same_key(last.path, path)):
            return Finding("backup", False, last_has_other_keys(last.name))
        held = verify_copy(last.path, key)
    except JournalError as error:
        return Finding("backup", False, f"The last backup can't be relied on. {error}")
    says = (
        f"The last backup in {folder} is of {when:%Y-%m-%d %H:%M}, whole; entries: {held.entries}."
    )
    return Finding(
        "backup",
        age < OLD_BACKUP_AGE,
        says if age < OLD_BACKUP_AGE else f"{says} To make one: rj backup",
    )
