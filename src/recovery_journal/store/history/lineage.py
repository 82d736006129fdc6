"""Where a record comes from: its recorded changes, and when each of its fields last changed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from recovery_journal.domain.dataclass import dataclass, field
from recovery_journal.domain.newer_change import Changed, Fields, join
from recovery_journal.store.history.record_fields import Values, is_sound, to_values
from recovery_journal.store.history.snapshot import Snapshot, from_json, take_snapshot
from recovery_journal.store.sqlite.file import BAD_VALUE_ERRORS, JournalFile, Row
from recovery_journal.text import clean

MERGE = "merge"
"""The action of a change that only brings a record to what other changes say."""
ORIGINAL_ACTIONS = ("add", "edit", "trash", "restore", "undo")
ACTION, BEFORE, NUMBER, UNDOES, STEP = 1, 3, 5, 6, 7
"""Places in the rows of `Lineages.changes`."""
LATEST_SECONDS = 253_402_300_799
"""The end of the year 9999."""


class Recorded(NamedTuple):
    """One recorded change, with a time that is later than those of the changes it followed."""

    number: int
    at: int
    action: str
    revision: int
    before: Snapshot | None
    after: Snapshot | None
    undoes: int | None
    step: int
    identity: tuple[Any, ...]
    """The same in every copy of the journal."""


@dataclass(slots=True)
class Lineage:
    """A record with its history, as one copy of a journal has them."""

    snapshot: Snapshot | None = None
    """As it is now; None if it isn't here."""
    revision: int = 0
    recorded: list[Recorded] = field(default_factory=list)
    fields: Fields = field(default_factory=dict)
    is_taken_back: bool = False
    """It came with a merge that was undone, so it counts as not being here."""

    @property
    def is_here(self) -> bool:
        return self.snapshot is not None and not self.is_taken_back

    @property
    def changed_at(self) -> int:
        """When it was last changed, or added."""
        return max((one.at for one in self.recorded), default=0)


class Lineages:
    """The lineages in one copy of a journal."""

    def __init__(self, file: JournalFile) -> None:
        self.file = file
        self.unreadable = 0
        """How many recorded changes were left out because they can't be read."""
        self.trackers: dict[int, str] = dict(file.rows("SELECT id, uid FROM tracker"))
        """The uid of each tracker by its number."""

    def values(self, subject: str, snapshot: Snapshot | None) -> Values:
        return to_values(subject, snapshot, self.trackers.get)

    def of(self, subject: str, uids: Sequence[str]) -> dict[str, Lineage]:
        """Return the lineages of the records that are here, or in case of settings were."""
        revisions, changes = self.revisions(subject, uids), self.changes(subject, uids)
        return {
            uid: self._trace(subject, uid, revisions.get(uid, 0), changes.get(uid, ()))
            for uid in uids
            if uid in revisions or uid in changes
        }

    def revisions(self, subject: str, uids: Sequence[str]) -> dict[str, int]:
        """Return the revision of each record that is here."""
        marks = ", ".join("?" * len(uids))
        found = self.file.rows(f"SELECT uid, revision FROM {subject} WHERE uid IN ({marks})", uids)
        return dict(found)

    def changes(self, subject: str, uids: Sequence[str]) -> dict[str, list[Row]]:
        """Return the recorded changes to each record, by uid, as they are stored."""
        marks = ", ".join("?" * len(uids))
        found: dict[str, list[Row]] = {}
        for uid, *row in self.file.rows(
            "SELECT uid, at, action, revision, before, after, id, undoes, step FROM change "
            f"WHERE uid IN ({marks}) AND subject = ? AND (before IS NOT NULL OR after IS NOT NULL) "
            "ORDER BY id",
            (*uids, subject),
        ):
            found.setdefault(uid, []).append(tuple(row))
        return found

    def _trace(self, subject: str, uid: str, revision: int, changes: Sequence[Row]) -> Lineage:
        snapshot = _cleaned(take_snapshot(self.file, subject, uid))
        found = Lineage(snapshot, revision)
        found.is_taken_back = _is_taken_back(changes)
        # What was never recorded, such as a later column, is older than any change.
        if subject != "setting" and not found.is_taken_back:
            values = self.values(subject, snapshot)
            found.fields = {name: Changed(0, value) for name, value in values.items()}
        recorded: Fields = {}
        for row in _without_merges(changes):
            try:
                one, changed = self._read(subject, row, recorded)
            except BAD_VALUE_ERRORS:
                self.unreadable += 1
                continue
            found.recorded.append(one)
            recorded = join(recorded, changed)
        found.fields |= recorded
        return found

    def _read(self, subject: str, row: Row, earlier: Fields) -> tuple[Recorded, Fields]:
        """Return a recorded change, and the fields it changed.

        Raises:
            ArithmeticError, AttributeError, LookupError, TypeError, ValueError: it can't be read.
        """
        at, action, revision, before, after, number, undoes, step = row
        was, became = _cleaned(from_json(before)), _cleaned(from_json(after))
        columns = self.file.columns(subject)
        if (
            action not in ORIGINAL_ACTIONS
            or not (type(at) is type(revision) is type(step) is int)
            or not (0 <= at <= LATEST_SECONDS and 0 < revision <= LATEST_SECONDS)
            or not (is_sound(subject, was, columns) and is_sound(subject, became, columns))
        ):
            raise ValueError
        old, new = self.values(subject, was), self.values(subject, became)
        names = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
        if action == "add" and was is None:
            changed_at = revision
        else:
            if step > 0:  # made here: whatever the clock said, it followed what was here
                at = max((at, *(earlier[name].at + 1 for name in names & earlier.keys())))
            changed_at = at
        identity = (at, action, *(frozenset(values.items()) for values in (old, new)))
        one = Recorded(number, at, action, revision, was, became, undoes, step, identity)
        return one, {name: Changed(changed_at, new.get(name)) for name in names}


def _without_merges(changes: Sequence[Row]) -> list[Row]:
    """Leave out what only merges did, and all that came with a merge that was undone."""
    undone = _undone(changes)
    undone_steps = {row[STEP] for row in changes if row[ACTION] == MERGE and row[NUMBER] in undone}
    own: list[Row] = []
    came: list[Row] = []
    left_out = set()
    for row in changes:
        if row[ACTION] == MERGE:
            own += came if row[STEP] not in undone_steps else []
            came = []
            left_out.add(row[NUMBER])
        elif row[STEP] < 0:
            came.append(row)  # written just before the merge
        elif row[STEP] in undone_steps or row[UNDOES] in left_out:
            left_out.add(row[NUMBER])
        else:
            own.append(row)
    return own + came


def _undone(changes: Sequence[Row]) -> set[int]:
    """Return the numbers of changes that were undone, and not done again."""
    undone: set[int] = set()
    for row in reversed(changes):
        if row[NUMBER] not in undone:
            undone.add(row[UNDOES])
    return undone


def _is_taken_back(changes: Sequence[Row]) -> bool:
    """Return whether a record only came with merges that were undone."""
    first = next((row for row in changes if row[ACTION] == MERGE), None)
    return first is not None and first[BEFORE] is None and not _without_merges(changes)


def _cleaned(stored: Any) -> Any:
    """Return what is stored with clean text: in a stranger's file, it may not be."""
    if isinstance(stored, str):
        return clean(stored)
    if isinstance(stored, dict):
        return {name: _cleaned(value) for name, value in stored.items()}
    if isinstance(stored, list):
        return [_cleaned(value) for value in stored]
    return stored
