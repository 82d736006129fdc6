import os
import random
import sqlite3
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from recovery_journal.domain.circle import Contact, Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.toolkit import Reason
from recovery_journal.errors import BadInput, Damaged, JournalError, OutputExists
from recovery_journal.store.backup.salvage import salvage
from recovery_journal.store.journal import Journal
from support.each import each
from support.entries import NOW
from support.journals import check_integrity, digest, memory_folder
from support.versions import unpack

MANY = 200


@pytest.fixture
def full(path: str, now: object) -> str:
    Path(path).write_bytes(_full())
    return path


@cache
def _full() -> bytes:
    with memory_folder() as folder, pytest.MonkeyPatch.context() as patch:
        # The same pages each time, so that what is damaged below is the same, too.
        patch.setattr("os.urandom", random.Random(0).randbytes)
        _fill(str(folder / "journal.db"))
        return (folder / "journal.db").read_bytes()


def _fill(path: str) -> None:
    with Journal(path) as journal, journal.bulk():
        tracker = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
        journal.people.add(Person(name="Sam"))
        journal.reasons.add(Reason(text="mornings"))
        for number in range(MANY):
            at = NOW - timedelta(hours=number)
            journal.entries.add(Note(at=at, note=f"note {number} " + "word " * 20))
            journal.entries.add(
                Craving(at=at, intensity=number % 11, tracker=tracker.id, triggers=("late",))
            )
            journal.entries.add(Contact(at=at, people=("Sam",)))


def test_a_whole_journal_comes_through_whole(full: str, tmp_path: Path) -> None:
    new = str(tmp_path / "new.db")
    before = digest(full)
    found = salvage(full, new)
    assert digest(full) == before
    assert found.torn == ()
    assert found.rows["entry"] == 3 * MANY
    with Journal(full) as old, Journal(new) as saved:
        assert saved.entries.page(limit=-1) == old.entries.page(limit=-1)
        assert saved.people.all() == old.people.all()
        assert saved.reasons.all() == old.reasons.all()
        assert saved.entries.count(Filter(text="late")) == MANY
        saved.undo()
    check_integrity(new)
    assert os.stat(new).st_mode & 0o777 == 0o600


@pytest.mark.parametrize("seed", range(8))
def test_what_can_be_read_is_kept_and_the_rest_is_told(
    full: str, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(Path(full).read_bytes())
    pages = len(content) // 4096
    for page in chance.sample(range(2, pages), pages // 20):
        content[page * 4096 : page * 4096 + 512] = chance.randbytes(512)
    Path(full).write_bytes(content)
    new = str(tmp_path / "new.db")
    found = salvage(full, new)
    check_integrity(new)
    with Journal(new) as saved:
        entries = saved.entries.page(limit=-1)
        assert len(entries) == found.rows.get("entry", 0)
        saved.entries.add(Note(at=NOW, note="on it goes"))
    # A twentieth of the pages is gone.
    assert len(entries) > 3 * MANY * 0.8


@pytest.mark.parametrize("table", ["entry", "craving", "change"])
def test_of_a_table_without_its_root_the_leaves_come_through(
    full: str, tmp_path: Path, table: str
) -> None:
    with Journal(full) as journal:
        before = journal.entries.page(limit=-1)
        ((root,),) = journal._file.rows(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        )
    content = bytearray(Path(full).read_bytes())
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    Path(full).write_bytes(content)
    new = str(tmp_path / "new.db")
    found = salvage(full, new)
    assert table in found.torn
    assert found.rows["entry"] == 3 * MANY
    with Journal(new) as saved:
        assert saved.entries.page(limit=-1) == before
        assert len(saved.versions.of(before[0].uid)) == 1
    check_integrity(new)
    assert os.listdir(tmp_path) == ["new.db"]


@each("content", [b"", b"not a journal", b"SQLite format 3\0" + b"x" * 9000, bytes(20_000)])
def test_of_nothing_nothing_is_made(tmp_path: Path, content: bytes) -> None:
    broken, new = tmp_path / "broken.db", tmp_path / "new.db"
    broken.write_bytes(content)
    with pytest.raises((JournalError, BadInput, Damaged)):
        salvage(str(broken), str(new))
    assert broken.read_bytes() == content
    assert not new.exists()


@pytest.mark.parametrize("lost", [100, 4096], ids=["header", "first page"])
def test_a_journal_that_lost_its_beginning_comes_through_whole(
    full: str, tmp_path: Path, lost: int
) -> None:
    whole = Path(full).read_bytes()
    Path(full).write_bytes(bytes(lost) + whole[lost:])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    new, before = str(elsewhere / "new.db"), os.stat(tmp_path).st_mtime_ns
    salvage(full, new)
    assert os.stat(tmp_path).st_mtime_ns == before
    assert os.listdir(elsewhere) == ["new.db"]
    with Journal(new) as saved:
        assert len(saved.entries.page(limit=-1)) == 3 * MANY
    check_integrity(new)
    assert Path(full).read_bytes()[:lost] == bytes(lost)


def test_an_older_journal_that_lost_its_beginning_gives_its_entries(
    path: str, now: object, tmp_path: Path
) -> None:
    unpack(1, path)
    with Journal(path) as journal, journal.bulk():
        for number in range(MANY):
            journal.entries.add(Note(at=NOW, note=f"note {number} " + "word " * 20))
        before = journal.entries.count()
    whole = Path(path).read_bytes()
    Path(path).write_bytes(bytes(4096) + whole[4096:])
    new = str(tmp_path / "new.db")
    assert salvage(path, new).rows["entry"] > before * 0.9
    check_integrity(new)


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_of_a_journal_that_lost_its_end_the_rest_comes_through(
    full: str, tmp_path: Path, share: float
) -> None:
    whole = Path(full).read_bytes()
    Path(full).write_bytes(whole[: int(len(whole) * share)])
    new = str(tmp_path / "new.db")
    assert "entry" in salvage(full, new).torn
    with Journal(new) as saved:
        assert len(saved.entries.page(limit=-1)) > MANY * share
    check_integrity(new)


def test_values_that_no_entry_can_have_are_again_those_recorded(full: str, tmp_path: Path) -> None:
    with Journal(full) as journal:
        before = journal.entries.page(limit=-1)
    broken = sqlite3.connect(full)
    with broken:
        broken.execute("PRAGMA ignore_check_constraints = ON")
        broken.execute("UPDATE craving SET outcome = 'no outcome' WHERE entry = 2")
        broken.execute("UPDATE craving SET intensity = 77 WHERE entry = 5")
        broken.execute("UPDATE contact SET way = '5' WHERE entry = 3")
    broken.close()
    new = str(tmp_path / "new.db")
    assert "entry" not in salvage(full, new).torn
    with Journal(new) as saved:
        assert saved.entries.page(limit=-1) == before


def test_an_entry_that_makes_no_sense_any_more_keeps_its_words(full: str, tmp_path: Path) -> None:
    broken = sqlite3.connect(full)
    with broken:
        broken.execute("UPDATE entry SET day = 'no day' WHERE id = 1")
        broken.execute("UPDATE craving SET outcome = 'no outcome' WHERE entry = 2")
        broken.execute(
            "DELETE FROM change WHERE uid = (SELECT uid FROM entry WHERE id = 2) "
            "AND subject = 'entry'"
        )
    broken.close()
    new = str(tmp_path / "new.db")
    assert "entry" in salvage(full, new).torn
    with Journal(new) as saved:
        assert len(saved.entries.page(limit=-1)) == 3 * MANY
        for number in (1, 2):
            assert saved.entries.get(number).kind == "note"
            assert saved.entries.get(number).note.endswith("(could not be read)")
        assert saved.entries.get(1).note.startswith("note 0 ")
    check_integrity(new)


def test_nothing_is_written_over(full: str, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    new.write_bytes(b"mine")
    with pytest.raises(OutputExists):
        salvage(full, str(new))
    assert new.read_bytes() == b"mine"
