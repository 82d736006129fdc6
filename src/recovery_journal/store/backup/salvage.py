"""Rescue what can still be read from a damaged journal into a new one."""

import os
from contextlib import ExitStack
from typing import Any, NamedTuple

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import Damaged, OutputExists
from recovery_journal.store.backup.damaged_file import DamagedFile, open_damaged
from recovery_journal.store.backup.damaged_pages import LeafRow, read_leaf_rows
from recovery_journal.store.backup.salvaged_file import (
    copy_row,
    drop_orphans,
    fill_in_from_changes,
    rebuild_derived,
    turn_unreadable_into_notes,
)
from recovery_journal.store.encryption import keys
from recovery_journal.store.sqlite.connection import sqlite_errors
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file
from recovery_journal.store.sqlite.opening import open_file

UID_COLUMN = 1
"""Where the uid is in a table with numbered rows of its own."""
WITHOUT_CHANGES = "tag"
"""The table whose rows have uids, but no recorded changes."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The number of rows rescued, by table, and where some were lost."""

    rows: dict[str, int]
    torn: tuple[str, ...]
    """Tables with unreadable rows."""


def salvage(broken: str, new: str, key: bytes | None = None) -> Salvaged:
    """Copy everything readable from a damaged journal into a new one.

    The damaged file isn't changed or even locked. It may be truncated; if its first bytes are
    unreadable and it isn't encrypted, those of a new journal are used. An entry whose values are
    invalid keeps its words as a note.

    Args:
        broken: the damaged journal.
        new: the path of the new one.
        key: the damaged journal's key if it's encrypted; also used for the new one.

    Raises:
        Damaged: nothing can be read.
        OutputExists: `new` exists.
    """
    if os.path.lexists(new):
        raise OutputExists(f"{new} is there already. It was not touched.")
    key = key if is_encrypted(broken) else None
    if key:
        keys.write(keys_file(new), keys.read(keys_file(broken)))
    file = open_file(new, key=key)
    held = ExitStack()
    try:
        source = open_damaged(broken, key, os.path.dirname(file.path), held)
        file.connection.execute("PRAGMA foreign_keys=OFF")
        with file.bulk():
            file.run("DELETE FROM setting")  # what a new journal assumes
            shapes = _shapes(file)
            changes = [shape for shape in shapes if shape.table == "change"]
            others = [shape for shape in shapes if shape not in changes]
            torn = [*_copy(source, file, changes), *_copy(source, file, others)]
            fill_in_from_changes(file)
            drop_orphans(file)
            torn += turn_unreadable_into_notes(file)
            rebuild_derived(file)
        rows = _count(file, shapes)
        if not rows:
            raise Damaged(f"Nothing could be read from {broken}. It was not changed.")
    except BaseException:
        file.close()
        os.unlink(new)
        if key:
            os.unlink(keys_file(new))
        raise
    finally:
        held.close()
    file.close()
    return Salvaged(rows, tuple(dict.fromkeys(torn)))


class _Shape(NamedTuple):
    """What the rows of a table look like."""

    table: str
    listed: str
    """The columns to copy, as SQL."""
    is_copied: tuple[bool, ...]
    """Of each stored column: whether it's one of them, or computed."""
    is_numbered: bool
    """Whether the first column is the rowid."""
    has_own_uids: bool

    def fit(self, row: LeafRow) -> tuple[Any, ...] | None:
        """Return what to copy of a row; None if it can't be one of this table."""
        if (
            not self.is_numbered
            or len(row.values) != len(self.is_copied)
            or (row.values[0] is not None)
        ):
            return None
        values = (row.rowid, *row.values[1:])
        return tuple(value for value, copied in zip(values, self.is_copied, strict=True) if copied)


def _shapes(file: JournalFile) -> list[_Shape]:
    """Return the tables with user data, parents before children."""
    found = []
    for table, has_rowid in file.rows(
        "SELECT ours.name, NOT wr FROM sqlite_schema AS ours "
        "JOIN pragma_table_list AS listed ON listed.name = ours.name WHERE ours.type = 'table' "
        "AND ours.name NOT LIKE 'sqlite_%' AND ours.name NOT LIKE 'entry_words%' "
        "AND ours.name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY ours.rowid"
    ):
        columns = file.rows(f"PRAGMA table_xinfo({table})")
        names = [name for _, name, *_, hidden in columns if not hidden]
        (_, _, first_type, _, _, is_key, _), *_ = columns
        shape = _Shape(
            table,
            # SQLite would take an unknown name in double quotes for a text.
            listed=", ".join(f"[{name}]" for name in names),
            is_copied=tuple(not hidden for *_, hidden in columns),
            is_numbered=bool(has_rowid and is_key and first_type == "INTEGER"),
            has_own_uids=names[UID_COLUMN] == "uid",
        )
        found.append(shape)
    return found


def _copy(source: DamagedFile, file: JournalFile, shapes: list[_Shape]) -> list[str]:
    """Copy the rows of some tables; return those with rows that can't be read.

    The pages come first: SQLite could take a row whose number is damaged for another one. It comes
    after, because it also reads rows of which a page alone doesn't tell that they are whole.
    """
    if source.key is None:
        _copy_leaf_rows(source, file, shapes)
    torn = []
    for shape in shapes:
        # An index that has all columns would be read in place of the table, and may be damaged.
        order = "" if shape.is_numbered else " ORDER BY 1, 2"
        for row in _read(source, shape.table, shape.listed, order):
            if row is None or not _copy_row(file, shape, row, {shape.table}):
                torn.append(shape.table)
    return torn


def _copy_leaf_rows(source: DamagedFile, file: JournalFile, shapes: list[_Shape]) -> None:
    """Copy each row that is whole on its page, and fits one of some tables."""
    tables = {shape.table for shape in shapes}
    has_changes = file.row("SELECT 1 FROM change LIMIT 1")
    unrecorded = {WITHOUT_CHANGES} if has_changes else tables
    for row in read_leaf_rows(source.path):
        for shape in shapes:
            if values := shape.fit(row):
                _copy_row(file, shape, values, unrecorded)


def _copy_row(file: JournalFile, shape: _Shape, row: tuple[Any, ...], unrecorded: set[str]) -> bool:
    """Copy a row to a table if it can belong there; return whether it's there now.

    Args:
        file: the new file, with the recorded changes.
        shape: the table.
        row: the row.
        unrecorded: the tables of rows of which no change is recorded.
    """
    if shape.has_own_uids:
        recorded = file.rows(
            "SELECT subject FROM change WHERE uid = ? AND subject IN (SELECT name FROM "
            "sqlite_schema)",
            (row[UID_COLUMN],),
        )
        if shape.table not in ({table for (table,) in recorded} or unrecorded):
            return False
    return copy_row(file, shape.table, shape.listed, row)


def _count(file: JournalFile, shapes: list[_Shape]) -> dict[str, int]:
    """Return the number of rows of each table that has any, without secrets."""
    return {
        table: number
        for table, *_ in shapes
        for (number,) in file.rows(f"SELECT count(*) FROM {table}")
        if number and table != "secret"
    }


def _read(source: DamagedFile, table: str, listed: str, order: str) -> list[tuple[Any, ...] | None]:
    """Return the rows of a table, with None in place of unreadable ones."""
    try:
        return list(source.readable_rows(f'SELECT {listed} FROM "{table}"{order}'))
    except sqlite_errors():
        pass
    try:
        ((last,),) = source.readable_rows(f'SELECT max(rowid) FROM "{table}"')
    except sqlite_errors():
        return [None, *_walk(source, table, listed, order)]
    return [None, *([] if last is None else _between(source, table, listed, 0, last))]


def _walk(source: DamagedFile, table: str, listed: str, order: str) -> list[tuple[Any, ...] | None]:
    """Read up to the first unreadable row, for tables without rowids."""
    found: list[tuple[Any, ...] | None] = []
    try:
        for row in source.readable_rows(f'SELECT {listed} FROM "{table}"{order}'):
            found.append(row)
    except sqlite_errors():
        found.append(None)
    return found


def _between(
    source: DamagedFile, table: str, listed: str, first: int, last: int
) -> list[tuple[Any, ...] | None]:
    """Read a range of rowids, bisecting around unreadable rows."""
    try:
        return list(
            source.readable_rows(
                f'SELECT {listed} FROM "{table}" WHERE rowid BETWEEN ? AND ?', (first, last)
            )
        )
    except sqlite_errors():
        if first == last:
            return [None]
    middle = (first + last) // 2
    return [
        *_between(source, table, listed, first, middle),
        *_between(source, table, listed, middle + 1, last),
    ]
