"""The book of trackers."""

from dataclasses import replace
from typing import Any

from recovery_journal.domain.tracker import Limit, Tracker
from recovery_journal.errors import BadInput, Conflict, NotFound
from recovery_journal.store import rows
from recovery_journal.store.changes import UNDERIVED, Changes
from recovery_journal.store.file import File

LIMIT = ("amount", "unit", "per", "since")
COLUMNS = (*rows.IDENTITY, *UNDERIVED["tracker"])


class Trackers:
    """What the person stays away from or cuts down."""

    def __init__(self, file: File, changes: Changes) -> None:
        self._file = file
        self._changes = changes

    def all(self, *, archived: bool = False) -> list[Tracker]:
        """The trackers in the person's order; with the archived ones when asked."""
        return self._read(f"trashed_at IS NULL AND archived <= {int(archived)}")

    def get(self, number: int) -> Tracker:
        """One tracker by its number, also from the trash.

        Raises:
            NotFound: when there is none.
        """
        return _only(self._read("id = ?", number), str(number))

    def by_uid(self, uid: str) -> Tracker:
        """One tracker by its uid, also from the trash."""
        return _only(self._read("uid = ?", uid), uid)

    def find(self, name: str) -> Tracker:
        """One tracker by number, uid, name or the beginning of its name.

        Raises:
            NotFound: when none or more than one fits.
        """
        wanted = name.strip().casefold()
        known = self.all(archived=True)
        exact = [t for t in known if wanted in (t.name.casefold(), str(t.id), t.uid)]
        found = exact or [t for t in known if t.name.casefold().startswith(wanted) and wanted]
        return _only(found, name)

    def add(self, tracker: Tracker) -> Tracker:
        """Keep a new tracker, after the others unless its position is given.

        Raises:
            BadInput: when another has that name.
        """
        with self._file.transaction():
            self._refuse_twin(tracker)
            last = self._file.row("SELECT coalesce(max(position), 0) FROM tracker")
            position = tracker.position or (last[0] + 1 if last else 1)
            tracker = replace(tracker, uid=rows.new_uid(), revision=1, position=position)
            with self._changes.recorded("add", "tracker", tracker.uid):
                row = {"uid": tracker.uid, "revision": 1, **_columns(tracker)}
                number = rows.insert(self._file, "tracker", row)
            return self.get(number)

    def edit(self, tracker: Tracker) -> Tracker:
        """Keep a changed tracker; the same again changes nothing.

        Raises:
            Conflict: when it has changed since it was read.
            BadInput: when another has that name.
        """
        with self._file.transaction():
            stored = self.get(tracker.id)
            if stored.revision != tracker.revision:
                raise Conflict(
                    f"{tracker.name} was changed elsewhere meanwhile. Nothing was saved."
                )
            if _columns(stored) == _columns(tracker):
                return stored
            self._refuse_twin(tracker)
            with self._changes.recorded("edit", "tracker", tracker.uid):
                row = {"revision": tracker.revision + 1, **_columns(tracker)}
                rows.update(self._file, "tracker", "id", tracker.id, row)
            return self.get(tracker.id)

    def archive(self, number: int, *, archived: bool = True) -> Tracker:
        """Stop showing a tracker, or show it again; its history stays."""
        with self._file.transaction():
            return self.edit(replace(self.get(number), archived=archived))

    def _refuse_twin(self, tracker: Tracker) -> None:
        folded = tracker.name.strip().casefold()
        for other in self.all(archived=True):
            if other.id != tracker.id and other.name.casefold() == folded:
                raise BadInput(f"There is already a tracker called {other.name}.")

    def _read(self, where: str, *values: Any) -> list[Tracker]:
        found = rows.select(
            self._file, "tracker", COLUMNS, f"{where} ORDER BY position, id", values
        )
        return [_tracker(row) for row in found]


def _columns(tracker: Tracker) -> dict[str, Any]:
    """Columns of a tracker, its words cleaned; a limit lies flat beside the other fields."""
    names = rows.field_names(Tracker, (*rows.IDENTITY, "limit"))
    limit = (
        rows.columns(tracker.limit, LIMIT) if tracker.limit is not None else dict.fromkeys(LIMIT)
    )
    flat = {
        **rows.columns(tracker, names),
        **{f"limit_{name}": value for name, value in limit.items()},
    }
    return rows.cleaned(flat, line=("name", "verb", "currency", "limit_unit"))


def _tracker(row: dict[str, Any]) -> Tracker:
    row.pop("trashed_at")
    limit = {name: row.pop(f"limit_{name}") for name in LIMIT}
    goal = None if limit["amount"] is None else Limit(**rows.values(Limit, limit))
    return Tracker(limit=goal, **rows.values(Tracker, row))


def _only(found: list[Tracker], name: str) -> Tracker:
    if not found:
        raise NotFound(f"There is no tracker {name}. To see them: rj tracker list")
    if len(found) > 1:
        names = ", ".join(tracker.name for tracker in found)
        raise NotFound(f"More than one tracker begins with {name}: {names}.")
    return found[0]
