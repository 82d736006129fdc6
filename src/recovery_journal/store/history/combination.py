"""One merge of another copy of a journal into this one; see `combine`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass, fields
from recovery_journal.domain.instants import to_seconds
from recovery_journal.domain.newer_change import comparable, join, newest
from recovery_journal.domain.settings import SETTINGS_OF_THIS_MACHINE, Settings
from recovery_journal.store.backup.read_all import read_everything
from recovery_journal.store.books.by_table import BOOKS
from recovery_journal.store.history.combine_writer import CombineWriter
from recovery_journal.store.history.lineage import Lineage, Lineages
from recovery_journal.store.history.merge import UID_PATTERN
from recovery_journal.store.history.record_fields import Values
from recovery_journal.store.history.trash import REMOVAL_CONDITIONS, TRASHABLE_TABLES, Trash
from recovery_journal.store.sqlite.file import JournalFile, Row

TABLES = [book.table for book in BOOKS]
"""Those of records that aren't entries; trackers come first, because entries belong to them."""
PAGE_SIZE = 500
"""How many records are compared at once."""
ONE_OF_A_KIND = {"safety_step": "step", "strategy": "key"}
"""Tables, and the column of which each value may be outside the trash only once."""
RECORDED_COLUMNS = 5
"""The first columns of a change in `Lineages.changes`: those that every copy has alike."""
NO_TRACKER_JSON = '"tracker": null'
SHARED_SETTINGS = [one.name for one in fields(Settings) if one.name not in SETTINGS_OF_THIS_MACHINE]


@dataclass(slots=True)
class CombineCounts:
    """What happened to the records of one table."""

    new: int = 0
    changed: int = 0
    trashed: int = 0
    """New or changed, and now in the trash."""
    known: int = 0
    """As they were."""
    removed: int = 0
    """Removed for good there, and now here as well."""
    gone: int = 0
    """Removed for good here, and still in the other copy."""


@dataclass(slots=True)
class Combined:
    counts: dict[str, CombineCounts]
    """By table."""
    unreadable: int = 0
    """How many things in the other copy were left out because they can't be read."""
    has_written: bool = False
    """Whether anything was new, if only in the history."""
    can_be_undone: bool = False

    @property
    def has_changed(self) -> bool:
        found = self.counts.values()
        return any(one.new or one.changed or one.trashed or one.removed for one in found)


class Combination:
    """One merge of another copy."""

    def __init__(
        self,
        file: JournalFile,
        other: JournalFile,
        on_progress: Callable[[int], None],
        *,
        has_history: bool,
    ) -> None:
        self._file, self._other, self._on_progress = file, other, on_progress
        self._has_history = has_history
        self._here, self._there = Lineages(file), Lineages(other)
        self._writer = CombineWriter(file, other)
        self._unreadable_here, self._unreadable_there = map(_unreadable_uids, (file, other))
        self._gone_here, self._gone_there = map(_tombstones, (file, other))
        self.result = Combined({table: CombineCounts() for table in ("setting", *TABLES, "entry")})
        self.result.unreadable = len(self._unreadable_there)

    def records(self) -> None:
        """Bring settings, records, entries and the spelling of tags together."""
        self._combine("setting", SHARED_SETTINGS)
        for table in TABLES:
            uids = list(self._their_uids(table))
            if table in ONE_OF_A_KIND:  # a few, to be seen all at once
                self._combine(table, [*dict.fromkeys([*uids, *_uids(self._file, table)])])
                continue
            for page in _pages(uids):
                self._combine(table, page)
        for page in _pages(list(self._their_uids("entry"))):
            same = self._unchanged(page)
            different = [uid for uid in page if uid not in same]
            self.result.counts["entry"].known += len(page) - len(different)
            self._combine("entry", different)
            self._bring_sources(different)
            self._on_progress(len(page))
        self._spell_tags()
        self.result.unreadable += self._there.unreadable

    def remove(self) -> None:
        """Remove for good what was removed in either copy.

        A tracker that entries belong to stays until they are gone.
        """
        self._file.run_many(
            "INSERT OR IGNORE INTO tombstone VALUES (?, ?, ?)",
            [(uid, *known) for uid, known in self._gone_there.items()],
        )
        for table in TRASHABLE_TABLES:
            found = self._file.rows(
                f"SELECT uid FROM {table} WHERE uid IN (SELECT uid FROM tombstone "
                f"WHERE subject = '{table}'){REMOVAL_CONDITIONS.get(table, '')}"
            )
            self.result.counts[table].removed += Trash(self._file).purge(
                table, [uid for (uid,) in found]
            )

    def _their_uids(self, table: str) -> Iterator[str]:
        """Yield the uids of their records that can come in, oldest first."""
        counts, used = self.result.counts[table], self._used_trackers(table)
        for uid in _uids(self._other, table):
            if not isinstance(uid, str) or not UID_PATTERN.fullmatch(uid):
                self.result.unreadable += 1
            elif uid in self._unreadable_there or uid in self._unreadable_here:
                pass
            elif (uid in self._gone_here or uid in self._gone_there) and uid not in used:
                counts.gone += uid not in self._gone_there
            else:
                yield uid

    def _used_trackers(self, table: str) -> set[str]:
        """Return the trackers that entries of theirs belong to, which aren't removed for good."""
        if table != "tracker":
            return set()
        found = self._other.rows(
            "SELECT entry.uid, tracker.uid FROM entry JOIN tracker ON tracker.id = entry.tracker"
        )
        gone = self._gone_here.keys() | self._gone_there.keys()
        return {tracker for entry, tracker in found if entry not in gone}

    def _unchanged(self, uids: Sequence[str]) -> set[str]:
        """Return the entries with the same recorded changes in both copies, quickly."""
        ours, theirs = (side.changes("entry", uids) for side in (self._here, self._there))
        same_numbers = self._here.trackers == self._there.trackers
        return {
            uid
            for uid, changes in theirs.items()
            if [row[:RECORDED_COLUMNS] for row in ours.get(uid, ())]
            == [row[:RECORDED_COLUMNS] for row in changes]
            and (same_numbers or all(map(_names_no_tracker, changes)))
        }

    def _combine(self, table: str, uids: Sequence[str]) -> None:
        """Bring together records of one table."""
        mine, theirs = self._here.of(table, uids), self._there.of(table, uids)
        theirs = {uid: one for uid, one in theirs.items() if not one.is_taken_back}
        pairs = {uid: (mine.get(uid, Lineage()), theirs.get(uid, Lineage())) for uid in uids}
        wanted = {uid: self._wanted(table, *pair) for uid, pair in pairs.items()}
        if table in ONE_OF_A_KIND:
            wanted = _one_of_each(wanted, pairs, ONE_OF_A_KIND[table])
        for uid, values in wanted.items():
            if values:
                self._write(table, uid, values, *pairs[uid])

    def _wanted(self, table: str, mine: Lineage, theirs: Lineage) -> Values:
        """Return what a record is, going by both copies."""
        if mine.snapshot is None and table not in (*ONE_OF_A_KIND, "setting"):
            return self._there.values(table, theirs.snapshot)
        return {name: one.value for name, one in join(mine.fields, theirs.fields).items()}

    def _write(self, table: str, uid: str, values: Values, mine: Lineage, theirs: Lineage) -> None:
        counts, now = self.result.counts[table], self._here.values(table, mine.snapshot)
        known = {one.identity for one in mine.recorded}
        is_same = _without_none(values) == _without_none(now)
        is_known = known.issuperset(one.identity for one in theirs.recorded)
        if is_same and (is_known or not self._has_history):
            counts.known += theirs.snapshot is not None
            return
        if not self._writer.write(table, uid, values, mine, theirs):
            # Fields that don't go together: the record as it is in the copy changed last.
            values = self._newer_record(table, mine, theirs)
            is_same = values == now
            if not self._writer.write(table, uid, values, mine, theirs):
                self.result.unreadable += 1
                return
        was_trashed = now.get("trashed_at") is not None
        if values.get("trashed_at") is not None and not was_trashed:
            counts.trashed += 1
        elif not mine.is_here and table != "setting":
            counts.new += 1
        else:
            counts.changed += not is_same
            counts.known += is_same

    def _newer_record(self, table: str, mine: Lineage, theirs: Lineage) -> Values:
        ours = self._here.values(table, mine.snapshot)
        other = self._there.values(table, theirs.snapshot)
        sides = [(mine, ours), (theirs, other)]
        return max(
            (side for side in sides if side[1]),
            key=lambda side: (
                newest(side[0].fields.values()),
                *map(comparable, sorted(side[1].items())),
            ),
        )[1]

    def _bring_sources(self, uids: Sequence[str]) -> None:
        """Remember of which program an entry was imported."""
        marks = ", ".join("?" * len(uids))
        found = self._other.rows(
            "SELECT source, key, uid FROM imported JOIN entry ON entry.id = imported.entry "
            f"WHERE uid IN ({marks})",
            uids,
        )
        self._file.run_many(
            "INSERT OR IGNORE INTO imported SELECT id, ?, ? FROM entry WHERE uid = ?",
            [row for row in found if all(type(value) is str for value in row)],
        )

    def _spell_tags(self) -> None:
        """Spell each tag as in its newest change. Both copies have numbers of their own for it."""
        query = "SELECT role, folded, uid, name FROM tag"
        ours = {(role, folded): (uid, name) for role, folded, uid, name in self._file.rows(query)}
        for role, folded, their_uid, their_name in self._other.rows(query):
            if (role, folded) not in ours or str(their_name).casefold() != folded:
                continue
            uid, name = ours[role, folded]
            mine = self._here.of("tag", [uid])[uid]
            theirs = self._there.of("tag", [their_uid])[their_uid]
            spelled = join(mine.fields, theirs.fields)["name"].value
            known = {one.identity for one in mine.recorded}
            if spelled != name or not known.issuperset(one.identity for one in theirs.recorded):
                self._writer.respell(uid, spelled, mine, theirs)


def _names_no_tracker(change: Row) -> bool:
    """Return whether the number of a tracker, other in each copy, is nowhere in a change."""
    _, _, _, before, after, *_ = change
    return all(text is None or NO_TRACKER_JSON in text for text in (before, after))


def _one_of_each(
    wanted: Mapping[str, Values], pairs: Mapping[str, tuple[Lineage, Lineage]], column: str
) -> dict[str, Values]:
    """Leave the record changed last of each kind; the others are to be in the trash.

    Those come first, so that there are never two of a kind.
    """
    kinds: dict[Any, list[str]] = {}
    for uid, values in wanted.items():
        if values.get(column) and values["trashed_at"] is None:
            kinds.setdefault(values[column], []).append(uid)
    trashed = {}
    for uids in kinds.values():
        stays = max(uids, key=lambda uid: (max(one.changed_at for one in pairs[uid]), uid))
        for uid in uids:
            if uid != stays:
                trashed[uid] = {**wanted[uid], "trashed_at": _trash_time(*pairs[uid])}
    settled = {**wanted, **trashed}
    return dict(sorted(settled.items(), key=lambda one: one[1].get("trashed_at") is None))


def _trash_time(*copies: Lineage) -> int:
    """Return since when a record is in the trash in any copy, or now."""
    known = [one.snapshot["row"]["trashed_at"] for one in copies if one.snapshot]
    return min((at for at in known if at is not None), default=to_seconds(clock.now()))


def _without_none(values: Values) -> Values:
    return {name: value for name, value in values.items() if value is not None}


def _pages(uids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (uids[start : start + PAGE_SIZE] for start in range(0, len(uids), PAGE_SIZE))


def _uids(file: JournalFile, table: str) -> list[Any]:
    return [uid for (uid,) in file.rows(f"SELECT uid FROM {table} ORDER BY id")]


def _unreadable_uids(file: JournalFile) -> set[Any]:
    """Return the uids of records that can't be read."""
    read_everything(file)
    found = [one for one in file.unreadable if one[0] in TRASHABLE_TABLES]
    uids = {file.row(f"SELECT uid FROM {table} WHERE id = ?", (key,)) for table, key in found}
    return {uid for (uid,) in filter(None, uids)}


def _tombstones(file: JournalFile) -> dict[str, tuple[str, int]]:
    """Return the table of each record that was removed for good, and when that was, by uid."""
    found = file.rows("SELECT uid, subject, at FROM tombstone")
    return {
        uid: (subject, at)
        for uid, subject, at in found
        if (type(uid), type(subject), type(at)) == (str, str, int)
    }
