"""Rescue what can still be read from a damaged journal into a new one."""

import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class, own_fields
from recovery_journal.errors import Damaged, OutputExists
from recovery_journal.store.backup.damaged_file import DamagedFile, open_damaged
from recovery_journal.store.backup.damaged_pages import Table, read_leaf_rows
from recovery_journal.store.books.entry_query import entries_where
from recovery_journal.store.books.tag_links import link_tags
from recovery_journal.store.encryption import keys
from recovery_journal.store.history.snapshot import from_json
from recovery_journal.store.sqlite.connection import ignoring_sqlite_errors, sqlite_errors
from recovery_journal.store.sqlite.file import BAD_ROW_ERRORS, JournalFile
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file
from recovery_journal.store.sqlite.opening import open_file

UNREADABLE_TEXT = "(could not be read)"
"""The note of an entry whose values are lost."""
UID_COLUMN = 1
"""Where the uid is in a table with numbered rows of its own."""
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
            if torn:
                _fill_in_from_changes(file)
            _drop_orphans(file)
            torn += _turn_unreadable_into_notes(file)
            _rebuild_derived(file)
        if not any(rows.values()):
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
    # An index that has all columns would be read in place of the table, and may be damaged.
    order = "" if _has_rowid(file, table) else " ORDER BY 1, 2"
    for row in _read(source, table, listed, order):
        if row is not None and _copy_row(file, table, listed, row):
            number += 1
        else:
            whole = False
    return number, whole


def _copy_leaf_rows(
    source: DamagedFile, file: JournalFile, torn: list[str], rows: dict[str, int]
) -> None:
    """Copy rows from pages that are no longer linked, and add them to the counts in `rows`."""
    taken = {
        uid
        for table in filter(partial(_has_own_uids, file), rows)
        for (uid,) in file.rows(f'SELECT uid FROM "{table}"')
    }
    lost = [*filter(partial(_has_rowid, file), torn)]
    # The recorded changes say to which table a row belongs, and what belongs to an entry.
    first: list[str] = [table for table in ("change", "entry") if table in lost]
    for table in first:
        rows[table] += _copy_leaves(source, file, table, taken)
    _fill_in_from_changes(file)
    for table in lost:
        if table not in first:
            rows[table] += _copy_leaves(source, file, table, taken)


def _copy_leaves(source: DamagedFile, file: JournalFile, name: str, taken: set[str]) -> int:
    """Copy the rows of one table, unless their uid is `taken`; return their number."""
    number, has_uids = 0, _has_own_uids(file, name)
    subjects: dict[str, str] = dict(file.rows("SELECT uid, subject FROM change"))
    unknown = "tag" if subjects else name  # the table of a row without a recorded change
    table = Table(name, _columns(file, name), _definition(file, name))
    for row in read_leaf_rows(source.path, table, os.path.dirname(file.path)):
        uid = row[UID_COLUMN] if has_uids else ""
        if not has_uids or (uid not in taken and subjects.get(uid, unknown) == name):
            number += _copy_row(file, name, table.columns, row)
    return number


def _has_own_uids(file: JournalFile, table: str) -> bool:
    return table not in TABLES_WITH_UIDS_OF_OTHERS and '"uid"' in _columns(file, table)


def _columns(file: JournalFile, table: str) -> str:
    found = file.rows(f"PRAGMA table_xinfo({table})")
    return ", ".join(f'"{name}"' for _, name, *_, hidden in found if not hidden)


def _definition(file: JournalFile, table: str) -> str:
    ((sql,),) = file.rows(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)
    )
    return str(sql)


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
    return [] if last is None else _between(source, table, listed, 0, last)


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


def _turn_unreadable_into_notes(file: JournalFile) -> list[str]:
    """Turn invalid entries into notes; return ["entry"] if there were any."""
    found = _unreadable_entries(file)
    for number in found:
        file.run(
            "UPDATE entry SET kind = 'note', note = trim(note || char(10) || ?) WHERE id = ?",
            (UNREADABLE_TEXT, number),
        )
        if _unreadable_entries(file, f"id = {number}"):
            file.run(
                "UPDATE entry SET at = 0, offset = 0, day = '1970-01-01', trashed_at = NULL "
                "WHERE id = ?",
                (number,),
            )
    return ["entry"] if found else []


def _unreadable_entries(file: JournalFile, where: str = "1") -> list[int]:
    """Return the numbers of the entries that can't be read."""
    entries_where(file, where, ())
    return sorted(number for table, number in file.take_unreadable() if table == "entry")


def _fill_in_from_changes(file: JournalFile) -> None:
    """Give entries that lost their tags or their own values those last recorded."""
    for number, after in file.rows(
        "SELECT entry.id, after FROM change JOIN entry USING (uid) WHERE change.id IN "
        "(SELECT max(id) FROM change WHERE subject = 'entry' GROUP BY uid) AND after IS NOT NULL"
    ):
        with suppress(*BAD_ROW_ERRORS):
            recorded = from_json(after) or {"tags": []}
            tags = [(role, name) for role, name in recorded["tags"]]
            ((left,),) = file.rows(
                "SELECT count(*) FROM entry_tag JOIN tag ON tag.id = tag WHERE entry = ?", (number,)
            )
            if left < len(tags):
                link_tags(file, number, tags)
            if own_fields(kind := recorded["row"]["kind"]) and "details" in recorded:
                details = {"entry": number, **recorded["details"]}
                listed = ", ".join(f'"{name}"' for name in details)
                _copy_row(file, kind, listed, tuple(details.values()))


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
