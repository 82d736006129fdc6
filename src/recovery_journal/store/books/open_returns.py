"""End returns that are still open, and reopen them."""

from datetime import date
from typing import Any

from recovery_journal.domain.sobriety.returns import ended_by
from recovery_journal.store.books.entry_query import entries_where
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.history.snapshot import from_json
from recovery_journal.store.sqlite.file import JournalFile


def close_open_returns(file: JournalFile, tracker: int, next_start: date) -> None:
    """End a tracker's open uses before a next first day.

    On a cut-down tracker no use is ever open.
    """
    still_open: list[Any] = entries_where(
        file,
        "id IN (SELECT entry FROM use WHERE next_start IS NULL) AND +tracker = ? "
        "AND trashed_at IS NULL "
        "AND EXISTS (SELECT 1 FROM tracker WHERE id = entry.tracker AND limit_amount IS NULL)",
        (tracker,),
    )
    for use in ended_by(next_start, still_open):
        with Changes(file).recording("edit", "entry", use.uid):
            file.run(
                "UPDATE use SET next_start = ? WHERE entry = ?", (next_start.isoformat(), use.id)
            )
            file.run("UPDATE entry SET revision = revision + 1 WHERE id = ?", (use.id,))


def reopen_closed_returns(file: JournalFile, uid: str) -> None:
    """Reopen the uses that ended together with one that is now removed.

    A use whose end was changed since keeps it. If a later use ends it too, it gets that one's end.
    """
    for other, number, tracker, end, before, after in file.rows(
        "SELECT DISTINCT entry.uid, entry.id, entry.tracker, next_start, ended.before, ended.after "
        "FROM change AS this JOIN change AS ended ON ended.step = this.step "
        "JOIN entry ON entry.uid = ended.uid JOIN use ON use.entry = entry.id "
        "WHERE this.uid = ? AND this.action IN ('add', 'edit') AND ended.uid <> this.uid "
        "AND ended.action = 'edit' AND entry.trashed_at IS NULL AND ended.before IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = ended.id)",
        (uid,),
    ):
        with file.treating_bad_rows_as_damage():
            was, became = from_json(before), from_json(after)
            if not was or not became or was["details"]["next_start"] is not None:
                continue
            if end is None or became["details"]["next_start"] != end:
                continue
        with Changes(file).recording("edit", "entry", other):
            file.run(
                "UPDATE use SET next_start = (SELECT min(next_start) FROM use AS later JOIN entry "
                "ON entry.id = later.entry WHERE tracker = ? AND trashed_at IS NULL "
                'AND entry.id > ? AND next_start > use."on") WHERE entry = ?',
                (tracker, number, number),
            )
            file.run("UPDATE entry SET revision = revision + 1 WHERE id = ?", (number,))
