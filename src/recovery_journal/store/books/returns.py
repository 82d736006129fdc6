"""What a use says about those before it, and they about it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from recovery_journal.domain.entries.locked_message import STILL_USING_MARK
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.store.history.changes import Changes, from_json
from recovery_journal.store.sqlite.file import JournalFile


def latest_open_return(tracker: Tracker, uses: Iterable[Use], on: date) -> Use | None:
    """The latest use up to a day of which nobody said that it is over."""
    if tracker.limit is not None:
        return None
    still = (use for use in uses if use.next_start is None and use.on <= on)
    return max(still, key=lambda use: use.on, default=None)


def choose_entry_to_keep(before: Use | None, use: Use, said: str | None, *, alone: bool) -> Use:
    """The use as it is to be kept: the new one, or the one before it with an end.

    Args:
        before: what `latest_open_return` found.
        use: the new one, without a next first day.
        said: the next first day as ISO date, STILL, or None: then it is the day after, and while
            still using only the person can say it.
        alone: nothing was said but that.
    """
    if said is None:
        return use if before else replace(use, next_start=use.on + timedelta(days=1))
    if said == STILL_USING_MARK:
        return use
    return replace(before if before and alone else use, next_start=date.fromisoformat(said))


def close_open_returns(file: JournalFile, tracker: int, next_start: date) -> None:
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
        with Changes(file).recording("edit", "entry", uid):
            file.run("UPDATE use SET next_start = ? WHERE entry = ?", (day, number))
            file.run("UPDATE entry SET revision = revision + 1 WHERE id = ?", (number,))


def reopen_closed_returns(file: JournalFile, uid: str) -> None:
    """Open again the uses that were ended together with one that is removed now.

    One that was given another end since keeps it. Where a later use ends it as well, that one's
    end holds.
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
