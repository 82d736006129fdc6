"""Saving what can still be read from a damaged journal, into a new one."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from recovery_journal.errors import BadInput, Damaged, NotFound, OutputExists
from recovery_journal.store.backup.damaged_file import Source, opened
from recovery_journal.store.backup.damaged_pages import leaves
from recovery_journal.store.books.entry_query import entries_where
from recovery_journal.store.encryption import keys
from recovery_journal.store.history.changes import DETAILS
from recovery_journal.store.sqlite.connection import errors, quietly
from recovery_journal.store.sqlite.file import File, open_file
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file

UNREADABLE = "(could not be read)"
"""Stands for what an entry said in numbers or names that are lost."""
OF_OTHERS = ("change", "tombstone")
"""Tables whose uids are those of rows of other tables."""
NAMED = ("contact", "attended")
"""Kinds of entries that are none without a name."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came through, by table, and where something could not be read."""

    rows: dict[str, int]
    torn: tuple[str, ...]
    """Tables of which not every row could be read."""


def salvage(broken: str, new: str, key: bytes | None = None) -> Salvaged:
    """Read a damaged journal row by row, and keep what comes out of it in a new journal.

    The damaged file is not changed, not even locked. It may have lost its end; of one that is not
    encrypted the beginning is taken from a new journal when its own cannot be read. An entry whose
    numbers or names make no sense any more keeps its words, as a note.

    Args:
        broken: the damaged journal.
        new: where the new one goes.
        key: what opens the damaged one when it is encrypted; it opens the new one, too.

    Raises:
        NotFound: when nothing can be read.
        OutputExists: when something is at `new` already.
    """
    if os.path.lexists(new):
        raise OutputExists(f"{new} is there already. It was not touched.")
    key = key if is_encrypted(broken) else None
    if key:
        keys.write(keys_file(new), keys.read(keys_file(broken)))
    file = open_file(new, key=key)
    held = ExitStack()
    try:
        source = opened(broken, key, os.path.dirname(file.path), held)
        file.connection.execute("PRAGMA foreign_keys=OFF")
        rows: dict[str, int] = {}
        torn = []
        with file.bulk():
            for table in _tables(file):
                number, whole = _take_table(source, file, table)
                rows[table] = number
                if not whole:
                    torn.append(table)
            if torn and not key:
                _take_leaves(source, file, torn, rows)
            _drop_loose(file)
            torn += _mend(file)
            _put_right(file)
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


def _tables(file: File) -> list[str]:
    """Every table that holds something of the person, those first that others belong to."""
    found = file.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'entry_words%' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY rowid"
    )
    return [name for (name,) in found]


def _take_table(source: Source, file: File, table: str) -> tuple[int, bool]:
    """Copy what can be read of a table; how many rows, and whether nothing was unreadable."""
    number, whole, listed = 0, True, _columns(file, table)
    for row in _read(source, table, listed):
        if row is not None and _take(file, table, listed, row):
            number += 1
        else:
            whole = False
    return number, whole


def _take_leaves(source: Source, file: File, torn: list[str], rows: dict[str, int]) -> None:
    """Copy what stands on pages that nothing leads to any more; `rows` counts it, too."""
    listed = {table: _columns(file, table) for table in torn if _has_numbers(file, table)}
    taken = {
        uid
        for table in rows
        if table not in OF_OTHERS and '"uid"' in _columns(file, table)
        for (uid,) in file.rows(f'SELECT uid FROM "{table}"')
    }
    for table, row in leaves(source.path, listed, os.path.dirname(file.path)):
        if table in OF_OTHERS or taken.isdisjoint(row):
            rows[table] += _take(file, table, listed[table], row)


def _columns(file: File, table: str) -> str:
    found = file.rows(f"PRAGMA table_xinfo({table})")
    return ", ".join(f'"{name}"' for _, name, *_, hidden in found if not hidden)


def _has_numbers(file: File, table: str) -> bool:
    """Whether its rows have numbers; the leaves of the others look like those of an index."""
    return not file.row("SELECT 1 FROM pragma_table_list WHERE name = ? AND wr", (table,))


def _take(file: File, table: str, listed: str, row: tuple[Any, ...]) -> bool:
    """Copy one row, unless it is there, or the rules of the table refuse it."""
    before = file.connection.total_changes
    with quietly():
        marks = ", ".join("?" * len(row))
        file.run(f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})', row)
    return file.connection.total_changes > before


def _read(source: Source, table: str, listed: str) -> list[tuple[Any, ...] | None]:
    """The rows of a table; a None stands for some that could not be read."""
    try:
        return list(source.each(f'SELECT {listed} FROM "{table}"'))
    except errors():
        pass
    try:
        ((last,),) = source.each(f'SELECT max(rowid) FROM "{table}"')
    except errors():
        return [None, *_walk(source, table, listed)]
    return [] if last is None else _between(source, table, listed, 0, last)


def _walk(source: Source, table: str, listed: str) -> list[tuple[Any, ...] | None]:
    """Whatever comes before the first trouble, where rows cannot be asked for by number."""
    found: list[tuple[Any, ...] | None] = []
    try:
        for row in source.each(f'SELECT {listed} FROM "{table}"'):
            found.append(row)
    except errors():
        found.append(None)
    return found


def _between(
    source: Source, table: str, listed: str, first: int, last: int
) -> list[tuple[Any, ...] | None]:
    """The rows with these numbers, halving the span around those that cannot be read."""
    try:
        return list(
            source.each(
                f'SELECT {listed} FROM "{table}" WHERE rowid BETWEEN ? AND ?', (first, last)
            )
        )
    except errors():
        if first == last:
            return [None]
    middle = (first + last) // 2
    return [
        *_between(source, table, listed, first, middle),
        *_between(source, table, listed, middle + 1, last),
    ]


def _mend(file: File) -> list[str]:
    """Make a note of each entry that makes no sense any more; "entry" where there was one."""
    ((last,),) = file.rows("SELECT coalesce(max(id), 0) FROM entry")
    found = [*_senseless(file, 0, last)]
    for number in found:
        file.run(
            "UPDATE entry SET kind = 'note', note = trim(note || char(10) || ?) WHERE id = ?",
            (UNREADABLE, number),
        )
        if [*_senseless(file, number, number)]:
            file.run(
                "UPDATE entry SET at = 0, offset = 0, day = '1970-01-01', trashed_at = NULL "
                "WHERE id = ?",
                (number,),
            )
    return ["entry"] if found else []


def _senseless(file: File, first: int, last: int) -> Iterator[int]:
    """The numbers of entries that cannot be made of their rows, halving the span around them."""
    try:
        entries_where(file, "id BETWEEN ? AND ?", (first, last))
    except (BadInput, Damaged):
        if first == last:
            yield first
            return
        middle = (first + last) // 2
        yield from _senseless(file, first, middle)
        yield from _senseless(file, middle + 1, last)


def _drop_loose(file: File) -> None:
    """Let go of what belongs to something that could not be read; an entry always stays."""
    file.run(
        "DELETE FROM entry_tag WHERE entry NOT IN (SELECT id FROM entry) "
        "OR tag NOT IN (SELECT id FROM tag)"
    )
    file.run("UPDATE entry SET tracker = NULL WHERE tracker NOT IN (SELECT id FROM tracker)")
    for kind in DETAILS:
        lost = f"kind = '{kind}' AND id NOT IN (SELECT entry FROM {kind})"
        if kind in NAMED:
            lost = f"({lost} OR kind = '{kind}' AND id NOT IN (SELECT entry FROM entry_tag))"
        file.run(
            f"UPDATE entry SET kind = 'note', note = trim(note || char(10) || ?) WHERE {lost}",
            (UNREADABLE,),
        )


def _put_right(file: File) -> None:
    """Make what follows from the entries follow from them as they are now."""
    for kind in DETAILS:
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
