"""A lossless export of the whole journal, for other programs and for re-import."""

import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
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
from recovery_journal.exchange import read_json as json_file
from recovery_journal.exchange.export import sealed
from recovery_journal.exchange.export.by_day import ignore_progress
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

MAX_EXPORT_BYTES = 256_000_000
"""The largest export that is read; about half a million entries."""
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
    data = json_file.read_limited_bytes(path, MAX_EXPORT_BYTES, words.NOT_OURS)
    return parse_export(data, key_of)


def parse_export(data: bytes, key_of: Callable[[Keys], bytes] | None = None) -> JournalCopy:
    """Do the same with the content of such a file."""
    if key_of is not None and data.startswith(sealed.BEGINNING):
        data = b"".join(sealed.unseal_pieces(io.BytesIO(data), key_of))
    whole = json_file.parse_json(data, words.NOT_OURS)
    if not isinstance(whole, dict) or whole.pop("format", None) != FORMAT:
        raise BadData(words.NOT_OURS)
    version = whole.pop("version", None)
    if type(version) is not int or version < 1:
        raise BadData(words.NOT_OURS)
    if version > VERSION:
        raise NewerJournal(words.NEWER)
    whole.pop("exported_at", None)
    found = JournalCopy(
        settings=_read_object("setting", 1, from_plain, Settings, whole.pop("settings", {})),
        records={
            table: [
                _read_object(table, number, _read_record, kind, one)
                for number, one in enumerate(_list(whole, name), start=1)
            ]
            for name, (table, kind) in BOOKS.items()
        },
        entries=[
            _read_object("entry", number, _entry, one)
            for number, one in enumerate(_list(whole, "entries"), start=1)
        ],
        sources=[_source(one) for one in _list(whole, "imported")],
    )
    if whole:
        raise BadData(words.unknown_fields(sorted(whole)))
    return found


def _list(whole: dict[str, Any], name: str) -> list[Any]:
    found = whole.pop(name, [])
    if not isinstance(found, list):
        raise BadData(words.NOT_OURS)
    return found


def _source(found: Any) -> Source:
    match found:
        case {"uid": str(uid), "source": str(source), "key": str(key)}:
            return Source(uid, source, key)
    raise BadData(words.NOT_OURS)


def _read_object(table: str, number: int, read: Callable[..., T], *arguments: Any) -> T:
    """Read one record of a list; an error says which one it was."""
    try:
        if not isinstance(arguments[-1], dict):
            raise BadData("It isn't an object.")
        return read(*arguments)
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
