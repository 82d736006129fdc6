"""Earlier versions of an entry, and an end for good."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from recovery_journal.errors import NotFound
from recovery_journal.store.history.changes import Changes, from_json, restore_snapshot
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile


@dataclass(frozen=True, slots=True)
class Version:
    """An entry as it was after one change."""

    number: int
    """1 for the first."""
    at: datetime
    """When it was saved (UTC)."""
    action: str
    """"add", "edit", "trash", "restore" or "undo"."""
    note: str
    told: dict[str, Any]
    """Its other values by their names, those that are not empty."""


def versions(file: JournalFile, uid: str) -> list[Version]:
    """Every version of an entry that was ever saved, the first one first."""
    found = []
    with file.treating_bad_rows_as_damage():
        for number, (at, action, after) in enumerate(_changes(file, uid), start=1):
            snapshot = from_json(after) or {"row": {}}
            tags: dict[str, list[str]] = {}
            for role, name in snapshot.get("tags", []):
                tags.setdefault(role, []).append(name)
            told = {
                name: value
                for name, value in {**snapshot.get("details", {}), **tags}.items()
                if value not in (None, "", [])
            }
            note = snapshot["row"].get("note", "")
            found.append(Version(number, rows.from_seconds(at, 0), action, note, told))
    return found


def restore_version(file: JournalFile, uid: str, number: int) -> None:
    """Make an entry what it was in one of its versions; the versions since stay versions.

    Raises:
        NotFound: when there is no such version.
    """
    known = _changes(file, uid)
    if not 1 <= number <= len(known):
        raise NotFound(f"There is no version {number}. There are {len(known)}.")
    with file.treating_bad_rows_as_damage():
        snapshot = from_json(known[number - 1][2])
    if snapshot is None:
        raise NotFound(f"Version {number} was removed for good.")
    with file.treating_bad_rows_as_damage(), Changes(file).recording("edit", "entry", uid):
        snapshot["row"].pop("trashed_at", None)
        restore_snapshot(file, "entry", uid, snapshot)


def _changes(file: JournalFile, uid: str) -> list[Any]:
    return file.rows(
        "SELECT at, action, after FROM change WHERE uid = ? AND subject = 'entry' "
        "AND after IS NOT NULL ORDER BY id",
        (uid,),
    )


def erase(file: JournalFile, uid: str) -> None:
    """Remove one entry and all its versions from the bytes of the file, at once.

    Raises:
        CannotWrite: when there is no room to write the file anew; the entry is gone from it, but
            its bytes may not be.
    """
    from recovery_journal.store.history.trash import scrub

    with file.transaction():
        Changes(file).purge("entry", uid)
        scrub(file)
    with file.translating_sqlite_errors():
        file.connection.execute("VACUUM")
