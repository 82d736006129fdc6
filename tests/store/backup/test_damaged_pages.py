"""Rows are read from their own pages, whatever leads to them, and none that never was."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.domain.circle import KeptWords
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import QuestionPack
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.toolkit import Reason
from recovery_journal.errors import Damaged, NotFound
from recovery_journal.store.backup.damaged_pages import read_leaf_rows
from recovery_journal.store.backup.salvage import salvage
from recovery_journal.store.journal import Journal
from support.each import each
from support.entries import NOW
from support.journals import check_integrity, memory_folder

PAGE = 4096
MANY = 120


@pytest.fixture
def full(path: str, now: object) -> Path:
    Path(path).write_bytes(_full())
    return Path(path)


@cache
def _full() -> bytes:
    with memory_folder() as folder, pytest.MonkeyPatch.context() as patch:
        # The same pages each time, so that what is damaged below is the same, too.
        patch.setattr("os.urandom", random.Random(1).randbytes)
        path = str(folder / "journal.db")
        with Journal(path) as journal, journal.bulk():
            journal.settings.write(
                Settings(region="DE", day_starts_at=4, week_starts_on="saturday")
            )
            journal.reasons.add(Reason(text="mornings"))
            journal.kept_words.add(KeptWords(text="one day", received=date(2026, 1, 1)))
            journal.packs.add(QuestionPack(name="mine", prompts=("how?",)))
            for number in range(MANY):
                at = NOW - timedelta(hours=number)
                journal.entries.add(Note(at=at, note=f"note {number} ☕ " + "word " * 30))
            journal.entries.trash(7)
            journal.entries.add(Mood(at=NOW, mood=2, sleep=7.0, note="long " * 3000))
        with Journal(path) as journal:
            journal.trash.empty(NOW + timedelta(days=1))
        return (folder / "journal.db").read_bytes()


def rows_of(path: str | Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a journal by table."""
    with closing(sqlite3.connect(path)) as reader:
        tables = reader.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
            "AND name NOT LIKE 'entry_words%' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        ).fetchall()
        return {
            name: sorted(reader.execute(f"SELECT * FROM {name}"), key=repr) for (name,) in tables
        }


def root_page(content: bytes | bytearray, table: str) -> int:
    """Where the first page of a table begins."""
    with memory_folder() as folder:
        copy = folder / "copy.db"
        copy.write_bytes(content)
        with closing(sqlite3.connect(copy)) as reader:
            found = reader.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
            ).fetchone()
    return (int(found[0]) - 1) * PAGE


def leaf_pages(content: bytes | bytearray, table: str) -> list[int]:
    """Where the pages begin to which the first page of a table leads."""
    root = root_page(content, table)
    count = int.from_bytes(content[root + 3 : root + 5])
    cells = [
        int.from_bytes(content[at : at + 2]) for at in range(root + 12, root + 12 + 2 * count, 2)
    ]
    children = [content[root + cell : root + cell + 4] for cell in cells]
    return [(int.from_bytes(child) - 1) * PAGE for child in children]


def test_each_row_is_read_as_it_is(full: Path) -> None:
    with closing(sqlite3.connect(full)) as reader:
        expected = {row[1]: row for row in reader.execute("SELECT * FROM entry")}
    found = {row.values[1]: row for row in read_leaf_rows(str(full)) if row.values[1] in expected}
    assert len(found) == MANY
    for uid, row in found.items():
        assert row.values[0] is None
        assert (row.rowid, *row.values[1:]) == expected[uid]


def leads_back(content: bytearray, table: str) -> None:
    """Have the third row of each page lead to the last one."""
    for page in leaf_pages(content, table):
        content[page + 12 : page + 14] = content[page + 8 : page + 10]


def leads_on(content: bytearray, table: str) -> None:
    """Have the second row of each page lead to the middle of another row."""
    for page in leaf_pages(content, table):
        content[page + 10] ^= 2


def forgets_pages(content: bytearray, table: str) -> None:
    """Have the table lead to two pages less."""
    content[root_page(content, table) + 4] -= 2


def counts_on(content: bytearray, table: str) -> None:
    """Have the table lead to later rows than are on its pages."""
    root = root_page(content, table)
    cell = root + int.from_bytes(content[root + 14 : root + 16])
    content[cell + 4] ^= 0x40


DAMAGES = (leads_back, leads_on, forgets_pages, counts_on)


@each("table", ["entry", "change"])
@each("damage", DAMAGES)
def test_what_leads_elsewhere_hides_no_row_of_another_page(
    full: Path, tmp_path: Path, table: str, damage: Callable[[bytearray, str], None]
) -> None:
    content = bytearray(_full())
    before = rows_of(full)
    damage(content, table)
    (tmp_path / "broken.db").write_bytes(content)
    new = tmp_path / f"{table}-{damage.__name__}.db"
    salvage(str(tmp_path / "broken.db"), str(new))
    after = rows_of(new)
    on_the_page = 2 * len(leaf_pages(_full(), table)) if damage in (leads_back, leads_on) else 0
    assert len(set(before[table]) - set(after[table])) <= on_the_page
    assert not set(after[table]) - set(before[table])
    assert {name: rows for name, rows in after.items() if name not in (table, "mood")} == {
        name: rows for name, rows in before.items() if name not in (table, "mood")
    }
    check_integrity(str(new))


@each("tables", [("kept_words", "pack"), ("reason", "mood"), ("setting", "entry_tag")])
def test_two_tables_on_one_page_are_damage_and_nothing_is_mixed_up(
    full: Path, tmp_path: Path, tables: tuple[str, str]
) -> None:
    full.write_bytes(_full())
    before = rows_of(full)
    with closing(sqlite3.connect(full)) as writer, writer:
        writer.execute("PRAGMA writable_schema=ON")
        writer.execute(
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
            "WHERE name = ?) WHERE name = ?",
            tables[::-1],
        )
    with pytest.raises(Damaged, match="rj salvage"):
        Journal(str(full))
    new = tmp_path / f"{tables[0]}.db"
    salvage(str(full), str(new))
    assert rows_of(new) == before


def test_an_entry_that_nothing_leads_to_is_never_said_not_to_be_there(full: Path) -> None:
    content = bytearray(full.read_bytes())
    counts_on(content, "entry")
    full.write_bytes(content)
    with Journal(str(full)) as journal:
        lost = MANY
        for number in {*range(1, MANY + 2)} - {7}:
            with suppress(Damaged):
                assert journal.entries.get(number).id == number
                lost -= 1
        assert lost
        with pytest.raises(NotFound):
            journal.entries.get(MANY + 2)


@each(
    "content",
    [b"", b"SQLite format 3\0" + bytes(100) + b"\x0d\xff\xff\xff\xff" * 900],
)
def test_of_what_is_no_row_nothing_is_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "no.db").write_bytes(content)
    assert [*read_leaf_rows(str(tmp_path / "no.db"))] == []
