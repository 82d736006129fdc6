"""Earlier versions of an entry."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.instants import from_seconds
from recovery_journal.errors import NotFound
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.history.snapshot import from_json, restore_snapshot
from recovery_journal.store.sqlite.file import JournalFile, Row, readable


@dataclass(frozen=True, slots=True)
class Version:
    """An entry after one change."""

    number: int
    """1 for the first."""
    at: datetime
    """When it was saved (UTC)."""
    action: str
    """"add", "edit", "trash", "restore" or "undo"."""
    note: str
    told: dict[str, Any]
    """Its other values by name, without empty ones."""


class Versions:
    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def of(self, uid: str) -> list[Version]:
        """Return every version of an entry, oldest first; those that can't be read are left out."""
        numbered = list(enumerate(self._recorded(uid), start=1))
        return self._file.make_each("change", numbered, _version, lambda one: f"{uid} {one[0]}")

    def restore(self, uid: str, number: int) -> Entry:
        """Make an earlier version current; later versions stay available.

        Raises:
            NotFound: there is no such version.
        """
        known = self._recorded(uid)
        if not 1 <= number <= len(known):
            raise NotFound(f"There is no version {number}. There are {len(known)}.")
        with self._file.treating_bad_rows_as_damage():
            snapshot = from_json(known[number - 1][2])
        if snapshot is None:
            raise NotFound(f"Version {number} was removed for good.")
        with (
            self._file.treating_bad_rows_as_damage(),
            self._changes.recording("edit", "entry", uid),
        ):
            snapshot["row"].pop("trashed_at", None)
            restore_snapshot(self._file, "entry", uid, snapshot)
        return Entries(self._file).by_uid(uid)

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
    told = {
        name: readable(value)
        for name, value in {**snapshot.get("details", {}), **tags}.items()
        if value not in (None, "", [])
    }
    note = readable(snapshot["row"].get("note", ""))
    if type(action) is not str:
        raise TypeError
    return Version(number, from_seconds(at), action, note, told)
