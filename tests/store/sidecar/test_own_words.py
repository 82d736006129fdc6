"""The person's own words for a shell: only with their leave, and without touching the journal."""

import json
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.domain.circle import Meeting, Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.own_words import own_names, own_tags, strategy_names
from support.encrypted import encrypt
from support.entries import NOW

START = date(2026, 7, 18)


def fill(journal: Journal) -> None:
    journal.trackers.add(Tracker(name="Wine", start=START))
    journal.trackers.add(Tracker(name="Hidden", start=START, private=True))
    journal.trackers.archive(journal.trackers.add(Tracker(name="Old", start=START)).id)
    journal.trackers.trash(journal.trackers.add(Tracker(name="Gone", start=START)))
    journal.people.add(Person(name="Zoë"))
    journal.people.add(Person(name="Ann", favourite=True))
    journal.meetings.add(Meeting(name="Tuesday group"))
    journal.strategies.add(Strategy(name="Feed the hens", category="body", steps=("Go.",)))
    ride = journal.strategies.find("ride")
    journal.strategies.edit(replace(ride, name="Ride it out"))
    for trigger, gone in (("rain", False), ("pay day", True), ("Rain", False)):
        kept = journal.entries.log(
            Craving(at=NOW, intensity=5, triggers=(trigger,), feelings=("flat",))
        )
        if gone:
            journal.entries.trash(kept.id)


def everything(path: str) -> list[str]:
    names = [name for what in ("tracker", "person", "meeting") for name in own_names(path, what)]
    return names + own_tags(path) + [one for one in strategy_names(path) if "hens" in one]


def allow(journal: Journal) -> None:
    journal.settings.write(replace(journal.settings.read(), complete_own_words=True))


def test_they_are_read_only_with_leave(journal: Journal, path: str) -> None:
    fill(journal)
    assert everything(path) == []
    allow(journal)
    assert own_names(path, "tracker") == ["Wine"]
    assert own_names(path, "person") == ["Ann", "Zoë"]
    assert own_names(path, "meeting") == ["Tuesday group"]
    assert own_tags(path, "trigger") == ["rain"]
    assert own_tags(path) == ["flat", "rain"]
    journal.undo()
    assert everything(path) == []


def test_strategies_are_those_that_can_be_found(journal: Journal, path: str) -> None:
    before = strategy_names(path)
    assert len(before) > 20
    old_name = journal.strategies.find("ride").name
    assert old_name in before
    fill(journal)
    assert strategy_names(path) == before
    allow(journal)
    after = strategy_names(path)
    assert old_name not in after
    assert {"Ride it out", "Feed the hens"} < {*after}
    for name in after:
        assert journal.strategies.find(name).name == name


def test_discreet_screens_keep_them_back(journal: Journal, path: str, home: Path) -> None:
    fill(journal)
    allow(journal)
    state = home / "state.json"
    for discreet in (False, True):
        state.write_text(json.dumps({"theme": "dawn", "discreet": discreet}))
        assert bool(everything(path)) is not discreet


def test_an_encrypted_journal_keeps_them_back(home: Path) -> None:
    path = str(home / "journal.db")
    with Journal(path) as journal:
        fill(journal)
        allow(journal)
    assert everything(path)
    encrypt(path)
    assert everything(path) == []


def test_reading_them_changes_and_creates_nothing(home: Path) -> None:
    path = str(home / "journal.db")
    assert everything(path) == []
    assert os.listdir(home) == []
    with Journal(path) as journal:
        fill(journal)
        allow(journal)
    before = {one: one.read_bytes() for one in home.iterdir() if one.is_file()}
    times = {one: one.stat().st_mtime_ns for one in before}
    home.chmod(0o500)
    try:
        assert len(everything(path)) == 7
    finally:
        home.chmod(0o700)
    assert {one: one.read_bytes() for one in home.iterdir() if one.is_file()} == before
    assert {one: one.stat().st_mtime_ns for one in before} == times


LOCK = """
import sqlite3, sys
journal = sqlite3.connect(sys.argv[1], isolation_level=None)
journal.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_nobody_waits_for_another_program(home: Path) -> None:
    path = str(home / "journal.db")
    with Journal(path) as journal:
        fill(journal)
        allow(journal)
    with subprocess.Popen(
        [sys.executable, "-c", LOCK, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        assert everything(path) == []
        other.communicate()
    assert everything(path)


@pytest.mark.parametrize(
    "statement",
    ["PRAGMA user_version = 4", "PRAGMA user_version = 99", "DROP TABLE setting", "not SQL"],
)
def test_what_is_not_todays_journal_is_left_alone(home: Path, statement: str) -> None:
    path = str(home / "journal.db")
    with Journal(path) as journal:
        allow(journal)
        fill(journal)
    if statement == "not SQL":
        os.truncate(path, 5000)
    else:
        with sqlite3.connect(path) as file:
            file.execute(statement)
        file.close()
    before = Path(path).read_bytes()
    assert everything(path) == []
    assert Path(path).read_bytes() == before
