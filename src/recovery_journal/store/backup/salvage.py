"""Rescue what can still be read from a damaged journal into a new one."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class, own_fields
from recovery_journal.errors import BadInput, Damaged, NotFound, OutputExists
from recovery_journal.store.backup.damaged_file import DamagedFile, open_damaged
from recovery_journal.store.backup.damaged_pages import read_leaf_rows
from recovery_journal.store.books.entry_query import entries_where
from recovery_journal.store.encryption import keys
from recovery_journal.store.sqlite.connection import ignoring_sqlite_errors, sqlite_errors
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file
from recovery_journal.store.sqlite.opening import open_file

UNREADABLE_TEXT = "(could not be read)"
"""The note of an entry whose values are lost."""
TABLES_WITH_UIDS_OF_OTHERS = ("change", "tombstone")
"""Tables whose uids belong to rows of other tables."""


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
        NotFound: nothing can be read.
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
        rows: dict[str, int] = {}
        torn = []
        with file.bulk():
            for table in _tables(file):
                number, whole = _copy_table(source, file, table)
                rows[table] = number
                if not whole:
                    torn.append(table)
            if torn and not key:
                _copy_leaf_rows(source, file, torn, rows)
            _drop_orphans(file)
            torn += _turn_unreadable_into_notes(file)
            _rebuild_derived(file)
        if not any(rows.values()):
            raise NotFound(f"Nothing could be read from {broken}. It was not changed.")
    except BaseException:
        file.close()
        os.unlink(new)
        if key:
            os.unlink(keys_file(new))
        raise
    finally:
        held.close()
    file.close()
    del rows["secret"]
    found = {name: number for name, number in rows.items() if number}
    return Salvaged(found, tuple(dict.fromkeys(torn)))


def _tables(file: JournalFile) -> list[str]:
    """Return the tables with user data, parents before children."""
    found = file.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'entry_words%' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY rowid"
    )
    return [name for (name,) in found]


def _copy_table(source: DamagedFile, file: JournalFile, table: str) -> tuple[int, bool]:
    """Copy the readable rows of a table; return their number, and whether all were readable."""
    number, whole, listed = 0, True, _columns(file, table)
    for row in _read(source, table, listed):
        if row is not None and _copy_row(file, table, listed, row):
            number += 1
        else:
            whole = False
    return number, whole


def _copy_leaf_rows(
    source: DamagedFile, file: JournalFile, torn: list[str], rows: dict[str, int]
) -> None:
    """Copy rows from pages that are no longer linked, and add them to the counts in `rows`."""
    listed = {table: _columns(file, table) for table in torn if _has_rowid(file, table)}
    taken = {
        uid
        for table in rows
        if table not in TABLES_WITH_UIDS_OF_OTHERS and '"uid"' in _columns(file, table)
        for (uid,) in file.rows(f'SELECT uid FROM "{table}"')
    }
    for table, row in read_leaf_rows(source.path, listed, os.path.dirname(file.path)):
        if table in TABLES_WITH_UIDS_OF_OTHERS or taken.isdisjoint(row):
            rows[table] += _copy_row(file, table, listed[table], row)


def _columns(file: JournalFile, table: str) -> str:
    found = file.rows(f"PRAGMA table_xinfo({table})")
    return ", ".join(f'"{name}"' for _, name, *_, hidden in found if not hidden)


def _has_rowid(file: JournalFile, table: str) -> bool:
    """Return whether a table has rowids; the leaf pages of others look like those of an index."""
    return not file.row("SELECT 1 FROM pragma_table_list WHERE name = ? AND wr", (table,))


def _copy_row(file: JournalFile, table: str, listed: str, row: tuple[Any, ...]) -> bool:
    """Copy one row unless it exists already or violates a constraint."""
    before = file.connection.total_changes
    with ignoring_sqlite_errors():
        marks = ", ".join("?" * len(row))
        file.run(f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})', row)
    return file.connection.total_changes > before


def _read(source: DamagedFile, table: str, listed: str) -> list[tuple[Any, ...] | None]:
    """Return the rows of a table, with None in place of unreadable ones."""
    try:
        return list(source.readable_rows(f'SELECT {listed} FROM "{table}"'))
    except sqlite_errors():
        pass
    try:
        ((last,),) = source.readable_rows(f'SELECT max(rowid) FROM "{table}"')
    except sqlite_errors():
        return [None, *_walk(source, table, listed)]
    return [] if last is None else _between(source, table, listed, 0, last)


def _walk(source: DamagedFile, table: str, listed: str) -> list[tuple[Any, ...] | None]:
    """Read up to the first unreadable row, for tables without rowids."""
    found: list[tuple[Any, ...] | None] = []
    try:
        for row in source.readable_rows(f'SELECT {listed} FROM "{table}"'):
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


def _turn_unreadable_into_notes(file: JournalFile) -> list[str]:
    """Turn invalid entries into notes; return ["entry"] if there were any."""
    ((last,),) = file.rows("SELECT coalesce(max(id), 0) FROM entry")
    found = [*_unreadable_entries(file, 0, last)]
    for number in found:
        file.run(
            "UPDATE entry SET kind = 'note', note = trim(note || char(10) || ?) WHERE id = ?",
            (UNREADABLE_TEXT, number),
        )
        if [*_unreadable_entries(file, number, number)]:
            file.run(
                "UPDATE entry SET at = 0, offset = 0, day = '1970-01-01', trashed_at = NULL "
                "WHERE id = ?",
                (number,),
            )
    return ["entry"] if found else []


def _unreadable_entries(file: JournalFile, first: int, last: int) -> Iterator[int]:
    """Find the ids of invalid entries by bisection."""
    try:
        entries_where(file, "id BETWEEN ? AND ?", (first, last))
    except (BadInput, Damaged):
        if first == last:
            yield first
            return
        middle = (first + last) // 2
        yield from _unreadable_entries(file, first, middle)
        yield from _unreadable_entries(file, middle + 1, last)


def _drop_orphans(file: JournalFile) -> None:
    """Delete rows that refer to lost ones; entries are never deleted."""
    file.run(
        "DELETE FROM entry_tag WHERE entry NOT IN (SELECT id FROM entry) "
        "OR tag NOT IN (SELECT id FROM tag)"
    )
    file.run("UPDATE entry SET tracker = NULL WHERE tracker NOT IN (SELECT id FROM tracker)")
    for kind in filter(own_fields, ENTRY_CLASSES):
        lost = f"kind = '{kind}' AND id NOT IN (SELECT entry FROM {kind})"
        if entry_class(kind).needs_tag:
            lost = f"({lost} OR kind = '{kind}' AND id NOT IN (SELECT entry FROM entry_tag))"
        file.run(
            f"UPDATE entry SET kind = 'note', note = trim(note || char(10) || ?) WHERE {lost}",
            (UNREADABLE_TEXT,),
        )


def _rebuild_derived(file: JournalFile) -> None:
    """Rebuild everything derived from the entries."""
    for kind in filter(own_fields, ENTRY_CLASSES):
        ours = f"SELECT id FROM entry WHERE kind = '{kind}'"
        file.run(f"DELETE FROM {kind} WHERE entry NOT IN ({ours})")
    file.run(
        "UPDATE entry SET words = note || coalesce((SELECT group_concat(char(10) || name, '') FROM "
        "(SELECT name FROM entry_tag JOIN tag ON tag.id = tag WHERE entry = entry.id "
        "ORDER BY position)), '')"
    )
    file.run(
        "INSERT INTO entry_words (rowid, words) "
        "SELECT place, words FROM entry WHERE trashed_at IS NULL"
    )
