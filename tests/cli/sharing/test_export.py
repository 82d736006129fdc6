"""Exports, and the permissions of their files."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.each import each
from support.many import fill_journal

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    """A journal with a note to share and two private ones."""
    path = str(home / "journal.db")
    with time_machine.travel(NOW, tick=False), Journal(path) as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 7, 18)))
        journal.entries.add(Note(at=NOW, note="To share: \x1b ü \u202e", private=False))
        journal.entries.add(Note(at=NOW, note="For me."))
        journal.entries.add(Note(at=datetime(2026, 11, 1, tzinfo=UTC), note="Long ago."))
        yield path


def test_markdown_leaves_private_entries_out_and_says_so(rj: Rj) -> None:
    done = rj("export", "markdown")
    assert done.out.startswith("# Recovery journal\n")
    assert "To share: ␛ ü" in done.out
    assert "For me." not in done.out
    assert done.err == "2 private entries are left out. --include-private includes them.\n"
    done = rj("export", "markdown", "--since", "2026-11-20")
    assert done.err == "1 private entry is left out. --include-private includes it.\n"
    done = rj("export", "markdown", "--include-private")
    assert "For me." in done.out
    assert not done.err


@each(
    ("options", "found"),
    [
        (("--until", "2026-11-02"), ["Long ago."]),
        (("--kind", "mood"), []),
        (("--tracker", "a"), []),
    ],
)
def test_what_markdown_holds(rj: Rj, options: tuple[str, ...], found: list[str]) -> None:
    text = rj("export", "markdown", "--include-private", *options).out
    assert [note for note in ("For me.", "Long ago.") if note in text] == found


def test_json_holds_everything(rj: Rj) -> None:
    done = rj("export", "json")
    assert done.out.isascii()
    notes = [entry["note"] for entry in json.loads(done.out)["entries"]]
    assert notes == ["For me.", "To share: ␛ ü \u202e", "Long ago."]
    assert done.err == "Private entries and the trash are included.\n"


def test_a_table_for_a_spreadsheet(rj: Rj) -> None:
    rj("note", "--shareable", "=1+1")
    done = rj("export", "csv")
    assert done.err == "2 private entries are left out. --include-private includes them.\n"
    header, formula, shared = done.out.splitlines()
    assert header.startswith("at,day,kind,tracker,intensity,")
    assert ",'=1+1,no,no," in formula
    assert "To share: ␛ ü \u202e" in shared
    assert ",=1+1,no,no," in rj("export", "csv", "--raw").out
    assert "For me." in rj("export", "csv", "--include-private").out


def test_a_table_begins_with_a_mark_where_that_is_asked_for(rj: Rj, tmp_path: Path) -> None:
    rj("note", "schön", "--shareable")
    plain, marked = rj("export", "csv").out, rj("export", "csv", "--bom").out
    assert marked == "\ufeff" + plain
    assert not plain.startswith("\ufeff")
    path = tmp_path / "table.csv"
    rj("export", "csv", "--bom", "--raw", "--kind", "note", "-o", str(path))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfat,day,kind")
    assert "schön" in path.read_text("utf-8-sig")


def test_a_page_as_html_says_what_the_markdown_says(rj: Rj) -> None:
    rj("note", "--shareable", "<b>bold</b> & [x](http://x)")
    done = rj("export", "html")
    assert "<h1>Recovery journal</h1>" in done.out
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; [x](http://x)" in done.out
    assert "default-src 'none'" in done.out
    assert "For me." not in done.out
    assert "2 private entries are left out." in done.err
    assert "For me." in rj("export", "html", "--include-private").out


@pytest.mark.parametrize("kind", ["markdown", "json", "csv", "html"])
def test_a_file_is_private_and_never_written_over(rj: Rj, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "out.txt"
    done = rj("export", kind, "-o", str(target))
    assert not done.out
    assert done.err.startswith(f"Written: {target}\n")
    assert target.stat().st_mode & 0o777 == 0o600
    target.write_text("mine")
    assert "--force" in rj("export", kind, "-o", str(target), code=73).err
    assert target.read_text() == "mine"
    rj("export", kind, "-o", str(target), "--force")
    assert target.read_text() != "mine"


def test_the_journal_is_no_target(rj: Rj, path: str) -> None:
    before = Path(path).read_bytes()
    rj("export", "json", "-o", path, "--force", code=77)
    rj("export", "json", "-o", "/nonexistent/x", code=74)
    assert Path(path).read_bytes() == before


def test_a_terminal_gets_nothing_it_would_obey(on_terminal: StartOnTerminal) -> None:
    child = on_terminal("export", "markdown")
    assert wait_for_exit(child) == 0
    assert "To share: ␛ ü" in (child.before or "")
    for form in ("csv", "html"):
        child = on_terminal("export", form)
        assert wait_for_exit(child) == 0
        assert not set("\x1b\u202e") & set(child.before or "")
    child = on_terminal("export", "json")
    assert wait_for_exit(child) == 0
    exported, told = (child.before or "").replace("\r", "").rstrip("\n").rsplit("\n", 1)
    assert json.loads(exported)
    assert told.startswith("Private entries")


def test_an_export_is_utf_8_whatever_the_terminal_speaks(
    rj: Rj, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    assert hasattr(sys.stdout, "reconfigure")
    sys.stdout.reconfigure(encoding="ascii")
    assert "ü" in rj("export", "markdown").out


# Where


def test_where_the_files_are(rj: Rj, path: str, home: Path) -> None:
    lines = rj("where").out.splitlines()
    assert f"journal: {path}" in lines
    assert f"journal bytes: {os.path.getsize(path)}" in lines
    assert "journal permissions: -rw-------" in lines
    assert "journal readable by: this account only" in lines
    assert f"config: {home}/config.toml" in lines
    assert "state bytes: not there yet" in lines
    assert f"card: {home}/card.json" in lines
    assert lines[-1] == "A court may order you to hand it over."
    assert rj("where", "--json").json["journal_bytes"] == os.path.getsize(path)


@each(
    ("mode", "says"), [(0o640, "this account and its group"), (0o604, "everyone on this computer")]
)
def test_where_says_who_can_read(rj: Rj, path: str, mode: int, says: str) -> None:
    os.chmod(path, mode)
    assert f"journal readable by: {says}; to change that: chmod 600" in rj("where").out


def test_where_makes_nothing(rj: Rj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(tmp_path / "none"))
    assert "journal bytes: not there yet" in rj("where").out
    assert not (tmp_path / "none").exists()


# Demo


def test_the_demo_can_be_written_somewhere(rj: Rj, path: str, tmp_path: Path) -> None:
    before = Path(path).read_bytes()
    made = rj("demo", "--into", str(tmp_path / "demo")).out.strip()
    with Journal(made, create=False) as journal:
        assert len(journal.trackers.all()) == 3
    assert Path(path).read_bytes() == before
    rj("demo", "--into", str(tmp_path / "demo"), code=73)
    assert "Not a directory" in rj("demo", "--into", f"{made}/x", code=74).err
    assert "needs a terminal" in rj("demo", code=2).err


def test_a_long_export_tells_how_far_it_has_come(
    path: str, home: Path, on_terminal: StartOnTerminal
) -> None:
    Path(path).unlink()
    fill_journal(path, 5100)
    for form in ("markdown", "json"):
        child = on_terminal("export", form, "-o", str(home / form))
        child.expect("[0-9]+ %")
        assert wait_for_exit(child) == 0
        assert "entries" not in Path(home / form).read_text()[:20]


@each("kind", ["csv", "markdown", "html"])
def test_an_export_without_entries_says_so_and_why(rj: Rj, home: Path, kind: str) -> None:
    left = "2 private entries are left out. --include-private includes them.\n"
    empty = "No entries match, so the file has none.\n"
    assert rj("export", kind).err == left
    rj("edit", "1", "--private")
    assert rj("export", kind).err == empty + left.replace("2", "3")
    assert rj("export", kind, "--include-private").err == ""
    assert rj("export", kind, "--kind", "review", "--include-private").err == empty
    rj("edit", "1", "--shareable")
