"""Export entries as a table; no text in it may act as a spreadsheet formula."""

import csv
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class, own_fields
from recovery_journal.exchange.export.by_day import ignore_progress
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.journal import Journal

FIRST_COLUMNS = ("at", "day", "kind", "tracker")
LAST_COLUMNS = ("note", "private", "kept", "uid")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Characters that start a formula, including their full-width forms (the OWASP list)."""
BLANKS = " \u00a0"
"""What a spreadsheet may skip before a formula."""
SUSPECT_STARTS = frozenset((*FORMULA_STARTS, *BLANKS))
BYTE_ORDER_MARK = "\ufeff"
"""Without it, some spreadsheets take UTF-8 for another encoding."""
MARK = "'"
"""Makes any spreadsheet treat a cell as text."""


def write_csv(
    journal: Journal,
    chosen: Filter,
    *,
    include_private: bool,
    raw: bool,
    bom: bool,
    out: TextIO,
    on_progress: Callable[[int], None] = ignore_progress,
) -> int:
    """Write one row per entry, newest first; return how many private ones were left out.

    Several tags of a role share a cell, one per line.

    Args:
        journal: the journal.
        chosen: which entries; `include_private` overrides its `private`.
        include_private: whether to include private entries.
        raw: leave text as it is, for programs. Otherwise text that could act as a formula is
        prefixed with MARK, irreversibly.
        bom: begin with BYTE_ORDER_MARK.
        out: where to write.
        on_progress: called with the number of entries just written.
    """
    shown = replace(chosen, private=None if include_private else False)
    names = {
        one.id: one.name for one in [*journal.trackers.untrashed(), *journal.trackers.trashed()]
    }
    table = csv.writer(out, lineterminator="\r\n")
    columns = columns_of_all_kinds()
    if bom:
        out.write(BYTE_ORDER_MARK)
    table.writerow(columns)
    for page in journal.entries.pages(shown):
        for entry in page:
            cells = _cells(entry, columns, names)
            table.writerow(cells if raw else [_no_formula(cell) for cell in cells])
        on_progress(len(page))
    return 0 if include_private else journal.entries.count(replace(chosen, private=True))


def columns_of_all_kinds() -> tuple[str, ...]:
    """Return the columns: those shared by all kinds, each kind's own, then tags."""
    own = (name for kind in ENTRY_CLASSES for name in own_fields(kind))
    tags = (name for kind in ENTRY_CLASSES for name in entry_class(kind).tag_roles)
    return tuple(dict.fromkeys((*FIRST_COLUMNS, *own, *tags, *LAST_COLUMNS)))


def _cells(entry: Entry, columns: Iterable[str], names: dict[int, str]) -> list[str]:
    values = to_plain(entry) | {"tracker": names.get(entry.tracker or 0, "")}
    return [
        value if type(value) is str else "" if value is None else _cell(value)
        for value in map(values.get, columns)
    ]


def _cell(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return "\n".join(value)
        case _:
            return str(value)


def _no_formula(cell: str) -> str:
    if cell[:1] not in SUSPECT_STARTS:
        return cell  # as most do
    return MARK + cell if cell.lstrip(BLANKS).startswith(FORMULA_STARTS) else cell
