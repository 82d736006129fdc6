"""What the journal does for itself now and then: a daily copy, and an end for what was trashed."""

from contextlib import suppress
from datetime import datetime, timedelta

from recovery_journal.errors import CannotWrite, JournalError, NotAllowed
from recovery_journal.store.backup.folder import Backup, discard, list_backups
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.journal import Journal

DAILY_INTERVAL = timedelta(days=1)
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
"""Of so many days, weeks and months the last daily copy stays."""
KEEP_REPLACED_FOR = timedelta(days=30)
"""So long every journal stays that was replaced by a restore."""


def run_daily_upkeep(journal: Journal, now: datetime) -> int:
    """Make the copy of the day when it is due, and empty the trash of what lay there 30 days.

    While nothing is due it only reads.

    Returns:
        how many things left the trash.

    Raises:
        Busy, CannotWrite, NotAllowed, Damaged: when it has to wait for another day.
    """
    folder, *elsewhere = journal.backups.folders()
    if daily_due(folder, now):
        journal.sidecars.refresh_card()  # the program may have been ended before it could be
        _copy(journal, folder, now)
    for other in elsewhere:
        with suppress(CannotWrite, NotAllowed):  # the doctor tells of it
            if daily_due(other, now):
                _copy(journal, other, now)
    return journal.trash.empty_old(now)


def _copy(journal: Journal, folder: str, now: datetime) -> None:
    journal.backups.make("daily", now, folder)
    rotate(folder, now, journal.key)


def daily_due(folder: str, now: datetime) -> bool:
    """Whether the last daily copy is a day old; one from the future counts as none."""
    return not any(
        one.reason == "daily" and timedelta() <= now - one.made < DAILY_INTERVAL
        for one in list_backups(folder)
    )


def rotate(folder: str, now: datetime, key: bytes | None = None) -> list[Backup]:
    """Remove the copies that newer ones stand for; those that were removed.

    What the person asked for stays, and what a clock that ran ahead has made. So does for a while
    what a restore replaced: only there may be what was written last. Nothing is removed unless the
    newest copy is whole; `key` opens it when it is encrypted.
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
    """The copies that stay, of all up to now, the newest first."""
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
