"""Importing on the command line: on another machine, and after a disaster."""

import json
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
from recovery_journal.domain.settings import Settings
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
    assert "entries: 0 new, 1 already here" in rj("import", "json", path).out
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
    nothing: dict[str, list[int]] = {"differing": [], "future": []}
    assert counted["entry"] == {"new": 2, "known": 0, "gone": 0, **nothing}


def test_an_export_can_come_by_standard_input(rj: Rj, out: str) -> None:
    content = Path(out).read_bytes()
    assert "entries: 2 new" in rj("import", "-", stdin=content).out
    assert "entries: 0 new, 2 already here" in rj("import", "json", "-", stdin=content).out
    assert "JSON export" in rj("import", "json", "-", code=65).err


def test_one_step_takes_it_back(rj: Rj, out: str) -> None:
    rj("note", "mine")
    assert "rj undo" in rj("import", "json", out).err
    assert "And 3 more that went with it." in rj("undo").out
    assert [one["note"] for one in rj("list", "--json").json] == ["mine"]
    assert rj("people", "list").out == ""


@each(
    ("old", "new", "code", "says"),
    [
        ('"intensity": 7', '"intensity": 70', 65, "position 2"),
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


def other_journal() -> str:
    """An export with the names of the other one, but of another journal."""
    with fresh_journal() as journal:
        start = date(2026, 1, 1)
        journal.trackers.add(
            Tracker(name="ALCOHOL", start=start, cents_per_day=900, currency="EUR")
        )
        journal.people.add(Person(name="sam", number="1"))
        journal.safety_plan.write_step(2, "Go out.")
        journal.settings.write(Settings(day_starts_at=4, own_line="Night; 1"))
        journal.entries.add(Craving(at=NOW, intensity=7, tracker=1))
        with time_machine.travel(datetime(2030, 1, 7, 10, tzinfo=UTC)):
            journal.entries.add(Mood(at=datetime(2030, 1, 7, 9, tzinfo=UTC), mood=3))
        text = StringIO()
        write_json(journal, text)
        return text.getvalue()


def test_what_the_file_has_otherwise_is_named_and_stays(rj: Rj, out: str, tmp_path: Path) -> None:
    rj("import", "json", out)
    rj("config", "set", "day-starts-at", "2")
    rj("safety", "edit", "2", "--text", "Call.")
    Path(out).write_text(other_journal())
    done = rj("import", "json", out)
    assert done.out.splitlines() == [
        "settings: 1 new, 1 already here",
        "trackers: 0 new, 1 already here",
        "people: 0 new, 1 already here",
        "steps of the safety plan: 0 new, 1 already here",
        "entries: 2 new",
        "Already here, but different in the file. These stay as they are here:",
        "  day starts at 2 (in the file 4)",
        "  tracker Alcohol: name “Alcohol” (in the file “ALCOHOL”), start 2026-07-18 (in the file "
        "2026-01-01), cents per day none (in the file 900), currency none (in the file “EUR”). "
        "Its entries in the file now belong to the one here.",
        "  person Sam: name “Sam” (in the file “sam”), number none (in the file “1”)",
        "  step of the safety plan 1: text “Call.” (in the file “Go out.”)",
    ]
    assert done.err.startswith(
        "1 entry has a time in the future: Mon 7 Jan 2030 09:00 (4). "
        "If a clock was wrong, change it: rj edit ID\n"
    )
    assert rj("tracker", "list", "--json").json[0]["start"] == "2026-07-18"


@each(
    ("change", "told"),
    [
        ("edit 2 --keep", "kept yes (in the file no)"),
        ("edit 2 --shareable", "private no (in the file yes)"),
        ("delete 2", "in the trash yes (in the file no)"),
    ],
)
def test_an_entry_that_changed_since_is_named(rj: Rj, out: str, change: str, told: str) -> None:
    rj("import", "json", out)
    rj(*change.split())
    assert rj("import", "json", out).out.splitlines()[-1] == f"  entry 2: {told}"
    again = rj("import", "json", out, "--json").json["entry"]
    assert [one["id"] for one in again["differing"]] == [2]
    rj("undo")


def test_a_letter_keeps_its_words_from_a_report(rj: Rj, out: str) -> None:
    rj("letter", "write", "--for-a-hard-hour", stdin=b"Canary")
    rj("export", "json", "-o", out, "--force")
    changed = Path(out).read_text().replace("Canary", "Goldfinch")
    Path(out).write_text(changed)
    shown = rj("import", "json", out).out
    assert "  letter 1: text\n" in shown
    assert "Canary" not in shown
    assert "Goldfinch" not in shown


def test_a_table_of_entries_comes_back_as_it_was(rj: Rj, tmp_path: Path) -> None:
    rj("tracker", "add", "Alcohol", "--since", "2026-01-01")
    rj("people", "add", "Sam")
    rj("craving", "7", "-n", "a=b", "--trigger", "@home, late", "--halt", "hungry")
    rj("mood", "3", "--sleep", "6.5", "--feeling", "calm", "--feeling", "=SUM(A1)")
    rj("note", "--shareable", "--", '- first\n- second, "quoted"')
    rj("used", "Alcohol", "2", "--on", "2026-03-04", "--next", "2026-03-06")
    rj("contact", "Sam", "--how", "message", "--helped")

    def entries() -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(rj("export", "json").out)["entries"]
        return sorted(
            ({**one, "id": 0, "revision": 0} for one in found), key=lambda one: str(one["uid"])
        )

    before = entries()
    tables = tmp_path / "marked.csv", tmp_path / "raw.csv"
    rj("export", "csv", "--include-private", "--bom", "-o", str(tables[0]))
    rj("export", "csv", "--include-private", "--raw", "-o", str(tables[1]))
    for table in tables:
        assert f"entries: 0 new, {len(before)} already here" in rj("import", str(table)).out
        assert entries() == before
        rj("erase", "--everything", "--yes")
        tried = rj("import", str(table), "--dry-run")
        assert f"entries: {len(before)} new" in tried.out
        assert rj("import", str(table)).out == tried.out
        assert entries() == before
        assert "2026-03-04" in rj("tracker", "list", "--json").out  # its first day in the table
    broken = tmp_path / "broken.csv"
    for old, new in (("craving", "carving"), (",7,", ",seven,"), ("yes", "perhaps"), ("+", "x")):
        broken.write_text(tables[1].read_text("utf-8").replace(old, new), "utf-8")
        done = rj("import", str(broken), code=65)
        assert len(done.err.splitlines()) == 1, (new, done.err)
        assert entries() == before
