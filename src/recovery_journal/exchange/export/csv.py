"""Export entries as a table; no text in it may act as a spreadsheet formula."""

import csv
from collections.abc import Callable
from typing import Any, TextIO

from recovery_journal.domain.dataclass import replace
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
    no_cells = dict.fromkeys(columns_of_all_kinds(), "")
    to_cell = _to_cell if raw else _to_safe_cell
    if bom:
        out.write(BYTE_ORDER_MARK)
    table.writerow(no_cells)
    for page in journal.entries.pages(shown):
        for entry in page:
            values = to_plain(entry) | {"tracker": names.get(entry.tracker or 0)}
            cells = {
                name: to_cell(value)
                for name, value in values.items()
                if value is not None and name in no_cells
            }
            table.writerow((no_cells | cells).values())
        on_progress(len(page))
    return 0 if include_private else journal.entries.count(replace(chosen, private=True))


def columns_of_all_kinds() -> tuple[str, ...]:
    """Return the columns: those shared by all kinds, each kind's own, then tags."""
    own = (name for kind in ENTRY_CLASSES for name in own_fields(kind))
    tags = (name for kind in ENTRY_CLASSES for name in entry_class(kind).tag_roles)
    return tuple(dict.fromkeys((*FIRST_COLUMNS, *own, *tags, *LAST_COLUMNS)))


def _to_cell(value: Any) -> str:
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case list():
            return "\n".join(value)
        case _:
            return str(value)


def _to_safe_cell(value: Any) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    cell = _to_cell(value)
    if cell[:1] not in SUSPECT_STARTS:
        return cell  # as most do
    return MARK + cell if cell.lstrip(BLANKS).startswith(FORMULA_STARTS) else cell
