"""What a use says about those before it."""

from datetime import date

from recovery_journal.store.changes import Changes
from recovery_journal.store.file import File


def end_open(file: File, changes: Changes, tracker: int, next_start: date) -> None:
    """End the uses of a tracker that were still open, as a next first day after them is known.

    On a goal to cut down a use closes nothing, so nothing is open there.
    """
    day = next_start.isoformat()
    for uid, number in file.rows(
        "SELECT entry.uid, entry.id FROM use JOIN entry ON entry.id = use.entry "
        "JOIN tracker ON tracker.id = entry.tracker WHERE tracker.id = ? "
        "AND limit_amount IS NULL AND entry.trashed_at IS NULL "
        'AND next_start IS NULL AND "on" < ?',
        (tracker, day),
    ):
        with changes.recorded("edit", "entry", uid):
            file.run("UPDATE use SET next_start = ? WHERE entry = ?", (day, number))
            file.run("UPDATE entry SET revision = revision + 1 WHERE id = ?", (number,))
