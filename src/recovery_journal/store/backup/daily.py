"""The daily chores of the journal: a backup, and emptying the old trash."""

from contextlib import suppress
from datetime import datetime, timedelta

from recovery_journal.errors import CannotWrite, JournalError, NotAllowed
from recovery_journal.store.backup.folder import Backup, discard, list_backups
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.journal import Journal

DAILY_INTERVAL = timedelta(days=1)
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
"""The last daily backup of this many days, weeks and months is kept."""
KEEP_REPLACED_FOR = timedelta(days=30)
"""How long a journal replaced by a restore is kept."""


def run_daily_upkeep(journal: Journal, now: datetime) -> int:
    """Make the daily backup if it's due, and purge what was trashed 30 days ago.

    If nothing is due, this only reads.

    Returns:
        The number of records purged.

    Raises:
        Busy, CannotWrite, NotAllowed, Damaged: it has to wait for another day.
    """
    folder, *elsewhere = journal.backups.folders()
    if daily_due(folder, now):
        journal.sidecars.refresh_card()  # a killed process may have left it outdated
        _copy(journal, folder, now)
    for other in elsewhere:
        with suppress(CannotWrite, NotAllowed):  # the doctor reports it
            if daily_due(other, now):
                _copy(journal, other, now)
    return journal.trash.empty_old(now)


def _copy(journal: Journal, folder: str, now: datetime) -> None:
    journal.backups.make("daily", now, folder)
    rotate(folder, now, journal.key)


def daily_due(folder: str, now: datetime) -> bool:
    """Return whether the last daily backup is a day old; one from the future doesn't count."""
    return not any(
        one.reason == "daily" and timedelta() <= now - one.made < DAILY_INTERVAL
        for one in list_backups(folder)
    )


def rotate(folder: str, now: datetime, key: bytes | None = None) -> list[Backup]:
    """Remove backups that newer ones make redundant, and return them.

    Kept are those the user asked for, those dated in the future, and for a while those replaced by
    a restore, which may hold the latest entries. Nothing is removed unless the newest backup is
    intact; `key` opens it if it's encrypted.
    """
    known = [one for one in list_backups(folder) if one.made <= now]
    kept = _backups_to_keep(known, now)
    spare = [one for one in known if one not in kept]
    if not spare:
        return []
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
