"""The number for a shell prompt: the first visible tracker's, and never an error."""

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.prompt_file import (
    is_there,
    prompt_path,
    read,
    remove,
    show_nothing,
    write,
)
from recovery_journal.store.sidecar.prompt_line import (
    _of_limit,
    read_count_basis,
    read_prompt_text,
)
from support.entries import NOW
from support.locked import write_locked_journal
from support.versions import unpack

START = date(2026, 7, 18)
"""127 days before."""


def shown(path: str, **later: float) -> str:
    return read_prompt_text(path, NOW + timedelta(**later))


def test_the_first_tracker_that_may_be_seen(journal: Journal, path: str) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=START)
    journal.trackers.add(Tracker(name="Hidden", start=START, private=True))
    journal.trackers.add(Tracker(name="Ahead", start=NOW.date() + timedelta(days=1)))
    cups = journal.trackers.add(Tracker(name="Cups", start=START, limit=limit))
    journal.trackers.archive(journal.trackers.add(Tracker(name="Old", start=START)).id)
    journal.trackers.trash(journal.trackers.add(Tracker(name="Gone", start=START)))
    assert shown(path) == "-/2"
    first = journal.trackers.add(Tracker(name="Alcohol", start=START))
    journal.trackers.add(Tracker(name="Nicotine", start=date(2026, 1, 1)))
    assert shown(path) == "-/2"
    journal.trackers.archive(cups.id)
    assert shown(path) == "127"
    assert shown(path, days=1) == "Today"  # "Ahead" stands before it from then on
    journal.trackers.edit(replace(first, headline="none"))
    assert shown(path) == ""


def test_a_limit_shows_what_is_logged_of_it(journal: Journal, path: str) -> None:
    limit = Limit(amount=2.5, unit="cups", per="day", since=START)
    cups = journal.trackers.add(Tracker(name="Cups", start=START, limit=limit))
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    today = NOW.date()

    def log(amount: float | None, ago: int = 0) -> int:
        on = today - timedelta(days=ago)
        use = Use(at=NOW, tracker=cups.id, on=on, next_start=None, amount=amount)
        return journal.entries.add(use).id

    log(9, ago=1)
    assert shown(path) == "-/2.5"
    dry = log(0)
    assert shown(path) == "0/2.5"
    journal.entries.trash(dry)
    unknown = log(None)
    assert shown(path) == "?/2.5"
    for _ in range(3):
        log(0.1)
    assert shown(path) == "0.3+/2.5"
    journal.entries.trash(unknown)
    log(100)
    assert shown(path) == "100.3/2.5"
    assert (shown(path, days=1), shown(path, days=-1)) == ("-/2.5", "9/2.5")

    weekly = journal.trackers.edit(replace(cups, limit=replace(limit, amount=10, per="week")))
    for starts, this_week in (("sunday", 100.3), ("saturday", 109.3), ("monday", 109.3)):
        journal.settings.write(replace(journal.settings.read(), week_starts_on=starts))
        assert shown(path) == f"{this_week}/10", starts  # today is a Sunday
    journal.trackers.edit(replace(weekly, headline="none"))
    assert shown(path) == ""


def test_a_dry_day_of_an_earlier_goal_is_no_return(journal: Journal, path: str) -> None:
    alcohol = journal.trackers.add(Tracker(name="Alcohol", start=START))
    for ago in (3, 40):
        on = NOW.date() - timedelta(days=ago)
        mark = Use(at=NOW, tracker=alcohol.id, on=on, next_start=on + timedelta(days=1), amount=0)
        journal.entries.add(mark)
    assert shown(path) == "127"


def test_a_tracker_of_today_is_no_zero(journal: Journal, path: str) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=NOW.date()))
    assert [shown(path, days=days) for days in (-1, 0, 1)] == ["", "Today", "1"]


def test_returns_count_until_they_are_in_the_trash(journal: Journal, path: str) -> None:
    alcohol = journal.trackers.add(Tracker(name="Alcohol", start=START))
    other = journal.trackers.add(Tracker(name="Nicotine", start=START))
    elsewhere = Use(at=NOW, tracker=other.id, on=date(2026, 11, 21), next_start=None)
    journal.entries.add(elsewhere)
    assert shown(path) == "127"
    ended = Use(at=NOW, tracker=alcohol.id, on=date(2026, 10, 1), next_start=date(2026, 10, 8))
    journal.entries.add(ended)
    assert shown(path) == "45"
    still = journal.entries.add(replace(elsewhere, tracker=alcohol.id))
    assert shown(path) == "119"  # the total: 75 and 44 days
    journal.entries.trash(still.id)
    assert shown(path) == "45"


def test_a_sign_while_a_craving_is_open(journal: Journal, path: str) -> None:
    journal.entries.add(Note(at=NOW, note="no craving"))
    assert shown(path) == ""
    kept = journal.entries.add(Craving(at=NOW, intensity=7))
    for later, sign in (
        (timedelta(), "·"),
        (timedelta(hours=24), "·"),
        (timedelta(hours=24, seconds=1), ""),
        (-timedelta(seconds=1), ""),
    ):
        assert read_prompt_text(path, NOW + later) == sign, later
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    assert shown(path) == "127 ·"
    for told in ({"after": 0}, {"outcome": "not sure"}):
        ended: dict[str, Any] = told
        journal.entries.edit(replace(journal.entries.get(kept.id), **ended))
        assert shown(path) == "127"
        journal.undo()
        assert shown(path) == "127 ·"
    journal.entries.trash(kept.id)
    assert shown(path) == "127"


def test_what_is_no_journal_of_this_version_shows_nothing(journal: Journal, path: str) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    journal.close()
    with closing(sqlite3.connect(path)) as other:
        (version,) = other.execute("PRAGMA user_version").fetchone()
    for wrong in (4, version + 1):
        with closing(sqlite3.connect(path)) as other:
            other.execute(f"PRAGMA user_version={wrong}")
        assert shown(path) == ""
    folder = Path(path).parent
    assert shown(str(folder)) == shown(str(folder / "none.db")) == ""


def test_the_number_stays_between_an_update_and_the_first_command_after_it(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    unpack(5, journal)
    assert shown(str(journal)) == "Today ·"


def test_what_is_no_journal_at_all_shows_nothing(path: str) -> None:
    for content in (b"", b"SQLite format 3\0", b"text\n" * 500):
        Path(path).write_bytes(content)
        assert shown(path) == "", content[:20]


# A locked journal


@pytest.fixture(name="locked")
def _locked(path: str, now: time_machine.Traveller) -> bytes:
    return write_locked_journal(path)


def test_a_locked_journal_shows_what_was_allowed_and_is_true(path: str, locked: bytes) -> None:
    with Journal(path, create=False, key=locked) as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=START))
    assert shown(path) == ""
    assert not is_there(path)
    with Journal(path, create=False, key=locked) as journal:
        journal.sidecars.allow_days_in_prompt()
    assert (shown(path), shown(path, days=3)) == ("127", "130")
    with Journal(path, create=False, key=locked) as journal:
        journal.entries.add(
            Use(at=NOW, tracker=1, on=date(2026, 10, 1), next_start=date(2026, 10, 8))
        )
    assert shown(path) == "45"
    remove(path)
    assert not is_there(path)
    remove(path)
    with Journal(path, create=False, key=locked) as journal:
        journal.trackers.add(Tracker(name="Nicotine", start=START))
    assert not is_there(path), "it is never made by itself"


def test_a_file_that_was_put_there_is_not_kept_true_without_permission(
    path: str, locked: bytes
) -> None:
    write(path, ("current", date(2026, 11, 1), ()))
    with Journal(path, create=False, key=locked) as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=START))
    assert read(path) == (("current", date(2026, 11, 1), ()), 0)


def test_the_file_beside_it_is_for_a_locked_journal_alone(journal: Journal, path: str) -> None:
    write(path, ("current", date(2026, 11, 1), ()))
    assert shown(path) == ""


def test_what_may_be_shown_comes_back_as_it_was(path: str) -> None:
    day = date(2026, 11, 1)
    for counted in (
        ("current", day, ()),
        ("last 90", day, ((date(2026, 11, 3), date(2026, 11, 5)), (date(2026, 11, 9), None))),
        None,
    ):
        write(path, counted, 4)
        assert read(path) == (counted and (counted, 4))
    assert json.loads(Path(prompt_path(path)).read_text()) is None
    assert Path(prompt_path(path)).parent == Path(path).parent
    assert Path(prompt_path(path)).stat().st_mode & 0o777 == 0o600


def test_nothing_is_shown_until_the_next_change(path: str) -> None:
    show_nothing(path)
    assert not is_there(path)
    write(path, ("current", date(2026, 11, 1), ()))
    show_nothing(path)
    assert is_there(path)
    assert read(path) is None


def test_a_file_that_is_not_as_it_was_written_shows_nothing(path: str) -> None:
    day = '"2026-11-01"'
    for text in (
        "",
        "[]",
        "{}",
        "[" * 100_000,
        f'{{"headline": "current", "start": {day}}}',
        '{"headline": "current", "start": "soon", "uses": []}',
        f'{{"headline": "current", "start": {day}, "uses": [[{day}]]}}',
        f'{{"headline": "current", "start": {day}, "uses": [[{day}, 7]]}}',
        f'{{"headline": "current", "start": {day}, "uses": [[null, {day}]]}}',
        '{"headline": "\u00e9", "start": "2026-11-01", "uses": []}',
    ):
        Path(prompt_path(path)).write_text(text, encoding="utf-8")
        assert read(path) is None, text[:60]


def test_the_number_does_not_take_longer_with_every_entry(journal: Journal) -> None:
    """The few uses lead to it; the tracker would lead through all the entries it ever had."""
    limit = Limit(amount=2, unit="cups", per="day", since=START)
    journal.trackers.add(Tracker(name="Cups", start=START, limit=limit))
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    connection, said = journal._file.connection, list[str]()
    connection.set_trace_callback(said.append)
    _of_limit(connection, NOW.date())
    read_count_basis(connection, NOW.date())
    connection.set_trace_callback(None)
    of_uses = [one for one in said if "FROM use" in one]
    assert len(of_uses) == 2
    for statement in of_uses:
        first, second = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        assert (first[3], second[3]) == (
            "SCAN use",
            "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)",
        )
