"""Compare the schema of a file with ours, to find what somebody else put into it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from recovery_journal.domain.dataclass import dataclass

CAN_ACT = frozenset(("trigger", "view"))
"""Kinds that could change what is read or written."""
NOT_RESTORED = CAN_ACT | {"virtual table", "computed column"}
"""With these, a file doesn't become the journal."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a schema."""

    kind: str
    """"table", "index", "column", or one of NOT_RESTORED."""
    name: str
    """A column's name is preceded by that of its table."""

    @property
    def can_act(self) -> bool:
        return self.kind in CAN_ACT

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


def foreign_parts(connection: sqlite3.Connection) -> list[Part]:
    """Return what this program didn't put into an open file."""
    with _fresh_schema() as fresh:
        ours = _parts(fresh)
    return [part for part in _parts(connection) if part not in ours]


def missing_parts(connection: sqlite3.Connection) -> list[Part]:
    """Return what should be in an open file of the current version and isn't."""
    there = set(_parts(connection))
    with _fresh_schema() as fresh:
        return [part for part in _parts(fresh) if part not in there]


def create_missing(connection: sqlite3.Connection) -> list[str]:
    """Create the missing tables and indexes, empty; return the names of the tables."""
    missing = [part.name for part in missing_parts(connection) if "column" not in part.kind]
    created = []
    with _fresh_schema() as fresh:
        for name, kind, sql in fresh.execute(
            "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
        ).fetchall():
            # Creating the search index creates its own tables, too.
            if name in missing and not name.startswith("entry_words_"):
                connection.execute(sql)
                created += [name] if kind == "table" else []
    return created


@contextmanager
def _fresh_schema() -> Iterator[sqlite3.Connection]:
    """Yield a connection to an empty file in memory with our schema."""
    from recovery_journal.store.sqlite.migrate import create_schema

    with closing(sqlite3.connect(":memory:")) as fresh:
        create_schema(fresh)
        yield fresh


def _parts(connection: sqlite3.Connection) -> list[Part]:
    found = connection.execute(
        "SELECT CASE WHEN sql LIKE 'CREATE VIRTUAL%' THEN 'virtual table' ELSE type END, name "
        "FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    parts = []
    for kind, name in found:
        parts.append(Part(kind, name))
        if kind == "table":
            for column, hidden in connection.execute(
                "SELECT name, hidden FROM pragma_table_xinfo(?)", (name,)
            ).fetchall():
                parts.append(Part("computed column" if hidden else "column", f"{name}.{column}"))
    return parts
