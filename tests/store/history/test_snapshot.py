"""A row as it was recorded, against the row as it is now."""

from datetime import date
from typing import Any

from recovery_journal.domain.entries.kinds import ENTRY_CLASSES
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.history.snapshot import (
    entry_json_sql,
    take_snapshot,
    to_json,
    unchanged,
)
from recovery_journal.store.journal import Journal
from support.corpus import HOSTILE
from support.entries import NOW
from support.full_journal import fill


def test_a_row_is_unchanged_when_all_that_both_know_of_it_is_the_same() -> None:
    was: dict[str, Any] = {
        "row": {"kind": "mood", "note": "a"},
        "details": {"mood": 3},
        "tags": [["x", "Calm"]],
    }
    for now, same in (
        (was, True),
        ({**was, "row": {"note": "a", "newer column": 1}}, True),
        ({**was, "tags": [["x", "CALM"]]}, True),
        ({**was, "tags": [["y", "Calm"]]}, False),
        ({**was, "tags": []}, False),
        ({**was, "row": {"note": "b"}}, False),
        ({**was, "details": {"mood": 4}}, False),
        (None, False),
    ):
        assert unchanged(now, was) is unchanged(was, now) is same, now
    assert unchanged(None, None)


def test_sql_writes_what_is_recorded_of_an_entry_of_any_kind(path: str) -> None:
    fill(path, date(2026, 11, 22))
    with Journal(path) as journal:
        for text in HOSTILE:
            journal.entries.add(Note(at=NOW, note=f"x{text}"))
            journal.entries.add(Mood(at=NOW, mood=1, sleep=7.5, feelings=("a", f'"{text}\\x')))
        file = journal._file
        written: dict[str, str] = dict(file.rows(f"SELECT uid, {entry_json_sql(file)} FROM entry"))
        recorded = {uid: take_snapshot(file, "entry", uid) or {} for uid in written}
        assert {one["row"]["kind"] for one in recorded.values()} == {*ENTRY_CLASSES}
        assert written == {uid: to_json(one) for uid, one in recorded.items()}


def test_sql_writes_nothing_of_a_value_that_json_cannot_hold(path: str) -> None:
    with Journal(path) as journal:
        journal.entries.add(Mood(at=NOW, mood=1))
        file = journal._file
        file.run("CREATE TEMP TABLE mood AS SELECT entry, mood, x'30' AS energy, sleep FROM mood")
        assert file.row(f"SELECT {entry_json_sql(file)} FROM entry") == (None,)


def test_sql_writes_nothing_of_a_number_with_more_digits_than_it_writes(path: str) -> None:
    with Journal(path) as journal:
        journal.entries.add(Mood(at=NOW, mood=1, sleep=7.5))
        file = journal._file
        file.run("UPDATE mood SET sleep = ?", (7.500000000000001,))
        assert file.row(f"SELECT {entry_json_sql(file)} FROM entry") == (None,)
