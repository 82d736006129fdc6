"""A hundred thousand entries, one of ten megabytes, migrated from every schema version."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.store.backup.doctor import examine
from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.schema import SCHEMA_VERSION
from store.sqlite.test_migrations import rows
from support.corpus import HOSTILE
from support.entries import NOW
from support.journals import check_integrity
from support.versions import QUOTES, unpack

MANY = 100_000
LONG = f"{QUOTES} " + "é🌱'x " * 1_200_000 + "Zwetschge"
"""More than ten million bytes."""


def grow(path: str) -> None:
    """Put many entries into a journal of any version."""
    texts = [one for one in HOSTILE if one.isprintable()]
    with closing(sqlite3.connect(path)) as writer, writer:
        (before,) = writer.execute("SELECT max(id) FROM entry").fetchone()
        for number in range(MANY):
            kind = ("note", "craving")[number % 2]
            text = LONG if number == MANY - 1 else f"{number} {QUOTES} {texts[number % len(texts)]}"
            added = writer.execute(
                "INSERT INTO entry (uid, revision, kind, at, offset, day, private, kept, note, "
                "words) VALUES (?, 1, ?, ?, 3600, '2024-01-01', 0, 0, ?, ?)",
                (f"{number:032x}", kind, 1_700_000_000 + number, text, text),
            )
            if kind == "craving":
                writer.execute(
                    "INSERT INTO craving (entry, intensity) VALUES (?, ?)",
                    (added.lastrowid, number % 11),
                )
        writer.execute(
            "INSERT INTO entry_words (rowid, words) SELECT place, words FROM entry WHERE id > ?",
            (before,),
        )


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_all_of_it_comes_along(home: Path, version: int) -> None:
    path = str(home / "journal.db")
    unpack(version, path)
    grow(path)
    before = rows(path)
    with Journal(path) as journal:
        assert [one.note for one in journal.entries.page(Filter(text="Zwetschge"))] == [LONG]
    assert rows(path, before) == before
    check_integrity(path)
    found = {one.about: one.fine for one in examine(path, NOW)}
    assert found["whole"]
    assert found["entries"]
    assert found["index"]
    copies = list_backups(default_backup_folder(path))
    assert [one.version for one in copies] == [version] * (version < SCHEMA_VERSION)
    for copy in copies:
        assert rows(copy.path) == before
