"""Snapshots of a row and everything that belongs to it, for the record of changes."""

from typing import Any

from recovery_journal import clock
from recovery_journal.domain.entries.kinds import own_fields
from recovery_journal.domain.instants import to_seconds
from recovery_journal.errors import NotFound
from recovery_journal.store.books.local_day import derive_day, derive_days
from recovery_journal.store.books.tag_links import link_tags
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile

UNRECORDED_COLUMNS = ("id", "uid", "revision")
"""A row's identity, and the version it's in."""
DERIVED_COLUMNS = ("day", "words", "place")
"""Columns of an entry that are derived from others; other tables have the same names as data."""

Snapshot = dict[str, Any]


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
