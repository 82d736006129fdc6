"""The record of every change, which undo, the trash and earlier versions read."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from recovery_journal import clock
from recovery_journal.domain.entries.kinds import own_fields
from recovery_journal.domain.instants import from_seconds, to_seconds
from recovery_journal.errors import Conflict, NotFound
from recovery_journal.store.books.local_day import derive_day, derive_days
from recovery_journal.store.books.search import add_to_index, remove_from_index
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile

UNRECORDED_COLUMNS = ("id", "uid", "revision")
"""A row's identity, and the version it's in."""
DERIVED_COLUMNS = ("day", "words", "place")
"""Columns of an entry that are derived from others; other tables have the same names as data."""

UNDOABLE_CHANGE_SQL = """action NOT IN ('undo', 'purge') AND after IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = change.id)"""
"""A change that can be undone and wasn't."""

Snapshot = dict[str, Any]


CLOCK_TOLERANCE = timedelta(minutes=30)
"""A clock correction smaller than this isn't suspicious."""


@dataclass(frozen=True, slots=True)
class Change:
    """A recorded change."""

    id: int
    action: str
    """"add", "edit", "trash", "restore", "undo" or "purge"."""
    subject: str
    """The table of the changed row."""
    uid: str
    others: int = 0
    """How many other records the same step added, e.g. an import."""


class Changes:
    """Records each change in the transaction that makes it, and undoes it."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    @contextlib.contextmanager
    def recording(self, action: str, subject: str, uid: str) -> Iterator[None]:
        """Write to one row in a transaction and record the row before and after."""
        with self._file.transaction():
            before = snapshot(self._file, subject, uid)
            with self._reindexing(subject, uid):
                yield
            self._record(action, subject, uid, before)

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
                "SELECT id, action, subject, uid, before, after FROM change "
                f"WHERE {UNDOABLE_CHANGE_SQL} "
                f"AND step = (SELECT max(step) FROM change WHERE {UNDOABLE_CHANGE_SQL} AND id > ? "
                "AND (? IS NULL OR id = ?)) ORDER BY id DESC",
                (after, change, change),
            )
            if not found:
                raise NotFound("There is nothing to take back.")
            for number, _, subject, uid, before, became in found:
                now = snapshot(self._file, subject, uid)
                if not unchanged(now, from_json(became)):
                    raise Conflict("This has changed since, so nothing was taken back.")
                with self._reindexing(subject, uid):
                    restore_snapshot(self._file, subject, uid, from_json(before))
                self._record("undo", subject, uid, now, undoes=number)
            added = sum(action == "add" for _, action, *_ in found)
            number, action, subject, uid, *_ = found[-1]
            return Change(number, action, subject, uid, max(0, added - 1))

    def last_change_number(self) -> int:
        """Return the number of the last change; 0 if there is none."""
        found = self._file.row("SELECT max(id) FROM change")
        return (found and found[0]) or 0

    def clock_turned_back_from(self) -> datetime | None:
        """Return the time of the last step but one if it's later than that of the last (UTC).

        Then the clock was set back between them, by more than CLOCK_TOLERANCE.
        """
        found = self._file.row(
            "SELECT at, (SELECT at FROM change WHERE id < last.step ORDER BY id DESC LIMIT 1) "
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
            "after": to_json(snapshot(self._file, subject, uid)),
            "undoes": undoes,
            "step": self._file.step,
        }
        self._file.touched_tables.add(subject)
        number = rows.insert(self._file, "change", change)
        if not self._file.step:
            self._file.step = number
            self._file.run("UPDATE change SET step = id WHERE id = ?", (number,))


def snapshot(file: JournalFile, subject: str, uid: str) -> Snapshot | None:
    """Return everything that makes up a row; None if it doesn't exist."""
    found = file.dict_rows(f"SELECT * FROM {subject} WHERE uid = ?", (uid,))
    if not found:
        return None
    leave_out = UNRECORDED_COLUMNS + (DERIVED_COLUMNS if subject == "entry" else ())
    row = {name: value for name, value in found[0].items() if name not in leave_out}
    snapshot: Snapshot = {"row": row}
    if subject == "entry":
        number = _number(file, uid)
        table = row["kind"]
        if columns := own_fields(table):
            details = rows.select(file, table, columns, "entry = ?", (number,))
            with file.treating_bad_rows_as_damage():
                snapshot["details"] = details[0]
        tags = file.rows(
            "SELECT role, name FROM entry_tag JOIN tag ON tag.id = tag "
            "WHERE entry = ? ORDER BY position",
            (number,),
        )
        snapshot["tags"] = [list(tag) for tag in tags]
    return snapshot


def unchanged(now: Snapshot | None, recorded: Snapshot | None) -> bool:
    """Return whether a row is as recorded.

    Tags are compared ignoring case. Columns that only one of the two has are ignored, as the record
    may be older than the schema.
    """
    if now is None or recorded is None:
        return now is recorded
    for part in ("row", "details"):
        is_now, was = now.get(part, {}), recorded.get(part, {})
        if any(is_now[name] != was[name] for name in is_now.keys() & was.keys()):
            return False
    return _folded_tags(now) == _folded_tags(recorded)


def _folded_tags(snapshot: Snapshot) -> list[tuple[str, str]]:
    return [(role, name.casefold()) for role, name in snapshot.get("tags", [])]


def restore_snapshot(file: JournalFile, subject: str, uid: str, snapshot: Snapshot | None) -> None:
    """Make a row what it was; one that didn't exist goes to the trash.

    A setting, which has no trash, goes back to its default.
    """
    if subject == "setting":
        _restore_setting(file, uid, snapshot)
        return
    row = {"trashed_at": to_seconds(clock.now())} if snapshot is None else snapshot["row"]
    rows.update(file, subject, "uid", uid, row)
    file.run(f"UPDATE {subject} SET revision = revision + 1 WHERE uid = ?", (uid,))
    if subject == "entry" and snapshot is not None:
        number = _number(file, uid)
        if "details" in snapshot:
            rows.update(file, snapshot["row"]["kind"], "entry", number, snapshot["details"])
        link_tags(file, number, [(role, name) for role, name in snapshot["tags"]])
        derive_day(file, uid)


def _restore_setting(file: JournalFile, name: str, snapshot: Snapshot | None) -> None:
    if snapshot is None:
        file.run("DELETE FROM setting WHERE uid = ?", (name,))
    else:
        row = (snapshot["row"]["value"], name)
        file.run("UPDATE setting SET value = ?, revision = revision + 1 WHERE uid = ?", row)
    if name == "day_starts_at":
        derive_days(file)


def link_tags(file: JournalFile, entry: int, tags: list[tuple[str, str]]) -> None:
    """Replace an entry's tags, in this order, and update its searchable words."""
    file.run("DELETE FROM entry_tag WHERE entry = ?", (entry,))
    for position, (role, name) in enumerate(tags):
        link = {"entry": entry, "position": position, "tag": _tag(file, role, name)}
        rows.insert(file, "entry_tag", link)
    names = "".join(f"\n{name}" for _, name in tags)
    file.run("UPDATE entry SET words = note || ? WHERE id = ?", (names, entry))


def _tag(file: JournalFile, role: str, name: str) -> int:
    folded = name.casefold()
    found = file.row("SELECT id FROM tag WHERE role = ? AND folded = ?", (role, folded))
    if found:
        return int(found[0])
    tag = {"uid": rows.new_uid(), "revision": 1, "role": role, "name": name, "folded": folded}
    return rows.insert(file, "tag", tag)


def _number(file: JournalFile, uid: str) -> int:
    found = file.row("SELECT id FROM entry WHERE uid = ?", (uid,))
    if found is None:
        raise NotFound("That entry is not there any more.")
    return int(found[0])


def to_json(snapshot: Snapshot | None) -> str | None:
    import json

    return None if snapshot is None else json.dumps(snapshot, ensure_ascii=False)


def from_json(text: str | None) -> Snapshot | None:
    import json

    return None if text is None else json.loads(text)
