"""The doctor names what is damaged and what isn't ours, never its text, and the next step."""

import shlex
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cli.base.test_unreadable import garble
from support.command_line import Rj
from support.each import each
from support.full_journal import SECRET, fill
from support.journals import check_integrity

BAD = "CAST(x'ff' AS TEXT)"


@pytest.fixture
def full(home: Path) -> Path:
    path = home / "journal.db"
    fill(str(path), date(2026, 11, 22))
    return path


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        for statement in statements:
            writer.execute(statement)


DAMAGED = {
    "an entry": (f"UPDATE entry SET note = {BAD} WHERE id = 9", "entry 9.", "rj history 9"),
    "a craving": ("UPDATE craving SET intensity = 11 WHERE entry = 33", "entry 33.", "rj restore"),
    "a tracker": ("UPDATE tracker SET kind = 'win' WHERE id = 2", "tracker 2.", "rj restore"),
    "kept words": (
        f"UPDATE kept_words SET who = {BAD}",
        "kept words 1, kept words 2",
        "rj restore",
    ),
    "a tag": (f"UPDATE tag SET name = {BAD} WHERE id = 3", "tag 3.", "rj restore"),
    "a setting": ("UPDATE setting SET value = '9'", "a setting", "rj restore"),
    "a word": (
        "UPDATE reason SET text = 'lost' WHERE id = 1",
        "since they were saved: reason 1.",
        "",
    ),
    "a change": ("UPDATE change SET after = '{'", "The last change to these can't be read", ""),
    "what it belongs to": ("DELETE FROM entry WHERE id = 33", "craving 33, entry tag.", ""),
}


@each("what", DAMAGED)
def test_what_is_damaged_is_named(full: Path, rj: Rj, what: str) -> None:
    whole = full.read_bytes()
    statement, named, step = DAMAGED[what]
    garble(full, statement)
    for arguments in (("doctor",), ("doctor", "--fix"), ("doctor", "--json")):
        done = rj(*arguments, code=76)
        assert named in done.out, (what, arguments)
        assert step in done.out
        assert SECRET not in done.out + done.err
    full.write_bytes(whole)


FOREIGN = {
    "a table": ("CREATE TABLE theirs (a)", "table theirs, column theirs.a", 0),
    "an index": ("CREATE INDEX idx ON entry (note)", "index idx", 0),
    "a column": ("ALTER TABLE reason ADD COLUMN more TEXT", "column reason.more", 0),
    "a computed column": (
        "ALTER TABLE entry ADD COLUMN up TEXT AS (upper(note)) VIRTUAL",
        "computed column entry.up",
        0,
    ),
    "a virtual table": ("CREATE VIRTUAL TABLE v USING fts5 (a)", "virtual table v", 0),
    "a trigger": ("CREATE TRIGGER t DELETE ON entry BEGIN SELECT 1; END", "trigger t", 76),
    "a view": ("CREATE VIEW seen AS SELECT note FROM entry", "view seen", 76),
}


@each("what", FOREIGN)
def test_what_is_not_ours_is_named(full: Path, rj: Rj, what: str) -> None:
    whole = full.read_bytes()
    statement, named, code = FOREIGN[what]
    execute(full, statement)
    before = full.read_bytes()
    done = rj("doctor", code=code)
    assert f"Not from this program: {named}" in done.out
    assert ("rj salvage" if code else "does nothing by itself") in done.out
    assert "All is well" not in done.err
    if code:
        rj("doctor", "--fix", code=code)
        assert full.read_bytes() == before
    full.write_bytes(whole)


MENDED = {
    "an index that doesn't fit": (
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = sql || ' AND 0' WHERE name = 'entry_kept'",
    ),
    "no index": ("DROP INDEX entry_day",),
    "no table": ("DROP TABLE letter",),
}


@each("what", MENDED)
def test_what_can_be_made_anew_is(full: Path, rj: Rj, what: str) -> None:
    whole = full.read_bytes()
    if what == "an index that doesn't fit":
        data = bytearray(whole)
        with closing(sqlite3.connect(full)) as reader:
            ((root,),) = reader.execute("SELECT rootpage FROM sqlite_schema WHERE name='entry_day'")
        page = slice((root - 1) * 4096, root * 4096)
        data[page] = bytes(data[page]).replace(b"2026-10-01", b"2026-10-09")
        full.write_bytes(data)
    else:
        execute(full, *MENDED[what])
    assert "rj doctor --fix" in rj("doctor", code=76).out
    rj("doctor", "--fix", code=76 if what == "no table" else 0)
    assert "rj doctor --fix" not in rj("doctor", code=76 if what == "no table" else 0).out
    check_integrity(full)
    full.write_bytes(whole)


def test_a_file_with_a_broken_page_is_told_to_be_salvaged(full: Path, rj: Rj) -> None:
    data = bytearray(full.read_bytes())
    with closing(sqlite3.connect(full)) as reader:
        ((root,),) = reader.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'")
    data[(root - 1) * 4096 : (root - 1) * 4096 + 100] = bytes(100)
    full.write_bytes(data)
    for arguments in (("doctor",), ("doctor", "--fix")):
        assert "rj salvage" in rj(*arguments, code=76).out
    assert full.read_bytes() == data
    assert "There is no file" in rj("salvage", f"{full}.gone", "new.db", code=66).err


def test_each_version_that_a_sync_program_left_is_named_with_what_to_do(rj: Rj, home: Path) -> None:
    rj("note", "-n", "words")
    left = (
        "journal.sync-conflict-20261123-041200-ABCDEFG.db",
        "journal (Sam's conflicted copy 2026-11-23).db",
        "journal (conflicted copy 2026-11-23 041200).db",
        "journal_conflict-20261123-041200.db",
        "journal (Sams Kopie im Konflikt).db",
        "journal-LAPTOP7.db",
        "journal (1).db",
        "journal 2.db",
    )
    for name in (*left, "card.sync-conflict-20261123-041200-ABCDEFG.json", "letters.db"):
        shutil.copyfile(home / "journal.db", home / name)
    said = rj("doctor").out
    for name in left:
        assert f"rj merge {shlex.quote(str(home / name))}. After that you can delete it." in said
    assert said.count("rj merge") == 8
    assert "leave behind: card.sync-conflict-20261123-041200-ABCDEFG.json\n" in said
