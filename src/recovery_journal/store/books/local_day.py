"""The local day of every entry, derived from its moment and the start of the day."""

from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import DAY_START_SQL

HOURS = ("0", "1", "2", "3", "4", "5", "6")
"""At which a day can begin, as stored."""


def day_starts_at(file: JournalFile) -> int:
    """Return the hour, 0 to 6, at which a day begins; midnight if that can't be read."""
    found = file.row(DAY_START_SQL)
    if found is None:
        return 0
    if found[0] in HOURS:
        return HOURS.index(found[0])
    file.unreadable.add(("setting", "day_starts_at"))
    return 0


def derive_days(file: JournalFile) -> None:
    """Recompute the day of every entry; a use keeps its plain date."""
    file.run(
        "UPDATE entry SET day = date(at + offset - ?, 'unixepoch') WHERE kind <> 'use'",
        (day_starts_at(file) * 3600,),
    )


def derive_day(file: JournalFile, uid: str) -> None:
    """Recompute the day of one entry of any kind."""
    file.run(
        'UPDATE entry SET day = coalesce((SELECT "on" FROM use WHERE use.entry = entry.id), '
        "date(at + offset - ?, 'unixepoch')) WHERE uid = ?",
        (day_starts_at(file) * 3600, uid),
    )
