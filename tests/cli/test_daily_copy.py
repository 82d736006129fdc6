"""A copy for each day the program is used, whatever way it is used."""

import io
import os
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal import clock
from recovery_journal.__main__ import main
from recovery_journal.domain.circle import Meeting, Person, Promise
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.toolkit import Letter, Plan, Reason, SafetyStep
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.journal import Journal
from support.each import empty_home, naming
from support.encrypted import encrypt
from support.locked import passphrase_option

START = datetime(2026, 3, 1, 18, 45, tzinfo=UTC)

READING = """
status | list --json | search quiet | show 1 | history 1 | insights | trash list | tracker list
reason list | letter open 1 --yes | plan list | safety show | people show Sam | meeting list
promise list | kept list | strategy suggest --intensity 7 | review questions | config list
share list | export json | export csv --include-private | doctor | !show 999 | !after 3
"""
WRITING = """
craving 7 | mood 4 | note a quiet day | used Alcohol | intention be kind | review --sleep 7
contact Sam --how call | edit {day} --keep | delete {day} | erase {day} --yes | undo | backup
trash empty --yes | tracker add Tea{day} --since 2020-01-01 | reason add because{day}
letter edit 1 --on 2027-01-{day:02} | plan add --if lonely{day} --then rest | people add Kim{day}
meeting attended Group | promise done {day} | kept add kind --from Sam
strategy edit ride --favourite | config set day-starts-at 0 | restore asked --yes | doctor --fix
import json {home}/elsewhere.json
"""
WAYS = [way.strip() for way in (READING + WRITING).replace("\n", "|").split("|") if way.strip()]


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with something of every kind in it."""
    home = tmp_path_factory.mktemp("lived-in")
    with (
        time_machine.travel(START - timedelta(hours=2), tick=False),
        Journal(str(home / "journal.db")) as journal,
    ):
        number = journal.trackers.add(Tracker(name="Alcohol", start=date(2020, 1, 1))).id
        for _ in range(15):
            journal.entries.add(Note(at=clock.now(), note="a quiet day"))
            journal.promises.add(Promise(text="Call Ana"))
        journal.entries.add(Craving(at=clock.now(), intensity=5, tracker=number))
        journal.people.add(Person(name="Sam"))
        journal.meetings.add(Meeting(name="Group"))
        journal.reasons.add(Reason(text="mornings"))
        journal.letters.add(Letter(text="Hello", written=date(2026, 1, 1)))
        journal.plans.add(Plan(cue="lonely", act="call"))
        journal.safety_plan.add(SafetyStep(step=1, text="no sleep"))
        journal.backups.make("asked", clock.now())
    return home


def use(*typed: str) -> int:
    """Carry out a command; its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["rj", *typed])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
        return main()


def content(path: Path) -> list[Any]:
    """What a journal holds, read without our own code."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as reader:
        tables = ("entry", "change", "tombstone", "setting", "person")
        return [
            reader.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables
        ]


def last_copy(home: Path) -> tuple[date, Path]:
    """The newest copy that was made by itself, and the day in its name."""
    path = max((home / "backups").glob("journal-*-daily-*.db"), default=Path("none"))
    found = re.match(r"journal-(\d{8})T", path.name)
    assert found, "there is no copy"
    return date.fromisoformat(found[1]), path


def has_copy_of_today(home: Path, before: list[Any]) -> bool:
    """Whether there is a copy of what the journal holds, made today unless nothing changed."""
    day, copy = last_copy(home)
    after = content(home / "journal.db")
    return content(copy) == after and (day == clock.now().date() or before == after)


def live(home: Path, way: str, days: int) -> int:
    """Use the program once a day, always the same way; the number of days with a copy."""
    found = 0
    with time_machine.travel(START, tick=False) as travelling:
        for day in range(1, days + 1):
            travelling.move_to(START + timedelta(days=day - 1, minutes=7 * day % 200))
            before = content(home / "journal.db")
            code = use(*way.removeprefix("!").format(day=day, home=home).split())
            assert code == 0 or way.startswith("!"), day
            found += has_copy_of_today(home, before)
    return found


def start_anew(home: Path, journal: Path) -> None:
    """Leave nothing at home but this journal and a file to import."""
    empty_home()
    shutil.copytree(journal, home, dirs_exist_ok=True)
    assert use("export", "json", "-o", str(home / "elsewhere.json")) == 0
    for made_by_that in home.glob("backups/*-daily-*"):
        made_by_that.unlink()


@pytest.mark.slow
def test_each_day_the_program_is_used_has_a_copy_whatever_it_is_used_for(
    home: Path, lived_in: Path
) -> None:
    days = {}
    for way in WAYS:
        start_anew(home, lived_in)
        with naming(way):
            days[way] = live(home, way, 8)
    assert len(days) == 51
    assert not {way: number for way, number in days.items() if number != 8}


@pytest.mark.slow
def test_a_year_of_one_command_a_day(home: Path, lived_in: Path) -> None:
    for way, days, copies in (
        ("craving 7 -n tired", 365, 21),
        ("status", 40, 1),
        ("mood 4", 40, 10),
    ):
        start_anew(home, lived_in)
        assert live(home, way, days) == days, way
        assert len([*home.glob("backups/*-daily-*")]) == copies, way


def test_what_was_logged_while_locked_is_in_the_copy_of_the_next_unlock(home: Path) -> None:
    key = encrypt(home / "journal.db").key
    with time_machine.travel(START, tick=False) as travelling:
        for day in range(1, 15):
            assert use("note", "sealed") == 0
            assert not (home / "backups").exists() or day > 7
            travelling.shift(timedelta(hours=12))
            if day >= 7:
                with passphrase_option() as option:
                    assert use(*option, "status") == 0
                made, copy = last_copy(home)
                assert made == clock.now().date()
                assert verify_copy(str(copy), key).entries == day
            travelling.shift(timedelta(hours=12))


def test_a_large_journal_is_copied_by_the_next_command_that_is_not_quick(
    home: Path, lived_in: Path
) -> None:
    start_anew(home, lived_in)
    with Journal(str(home / "journal.db")) as journal:
        journal.entries.add(Note(at=START, note="long " * 300_000))
    with time_machine.travel(START, tick=False) as travelling:
        for days, typed, copies in (
            (0, "mood 4", 1),  # the first
            (1, "craving 7", 1),
            (2, "after 3", 1),
            (6, "note x", 1),
            (6, "status", 2),
            (7, "mood 4", 2),
            (12, "craving 7", 2),
            (14, "craving 7", 3),  # nothing else was used for a week
        ):
            travelling.move_to(START + timedelta(days=days))
            assert use(*typed.split()) == 0
            assert len([*home.glob("backups/*-daily-*")]) == copies, (days, typed)


def test_the_answer_comes_before_the_copy(
    home: Path,
    lived_in: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start_anew(home, lived_in)
    shutil.rmtree(home / "backups")
    mkdir, answers = os.mkdir, []

    def note_answer(path: str, mode: int = 0o777) -> None:
        answers.append(capfd.readouterr().out)
        mkdir(path, mode)

    monkeypatch.setattr(os, "mkdir", note_answer)
    assert use("note", "words of today") == 0
    assert [answer.partition(".")[0] for answer in answers] == ["Saved 17: note"]
    assert [*home.glob("backups/*-daily-*")]
