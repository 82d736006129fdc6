"""A damaged or outdated search index is detected and rebuilt; entries stay untouched."""

import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import Damaged
from recovery_journal.store.backup.doctor import examine
from recovery_journal.store.backup.journal_checks import Finding
from recovery_journal.store.backup.verify import fingerprint
from recovery_journal.store.journal import Journal
from support.each import each
from support.entries import NOW
from support.journals import check_integrity, digest

FLIPS = 12
STRUCTURE = 10
"""The row of the index that says where everything in it lies."""
ENTRY = "SELECT 'delete', place, words FROM entry WHERE id = 5"
STALE = {
    "an entry is missing": f"INSERT INTO entry_words (entry_words, rowid, words) {ENTRY}",
    "other words": f"INSERT INTO entry_words (entry_words, rowid, words) {ENTRY}; "
    "INSERT INTO entry_words (rowid, words) SELECT place, 'others' FROM entry WHERE id = 5",
    "an entry that is not there": "INSERT INTO entry_words (rowid, words) VALUES (7, 'ghost')",
    "an entry in the trash": "INSERT INTO entry_words (rowid, words) "
    "SELECT place, words FROM entry WHERE trashed_at IS NOT NULL",
    "written over": "UPDATE entry_words_data SET block = zeroblob(length(block)) WHERE id > 10",
    "emptied": "DELETE FROM entry_words_data",
    "without its sizes": "DELETE FROM entry_words_docsize",
    "without its version": "DELETE FROM entry_words_config",
}
LARGE = """DROP TABLE entry_words;
CREATE VIRTUAL TABLE entry_words USING fts5 (
    words, content="entry", content_rowid="place",
    tokenize="unicode61 remove_diacritics 2", prefix="1 2 3"
);
INSERT INTO entry_words (rowid, words)
SELECT place, words FROM entry WHERE trashed_at IS NULL"""
"""The index as it was earlier, with more lists of beginnings."""


@pytest.fixture
def filled(path: str, now: object) -> str:
    with Journal(path) as journal, journal.bulk():
        for number in range(60):
            at = NOW - timedelta(hours=number)
            journal.entries.add(Note(at=at, note=f"note{number} slept through, schön"))
        journal.entries.edit(replace(journal.entries.get(9), note="once more"))
        journal.entries.trash(7)
    return path


def index(path: str, *, mend: bool = False) -> Finding:
    (found,) = [one for one in examine(path, NOW, mend=mend) if one.about == "index"]
    return found


def held(path: str) -> object:
    with closing(sqlite3.connect(path)) as reader:
        return fingerprint(reader)


def mended(path: str) -> None:
    """The doctor notices, changes nothing unasked, mends the index, and nothing but the index."""
    before, entries = digest(path), held(path)
    assert not index(path).fine
    assert digest(path) == before
    assert index(path, mend=True).mended
    assert index(path).fine
    assert held(path) == entries
    check_integrity(path)
    with Journal(path) as journal:
        assert journal.entries.count(Filter(text="slept")) == 58
        journal.entries.edit(replace(journal.entries.get(5), note="something else"))
    check_integrity(path)


def test_an_index_that_fits_is_left_alone(filled: str) -> None:
    before = digest(filled)
    for mend in (False, True):
        found = index(filled, mend=mend)
        assert (found.fine, found.mended) == (True, False)
    assert digest(filled) == before


@each("what", STALE)
def test_an_index_that_does_not_fit_is_made_anew(filled: str, what: str) -> None:
    whole = Path(filled).read_bytes()
    with closing(sqlite3.connect(filled)) as writer:
        writer.executescript(STALE[what])
    mended(filled)
    Path(filled).write_bytes(whole)


def test_a_large_index_of_an_earlier_version_works_until_it_is_made_smaller(filled: str) -> None:
    with closing(sqlite3.connect(filled)) as writer:
        writer.executescript(LARGE)
    before, size = digest(filled), Path(filled).stat().st_size
    assert index(filled).fine
    assert "rj doctor --fix" in index(filled).says
    assert digest(filled) == before
    with Journal(filled) as journal:
        added = journal.entries.add(Note(at=NOW, note="slept again"))
        for text, number in (("sl", 59), ("slept", 59), ("schon note1", 11), ("x", 0)):
            assert journal.entries.count(Filter(text=text)) == number
        journal.trash.erase(added.uid)
    assert "rj doctor --fix" in index(filled).says, "nothing but the doctor makes it anew"
    entries = held(filled)
    with Journal(filled) as open_meanwhile:
        assert open_meanwhile.entries.count(Filter(text="slept")) == 58
        found = index(filled, mend=True)
        assert (found.fine, found.mended) == (True, True)
        assert Path(filled).stat().st_size < size
        assert held(filled) == entries
        open_meanwhile.entries.add(Note(at=NOW, note="slept in"))
        assert open_meanwhile.entries.count(Filter(text="sl")) == 59
    before = digest(filled)
    found = index(filled, mend=True)
    assert (found.fine, found.mended, found.says) == (True, False, "The search index is complete.")
    assert digest(filled) == before
    check_integrity(filled)


@each("what", ["other words", "emptied", "without its version"])
def test_a_large_index_that_does_not_fit_is_made_anew(filled: str, what: str) -> None:
    whole = Path(filled).read_bytes()
    with closing(sqlite3.connect(filled)) as writer:
        writer.executescript(f"{LARGE};{STALE[what]}")
    mended(filled)
    assert index(filled).says == "The search index is complete."
    Path(filled).write_bytes(whole)


def one_bit(path: str, chance: random.Random, *, structure: bool) -> None:
    """Change one bit of the index, past everything that would notice."""
    with closing(sqlite3.connect(path)) as writer:
        rows = writer.execute("SELECT id, block FROM entry_words_data").fetchall()
        number, block = chance.choice([row for row in rows if (row[0] == STRUCTURE) is structure])
        changed = bytearray(block)
        changed[chance.randrange(len(block))] ^= 1 << chance.randrange(8)
        values = (bytes(changed), number)
        writer.execute("UPDATE entry_words_data SET block = ? WHERE id = ?", values)
        writer.commit()


@pytest.mark.slow
@each("structure", [False, True])
@each("seed", range(FLIPS))
def test_one_bit_of_the_index(filled: str, seed: int, structure: bool) -> None:
    """Not every bit matters; where one does, the index can be made anew."""
    whole = Path(filled).read_bytes()
    one_bit(filled, random.Random(seed), structure=structure)
    if index(filled).fine:
        check_integrity(filled)
    else:
        mended(filled)
    Path(filled).write_bytes(whole)


def test_a_search_in_a_damaged_index_says_how_to_mend_it(filled: str) -> None:
    with closing(sqlite3.connect(filled)) as writer:
        writer.executescript(STALE["emptied"])
    with Journal(filled) as journal, pytest.raises(Damaged, match=r"rj doctor --fix"):
        journal.entries.page(Filter(text="slept"))
