"""What leaves the trash leaves for good, with every word of it."""

from collections.abc import Iterable
from datetime import datetime

from recovery_journal.store.history.changes import Changes
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile, Row

TRASHABLE_TABLES = (
    *("entry", "tracker", "strategy", "person", "reason", "letter", "plan", "safety_step"),
    *("meeting", "kept_words", "promise", "pack", "share"),
)
"""What can be thrown away; entries first, because a tracker waits for its own."""
REMOVAL_CONDITIONS = {"tracker": " AND NOT EXISTS (SELECT 1 FROM entry WHERE tracker = tracker.id)"}
"""What else has to be true of a row that is removed: entries must not lose their tracker."""


def uids_due(file: JournalFile, table: str, before: datetime) -> list[Row]:
    """The uids of what was moved to the trash before a moment and can be removed."""
    condition = f"trashed_at < ?{REMOVAL_CONDITIONS.get(table, '')}"
    return file.rows(f"SELECT uid FROM {table} WHERE {condition}", (rows.to_seconds(before),))


def purge_due(file: JournalFile, tables: Iterable[str], before: datetime) -> int:
    """Remove what is due from these tables, in their order; how many things that were."""
    with file.transaction():
        gone = 0
        for table in tables:
            for (uid,) in uids_due(file, table, before):
                Changes(file).purge(table, uid)
                gone += 1
        if gone:
            scrub(file)
        return gone


def scrub(file: JournalFile) -> None:
    """Forget words that no entry has any more, in the index too.

    The index keeps the words of what left it until it is next put together. Without this they
    could still be read in the file.
    """
    unused = "SELECT uid FROM tag WHERE NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag = tag.id)"
    for (uid,) in file.rows(unused):
        Changes(file).purge("tag", uid)
    file.run("INSERT INTO entry_words (entry_words) VALUES ('optimize')")
