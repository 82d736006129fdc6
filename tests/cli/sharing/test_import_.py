"""Importing on the command line: on another machine, and after a disaster."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.exchange.export.json import write_json
from recovery_journal.store.backup.folder import list_backups
from support.command_line import Rj
from support.each import each
from support.journals import digest, fresh_journal

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@cache
def export() -> str:
    """An export with a tracker, a person and two entries."""
    with fresh_journal() as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 7, 18)))
        journal.people.add(Person(name="Sam"))
        journal.entries.add(Craving(at=NOW, intensity=7, note="words"))
        journal.entries.add(Mood(at=NOW, mood=3))
        text = StringIO()
        write_json(journal, text)
        return text.getvalue()


@pytest.fixture
def out(tmp_path: Path) -> str:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "out.json").write_text(export())
    return str(folder / "out.json")


def test_all_is_erased_and_comes_back_as_it_was(rj: Rj, home: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "elsewhere.json")
    rj("tracker", "add", "Alcohol", "--since", "2026-07-18")
    rj("people", "add", "Sam")
    rj("craving", "7", "-n", "words")
    rj("delete", "1")
    rj("export", "json", "-o", path)
    rj("erase", "--everything", "--yes")
    assert not (home / "journal.db").exists()
    done = rj("import", "json", path)
    assert done.out == "trackers: 1 new\npeople: 1 new\nentries: 1 new\n"
    assert str(home) in done.err
    assert rj("export", "json").out == Path(path).read_text()
    assert "entries: 0 new, 1 here already" in rj("import", "json", path).out
    assert rj("export", "json").out == Path(path).read_text()
    assert [one.reason for one in list_backups(str(home / "backups"))] == ["import", "daily"]


def test_a_trial_says_the_same_and_changes_nothing(rj: Rj, out: str, home: Path) -> None:
    before = sorted(home.rglob("*"))
    trial = rj("import", "json", out, "--dry-run")
    assert "nothing was changed" in trial.err
    assert sorted(home.rglob("*")) == before
    rj("mood", "5")
    mine = digest(home / "journal.db")
    assert rj("import", "json", out, "--dry-run").out == trial.out
    assert digest(home / "journal.db") == mine
    counted = rj("import", "json", out, "--dry-run", "--json").json
    assert rj("import", "json", out, "--json").json == counted
    assert counted["entry"] == {"new": 2, "known": 0, "gone": 0}


def test_one_step_takes_it_back(rj: Rj, out: str) -> None:
    rj("note", "mine")
    assert "rj undo" in rj("import", "json", out).err
    assert "And 3 more that came with it." in rj("undo").out
    assert [one["note"] for one in rj("list", "--json").json] == ["mine"]
    assert rj("people", "list").out == ""


@each(
    ("old", "new", "code", "says"),
    [
        ('"intensity": 7', '"intensity": 70', 65, "place 2"),
        ('"version": 1', '"version": 9', 78, "newer version"),
        ("]\n}\n", "", 65, "from line"),
        ('"kind": "mood"', '"kind": "\x1b[2J"', 65, "from line"),
        ('"kind": "mood"', '"kind": "mood", "\\u001b[2J": 1', 65, "␛[2J"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_begins(
    rj: Rj, out: str, home: Path, old: str, new: str, code: int, says: str
) -> None:
    assert old in export()
    Path(out).write_text(export().replace(old, new))
    done = rj("import", "json", out, code=code)
    assert says in done.err
    assert not done.out
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err
    assert not (home / "journal.db").exists()


def test_a_missing_file_is_said(rj: Rj, tmp_path: Path) -> None:
    assert "There is no file" in rj("import", "json", str(tmp_path / "x"), code=66).err
