"""Read back what `write_csv` has written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.export.csv import (
    BLANKS,
    FIRST_COLUMNS,
    FORMULA_STARTS,
    LAST_COLUMNS,
    MARK,
)
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.plain import entry_from_plain
from recovery_journal.store.history.merge import JournalCopy
from recovery_journal.words import import_ as words

OWN_COLUMNS = {*FIRST_COLUMNS, *LAST_COLUMNS}


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """The entries of an export, each with the name of its tracker."""

    entries: Sequence[tuple[Entry, str]]

    def as_copy(self, trackers: Iterable[Tracker], settings: Settings) -> JournalCopy:
        """Return them as a copy of a journal that has these trackers and settings.

        Trackers that it doesn't have start on the day of their first entry.
        """
        known = {one.name.casefold(): one for one in trackers}
        first_days: dict[str, tuple[str, date]] = {}
        for entry, name in self.entries:
            if name and name.casefold() not in known:
                earlier = first_days.get(name.casefold(), (name, entry.at.date()))
                first_days[name.casefold()] = name, min(earlier[1], entry.at.date())
        free = max((one.id for one in known.values()), default=0) + 1
        for number, (folded, (name, start)) in enumerate(first_days.items(), start=free):
            uid = sha256(f"tracker {folded}".encode()).hexdigest()[:32]
            known[folded] = Tracker(name=name, start=start, id=number, uid=uid, revision=1)
        return JournalCopy(
            settings=settings,
            records={"tracker": [(one, None) for one in known.values()]},
            entries=[
                replace(entry, revision=1, tracker=known[name.casefold()].id if name else None)
                for entry, name in self.entries
            ],
        )


def is_exported_table(given: Given) -> bool:
    """Return whether a file begins with the columns of an export."""
    return set(given.header) >= OWN_COLUMNS


def read_exported_table(given: Given) -> ExportedTable:
    """Read all entries of an export.

    Raises:
        BadData: naming the first row that can't be an entry.
    """
    found = []
    for number, row in given.csv_rows():
        cells = {name: _without_mark(cell) for name, cell in row.items()}
        try:
            entry = entry_from_plain(dict(_values(cells)))
        except (BadInput, ValueError) as error:
            why = str(error) if isinstance(error, BadInput) else words.UNREADABLE_RECORD
            raise BadData(words.record_unfit("entry", number, why)) from error
        if entry.at.utcoffset() is None:
            raise BadData(words.record_unfit("entry", number, words.no_date(cells["at"])))
        found.append((entry, cells["tracker"]))
    return ExportedTable(found)


def _without_mark(cell: str) -> str:
    """Return a text as it was before it got a mark that keeps it from being a formula."""
    marked = cell.removeprefix(MARK)
    return marked if marked.lstrip(BLANKS).startswith(FORMULA_STARTS) else cell


def _values(cells: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of an entry, of those columns that have something in them."""
    types = _types(cells.get("kind", ""))
    for name, cell in cells.items():
        if name == "kind":
            yield name, cell
        elif cell and name == "tracker":
            yield name, 0  # until its number is known
        elif cell and name != "day":
            yield name, _value(types.get(name), cell)


@cache
def _types(kind: str) -> dict[str, Any]:
    return get_type_hints(entry_class(kind)) if kind in ENTRY_CLASSES else {}


def _value(wanted: Any, cell: str) -> Any:
    kind = get_args(wanted)[0] if isinstance(wanted, UnionType) else wanted
    if kind is bool:
        return {"yes": True, "no": False}.get(cell, cell)
    if kind in (int, float):
        return kind(cell)
    return cell.split("\n") if get_origin(kind) is tuple else cell
