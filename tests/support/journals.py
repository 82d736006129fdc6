"""Journals for tests: new ones in no time, and a look at a file without our own code."""

import contextlib
import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from recovery_journal.store.journal import Journal


@contextlib.contextmanager
def fresh_journal() -> Iterator[Journal]:
    """An empty journal in a folder of its own: for many examples in one test."""
    with memory_folder() as folder:
        path = folder / "journal.db"
        path.write_bytes(_empty())
        with Journal(str(path), create=False) as journal:
            yield journal


@contextlib.contextmanager
def memory_folder() -> Iterator[Path]:
    """A folder in memory where there is one: a disk would take its time for every entry."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.db")
        Journal(str(path)).close()
        return path.read_bytes()


def digest(path: Path | str) -> str:
    """What a file holds, in a few letters."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def check_integrity(path: Path | str) -> None:
    """Hold a journal to its own rules: the file is whole, and the search index is true."""
    reader = sqlite3.connect(path)
    try:
        assert reader.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert reader.execute("PRAGMA foreign_key_check").fetchall() == []
        reader.execute("INSERT INTO entry_words (entry_words) VALUES ('integrity-check')")
        assert index_rows(reader, "entry_words") == _indexed_anew(reader)
        for number, note, words in reader.execute("SELECT id, note, words FROM entry").fetchall():
            tags = reader.execute(
                "SELECT name FROM entry_tag JOIN tag ON tag.id = tag WHERE entry = ? "
                "ORDER BY position",
                (number,),
            )
            assert words.casefold() == "\n".join([note, *(name for (name,) in tags)]).casefold()
    finally:
        reader.rollback()
        reader.close()


def index_rows(reader: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """Each word in a search index, with the row and the place it stands at."""
    reader.execute(
        f"CREATE VIRTUAL TABLE temp.{table}_all USING fts5vocab(main, {table}, instance)"
    )
    return reader.execute(
        f"SELECT CAST(term AS BLOB), doc, offset FROM {table}_all ORDER BY 1, 2, 3"
    ).fetchall()


def _indexed_anew(reader: sqlite3.Connection) -> list[tuple[object, ...]]:
    """The same, of an index made anew from the entries that are not in the trash."""
    reader.execute(
        "CREATE VIRTUAL TABLE anew USING fts5 "
        '(words, tokenize="unicode61 remove_diacritics 2", prefix="1 2 3")'
    )
    reader.execute(
        "INSERT INTO anew (rowid, words) SELECT place, words FROM entry WHERE trashed_at IS NULL"
    )
    return index_rows(reader, "anew")
