"""Store entries from the files of other programs, each of them once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count, islice
from typing import NamedTuple

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import BadData
from recovery_journal.store.books.trackers import Trackers
from recovery_journal.store.history.bulk_entries import BulkEntries
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.words import import_ as words

BATCH_SIZE = 1000


class ImportedEntry(NamedTuple):
    """An entry of another program."""

    key: str
    """What it's known by there: the same in every later export."""
    entry: Entry
    tracker: str = ""
    """The name of its tracker here, or of one that comes with the same file."""


class Source(NamedTuple):
    """Where an entry was imported from."""

    uid: str
    source: str
    """The program's name."""
    key: str
    """What the entry is known by there."""


@dataclass(slots=True)
class ImportCounts:
    """What happened to the entries of a file."""

    new: int = 0
    known: int = 0
    """Taken in before, and still here."""
    gone: int = 0
    """Taken in before, and deleted here since."""
    future: int = 0
    """New entries with a time in the future."""
    trackers: int = 0
    """New trackers."""


class Importer:
    """Takes in what other programs have exported.

    The uid of an entry is made from its program and its key there, so the same file twice, or on
    two machines, adds nothing. What was deleted stays deleted. When an import is undone its keys
    are free again, so that the file can be taken in with better answers.
    """

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._bulk = BulkEntries(file)
        self._trackers = Trackers(file)

    def add(self, source: str, found: Iterable[ImportedEntry | Tracker]) -> ImportCounts:
        """Store what is new, in one step.

        Args:
            source: the program's name.
            found: the entries, in any order, and the trackers that come with them, each before its
            entries; read while they are stored. A tracker of the same name here takes its place.

        Its pages may go to the disk before the end, so that memory stays small: others have to
        wait until it's done.

        Raises:
            BadData: an entry can't be stored, or its tracker isn't here; nothing was stored.
        """
        counts = ImportCounts()
        with self._file.with_large_cache(), self._file.transaction():
            here = {one.name.casefold(): one.id for one in self._trackers.untrashed()}

            def entries() -> Iterator[ImportedEntry]:
                for one in found:
                    if isinstance(one, ImportedEntry):
                        yield one
                    elif one.name.casefold() not in here:
                        here[one.name.casefold()] = self._trackers.add(one).id
                        counts.trackers += 1

            coming = entries()
            while batch := list(islice(coming, BATCH_SIZE)):
                self._add_batch(source, batch, here, counts)
        return counts

    def _add_batch(
        self,
        source: str,
        batch: Sequence[ImportedEntry],
        here: Mapping[str, int],
        counts: ImportCounts,
    ) -> None:
        """Store what is new of some entries; `here` has the number of each tracker."""
        now = clock.now()
        firsts = [next(_uids(source, one.key)) for one in batch]
        seen = self._seen_before(firsts)
        new: dict[str, ImportedEntry] = {}
        for first, one in zip(firsts, batch, strict=True):
            uid, is_gone = self._free_uid(source, one.key) if first in seen else (first, False)
            if uid and uid not in new:
                new[uid] = one
            else:
                counts.gone += is_gone
                counts.known += not is_gone
        if not new:
            return
        entries = [_with_tracker(one, here) if one.tracker else one.entry for one in new.values()]
        numbers = self._bulk.insert([*zip(entries, new, strict=True)])
        self._file.run_many(
            "INSERT INTO imported (entry, source, key) VALUES (?, ?, ?)",
            [(number, source, one.key) for number, one in zip(numbers, new.values(), strict=True)],
        )
        counts.new += len(new)
        counts.future += sum(entry.at > now for entry in entries)

    def _seen_before(self, uids: Sequence[str]) -> set[str]:
        """Return those that this journal has known in any way."""
        marks = ", ".join("?" * len(uids))
        found: set[str] = set()
        for table in ("entry", "change", "tombstone"):
            rows_of_table = self._file.rows(f"SELECT uid FROM {table} WHERE uid IN ({marks})", uids)
            found |= {uid for (uid,) in rows_of_table}
        return found

    def _free_uid(self, source: str, key: str) -> tuple[str, bool]:
        """Return the uid for an entry; none if it was taken in before, and whether it's gone."""
        for uid in _uids(source, key):
            there = self._file.row("SELECT trashed_at IS NULL FROM entry WHERE uid = ?", (uid,))
            if there and there[0]:
                return "", False
            last = self._file.row(
                "SELECT undone.action = 'add' FROM change "
                "LEFT JOIN change AS undone ON undone.id = change.undoes "
                "WHERE change.uid = ? AND change.action <> 'purge' ORDER BY change.id DESC LIMIT 1",
                (uid,),
            )
            if last and last[0]:
                continue  # its import was undone
            if there or self._file.row("SELECT 1 FROM tombstone WHERE uid = ?", (uid,)):
                return "", True
            return uid, False
        raise AssertionError("there is always another uid")

    def source_of(self, entry: Entry) -> str:
        """Return the program an entry was imported from; empty if it was logged here."""
        found = self._file.row("SELECT source FROM imported WHERE entry = ?", (entry.id,))
        return str(found[0]) if found else ""

    def sources(self) -> Iterator[Source]:
        """Yield where each imported entry comes from, in the order of their numbers."""
        last = 0
        while found := self._file.rows(
            "SELECT entry, uid, source, key FROM imported JOIN entry ON entry.id = entry "
            "WHERE entry > ? ORDER BY entry LIMIT ?",
            (last, BATCH_SIZE),
        ):
            yield from (Source(*one) for _, *one in found)
            last = found[-1][0]

    def answers(self, source: str) -> dict[str, str]:
        """Return what was answered about the files of a program, by question."""
        return dict(
            self._file.rows(
                "SELECT question, answer FROM import_answer WHERE source = ?", (source,)
            )
        )

    def remember(self, source: str, answers: dict[str, str]) -> None:
        """Keep answers for the next file of a program."""
        with self._file.transaction():
            for question, answer in answers.items():
                self._file.run(
                    "INSERT OR REPLACE INTO import_answer VALUES (?, ?, ?)",
                    (source, question, answer),
                )


def _with_tracker(one: ImportedEntry, here: Mapping[str, int]) -> Entry:
    if one.tracker.casefold() not in here:
        raise BadData(words.no_such_tracker(one.tracker))
    return replace(one.entry, tracker=here[one.tracker.casefold()])


def _uids(source: str, key: str) -> Iterator[str]:
    """Yield the uids of an entry: one for each time that its import was undone."""
    for undone in count():
        known = "\0".join((source, key, str(undone)))
        yield sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:32]
