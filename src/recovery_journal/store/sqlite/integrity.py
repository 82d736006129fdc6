"""Sort what SQLite's own check of a file finds."""

import re
import sqlite3

from recovery_journal.domain.dataclass import dataclass

MAX_FINDINGS = 1_000_000
"""SQLite stops after 100 if no number is given."""
ABOUT_INDEX = re.compile(r" index (?P<name>\S+)$")
ABOUT_VALUE = re.compile(r"^(CHECK constraint \w+|\S+ value) in ")
ABOUT_SEARCH = "FTS5 table"
"""Newer versions of SQLite check the search index, too."""


@dataclass(frozen=True, slots=True)
class Integrity:
    """What is wrong with a file; all of it empty or False if nothing is."""

    is_broken: bool
    """Pages are damaged: it can't be used, only salvaged."""
    indexes: tuple[str, ...]
    """Indexes that don't match their tables; they can be rebuilt."""
    has_bad_values: bool
    """Rows break the rules of their tables."""

    @property
    def is_whole(self) -> bool:
        return not (self.is_broken or self.indexes or self.has_bad_values)


def check_integrity(connection: sqlite3.Connection) -> Integrity:
    """Check a whole file; a value that isn't UTF-8 isn't found by this."""
    rows = connection.execute(f"PRAGMA integrity_check({MAX_FINDINGS})").fetchall()
    found = [text for (text,) in rows if text != "ok" and ABOUT_SEARCH not in text]
    indexes = [match["name"] for text in found if (match := ABOUT_INDEX.search(text))]
    others = [text for text in found if not ABOUT_INDEX.search(text)]
    values = [text for text in others if ABOUT_VALUE.search(text)]
    return Integrity(len(values) < len(others), tuple(dict.fromkeys(indexes)), bool(values))
