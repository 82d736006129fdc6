"""Write what two copies of a journal say together into this one."""

from collections.abc import Mapping
from typing import Any

from recovery_journal.domain.entries.damaged import DamagedEntry
from recovery_journal.errors import CannotBeRead, NotFound
from recovery_journal.store.books.by_table import books_by_table
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.local_day import derive_day, derive_days
from recovery_journal.store.books.settings import chosen_setting
from recovery_journal.store.books.tag_links import link_tags
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.history.lineage import MERGE, Lineage, Recorded
from recovery_journal.store.history.record_fields import NO_TRACKER_NUMBER, Values, to_snapshot
from recovery_journal.store.history.snapshot import Snapshot, restore_snapshot, to_json
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.connection import constraint_errors
from recovery_journal.store.sqlite.file import BAD_ROW_ERRORS, JournalFile


class CombineWriter:
    """Writes records and recorded changes from another copy, in one transaction."""

    def __init__(self, file: JournalFile, other: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)
        self._entries = Entries(file)
        self._books = books_by_table(file)
        self._their_trackers: dict[int, str] = dict(other.rows("SELECT id, uid FROM tracker"))
        self._their_tags: dict[tuple[str, str], str] = {
            (role, folded): name
            for role, folded, name in other.rows("SELECT role, folded, name FROM tag")
        }
        first = file.row("SELECT min(step) FROM change")
        self._next_step = min(0, (first and first[0]) or 0) - 1
        self._steps: dict[int, int] = {}
        """The other copy's steps, each with a negative number here: undo leaves those alone."""

    def write(self, subject: str, uid: str, values: Values, mine: Lineage, theirs: Lineage) -> bool:
        """Make a record what its fields say, and add their recorded changes to ours.

        Returns False if no such record can be; then nothing was written.
        """
        self._file.run("SAVEPOINT record")
        try:
            self._bring_changes(subject, uid, mine, theirs)
            with self._changes.recording(MERGE, subject, uid):
                if subject == "setting":
                    self._write_setting(uid, values["value"])
                else:
                    self._write_record(subject, uid, values, is_new=mine.snapshot is None)
                self._file.run(
                    f"UPDATE {subject} SET revision = ? WHERE uid = ?",
                    (union_revision(mine, theirs), uid),
                )
            can_stay = self._is_readable(subject, uid)
        except (*constraint_errors(), *BAD_ROW_ERRORS, NotFound):  # type: ignore[misc]
            can_stay = False
        if not can_stay:
            self._file.run("ROLLBACK TO record")
        self._file.run("RELEASE record")
        return can_stay

    def respell(self, uid: str, name: str, mine: Lineage, theirs: Lineage) -> None:
        """Spell a tag as its newest change says."""
        self._bring_changes("tag", uid, mine, theirs)
        with self._changes.recording(MERGE, "tag", uid):
            revision = union_revision(mine, theirs)
            rows.update(self._file, "tag", "uid", uid, {"name": name, "revision": revision})

    def _write_record(self, subject: str, uid: str, values: Values, *, is_new: bool) -> None:
        snapshot = to_snapshot(subject, values, self._tracker_number, self._spell)
        if not is_new:
            restore_snapshot(self._file, subject, uid, snapshot)
            return
        row = {**snapshot["row"], "uid": uid, "revision": 1}
        if subject != "entry":
            rows.insert(self._file, subject, row)
            return
        number = rows.insert(self._file, "entry", {**row, "day": "", "words": ""})
        if "details" in snapshot:
            rows.insert(self._file, row["kind"], {"entry": number, **snapshot["details"]})
        link_tags(self._file, number, [(role, name) for role, name in snapshot["tags"]])
        derive_day(self._file, uid)

    def _write_setting(self, name: str, value: Any) -> None:
        if value is None:
            self._file.run("DELETE FROM setting WHERE uid = ?", (name,))
        else:
            chosen_setting((name, value))
            self._file.run(
                "INSERT INTO setting VALUES (?, 1, ?) "
                "ON CONFLICT (uid) DO UPDATE SET value = excluded.value",
                (name, value),
            )
        if name == "day_starts_at":
            derive_days(self._file)

    def _is_readable(self, subject: str, uid: str) -> bool:
        """Return whether what was written is a record that this program can use."""
        unreadable = set(self._file.unreadable)
        try:
            if subject == "entry":
                return not isinstance(self._entries.by_uid(uid), DamagedEntry)
            if subject != "setting":
                self._books[subject].by_uid(uid)
        except CannotBeRead:
            return False
        finally:
            self._file.unreadable = unreadable
        return True

    def _bring_changes(self, subject: str, uid: str, mine: Lineage, theirs: Lineage) -> None:
        """Add the changes that were recorded only in the other copy."""
        numbers = {one.identity: one.number for one in mine.recorded}
        here: dict[int | None, int] = {}
        for one in theirs.recorded:
            if one.identity not in numbers:
                numbers[one.identity] = self._bring_change(subject, uid, one, here)
            here[one.number] = numbers[one.identity]

    def _bring_change(
        self, subject: str, uid: str, one: Recorded, here: Mapping[int | None, int]
    ) -> int:
        if one.step not in self._steps:
            self._steps[one.step] = self._next_step
            self._next_step -= 1
        change = {
            "at": one.at,
            "action": one.action,
            "subject": subject,
            "uid": uid,
            "revision": one.revision,
            "before": to_json(self._renumbered(one.before)),
            "after": to_json(self._renumbered(one.after)),
            "undoes": here.get(one.undoes),
            "step": self._steps[one.step],
        }
        return rows.insert(self._file, "change", change)

    def _renumbered(self, snapshot: Snapshot | None) -> Snapshot | None:
        """Return a snapshot of the other copy with the number its tracker has here."""
        if snapshot is None or snapshot["row"].get("tracker") is None:
            return snapshot
        uid = self._their_trackers.get(snapshot["row"]["tracker"], "")
        return {**snapshot, "row": {**snapshot["row"], "tracker": self._tracker_number(uid)}}

    def _tracker_number(self, uid: str) -> int:
        found = self._file.row("SELECT id FROM tracker WHERE uid = ?", (uid,))
        return int(found[0]) if found else NO_TRACKER_NUMBER

    def _spell(self, role: str, folded: str) -> str:
        return self._their_tags.get((role, folded), folded)


def union_revision(mine: Lineage, theirs: Lineage) -> int:
    """Return the number of changes to a record, counting those of both copies once."""
    recorded = [*mine.recorded, *theirs.recorded]
    before = min((one.revision for one in recorded if one.action == "add"), default=1) - 1
    made = len({one.identity for one in recorded})
    return max(mine.revision, theirs.revision, before + made)
