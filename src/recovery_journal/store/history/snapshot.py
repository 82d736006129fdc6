"""Snapshots of a row and everything that belongs to it, for the record of changes."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from recovery_journal import clock
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, own_fields
from recovery_journal.domain.instants import to_seconds
from recovery_journal.errors import NotFound
from recovery_journal.store.books.local_day import derive_day, derive_days
from recovery_journal.store.books.tag_links import link_tags
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile

if TYPE_CHECKING:
    from json import JSONEncoder

UNRECORDED_COLUMNS = ("id", "uid", "revision")
"""A row's identity, and the version it's in."""
DERIVED_COLUMNS = ("day", "words", "place")
"""Columns of an entry that are derived from others; other tables have the same names as data."""

UNRECORDED_ENTRY_COLUMNS = UNRECORDED_COLUMNS + DERIVED_COLUMNS

HEX = "hex"
"""The key under which JSON holds the bytes of a damaged value."""

Snapshot = dict[str, Any]


def take_snapshot(file: JournalFile, subject: str, uid: str) -> Snapshot | None:
    """Return everything that makes up a row; None if it doesn't exist."""
    if subject == "entry":
        return _take_entry_snapshot(file, uid)
    names = [name for name in file.columns(subject) if name not in UNRECORDED_COLUMNS]
    found = rows.select(file, subject, names, "uid = ?", (uid,))
    return {"row": found[0]} if found else None


def _take_entry_snapshot(file: JournalFile, uid: str) -> Snapshot | None:
    names = [name for name in file.columns("entry") if name not in UNRECORDED_ENTRY_COLUMNS]
    found = rows.select(file, "entry", ("id", *names), "uid = ?", (uid,))
    if not found:
        return None
    row = found[0]
    number, kind = row.pop("id"), row["kind"]
    snapshot: Snapshot = {"row": row}
    if columns := own_fields(kind):
        for details in rows.select(file, kind, columns, "entry = ?", (number,)):
            snapshot["details"] = details
    tags = file.rows(
        "SELECT role, name FROM entry_tag JOIN tag ON tag.id = tag "
        "WHERE entry = ? ORDER BY position",
        (number,),
    )
    snapshot["tags"] = [[*tag] for tag in tags if all(type(one) is str for one in tag)]
    return snapshot


def entry_json_sql(file: JournalFile) -> str:
    """Return SQL for the JSON of an entry's snapshot, as `to_json` writes it.

    It's NULL if a value of the entry is one that JSON can't hold.
    """
    names = [name for name in file.columns("entry") if name not in UNRECORDED_ENTRY_COLUMNS]
    details = " ".join(
        f"""WHEN '{kind}' THEN (SELECT ', "details": ' || {_object_sql(columns)}
        FROM {kind} WHERE {kind}.entry = entry.id)"""
        for kind in ENTRY_CLASSES
        if (columns := own_fields(kind)) and {*columns} <= {*file.columns(kind)}
    )
    tag = f"'[' || {_value_sql('role')} || ', ' || {_value_sql('name')} || ']'"
    tags = f"""SELECT group_concat({tag}, ', ') FROM (
        SELECT role, name FROM entry_tag JOIN tag ON tag.id = tag
        WHERE entry_tag.entry = entry.id ORDER BY position)"""
    return f"""'{{"row": ' || {_object_sql(names)} || CASE kind {details} ELSE '' END
        || ', "tags": [' || coalesce(({tags}), '') || ']}}'"""


def _object_sql(names: Iterable[str]) -> str:
    values = (f"""'"{name}": ' || {_value_sql(name)}""" for name in names)
    return f"""'{{' || {" || ', ' || ".join(values)} || '}}'"""


def _value_sql(name: str) -> str:
    written = f"json_quote([{name}])"
    # SQLite may write fewer digits of a number than it has.
    return f"""CASE typeof([{name}]) WHEN 'blob' THEN NULL
        WHEN 'real' THEN iif(CAST({written} AS REAL) = [{name}], {written}, NULL)
        ELSE {written} END"""


def unchanged(now: Snapshot | None, recorded: Snapshot | None) -> bool:
    """Return whether a row is as recorded.

    Tags are compared ignoring case. Columns that only one of the two has are ignored, as the record
    may be older than the schema.
    """
    if now is None or recorded is None:
        return now is recorded
    for part in ("row", "details"):
        is_now, was = now.get(part, {}), recorded.get(part, {})
        if was and not is_now:
            return False
        if any(is_now[name] != was[name] for name in is_now.keys() & was.keys()):
            return False
    return _folded_tags(now) == _folded_tags(recorded)


def _folded_tags(snapshot: Snapshot) -> list[tuple[str, str]]:
    return [(role, name.casefold()) for role, name in snapshot.get("tags", [])]


def restore_snapshot(file: JournalFile, subject: str, uid: str, snapshot: Snapshot | None) -> None:
    """Make a row what it was; one that didn't exist goes to the trash.

    A setting, which has no trash, goes back to its default.

    Raises:
        NotFound: it belonged to a tracker that was purged.
    """
    if subject == "setting":
        _restore_setting(file, uid, snapshot)
        return
    now = take_snapshot(file, subject, uid) or {"row": {}}
    row = {"trashed_at": to_seconds(clock.now())} if snapshot is None else snapshot["row"]
    if (tracker := row.get("tracker")) is not None and not file.row(
        "SELECT 1 FROM tracker WHERE id = ?", (tracker,)
    ):
        raise NotFound(
            "That was for a tracker that was removed for good, so it can't be brought back."
        )
    rows.update(file, subject, "uid", uid, _changes(now["row"], row))
    file.run(f"UPDATE {subject} SET revision = revision + 1 WHERE uid = ?", (uid,))
    if subject == "entry" and snapshot is not None:
        number = _number(file, uid)
        if own_fields(kind := snapshot["row"]["kind"]) and "details" in snapshot:
            _write_details(file, kind, number, now.get("details", {}), snapshot["details"])
        link_tags(file, number, [(role, name) for role, name in snapshot["tags"]])
        derive_day(file, uid)


def _changes(now: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """Return what to write: a damaged value that is to stay as it is would be refused."""
    return {name: value for name, value in then.items() if name not in now or now[name] != value}


def _write_details(
    file: JournalFile, kind: str, number: int, now: dict[str, Any], then: dict[str, Any]
) -> None:
    """Write what only this kind of entry has; damage may have removed its row."""
    if file.row(f"SELECT 1 FROM {kind} WHERE entry = ?", (number,)):
        rows.update(file, kind, "entry", number, _changes(now, then))
    else:
        rows.insert(file, kind, {"entry": number, **then})


def _restore_setting(file: JournalFile, name: str, snapshot: Snapshot | None) -> None:
    if snapshot is None:
        file.run("DELETE FROM setting WHERE uid = ?", (name,))
    else:
        file.run(
            "INSERT INTO setting VALUES (?, 1, ?) ON CONFLICT (uid) "
            "DO UPDATE SET value = excluded.value, revision = revision + 1",
            (name, snapshot["row"]["value"]),
        )
    if name == "day_starts_at":
        derive_days(file)


def _number(file: JournalFile, uid: str) -> int:
    found = file.row("SELECT id FROM entry WHERE uid = ?", (uid,))
    if found is None:
        raise NotFound("That entry is no longer there.")
    return int(found[0])


def to_json(snapshot: Snapshot | None) -> str | None:
    return None if snapshot is None else _encoder().encode(snapshot)


@cache
def _encoder() -> "JSONEncoder":
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=False, default=_hex)


def from_json(text: str | None) -> Snapshot | None:
    import json

    if text is None:
        return None
    found: Snapshot | None = json.loads(text, object_hook=_bytes if HEX in text else None)
    return found


def _hex(value: bytes) -> dict[str, str]:
    return {HEX: value.hex()}


def _bytes(found: dict[str, Any]) -> Any:
    return bytes.fromhex(found[HEX]) if found.keys() == {HEX} else found
