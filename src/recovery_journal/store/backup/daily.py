"""The daily chores of the journal: a backup, and emptying the old trash."""

import os
from contextlib import suppress
from datetime import datetime, time, timedelta

from recovery_journal.domain.days import local_day
from recovery_journal.domain.settings import Settings
from recovery_journal.errors import CannotWrite, Damaged, JournalError, NotAllowed
from recovery_journal.store.backup.folder import (
    Backup,
    default_backup_folder,
    discard,
    list_backups,
)
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import daily_mark

KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
"""The last daily backup of this many days, weeks and months is kept."""
KEEP_REPLACED_FOR = timedelta(days=30)
"""How long a journal replaced by a restore is kept."""


def run_daily_upkeep(journal: Journal, now: datetime, *, quick: bool = False) -> int:
    """Once a day, back up the journal, and purge what was trashed 30 days ago.

    If nothing has changed since the last daily backup, that one counts. If all is done for the day,
    this only reads. `quick` leaves the help card as it is.

    Returns:
        The number of records purged.

    Raises:
        Busy, CannotWrite, NotAllowed, Damaged: it has to wait.
    """
    mark = daily_mark.read(journal.path)
    if mark.is_of(now) and mark.is_complete:
        return 0
    settings = _read_settings(journal)  # first: a broken page makes SQLCipher read nothing more
    copy, copied_state = mark.copy, mark.state
    if not mark.is_of(now) and copied_state != (state := journal.backups.state()):
        made = journal.backups.make("daily", now)
        rotate(default_backup_folder(journal.path), now, journal.key, intact=made.path)
        copy, copied_state = made.name, state
    if not quick:
        journal.sidecars.refresh_card()  # a killed process may have left it outdated
    complete = _copy_elsewhere(journal, settings.backup_folder, copy, now)
    today, hour = local_day(now, settings.day_starts_at), time(settings.day_starts_at)
    day_began = datetime.combine(today, hour, now.tzinfo)
    daily_mark.write(journal.path, day_began, copy, copied_state, complete=complete)
    return journal.trash.empty_old(now)


def _read_settings(journal: Journal) -> Settings:
    """Return the settings; if they are damaged, the usual ones."""
    with suppress(Damaged):
        return journal.settings.read()
    return Settings()


def _copy_elsewhere(journal: Journal, folder: str, name: str, now: datetime) -> bool:
    """Copy a backup to the user's own folder; return False if that has to wait."""
    if not folder:
        return True
    if not os.path.isdir(folder):  # e.g. on an unplugged disk
        return False
    with suppress(CannotWrite, NotAllowed, Damaged):  # the doctor reports it
        copied = journal.backups.copy_elsewhere(name, folder)
        rotate(folder, now, journal.key, intact=copied)
        return True
    return False


def rotate(
    folder: str, now: datetime, key: bytes | None = None, *, intact: str = ""
) -> list[Backup]:
    """Remove backups that newer ones make redundant, and return them.

    Kept are those the user asked for, those dated in the future, and for a while those replaced by
    a restore, which may hold the latest entries. Nothing is removed unless the newest backup is
    intact.

    Args:
        folder: the folder.
        now: the current time.
        key: opens the newest backup if it's encrypted.
        intact: the path of a backup that is known to be intact, and needn't be checked.
    """
    known = [one for one in list_backups(folder) if one.made <= now]
    kept = _backups_to_keep(known, now)
    spare = [one for one in known if one not in kept]
    if not spare:
        return []
    if known[0].path != intact:
        try:
            verify_copy(known[0].path, key)
        except JournalError:
            return []
    for one in spare:
        with suppress(OSError):
            discard(one)
    return spare


def _backups_to_keep(known: list[Backup], now: datetime) -> set[Backup]:
    """Return the backups to keep; `known` is sorted newest first and has none from the future."""
    kept = {one for one in known if one.reason == "asked"}
    kept |= {
        one for one in known if one.reason == "restore" and now - one.made <= KEEP_REPLACED_FOR
    }
    oldest_first = known[::-1]
    kept |= {*{one.reason: one for one in oldest_first}.values()}
    daily = [one for one in oldest_first if one.reason == "daily"]
    for span, many in (("%Y-%m-%d", KEPT_DAYS), ("%G-%V", KEPT_WEEKS), ("%Y-%m", KEPT_MONTHS)):
        last_of_each = {one.made.strftime(span): one for one in daily}
        kept |= {*list(last_of_each.values())[-many:]}
    return kept
