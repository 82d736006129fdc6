"""What can't be read in a journal hides nothing else, and no message repeats it."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.store.backup.folder import list_backups
from recovery_journal.store.journal import Journal
from support import flips
from support.command_line import Rj
from support.each import each
from support.full_journal import ENTRIES, SECRET, fill, token
from support.journals import digest

NOT_UTF_8 = "CAST(x'{}' || CAST({} AS BLOB) AS TEXT)"
DAMAGED = 33
"""The entry, a craving, that can't be read."""
ENTRY_DAMAGES = {
    "a note that is not UTF-8": f"UPDATE entry SET note = {NOT_UTF_8.format('ff', 'note')}",
    "half a letter": f"UPDATE entry SET note = {NOT_UTF_8.format('e2', 'note')}",
    "a day that is not UTF-8": f"UPDATE entry SET day = {NOT_UTF_8.format('b2', 'day')}",
    "a note of another type": "UPDATE entry SET note = CAST(note AS BLOB)",
    "a moment that is none": "UPDATE entry SET at = 400000000000",
    "an offset that is none": "UPDATE entry SET offset = 864000",
    "a day that is none": "UPDATE entry SET day = '2026-02-30'",
    "no words at all": "UPDATE entry SET note = NULL",
    "a kind that is none": "UPDATE entry SET kind = 'graving'",
    "a tenth of a craving": "UPDATE craving SET intensity = 0.1",
    "a craving beyond the scale": "UPDATE craving SET intensity = 71",
    "a number that is a text": "UPDATE craving SET minutes = 'ten'",
    "an outcome that is none": "UPDATE craving SET outcome = 'pastel'",
    "a part that is gone": "DELETE FROM craving",
}
LISTS: tuple[tuple[str, ...], ...] = (
    ("list", "--limit", "0"),
    ("list", "--limit", "0", "--json"),
    ("search", SECRET, "--limit", "0", "--json"),
)
EXPORTS: tuple[tuple[str, ...], ...] = (
    ("export", "json"),
    *(("export", form, "--include-private") for form in ("csv", "markdown", "html")),
)
ALL = frozenset(range(1, ENTRIES + 1))
TRASHED = frozenset({7, 8})


@pytest.fixture
def full(home: Path) -> bytes:
    path = home / "journal.db"
    fill(str(path), date(2026, 11, 22))
    return path.read_bytes()


def garble(path: Path, *statements: str) -> None:
    """Write what no version of the program would: without its rules."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA writable_schema=ON")
        writer.execute(
            "UPDATE sqlite_schema SET sql = replace(replace(sql, ' STRICT', ''), 'NOT NULL', '') "
            "WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        writer.execute("PRAGMA writable_schema=RESET")
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            writer.execute(statement)


def entries_in(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"entry(\d+)x", text)}


def of_entry(statement: str) -> str:
    key = "id" if " entry SET" in statement else "entry"
    return f"{statement} WHERE {key} = {DAMAGED}"


@each("damage", ENTRY_DAMAGES)
def test_an_entry_that_cannot_be_read_hides_no_other(
    full: bytes, home: Path, damage: str, rj: Rj
) -> None:
    path = home / "journal.db"
    path.write_bytes(full)
    garble(path, of_entry(ENTRY_DAMAGES[damage]))
    line = "1 entry can't be read. Run rj doctor\n"
    for arguments in LISTS:
        done = rj(*arguments)
        assert entries_in(done.out) == ALL - TRASHED - {DAMAGED}, arguments
        is_found = (damage, arguments[0]) != ("a moment that is none", "search")
        assert done.err == (line if is_found else ""), arguments
    for arguments in EXPORTS:
        done = rj(*arguments, code=65)
        is_all = arguments[1] == "json"
        there = ALL if is_all else ALL - TRASHED
        assert entries_in(done.out) == there - {DAMAGED}, arguments
        included = "Private entries and the trash are included.\n" if is_all else ""
        assert done.err == f"{included}Some of it is missing: {line}", arguments
    if damage != "a day that is not UTF-8":  # nobody knows whether it is one of those days
        shared = ("--with", f"personb {SECRET}", "--since", "2026-01-01", "--words")
        done = rj("share", *shared, code=65)
        assert len(entries_in(done.out)) > ENTRIES * 0.7
        assert line in done.err
    for arguments in (("insights",), ("status",), ("tracker", "list"), ("people", "list")):
        assert rj(*arguments).err in ("", line), arguments
    done = rj("show", str(DAMAGED), code=65)
    assert f"number: {DAMAGED}\n" in done.out
    assert SECRET in done.out or "no words" in damage
    assert done.err == (
        f"Entry {DAMAGED} can't be read in full. Earlier versions: rj history {DAMAGED}. "
        "Run rj doctor\n"
    )
    assert entries_in(rj("show", "34").out) == {34}


@each("damage", ENTRY_DAMAGES)
def test_an_entry_that_cannot_be_read_can_be_deleted_brought_back_and_erased(
    full: bytes, home: Path, damage: str, rj: Rj
) -> None:
    path, number = home / "journal.db", str(DAMAGED)
    path.write_bytes(full)
    garble(path, of_entry(ENTRY_DAMAGES[damage]))
    assert rj("delete", number).out == f"In the trash for 30 days: {number}  can't be read\n"
    rj("undo")
    assert DAMAGED in entries_in(rj("history", number).out)
    rj("history", number, "--bring-back", "1")
    assert rj("show", number).err == ""
    assert entries_in(rj("list", "--limit", "0").out) == ALL - TRASHED
    path.write_bytes(full)
    garble(path, of_entry(ENTRY_DAMAGES[damage]))
    rj("erase", number, "--yes")
    assert token(DAMAGED).encode() not in path.read_bytes()
    assert rj("list", "--limit", "0").err == ""


OTHER_DAMAGES = {
    "a tracker": f"UPDATE tracker SET name = {NOT_UTF_8.format('80', 'name')} WHERE id = 1",
    "the start of a tracker": "UPDATE tracker SET start = '2026-13-01' WHERE id = 2",
    "a part of a limit": "UPDATE tracker SET limit_amount = NULL WHERE id = 2",
    "a person": f"UPDATE person SET note = {NOT_UTF_8.format('c3', 'note')} WHERE id = 1",
    "a strategy": "UPDATE strategy SET category = 'bodx' WHERE id = 1",
    "a reason": f"UPDATE reason SET text = {NOT_UTF_8.format('c0', 'text')} WHERE id = 1",
    "a letter": "UPDATE letter SET on_day = 'soon' WHERE id = 1",
    "a plan": "UPDATE plan SET weekdays = 'mun' WHERE id = 1",
    "a meeting": "UPDATE meeting SET at = '25:61' WHERE id = 1",
    "kept words": "UPDATE kept_words SET received = 7 WHERE id = 1",
    "a promise": "UPDATE promise SET outcome = 'dome' WHERE id = 1",
    "questions": f"UPDATE pack SET prompts = {NOT_UTF_8.format('f5', 'prompts')} WHERE id = 1",
    "a page": "UPDATE share SET made = 'late' WHERE id = 1",
    "a step of the safety plan": "UPDATE safety_step SET step = 9 WHERE step = 1",
    "a tag": f"UPDATE tag SET name = {NOT_UTF_8.format('ff', 'name')} WHERE name = 'shared'",
    "a setting": "UPDATE setting SET value = 'maybe' WHERE uid = 'morning'",
    "the name of a setting": "UPDATE setting SET uid = CAST(x'ff' AS TEXT) WHERE uid = 'region'",
    "a change": "UPDATE change SET after = substr(after, 2), before = 7",
}


@each("damage", OTHER_DAMAGES)
def test_another_thing_that_cannot_be_read_hides_nothing_else(
    full: bytes, home: Path, damage: str, rj: Rj
) -> None:
    path = home / "journal.db"
    path.write_bytes(full)
    garble(path, OTHER_DAMAGES[damage])
    before = digest(path)
    readings: Sequence[tuple[str, ...]] = (
        *LISTS,
        *((noun, "list") for noun in ("tracker", "people", "strategy", "reason", "letter", "plan")),
        *((noun, "list") for noun in ("meeting", "kept", "promise", "share", "trash", "config")),
        *(("status",), ("insights",), ("safety", "show"), ("review", "questions")),
        ("history", "33"),
    )
    said = set()
    for arguments in readings:
        done = rj(*arguments)
        said.add(done.err)
        assert SECRET not in done.err
        if arguments in LISTS:
            assert entries_in(done.out) == ALL - TRASHED, arguments
    assert said <= {
        "",
        *(f"{one} can't be read. Run rj doctor\n" for one in ("1 thing", "2 things")),
    }
    assert len(said) > 1 or "change" in damage
    assert digest(path) == before
    if damage not in ("a tag", "a person"):
        assert entries_in(rj("export", "json", code=0 if "change" in damage else 65).out) == ALL


def test_a_page_is_not_made_while_it_is_not_known_who_is_in_the_circle(
    full: bytes, home: Path, rj: Rj
) -> None:
    """Whoever can't be read may be a sponsee: what they confided would be on it."""
    garble(home / "journal.db", "UPDATE person SET role = 'sponsea' WHERE id = 1")
    done = rj("share", "--with", f"personb {SECRET}", "--since", "2026-01-01", "--words", code=65)
    assert done.out == ""
    assert "No page was made" in done.err


def test_a_use_without_its_words_still_counts(full: bytes, home: Path, rj: Rj) -> None:
    before = rj("status").out
    garble(
        home / "journal.db",
        f"UPDATE entry SET note = {NOT_UTF_8.format('ff', 'note')} WHERE kind = 'use'",
    )
    done = rj("status")
    assert done.out == before
    assert done.err == "8 entries can't be read. Run rj doctor\n"


@each("size", [1, 2, 7, 500])
def test_pages_skip_and_repeat_nothing_when_a_moment_changed(
    full: bytes, home: Path, size: int
) -> None:
    path = home / "journal.db"
    for number, bit in ((40, 1 << 30), (41, 1 << 12), (12, 1 << 28), (62, 1 << 27)):
        with closing(sqlite3.connect(path)) as reader:
            (at,) = reader.execute("SELECT at FROM entry WHERE id = ?", (number,)).fetchone()
        path.write_bytes(full.replace(at.to_bytes(4, "big"), (at ^ bit).to_bytes(4, "big")))
        assert path.read_bytes() != full
        with Journal(str(path)) as journal:
            found = [one.id for page in journal.entries.pages(Filter(), size=size) for one in page]
        assert sorted(found) == sorted(ALL - TRASHED)
        path.write_bytes(full)


def test_the_daily_copy_goes_on_beside_the_last_whole_one(full: bytes, home: Path, rj: Rj) -> None:
    path, folder = home / "journal.db", str(home / "backups")
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False) as clock:
        for day in range(12):
            if day == 2:
                garble(path, "UPDATE mood SET mood = 9 WHERE entry = 3")
            rj("mood", "3")
            clock.shift(timedelta(days=1))
            found = list_backups(folder)
            assert found[0].reason == ("daily" if day < 2 else "damaged")
        assert [one.reason for one in found] == ["damaged", "daily", "daily"]
        done = rj("backup", code=65)
        assert "The copy is the same as the journal, which is damaged." in done.err
        assert rj("backup", "list").out.count("of a damaged journal") == 2
        rj("restore", "last", "--yes")
        assert len(rj("list", "--limit", "0", "--json").json) == len(ALL - TRASHED) + 2


def test_a_backup_of_a_journal_that_cannot_be_read_whole_is_made_and_says_so(
    full: bytes, home: Path, rj: Rj
) -> None:
    whole = (home / "journal.db").read_bytes()
    for table, column, value in (
        ("reason", "text", "c0"),
        ("entry", "note", "61f09f92"),
        ("change", "after", "80"),
        ("setting", "value", "ff"),
    ):
        (home / "journal.db").write_bytes(whole)
        rj("backup")
        before = list_backups(str(home / "backups"))
        garble(home / "journal.db", f"UPDATE {table} SET {column} = CAST(x'{value}' AS TEXT)")
        done = rj("backup", code=65)
        assert "The copy is the same as the journal, which is damaged." in done.err
        after = list_backups(str(home / "backups"))
        assert set(before) < set(after)
        assert {one.reason for one in set(after) - set(before)} == {"damaged"}
        assert "is damaged" in rj("backup", "verify", code=76).out
        for one in set(after) - set(before):
            Path(one.path).unlink()


def test_one_bit_of_the_file_hides_nothing_without_a_word(home: Path) -> None:
    """`make torture` flips two thousand."""
    for flipped in flips.flip_all(range(12)):
        assert not flips.problems(flipped), flipped
