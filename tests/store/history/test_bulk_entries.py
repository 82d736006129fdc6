"""Entries that are inserted many at once are stored as those inserted one by one."""

import sqlite3
from contextlib import closing
from datetime import date
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import NotFound
from recovery_journal.store.history.bulk_entries import BulkEntries
from recovery_journal.store.journal import Journal
from support.entries import NOW, entries
from support.journals import check_integrity, fresh_journal


def content(path: str) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as reader:
        tables = [
            name
            for (name,) in reader.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith(("entry_words", "sqlite_sequence", "setting"))
        ]
        found = {name: reader.execute(f"SELECT * FROM [{name}]").fetchall() for name in tables}
    for drawn in ("tag", "tracker"):  # their uids are
        found[drawn] = [row[2:] for row in found[drawn]]
    found["change"] = [row for row in found["change"] if row[3] == "entry"]
    return found


@given(drawn=st.lists(entries(tracker=1), min_size=1, max_size=12))
def test_many_at_once_end_up_as_one_by_one(drawn: list[Entry]) -> None:
    found = []
    for at_once in (False, True):
        with fresh_journal() as journal, time_machine.travel(NOW, tick=False):
            journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1), private=True))
            named = [(one, f"{number:032x}") for number, one in enumerate(drawn, start=1)]
            with journal._file.transaction():
                if at_once:
                    BulkEntries(journal._file).insert(named)
                else:
                    for entry, uid in named:
                        journal.entries.insert(entry, {"uid": uid, "revision": 1})
            check_integrity(journal.path)
            found.append(content(journal.path))
    one_by_one, at_once_found = found
    assert at_once_found == one_by_one


def batch() -> list[tuple[Entry, str]]:
    return [(Note(at=NOW, note=str(one)), f"{one:032x}") for one in range(1, 8)]


def test_what_was_inserted_at_once_is_undone_at_once(journal: Journal) -> None:
    with journal._file.transaction():
        BulkEntries(journal._file).insert(batch())
    assert journal.undo().others == 6
    assert journal.entries.count() == 0


def test_a_tracker_that_is_not_there_refuses_all(journal: Journal) -> None:
    lost = replace(batch()[0][0], tracker=7)
    with pytest.raises(NotFound), journal._file.transaction():
        BulkEntries(journal._file).insert([*batch(), (lost, "f" * 32)])
    assert journal.entries.count() == 0
    assert journal.last_change_number() == 0
