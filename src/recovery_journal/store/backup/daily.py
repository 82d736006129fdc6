"""What the journal does for itself now and then: a daily copy, and an end for what was trashed."""

from contextlib import suppress
from datetime import datetime

from recovery_journal.errors import CannotWrite, NotAllowed
from recovery_journal.store.backup import backup
from recovery_journal.store.journal import Journal


def run_daily_upkeep(journal: Journal, now: datetime) -> int:
    """Make the copy of the day when it is due, and empty the trash of what lay there 30 days.

    While nothing is due it only reads.

    Returns:
        how many things left the trash.

    Raises:
        Busy, CannotWrite, NotAllowed, Damaged: when it has to wait for another day.
    """
    folder, *elsewhere = journal.backups.folders()
    if backup.daily_due(folder, now):
        journal.sidecars.refresh_card()  # the program may have been ended before it could be
        _copy(journal, folder, now)
    for other in elsewhere:
        with suppress(CannotWrite, NotAllowed):  # the doctor tells of it
            if backup.daily_due(other, now):
                _copy(journal, other, now)
    return journal.trash.empty_old(now)


def _copy(journal: Journal, folder: str, now: datetime) -> None:
    journal.backups.make("daily", now, folder)
    backup.rotate(folder, now, journal.key)
