import os
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.toolkit import Reason
from recovery_journal.errors import Busy, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite import migrate, opening
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.schema import MIGRATIONS, SCHEMA_VERSION
from support.journals import check_integrity, digest

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
STEPS = list(MIGRATIONS)


def older(path: str, version: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """A journal as the program wrote it when it knew `version` steps; the uid of its one entry."""

    def migrate_so_far(opened: JournalFile) -> None:
        database = Database(opened.connection, execute_plugins=False)
        with opened.transaction():
            migrate.make_migrations().apply(database, stop_before=STEPS[version : version + 1])
            opened.run(f"PRAGMA user_version={version}")

    with monkeypatch.context() as before:
        before.setattr(migrate, "migrate", migrate_so_far)
        before.setattr(opening, "SCHEMA_VERSION", version)
        with Journal(path) as journal:
            return journal.entries.add(Note(at=AT, note="from long ago")).uid


def user_version(path: str) -> int:
    reader = sqlite3.connect(path)
    found: int = reader.execute("PRAGMA user_version").fetchone()[0]
    reader.close()
    return found


def test_the_version_is_the_number_of_steps() -> None:
    assert len(STEPS) == SCHEMA_VERSION
    assert sorted(STEPS) == STEPS


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_an_older_journal_is_brought_up_to_date(
    path: str, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = older(path, version, monkeypatch)
    assert user_version(path) == version
    with Journal(path) as journal:
        assert [entry.uid for entry in journal.entries.page()] == [uid]
        journal.reasons.add(Reason(text="mornings"))
    assert user_version(path) == SCHEMA_VERSION
    before = digest(path)
    Journal(path).close()
    assert digest(path) == before
    check_integrity(path)


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_reading_only_changes_no_older_journal(
    path: str, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path, version, monkeypatch)
    before = digest(path)
    with Journal(path, read_only=True) as journal:
        assert [entry.note for entry in journal.entries.page()] == ["from long ago"]
    assert digest(path) == before


def test_an_old_journal_and_a_new_one_have_the_same_shape(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path, 1, monkeypatch)
    Journal(path).close()
    Journal(str(tmp_path / "new" / "journal.db")).close()
    shapes = []
    for one in (path, str(tmp_path / "new" / "journal.db")):
        reader = sqlite3.connect(one)
        shapes.append(
            reader.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 2").fetchall()
        )
        reader.close()
    assert shapes[0] == shapes[1]


def test_a_step_that_fails_leaves_the_older_journal(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path, 1, monkeypatch)
    before = digest(path)

    broken = ("CREATE TABLE half (a)", "CREATE TABLE tracker (a)")
    with monkeypatch.context() as failing:
        failing.setitem(MIGRATIONS, STEPS[1], broken)
        with pytest.raises(JournalError):
            Journal(path)
    assert digest(path) == before
    Journal(path).close()
    assert user_version(path) == SCHEMA_VERSION


def test_several_programs_bring_it_up_to_date_once(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path, 1, monkeypatch)
    script = (
        "import sys, recovery_journal.store.sqlite.migrate\n"
        "from recovery_journal.store.journal import Journal\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "with Journal(sys.argv[1]) as journal: print(journal.entries.count())"
    )
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", script, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    assert [program.communicate("go\n")[0] for program in programs] == ["1\n"] * 4
    assert user_version(path) == SCHEMA_VERSION
    assert sorted(os.listdir(os.path.dirname(path))) == ["backups", "journal.db"]
    check_integrity(path)


def test_a_journal_that_is_held_is_not_brought_up_to_date(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path, 1, monkeypatch)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        Journal(path, wait=0)
    holder.execute("ROLLBACK")
    holder.close()
    Journal(path, wait=0).close()
    assert user_version(path) == SCHEMA_VERSION


def test_no_statement_of_ours_is_put_together_from_what_a_person_typed(journal: Journal) -> None:
    """Every word a person can type, with quotes in it, in every table that holds words."""
    from recovery_journal.domain.circle import Person
    from recovery_journal.domain.entries.craving import Craving
    from recovery_journal.domain.settings import Settings
    from recovery_journal.domain.sobriety.tracker import Limit, Tracker
    from recovery_journal.domain.strategies.strategy import Strategy
    from recovery_journal.domain.toolkit import Letter, Plan

    evil = "'; DROP TABLE entry; --\" ) %s ? :x"
    limit = Limit(amount=1, unit=evil, per="day", since=date(2026, 1, 1))
    journal.trackers.add(Tracker(name=evil, verb=evil, start=date(2026, 1, 1), limit=limit))
    journal.entries.add(Craving(at=AT, intensity=1, note=evil, triggers=(evil,), places=(evil,)))
    journal.strategies.add(Strategy(name=evil, category="body", steps=(evil, evil), when=evil))
    journal.people.add(Person(name=evil, note=evil, number=evil))
    journal.reasons.add(Reason(text=evil))
    journal.letters.add(Letter(text=evil, written=date(2026, 1, 1)))
    journal.plans.add(Plan(cue=evil, act=evil))
    journal.safety_plan.write_step(1, evil)
    journal.settings.write(Settings(region=evil))
    assert journal.trackers.find(evil).name == journal.strategies.find(evil).name == evil
    assert journal.people.find(evil).note == evil
    assert journal.settings.read().region == evil
    assert journal.safety_plan.texts()[1] == evil
