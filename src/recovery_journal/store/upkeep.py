"""What the journal does for itself now and then: a daily copy, and an end for what was trashed."""

from datetime import datetime

from recovery_journal.store import backup
from recovery_journal.store.journal import Journal


def keep_up(journal: Journal, now: datetime) -> int:
    """Make the copy of the day when it is due, and empty the trash of what lay there 30 days.

    While nothing is due it only reads.

    Returns:
        how many things left the trash.

    Raises:
        Busy, CannotWrite, NotAllowed, Damaged: when it has to wait for another day.
    """
    folder = backup.folder_of(journal.path)
    if backup.due(folder, now):
        journal.keep_card()  # the program may have been ended before it could be
        journal.back_up("daily", now)
        backup.rotate(folder, now, journal.key)
    return journal.tidy(now)
