"""A lossless export of the whole journal, for other programs and for re-import."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Any, TextIO, TypeVar

from recovery_journal import clock
from recovery_journal.domain.circle import KeptWords, Meeting, Person, Promise
from recovery_journal.domain.dataclass import dataclass, fields, is_dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.practice import QuestionPack
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Letter, Plan, Reason, SafetyStep
from recovery_journal.errors import BadData, BadInput, Conflict, NewerJournal
from recovery_journal.exchange.export import sealed
from recovery_journal.exchange.export.by_day import ignore_progress
from recovery_journal.exchange.export.records_in_file import ExportFile, RecordsInFile
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.json_records import BrokenJson, JsonText, NotUtf8, Placed
from recovery_journal.exchange.plain import entry_from_plain, from_plain, to_plain
from recovery_journal.store.books.book import Record
from recovery_journal.store.encryption.keys import Keys
from recovery_journal.store.history.importing import Source
from recovery_journal.store.history.merge import JournalCopy
from recovery_journal.store.journal import Journal
from recovery_journal.words import import_ as words

FORMAT = "recovery-journal"
VERSION = 1
"""Increased when a reader of older exports would misread a newer one."""

MAX_EXPORT_BYTES = 900_000_000
"""The largest export that is read; about two million entries."""
EARLIEST_DATE, LATEST_DATE = date(1900, 1, 1), date(9999, 12, 28)

T = TypeVar("T")


def write_json(
    journal: Journal, out: TextIO, on_progress: Callable[[int], None] = ignore_progress
) -> int:
    """Write everything in the journal, private or not; return the number of entries.

    The result is one object with one entry per line, newest first; the trash comes last, with the
    time each record was trashed. Of the strategies, only those the user added or changed are
    included. All of it is ASCII, so that no terminal obeys what a user typed. `on_progress` is
    called with the number of entries just read.

    Raises:
        Conflict: another program wrote to the journal meanwhile, so this export is inconsistent.
    """
    state = journal.data_version()
    settings = to_plain(journal.settings.read())
    del settings["backup_folder"]  # a path on this machine
    head = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": clock.now().isoformat(),
        "settings": settings,
    }
    out.write("{\n")
    for name, value in head.items():
        out.write(f'"{name}": {_text(value)},\n')
    for name, records in _small_books(journal):
        _write_list(out, name, records)
        out.write(",\n")
    number = _write_list(out, "entries", _entries(journal, on_progress))
    out.write(",\n")
    _write_list(out, "imported", (source._asdict() for source in journal.importer.sources()))
    out.write("\n}\n")
    if journal.data_version() != state:
        raise Conflict(
            "The journal was changed in the meantime, so this copy isn't whole. "
            "Nothing was lost; please try again."
        )
    return number


BOOKS: dict[str, tuple[str, type[Record]]] = {
    "trackers": ("tracker", Tracker),
    "strategies": ("strategy", Strategy),
    "people": ("person", Person),
    "meetings": ("meeting", Meeting),
    "promises": ("promise", Promise),
    "kept_words": ("kept_words", KeptWords),
    "reasons": ("reason", Reason),
    "letters": ("letter", Letter),
    "plans": ("plan", Plan),
    "safety_plan": ("safety_step", SafetyStep),
    "questions": ("pack", QuestionPack),
    "shares": ("share", SharedPage),
}
"""Every book that fits into memory, by its name in the export: its table and record class."""


def is_export(path: str) -> bool:
    """Return whether a file begins as `write_json` begins one, sealed or not."""
    try:
        with open(path, "rb") as file:
            return begins_as_export(file.read(sealed.MAX_FIRST_LINE_BYTES))
    except (OSError, ValueError):
        return False


def begins_as_export(beginning: bytes) -> bool:
    head = f'{{\n"format": "{FORMAT}"'.encode("ascii")
    return beginning.startswith((sealed.BEGINNING, head))


def read_export(path: str, key_of: Callable[[Keys], bytes] | None = None) -> JournalCopy:
    """Read and validate a file written by `write_json`.

    Args:
        path: the file, or "-" for standard input.
        key_of: returns the key of a sealed file, as for `unseal_export`.

    Raises:
        InputMissing: the file doesn't exist.
        NewerJournal: a newer version of this program wrote it.
        BadData: anything else, naming the first invalid record.
    """
    return read_given_export(Given(path), key_of)


def read_given_export(given: Given, key_of: Callable[[Keys], bytes] | None = None) -> JournalCopy:
    """Do the same with such a file.

    Its entries are read once more when they are needed, so that they are never all in memory. What
    is sealed is: its content as text.
    """
    if given.is_folder:
        raise BadData(words.NOT_OURS)
    if given.size > MAX_EXPORT_BYTES:
        raise BadData(words.TOO_LARGE)
    is_sealed = given.beginning.startswith(sealed.BEGINNING)
    file = ExportFile(given)
    if key_of is not None and is_sealed:
        unseal = partial(sealed.unseal_pieces, key_of=key_of)
        file.replace_content(unseal)
    whole = _Whole(file)
    try:
        whole.read()
    except BrokenJson as error:
        line = words.from_line(file.line_of(error.offset))
        raise BadData(f"{words.NOT_OURS} {line}") from error
    except NotUtf8 as error:
        raise BadData(f"{words.NOT_OURS} {words.NOT_UTF8}") from error
    except (BadInput, NewerJournal) as error:
        if whole.format != FORMAT:
            raise BadData(words.NOT_OURS) from error
        raise
    return whole.as_copy()


class _Whole:
    """What is in an export, read from its beginning to its end."""

    def __init__(self, file: ExportFile) -> None:
        self._text = JsonText(file)
        self.format: Any = None
        self._version: Any = None
        self._settings: Any = {}
        self._records: dict[str, list[tuple[Record, datetime | None]]] = {
            table: [] for table, _ in BOOKS.values()
        }
        self._entries = RecordsInFile(file, partial(_read_object, "entry", read=_entry))
        self._numbers = array("q")
        self._sources = RecordsInFile(file, lambda _, found: _source(found))

    def read(self) -> None:
        """Read and validate it.

        Raises:
            NewerJournal: a newer version of this program wrote it.
            BadData: it's none.
        """
        if self._text.next_sign() != "{":
            raise BadData(words.NOT_OURS)
        unknown = [name for name in self._text.names() if not self._read_known(name)]
        self._text.expect_end()
        if self.format != FORMAT or self._version is None:
            raise BadData(words.NOT_OURS)
        if unknown:
            raise BadData(words.unknown_fields(sorted(unknown)))

    def _read_known(self, name: str) -> bool:
        """Read the value of a name; return whether there should be one."""
        text = self._text
        if name == "format":
            self.format = text.value()
        elif name == "version":
            self._version = _known_version(text.value())
        elif name == "settings":
            self._settings = text.value()
        elif name == "entries":
            for found in self._list():
                self._numbers.append(self._entries.add(found).id)
        elif name == "imported":
            for found in self._list():
                self._sources.add(found)
        elif name in BOOKS:
            table, kind = BOOKS[name]
            for number, found in enumerate(self._list(), start=1):
                record = _read_object(table, number, found.value, read=partial(_read_record, kind))
                self._records[table].append(record)
        else:
            text.value()
            return name == "exported_at"
        return True

    def _list(self) -> Iterator[Placed]:
        if self._text.next_sign() != "[":
            raise BadData(words.NOT_OURS)
        return self._text.placed_items()

    def as_copy(self) -> JournalCopy:
        """Return it.

        Raises:
            BadData: its settings are none.
        """
        return JournalCopy(
            settings=_read_object("setting", 1, self._settings, read=partial(from_plain, Settings)),
            records=self._records,
            entries=self._entries,
            sources=self._sources,
            entry_numbers=self._numbers,
        )


def _known_version(found: Any) -> int:
    """Return the version of an export if it can be read.

    Raises:
        NewerJournal: it's a newer one.
        BadData: it's none.
    """
    if type(found) is not int or found < 1:
        raise BadData(words.NOT_OURS)
    if found > VERSION:
        raise NewerJournal(words.NEWER)
    return found


def _source(found: Any) -> Source:
    match found:
        case {"uid": str(uid), "source": str(source), "key": str(key)}:
            return Source(uid, source, key)
    raise BadData(words.NOT_OURS)


def _read_object(table: str, number: int, values: Any, *, read: Callable[[dict[str, Any]], T]) -> T:
    """Read one record of a list; an error says which one it was."""
    try:
        if not isinstance(values, dict):
            raise BadData("It isn't an object.")
        return read(values)
    except BadInput as error:
        raise BadData(words.record_unfit(table, number, str(error))) from error


def _read_record(kind: type[Record], values: dict[str, Any]) -> tuple[Record, datetime | None]:
    trashed_at = from_plain(_Trashed, {"at": values.pop("trashed_at", None)}).at
    record = from_plain(kind, values)
    _refuse_impossible_dates(record, trashed_at)
    return record, trashed_at


def _entry(values: dict[str, Any]) -> Entry:
    entry = entry_from_plain(values)
    _refuse_impossible_dates(entry)
    return entry


@dataclass(frozen=True)
class _Trashed:
    at: datetime | None


def _refuse_impossible_dates(*records: Any) -> None:
    """Refuse dates that no journal can have, or that don't exist in some time zone."""
    for one in records:
        if is_dataclass(one):
            _refuse_impossible_dates(*(getattr(one, field.name) for field in fields(one)))
        elif isinstance(one, datetime) and one.utcoffset() is None:
            raise BadData("A moment needs its offset from UTC.")
        elif (
            isinstance(one, date)
            and not EARLIEST_DATE <= date(one.year, one.month, one.day) <= LATEST_DATE
        ):
            raise BadData(f"A date must be between {EARLIEST_DATE} and {LATEST_DATE}.")


def _small_books(journal: Journal) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the records of each of BOOKS; trashed ones come last, with their time."""
    for name, (table, _) in BOOKS.items():
        book = journal.books[table]
        since = book.trash_times()
        gone = [
            to_plain(one) | {"trashed_at": since[one.uid].isoformat()} for one in book.trashed()
        ]
        yield name, [*map(to_plain, book.untrashed()), *gone]


def _entries(journal: Journal, on_progress: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    """Yield all entries, one page at a time."""
    for chosen in (Filter(), Filter(trashed=True)):
        for page in journal.entries.pages(chosen):
            yield from map(to_plain, page)
            on_progress(len(page))


def _write_list(out: TextIO, name: str, values: Iterable[dict[str, Any]]) -> int:
    out.write(f'"{name}": [')
    number = 0
    for number, value in enumerate(values, start=1):
        out.write(("\n" if number == 1 else ",\n") + _text(value))
    out.write("\n]" if number else "]")
    return number


_text = json.JSONEncoder(ensure_ascii=True, allow_nan=False).encode
