"""Restoring: what is restored was checked to its end, and the way back works from any state."""

import re
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from support.command_line import Rj
from support.each import each


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA writable_schema=ON")
        writer.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            writer.execute(statement)


def overwrite(path: Path, at: int, content: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + len(content)] = content
    path.write_bytes(data)


STATES: dict[str, Callable[[Path], object]] = {
    "whole": lambda path: None,
    "a note that can't be read": lambda path: execute(
        path, "UPDATE entry SET note = CAST(x'61ff' AS TEXT)"
    ),
    "a mood beyond its scale": lambda path: execute(path, "UPDATE mood SET mood = 6"),
    "without a table": lambda path: execute(path, "DROP TABLE letter"),
    "a page that is gone": lambda path: overwrite(path, 4096 * 3, bytes(4096)),
    "a header that is gone": lambda path: overwrite(path, 0, bytes(100)),
    "a trigger": lambda path: execute(
        path, "CREATE TRIGGER theirs AFTER INSERT ON entry BEGIN DELETE FROM entry; END"
    ),
    "newer": lambda path: execute(path, "PRAGMA user_version=99"),
    "not a journal": lambda path: path.write_bytes(b"Dear diary"),
    "another database": lambda path: execute(path, "PRAGMA application_id=7"),
    "empty": lambda path: path.write_bytes(b""),
}


def way_back(told: str) -> list[str]:
    """The command that was named to take a restore back."""
    found = re.search(r"^To undo that: rj (.*)$", told, re.MULTILINE)
    assert found, told
    return shlex.split(found[1])


def journal_with_backup(rj: Rj, path: Path) -> Path:
    rj("note", "of the backup")
    rj("mood", "3")
    rj("backup")
    rj("note", "after the backup")
    found = list_backups(default_backup_folder(str(path)))
    return next(Path(one.path) for one in found if one.reason == "asked")


@pytest.mark.slow
@each("state", STATES, anew=True)
def test_the_way_back_works_whatever_state_the_journal_was_in(
    rj: Rj, home: Path, state: str
) -> None:
    path = home / "journal.db"
    journal_with_backup(rj, path)
    STATES[state](path)
    before, listed = path.read_bytes(), rj_whatever(rj, "list", "--json")
    done = rj("restore", "asked", "--yes")
    assert "2 entries" in done.out
    assert len(rj("list", "--json").json) == 2
    for _ in range(2):  # back, forth, and back again
        done = rj(*way_back(done.err), "--yes")
        assert rj_whatever(rj, "list", "--json") == listed
        if listed[0]:
            assert path.read_bytes() == before
        done = rj(*way_back(done.err), "--yes")
        assert len(rj("list", "--json").json) == 2


def rj_whatever(rj: Rj, *arguments: str) -> tuple[int, str]:
    """Carry out a command, however it ends."""
    for code in (0, 65, 76, 77, 78):
        try:
            done = rj(*arguments, code=code)
        except AssertionError:
            continue
        return code, done.out
    raise AssertionError(arguments)


def test_where_there_was_no_journal_there_is_no_way_back(rj: Rj, home: Path) -> None:
    path = home / "journal.db"
    journal_with_backup(rj, path)
    path.unlink()
    assert "To undo that" not in rj("restore", "asked", "--yes").err
    assert len(rj("list", "--json").json) == 2


@each("state", STATES, anew=True)
def test_whatever_was_restored_can_be_taken_back(rj: Rj, home: Path, state: str) -> None:
    """A restored journal that is damaged afterwards is in nobody's way."""
    path = home / "journal.db"
    journal_with_backup(rj, path)
    done = rj("restore", "asked", "--yes")
    STATES[state](path)
    rj(*way_back(done.err), "--yes")
    assert len(rj("list", "--json").json) == 3


REFUSED = {
    "a newer one": (78, "PRAGMA user_version=7", "A newer version of this program wrote"),
    "a far newer one": (78, "PRAGMA user_version=99", "please update recovery-journal"),
    "a trigger": (65, "CREATE TRIGGER t INSERT ON entry BEGIN SELECT 1; END", "trigger t"),
    "a view": (65, "CREATE VIEW v AS SELECT note FROM entry", "view v"),
    "a table": (65, "CREATE VIRTUAL TABLE f USING fts5 (a)", "virtual table f"),
    "a column": (
        65,
        "ALTER TABLE entry ADD COLUMN c TEXT AS (upper(note)) VIRTUAL",
        "computed column entry.c",
    ),
}


@each("what", REFUSED, anew=True)
def test_what_must_not_be_restored_is_refused_by_name(rj: Rj, home: Path, what: str) -> None:
    path = home / "journal.db"
    made = journal_with_backup(rj, path)
    code, statement, named = REFUSED[what]
    other = home / "other.db"
    other.write_bytes(made.read_bytes())
    execute(other, statement)
    before = path.read_bytes()
    done = rj("restore", str(other), "--yes", code=code)
    assert named in done.err
    assert path.read_bytes() == before
    assert len(rj("list", "--json").json) == 3
    assert [one.name for one in home.iterdir() if "journal" in one.name] == ["journal.db"]


TORN = {
    "a note": ("UPDATE entry SET note = CAST(x'ff' AS TEXT) WHERE id = 1", 1, "1 entry"),
    "all entries": ("UPDATE entry SET kind = 'nude'", 0, "2 entries"),
    "a reason and a mood": (
        "UPDATE mood SET mood = 9; UPDATE reason SET text = CAST(x'c0' AS TEXT)",
        1,
        "1 entry and 1 other thing",
    ),
}


@pytest.mark.parametrize("what", TORN)
def test_a_backup_with_rows_that_cannot_be_read_is_restored_after_saying_how_many(
    rj: Rj, home: Path, what: str
) -> None:
    path = home / "journal.db"
    rj("reason", "add", "mornings")
    made = journal_with_backup(rj, path)
    statements, left, named = TORN[what]
    execute(made, *statements.split("; "))
    done = rj("restore", "asked", "--yes")
    assert f"{named} in it can't be read." in done.err
    assert len(rj("list", "--json").json) == left


def test_a_number_is_no_name_of_a_backup(rj: Rj) -> None:
    rj("mood", "3")
    rj("backup")
    for number in ("3", "1", "20"):
        assert rj("restore", number, "--yes", code=1).err == (
            f"No backup is called {number}. To see them: rj backup list. "
            f"To bring back entry {number}: rj trash restore {number}\n"
        )
