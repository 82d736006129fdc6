"""Earlier versions of an entry."""

from datetime import datetime
from typing import Any

from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.instants import from_seconds
from recovery_journal.errors import NotFound
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.history.snapshot import (
    from_json,
    restore_snapshot,
    take_snapshot,
    unchanged,
)
from recovery_journal.store.sqlite.file import JournalFile, Row, readable


@dataclass(frozen=True, slots=True)
class Version:
    """An entry after one change."""

    number: int
    """1 for the first."""
    at: datetime
    """When it was saved (UTC)."""
    action: str
    """"add", "edit", "trash", "restore", "merge" or "undo"."""
    note: str
    told: dict[str, Any]
    """Its other values by name, without empty ones; `tracker` is a number, moments are text."""
    changed: tuple[str, ...] = ()
    """The names of the values that differ from the version before."""


class Versions:
    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def of(self, uid: str) -> list[Version]:
        """Return every version of an entry, oldest first; those that can't be read are left out."""
        numbered = list(enumerate(self._recorded(uid), start=1))
        found = self._file.make_each("change", numbered, _version, lambda one: f"{uid} {one[0]}")
        return [*found[:1], *map(_with_changes, found, found[1:])]

    def restore(self, uid: str, number: int) -> Entry:
        """Make an earlier version current, out of the trash; later versions stay available.

        Raises:
            NotFound: there is no such version, or its tracker was removed for good.
        """
        known = self._recorded(uid)
        if not 1 <= number <= len(known):
            raise NotFound(f"There is no version {number}. There are {len(known)}.")
        with self._file.treating_bad_rows_as_damage():
            snapshot = from_json(known[number - 1][2])
        if snapshot is None:
            raise NotFound(f"Version {number} was removed for good.")
        entries = Entries(self._file)
        with self._file.treating_bad_rows_as_damage(), self._file.transaction():
            snapshot["row"].pop("trashed_at", None)
            if not unchanged(take_snapshot(self._file, "entry", uid), snapshot):
                with self._changes.recording("edit", "entry", uid):
                    restore_snapshot(self._file, "entry", uid, snapshot)
            return entries.restore(entries.by_uid(uid).id)

    def _recorded(self, uid: str) -> list[Any]:
        """Return time, action and resulting JSON of each change."""
        return self._file.rows(
            "SELECT at, action, after FROM change WHERE uid = ? AND subject = 'entry' "
            "AND after IS NOT NULL ORDER BY id",
            (uid,),
        )


def _version(numbered: tuple[int, Row]) -> Version:
    number, (at, action, after) = numbered
    snapshot = from_json(after) or {"row": {}}
    tags: dict[str, list[str]] = {}
    for role, name in snapshot.get("tags", []):
        tags.setdefault(role, []).append(name)
    values = {**_shared_values(snapshot["row"]), **snapshot.get("details", {}), **tags}
    told = {name: readable(value) for name, value in values.items() if value not in (None, "", [])}
    note = str(readable(snapshot["row"].get("note") or ""))
    if type(action) is not str:
        raise TypeError
    return Version(number, from_seconds(at), action, note, told)


def _shared_values(row: dict[str, Any]) -> dict[str, Any]:
    """Return the values that every kind of entry has; none if it was removed for good."""
    if not row:
        return {}
    return {
        "at": _moment(row["at"], row["offset"]),
        "tracker": row["tracker"],
        "private": bool(row["private"]),
        "kept": bool(row["kept"]),
        "trashed_at": _moment(row["trashed_at"], 0),
    }


def _moment(at: Any, offset: Any) -> Any:
    """Return a stored moment as text; one that is damaged, or missing, as it is."""
    damaged = type(at) is not int or type(offset) is not int
    return at if damaged else from_seconds(at, offset).isoformat()


def _with_changes(before: Version, now: Version) -> Version:
    was, told = {**before.told, "note": before.note}, {**now.told, "note": now.note}
    changed = (name for name in {**was, **told} if was.get(name) != told.get(name))
    return replace(now, changed=tuple(changed))
