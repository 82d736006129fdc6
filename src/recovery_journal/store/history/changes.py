"""The record of every change, which undo, the trash and earlier versions read."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.instants import from_seconds, to_seconds
from recovery_journal.errors import Conflict, NotFound
from recovery_journal.store.books.search import add_to_index, remove_from_index
from recovery_journal.store.history.snapshot import (
    Snapshot,
    from_json,
    restore_snapshot,
    take_snapshot,
    to_json,
    unchanged,
)
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile, Row

UNDOABLE_CHANGE_SQL = """action NOT IN ('undo', 'purge') AND after IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = change.id)"""
"""A change that can be undone and wasn't."""

PAGE_SIZE = 500
"""How many changes are read at once."""
CLOCK_TOLERANCE = timedelta(minutes=30)
"""A clock correction smaller than this isn't suspicious."""


@dataclass(frozen=True, slots=True)
class Change:
    """A recorded change."""

    id: int
    action: str
    """"add", "edit", "trash", "restore", "merge", "undo" or "purge"."""
    subject: str
    """The table of the changed row."""
    uid: str
    others: int = 0
    """How many other records the same step added or merged, e.g. an import."""


class Changes:
    """Records each change in the transaction that makes it, and undoes it."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    @contextlib.contextmanager
    def recording(self, action: str, subject: str, uid: str) -> Iterator[None]:
        """Write to one row in a transaction and record the row before and after."""
        with self._file.transaction():
            before = take_snapshot(self._file, subject, uid)
            with self._reindexing(subject, uid):
                yield
            self._record(action, subject, uid, before)

    def record_additions(self, subject: str, added: Iterable[tuple[str, Snapshot]]) -> None:
        """Record in a transaction that new rows, by uid, have been inserted."""
        at = to_seconds(clock.now())
        if not self._file.step:
            self._file.step = self.last_change_number() + 1
        self._file.touched_tables.add(subject)
        self._file.run_many(
            "INSERT INTO change (at, action, subject, uid, revision, after, step) "
            "VALUES (?, 'add', ?, ?, 1, ?, ?)",
            ((at, subject, uid, to_json(after), self._file.step) for uid, after in added),
        )

    def unconfirmed_addition(self, subject: str) -> str | None:
        """Return the uid of the record just added, if the disk didn't confirm that it's kept.

        None if it was changed or removed since.
        """
        if not (step := self._file.unconfirmed_step()):
            return None
        found = self._file.row(
            "SELECT uid FROM change WHERE step = ? AND action = 'add' AND subject = ? "
            "AND uid NOT IN (SELECT uid FROM change WHERE step > ?)",
            (step, subject, step),
        )
        return str(found[0]) if found else None

    def undo(self, change: int | None = None, *, after: int = 0) -> Change:
        """Undo a step: all changes of one transaction, last one first.

        Args:
            change: any change of the step; None for the latest step that can be undone.
            after: undo only changes newer than this one.

        Raises:
            NotFound: there is nothing to undo.
            Conflict: something changed since; nothing was undone.
        """
        with self._file.transaction(), self._file.treating_bad_rows_as_damage():
            found = self._file.rows(
                f"SELECT id, action FROM change WHERE {UNDOABLE_CHANGE_SQL} "
                "AND step = (SELECT max(step) FROM change "
                f"WHERE step > 0 AND {UNDOABLE_CHANGE_SQL} AND id > ? "
                "AND (? IS NULL OR id = ?)) ORDER BY id DESC",
                (after, change, change),
            )
            if not found:
                raise NotFound("There's nothing to undo.")
            return self._reverse(found, "undo")

    def redo(self) -> Change:
        """Bring back what the last undo took away, as a change that can be undone.

        Raises:
            NotFound: nothing was undone since the last other change.
            Conflict: something changed since; nothing was brought back.
        """
        with self._file.transaction(), self._file.treating_bad_rows_as_damage():
            found = self._file.rows(
                "SELECT undo.id, undone.action "
                "FROM change AS undo JOIN change AS undone ON undone.id = undo.undoes "
                "WHERE undo.step = (SELECT max(step) FROM change WHERE action = 'undo' "
                "AND before IS NOT NULL AND id > (SELECT max(id) FROM change WHERE undoes IS NULL) "
                "AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = change.id)) "
                "ORDER BY undo.id DESC"
            )
            if not found:
                raise NotFound("There's nothing to redo.")
            return self._reverse(found)

    def _reverse(self, found: Sequence[Row], action: str = "") -> Change:
        """Make records what they were before changes, last one first.

        Args:
            found: the number and the action of each change.
            action: recorded for each; the default is that of the change itself.
        """
        for number, own_action, subject, uid, before, became in self._with_contents(found):
            now = take_snapshot(self._file, subject, uid)
            if not unchanged(now, from_json(became)):
                raise Conflict("This has changed since, so nothing was undone.")
            with self._reindexing(subject, uid):
                restore_snapshot(self._file, subject, uid, from_json(before))
            self._record(action or own_action, subject, uid, now, undoes=number)
        alike = sum(own_action in ("add", "merge") for _, own_action in found)
        return Change(number, own_action, subject, uid, max(0, alike - 1))

    def _with_contents(self, found: Sequence[Row]) -> Iterator[Row]:
        """Yield changes with what they changed, of which only a page is in memory."""
        for start in range(0, len(found), PAGE_SIZE):
            page: dict[int, str] = dict(found[start : start + PAGE_SIZE])
            marks = ", ".join("?" * len(page))
            for number, *contents in self._file.rows(
                "SELECT id, subject, uid, before, after FROM change "
                f"WHERE id IN ({marks}) ORDER BY id DESC",
                [*page],
            ):
                yield number, page[number], *contents

    def has_undoable_step(self) -> bool:
        """Return whether the current transaction has recorded what can be undone."""
        found = self._file.row(
            f"SELECT 1 FROM change WHERE step = ? AND {UNDOABLE_CHANGE_SQL}", (self._file.step,)
        )
        return found is not None

    def last_change_number(self) -> int:
        """Return the number of the last change; 0 if there is none."""
        found = self._file.row("SELECT max(id) FROM change")
        return (found and found[0]) or 0

    def clock_turned_back_from(self) -> datetime | None:
        """Return the time of the last step but one if it's later than that of the last (UTC).

        Then the clock was set back between them, by more than CLOCK_TOLERANCE.
        """
        found = self._file.row(
            "SELECT at, (SELECT at FROM change WHERE id < last.step AND step > 0 "
            "ORDER BY id DESC LIMIT 1) "
            "FROM change AS last ORDER BY id DESC LIMIT 1"
        )
        if found is None or found[1] is None:
            return None
        last, before = (from_seconds(at) for at in found)
        return before if before - last > CLOCK_TOLERANCE else None

    def purge(self, subject: str, uid: str) -> None:
        """Delete a row for good; a tombstone keeps merges from bringing it back."""
        with self._file.transaction():
            at = to_seconds(clock.now())
            with self._reindexing(subject, uid):
                self._file.run(f"DELETE FROM {subject} WHERE uid = ?", (uid,))
            self._file.run("INSERT OR IGNORE INTO tombstone VALUES (?, ?, ?)", (uid, subject, at))
            self._file.run("UPDATE change SET before = NULL, after = NULL WHERE uid = ?", (uid,))
            self._record("purge", subject, uid, None)

    @contextlib.contextmanager
    def _reindexing(self, subject: str, uid: str) -> Iterator[None]:
        """Keep the search index up to date around a write to an entry."""
        if subject == "entry":
            remove_from_index(self._file, uid)
        yield
        if subject == "entry":
            add_to_index(self._file, uid)

    def _record(
        self,
        action: str,
        subject: str,
        uid: str,
        before: Snapshot | None,
        undoes: int | None = None,
    ) -> None:
        revision = self._file.row(f"SELECT revision FROM {subject} WHERE uid = ?", (uid,))
        change = {
            "at": to_seconds(clock.now()),
            "action": action,
            "subject": subject,
            "uid": uid,
            "revision": revision[0] if revision else 0,
            "before": to_json(before),
            "after": to_json(take_snapshot(self._file, subject, uid)),
            "undoes": undoes,
            "step": self._file.step,
        }
        self._file.touched_tables.add(subject)
        number = rows.insert(self._file, "change", change)
        if not self._file.step:
            self._file.step = number
            self._file.run("UPDATE change SET step = id WHERE id = ?", (number,))
