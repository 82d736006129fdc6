"""A tampered journal: additions to its schema do nothing, or the file is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.store.backup.backup import Backups
from recovery_journal.store.backup.doctor import examine
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.opening import open_file
from support.entries import NOW
from support.journals import digest

REFUSED = {
    "a trigger": "CREATE TRIGGER evil AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
    "a trigger on a change": "CREATE TRIGGER x BEFORE UPDATE ON entry BEGIN SELECT 1; END",
    "a view": "CREATE VIEW theirs AS SELECT note FROM entry",
    "a view in the place of a table": (
        "ALTER TABLE reason RENAME TO hidden; CREATE VIEW reason AS SELECT * FROM hidden"
    ),
}
HARMLESS = {
    "a table": "CREATE TABLE theirs (a); INSERT INTO theirs VALUES ('x')",
    "a table with a strange name": 'CREATE TABLE "th""ei\'rs; DROP TABLE entry" (a)',
    "a virtual table": "CREATE VIRTUAL TABLE theirs USING fts5 (a)",
    "an index": "CREATE INDEX theirs ON entry (note)",
    "very many tables": "".join(f"CREATE TABLE t{number} (a);" for number in range(3000)),
}


@pytest.fixture
def prepared(path: str, now: object) -> str:
    with Journal(path) as journal:
        journal.entries.add(Note(at=NOW, note="mine"))
    return path


def add_to(path: str, sql: str) -> None:
    with closing(sqlite3.connect(path)) as writer:
        writer.executescript(f"BEGIN; {sql}; COMMIT")


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_could_act_is_refused(prepared: str, what: str, read_only: bool) -> None:
    add_to(prepared, REFUSED[what])
    before = digest(prepared)
    with pytest.raises(BadInput, match=r"triggers or views.*It was not touched.*rj salvage"):
        Journal(prepared, read_only=read_only)
    assert digest(prepared) == before


@pytest.mark.parametrize("what", HARMLESS)
def test_what_does_nothing_does_no_harm(prepared: str, what: str) -> None:
    add_to(prepared, HARMLESS[what])
    with Journal(prepared) as journal:
        kept = journal.entries.add(Note(at=NOW, note="more of mine"))
        assert [one.note for one in journal.entries.page()] == ["more of mine", "mine"]
        journal.entries.trash(kept.id)
        journal.undo()
    file = open_file(prepared)
    copy = Backups(file).make("asked", NOW)
    file.close()
    assert verify_copy(copy.path).entries == 2
    assert all(one.fine for one in examine(prepared, NOW) if one.serious)


@pytest.mark.parametrize("what", ["upper(uid)", "zeroblob(900000000)"])
def test_a_column_that_is_worked_out_is_never_read(prepared: str, what: str) -> None:
    for table in ("entry", "person"):
        add_to(prepared, f"ALTER TABLE {table} ADD COLUMN x ANY AS ({what}) VIRTUAL")
    with Journal(prepared) as journal:
        journal.entries.trash(journal.entries.add(Note(at=NOW, note="more of mine")).id)
        journal.undo()
        assert [one.note for one in journal.entries.page()] == ["more of mine", "mine"]
        assert journal.people.add(Person(name="Sam")) == journal.people.all()[0]


def test_a_function_in_a_check_is_not_called(prepared: str, tmp_path: Path) -> None:
    """What a schema names is not trusted: it may read no file and load no library."""
    add_to(prepared, "CREATE TABLE theirs (a CHECK (load_extension('./evil')))")
    with Journal(prepared) as journal:
        journal.entries.add(Note(at=NOW, note="mine too"))
        assert journal.entries.count() == 2


def test_a_schema_that_was_written_over_is_no_trace_and_no_loss(prepared: str) -> None:
    with closing(sqlite3.connect(prepared)) as writer:
        writer.execute("PRAGMA writable_schema=ON")
        writer.execute("UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'tracker'")
        writer.commit()
    before = digest(prepared)
    with (
        pytest.raises(JournalError, match=r"damaged|answered with an error"),
        Journal(prepared) as journal,
    ):
        journal.trackers.all()
    assert digest(prepared) == before
