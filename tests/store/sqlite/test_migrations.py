"""Journals of earlier versions: everything in them is migrated unchanged.

A version without its journal fails here; how one is made stands in `support.versions`.
"""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from recovery_journal.store.backup.doctor import examine
from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from recovery_journal.store.backup.restore import restore
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.schema import SCHEMA_VERSION
from support.entries import NOW
from support.journals import check_integrity, digest
from support.versions import VERSIONS_FOLDER, unpack, version_file

VERSIONS = range(1, SCHEMA_VERSION + 1)
NOT_OURS = ("sqlite_", "_sqlite_", "entry_words")
Rows = dict[tuple[str, ...], list[tuple[object, ...]]]


def shape(path: str) -> list[tuple[str, str, str]]:
    """Every table and index, with what created it.

    Only the doctor makes the search index of earlier versions smaller, when asked to.
    """
    smaller = """replace(sql, 'prefix="1 2 3"', 'prefix="1"')"""
    with closing(sqlite3.connect(path)) as reader:
        found = reader.execute(f"SELECT type, name, {smaller} FROM sqlite_schema ORDER BY name")
        return found.fetchall()


def rows(path: str, columns: Rows | None = None) -> Rows:
    """What stands in each table, or in just these columns of it."""
    with closing(sqlite3.connect(path)) as reader:
        known = columns or {
            (
                table,
                *(f'"{name}"' for _, name, *_ in reader.execute(f"PRAGMA table_info({table})")),
            ): []
            for kind, table, _ in shape(path)
            if kind == "table" and not table.startswith(NOT_OURS)
        }
        return {
            (table, *names): reader.execute(
                f"SELECT {', '.join(names)} FROM {table} ORDER BY 1, 2"
            ).fetchall()
            for table, *names in known
        }


def test_every_version_has_its_journal() -> None:
    assert sorted(VERSIONS_FOLDER.iterdir()) == [version_file(version) for version in VERSIONS]


def test_the_newest_is_of_this_schema_and_has_something_in_every_table(
    path: str, tmp_path: Path
) -> None:
    newest = str(tmp_path / "newest.db")
    unpack(SCHEMA_VERSION, newest)
    Journal(path).close()
    assert shape(newest) == shape(path)
    assert not [table for (table, *_), found in rows(newest).items() if not found]


@pytest.mark.parametrize("version", VERSIONS)
def test_all_of_it_comes_along(path: str, version: int, tmp_path: Path) -> None:
    unpack(version, path)
    before, old = rows(path), digest(path)
    Journal(path).close()
    assert rows(path, before) == before
    after = digest(path)
    Journal(path).close()
    assert digest(path) == after
    check_integrity(path)
    Journal(new := str(tmp_path / "new.db")).close()
    assert shape(path) == shape(new)
    about = {one.about: one.fine for one in examine(path, NOW)}
    assert about["whole"]
    assert about["entries"]
    copies = list_backups(default_backup_folder(path))
    assert [(one.reason, one.version) for one in copies] == (
        [("migration", version)] if version < SCHEMA_VERSION else []
    )
    for copy in copies:
        assert rows(copy.path) == before
        restore(path, copy, NOW)
        assert rows(path, before) == before
    assert (after == old) == (version == SCHEMA_VERSION)


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_two_programs_at_once_bring_it_along_once(path: str, version: int) -> None:
    unpack(version, path)
    before = rows(path)
    script = (
        "import sys, recovery_journal.store.sqlite.migrate\n"
        "from recovery_journal.store.journal import Journal\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "with Journal(sys.argv[1]) as journal: print(journal.last_change_number())"
    )
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", script, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    (changes,) = (len(found) for (table, *_), found in before.items() if table == "change")
    assert [program.communicate("go\n")[0] for program in programs] == [f"{changes}\n"] * 2
    assert rows(path, before) == before
    check_integrity(path)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_done_before_can_still_be_taken_back(path: str, version: int) -> None:
    unpack(version, path)
    with Journal(path) as journal:
        before = journal.entries.count()
        for _ in range(30):
            journal.undo()
        assert journal.entries.count() < before
    check_integrity(path)


def test_a_column_that_came_later_does_not_stand_in_the_way(path: str) -> None:
    """Of what was recorded before there was one."""
    unpack(SCHEMA_VERSION, path)
    with Journal(path) as journal:
        journal.trackers.archive(1)
        journal._file.rows("ALTER TABLE tracker ADD COLUMN later TEXT NOT NULL DEFAULT 'new'")
        assert [one.fine for one in examine(path, NOW) if one.about == "entries"] == [True]
        journal.undo()
        assert not journal.trackers.get(1).archived
