"""The backups in a folder, as described by their file names."""

import contextlib
import glob
import os
import re
from datetime import datetime

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import NotFound
from recovery_journal.store.sqlite.guard import keys_file

DAMAGED = "damaged"
"""In place of the reason: the journal was damaged when this backup was made."""
BACKUP_REASONS = (
    *("daily", "asked", "migration", "import", "merge", "purge", "restore", "passphrase"),
    DAMAGED,
)
"""Why a backup was made: automatically each day, by the user, or before the named operation."""
NAME_PATTERN = re.compile(r"journal-(\d{8}T\d{6}Z)-v(\d+)-([a-z]+)-([0-9a-f]{6,16})\.db")
"""Time, schema version, reason, and start of the checksum."""
MIN_NAME_CHARS = 4
"""A part of a name that is shorter could be in any."""
TIMESTAMP_FORMAT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup, as described by its file name."""

    path: str
    made: datetime
    """When it was made (UTC)."""
    version: int
    """Its schema version."""
    reason: str
    """One of BACKUP_REASONS."""

    @property
    def name(self) -> str:
        return os.path.basename(self.path)


def default_backup_folder(journal: str) -> str:
    return os.path.join(os.path.dirname(os.path.abspath(journal)), "backups")


def list_backups(folder: str) -> list[Backup]:
    """Return the backups in a folder, newest first."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    found = []
    for name in names:
        if parts := NAME_PATTERN.fullmatch(name):
            made, version, reason, _ = parts.groups()
            with contextlib.suppress(ValueError):
                moment = datetime.fromisoformat(made)
                found.append(Backup(os.path.join(folder, name), moment, int(version), reason))
    return sorted(found, key=lambda one: (one.made, one.name), reverse=True)


def list_old_journals(journal: str) -> list[str]:
    """Return what a passphrase or a restore replaced and kept next to the journal."""
    return sorted(glob.glob(glob.escape(journal) + ".before-*"))


def newest(folder: str, now: datetime) -> Backup | None:
    """Return the newest backup.

    A damaged one, or one dated in the future, is returned only if there is no other.
    """
    known = list_backups(folder)
    past = [one for one in known if one.made <= now] or known[-1:]
    return next((one for one in past if one.reason != DAMAGED), past[0] if past else None)


def find_backup(folder: str, typed: str, now: datetime) -> Backup:
    """Return the only backup whose name contains the text, or the newest for "last".

    A few letters or digits that happen to be in one name are no name.

    Raises:
        NotFound: none or several match.
    """
    is_part = len(typed) >= MIN_NAME_CHARS
    fitting = [one for one in list_backups(folder) if is_part and typed in one.name]
    found = newest(folder, now) if typed == "last" else fitting[0] if len(fitting) == 1 else None
    if found is None or not any(map(str.isalnum, typed)):
        said = "Several backups are" if len(fitting) > 1 else "No backup is"
        raise NotFound(f"{said} called {typed}. To see them: rj backup list")
    return found


def discard(one: Backup) -> None:
    """Remove a backup, then its keys, which are useless alone."""
    os.unlink(one.path)
    with contextlib.suppress(FileNotFoundError):
        os.unlink(keys_file(one.path))
