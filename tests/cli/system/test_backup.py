"""Backups, restoring, the doctor, earlier versions, and erasing."""

import os
import shutil
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from recovery_journal import clock
from recovery_journal.store.backup.folder import (
    Backup,
    default_backup_folder,
    list_backups,
)
from recovery_journal.store.journal import Journal
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE
from support.each import each
from support.spoken import assert_harmless

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(home: Path) -> str:
    return str(home / "journal.db")


def copies(path: str, reason: str = "asked") -> list[Backup]:
    """The copies that were made for a reason, newest first."""
    return [one for one in list_backups(default_backup_folder(path)) if one.reason == reason]


def findings(rj: Rj, *options: str, code: int = 0) -> dict[str, bool]:
    return {one["about"]: one["fine"] for one in rj("doctor", *options, "--json", code=code).json}


def test_a_backup_is_made_listed_looked_at_and_put_back(rj: Rj, path: str) -> None:
    rj("note", "one")
    done = rj("backup")
    (made,) = copies(path)
    assert done.out == f"Backup made and verified (1 entry): {made.path}\n"
    rj("note", "two")
    assert made.name in rj("backup", "list").out
    assert f"{made.name}  whole, 1 entry\n" in rj("backup", "verify").out
    done = rj("restore", "asked", "--yes")
    assert done.out == "The journal now matches the backup: 1 entry.\n"
    assert [one["note"] for one in rj("list", "--json").json] == ["one"]
    back = done.err.strip().removeprefix("To undo that: rj ").split()
    rj(*back, "--yes")
    assert [one["note"] for one in rj("list", "--json").json] == ["two", "one"]


def test_a_backup_in_another_folder(rj: Rj, path: str, tmp_path: Path) -> None:
    rj("note", "one")
    stick = tmp_path / "stick"
    made = rj("backup", "--to", str(stick), "--json").json
    assert (made["entries"], Path(made["path"]).parent) == (1, stick)
    rj("note", "two")
    rj("restore", made["path"], "--yes")
    assert [one["note"] for one in rj("list", "--json").json] == ["one"]


def test_a_backup_that_is_not_whole_is_told_of(rj: Rj, path: str) -> None:
    rj("note", "one")
    rj("backup")
    for one in list_backups(default_backup_folder(path)):
        os.truncate(one.path, 8192)
    assert "damaged" in rj("backup", "verify", code=76).out
    assert findings(rj)["backup"] is False
    before = Path(path).read_bytes()
    rj("restore", "last", "--yes", code=76)
    assert Path(path).read_bytes() == before


def test_every_backup_is_told_of_whatever_another_is(rj: Rj, path: str) -> None:
    for word in ("one", "two", "three"):
        rj("note", word)
        rj("backup")
    first, second, third = copies(path)
    Path(first.path).write_text("no journal")
    os.truncate(second.path, 8192)
    told = rj("backup", "verify", code=76).out
    assert f"{first.path} is not a recovery journal" in told
    assert f"{second.path} is damaged" in told
    assert f"{third.name}  whole, " in told


def test_a_letter_that_changed_on_the_disk_is_seen_in_a_copy(rj: Rj, path: str) -> None:
    """SQLite sees nothing wrong with it."""
    rj("note", "a word to find")
    rj("backup")
    (made,) = copies(path)
    content = Path(made.path).read_bytes()
    Path(made.path).write_bytes(content.replace(b"a word to find", b"a lord to find"))
    assert "has changed since it was made" in rj("backup", "verify", code=76).out
    done = rj("restore", "asked", "--yes")
    assert done.err.startswith("The backup has changed since it was made.\n")
    assert rj("list", "--json").json[0]["note"] == "a lord to find"


def test_a_backup_can_be_a_file_in_the_folder_one_is_in(
    rj: Rj, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rj("note", "one")
    rj("backup")
    (made,) = copies(path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(made.path, elsewhere / "from-stick.db")
    monkeypatch.chdir(elsewhere)
    rj("note", "two")
    assert "1 entry" in rj("restore", "from-stick.db", "--yes").out
    assert [one["note"] for one in rj("list", "--json").json] == ["one"]


def test_without_a_terminal_nothing_is_put_back_or_removed_unasked(rj: Rj, path: str) -> None:
    rj("note", "one")
    rj("backup")
    before = Path(path).read_bytes()
    assert "--yes" in rj("restore", "last", code=2).err
    assert "--yes" in rj("erase", "1", code=2).err
    assert "--yes" in rj("erase", "--everything", code=2).err
    assert Path(path).read_bytes() == before
    assert "To see them: rj backup list" in rj("restore", "nothing", "--yes", code=1).err


def test_on_a_terminal_it_asks(rj: Rj, path: str, on_terminal: StartOnTerminal) -> None:
    rj("note", "one")
    rj("backup")
    for typed, code in (("restore last", 0), ("erase 1", 0)):
        child = on_terminal(*typed.split())
        child.expect("yes or no")
        child.sendline("no")
        assert wait_for_exit(child) == code
    assert [one["note"] for one in rj("list", "--json").json] == ["one"]


def test_the_doctor_finds_all_well(rj: Rj, path: str) -> None:
    rj("craving", "7", "-t", "late")
    rj("tracker", "add", "Alcohol", "--since", "2026-01-01")
    rj("delete", "1")
    rj("backup")
    done = rj("doctor")
    assert all(line.startswith("ok") for line in done.out.splitlines())
    assert done.err == "All is well.\n"


def test_a_changed_word_is_found_though_the_file_is_whole(rj: Rj, path: str) -> None:
    rj("note", "a word to find")
    rj("note", "another one")
    content = Path(path).read_bytes()
    at = content.index(b"a word to find")
    Path(path).write_bytes(content[:at] + b"a lord" + content[at + 6 :])
    found = rj("doctor", code=76)
    assert "have changed since they were saved: entry 1." in found.out


def test_the_index_and_permissions_are_mended(rj: Rj, path: str) -> None:
    rj("note", "findable")
    writer = sqlite3.connect(path)
    writer.execute("INSERT INTO entry_words (entry_words) VALUES ('delete-all')")
    writer.commit()
    writer.close()
    os.chmod(path, 0o644)
    told = findings(rj)
    assert (told["index"], told["permissions"]) == (False, False)
    told = findings(rj, "--fix")
    assert (told["index"], told["permissions"]) == (True, True)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert len(rj("search", "findable", "--json").json) == 1


def test_copies_of_other_programs_are_named(
    rj: Rj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "Dropbox" / "rj"
    home.mkdir(parents=True, mode=0o700)
    monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(home))
    rj("note", "one")
    copies = (
        "journal (conflicted copy).db",
        "journal.sync-conflict-20261127-101112-ABCDEFG.db",
        "Journal (1).db",
        "journal-LAPTOP.db",
        "card (Ana's conflicted copy).json",
        "backups/rj-conflict.db",
    )
    for name in copies:
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_bytes(b"x")
    told = rj("doctor").out
    assert "another program syncs" in told
    for name in copies:
        assert name in told
    assert "journal.db," not in told


def test_earlier_versions_can_be_seen_and_brought_back(rj: Rj, path: str) -> None:
    rj("craving", "7", "-t", "late", "-n", "first words")
    with Journal(path) as journal:
        entry = journal.entries.get(1)
    rj("edit", "1", "--keep")
    rj("after", "3", "--outcome", "passed")
    told = rj("history", "1", "--json").json
    assert [one["number"] for one in told] == [1, 2, 3]
    assert (told[0]["told"]["intensity"], told[0]["told"]["trigger"]) == (7, ["late"])
    assert told[2]["told"]["after"] == 3
    assert "first words" in rj("history", "1").out
    rj("history", "1", "--bring-back", "1")
    with Journal(path) as journal:
        back = journal.entries.get(1)
    assert (back.note, back.kept, back.tags()) == (entry.note, False, entry.tags())
    rj("undo")
    assert rj("show", "1", "--json").json["after"] == 3
    assert "There is no version 9" in rj("history", "1", "--bring-back", "9", code=1).err


@each("text", HOSTILE[:40:4], anew=True)
def test_what_was_written_commands_no_terminal(rj: Rj, text: str) -> None:
    rj("craving", "7", "-t", f"x{text}", "-n", f"x{text}")
    assert_harmless(rj("history", "1"))


def test_what_is_erased_is_in_no_byte(rj: Rj, home: Path, path: str) -> None:
    rj("craving", "7", "-t", "canarytag", "-n", "canarynote")
    rj("edit", "1", "--keep")
    rj("note", "stays")
    done = rj("erase", "1", "--yes")
    assert done.out == "1 entry is removed for good.\n"
    (copy,) = copies(path, "daily")
    assert copy.name in done.err
    for file in home.rglob("*"):
        if file.is_file() and str(file) != copy.path:
            assert b"canary" not in file.read_bytes(), file
    assert [one["note"] for one in rj("list", "--json").json] == ["stays"]
    assert findings(rj)["entries"]


def test_backups_that_still_hold_it_are_named(rj: Rj, path: str) -> None:
    rj("note", "one")
    rj("backup")
    (made,) = copies(path)
    assert made.name in rj("erase", "1", "--yes").err


def test_old_journals_beside_it_that_may_hold_it_are_named(rj: Rj, path: str) -> None:
    rj("note", "one")
    replaced = [f"{path}.before-{why}-20261128T010343Z" for why in ("passphrase", "restore")]
    for one in replaced:
        shutil.copy(path, one)
    told = rj("erase", "1", "--yes").err.splitlines()
    names = ", ".join(Path(one).name for one in replaced)
    assert f"Earlier copies may still contain it: {names}. They are in {Path(path).parent}" in told


def test_what_cannot_be_removed_is_told_of(
    rj: Rj, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rj("note", "one")
    left = Path(default_backup_folder(path), "journal-x.new-99999999-0123456789abcdef")
    left.write_text("half a journal")
    unlink = os.unlink

    def refuse(path: str) -> None:
        if str(path) == str(left):
            raise PermissionError(13, "Permission denied", path)
        unlink(path)

    monkeypatch.setattr(os, "unlink", refuse)
    for command in ("status", "where", "craving 7", "now", "--help"):
        assert f"{left} was left behind when a command was stopped" in rj(*command.split()).err
    assert findings(rj)["drafts"] is False
    monkeypatch.undo()


def test_everything_can_be_erased(rj: Rj, home: Path, path: str) -> None:
    rj("note", "one")
    rj("reason", "add", "mornings")
    rj("backup")
    random = "0123456789abcdef"
    for left in (f"new-1-{random}", f"new-{random}-journal", "left-1-journal", "before-restore-1"):
        Path(f"{path}.{left}").write_text("one")
    (home / "letters.new-and-old.txt").write_text("of the person")
    rj("erase", "--everything", "--yes")
    assert [one.name for one in home.iterdir()] == ["letters.new-and-old.txt"]


def test_what_cannot_be_erased_is_named(rj: Rj, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rj("note", "one")
    rj("backup")

    def refuse(folder: str) -> None:
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr("shutil.rmtree", refuse)
    done = rj("erase", "--everything", "--yes", code=77)
    assert "gone" not in done.out
    assert default_backup_folder(path) in done.err


def test_once_a_day_a_copy_is_made_by_itself(rj: Rj, path: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        rj("note", "one")
        rj("note", "two")
        assert len(copies(path, "daily")) == 1
        clock.shift(timedelta(days=1))
        rj("list")
        assert len(copies(path, "daily")) == 2
        rj("list")
        assert len(copies(path, "daily")) == 2


def test_before_something_is_removed_for_good_a_copy_is_kept(rj: Rj, path: str) -> None:
    rj("note", "plums")
    rj("delete", "1")
    rj("trash", "empty", "--yes")
    (copy,) = copies(path, "purge")
    assert b"plums" in Path(copy.path).read_bytes()
    assert b"plums" not in Path(path).read_bytes()
    rj("trash", "empty", "--yes")
    assert len(copies(path, "purge")) == 1


def test_a_copy_a_day_is_kept_where_the_person_said_as_well(
    rj: Rj, path: str, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    rj("note", "first")
    assert "There is no folder" in rj("config", "set", "backup-folder", str(stick), code=2).err
    stick.mkdir(mode=0o755)
    rj("config", "set", "backup-folder", str(stick))
    rj("list")
    (copy,) = list_backups(str(stick))
    assert copy.reason == "daily"
    assert stat.S_IMODE(os.stat(copy.path).st_mode) == 0o600
    rj("list")
    assert list_backups(str(stick)) == [copy]
    assert f"The last backup in {stick} is of" in rj("doctor").out
    assert f"They are in {stick}" in rj("erase", "1", "--yes").err
    for later in range(2, 60):
        with time_machine.travel(clock.now() + timedelta(days=later)):
            rj("mood", "3")
    assert 7 <= len(list_backups(str(stick))) < 20

    # A disk that was taken out stands in nobody's way, and nothing is made in its place.
    shutil.move(stick, tmp_path / "away")
    with time_machine.travel(clock.now() + timedelta(days=90)):
        rj("list")
    assert not stick.exists()
    assert "isn't there right now" in rj("doctor").out


def test_a_folder_that_others_can_write_to_is_told_of(rj: Rj, path: str, tmp_path: Path) -> None:
    rj("note", "first")
    for mode, shared in ((0o777, True), (0o770, True), (0o755, False), (0o700, False)):
        folder = tmp_path / f"stick {mode:o}"
        folder.mkdir()
        folder.chmod(mode)
        said = f"Others can write to {folder}, so they could delete or replace the backups there."
        assert (said in rj("config", "set", "backup-folder", str(folder)).err) == shared
        done = rj("backup", "--to", str(folder))
        assert (said in done.err) == shared
        assert f"chmod 700 '{folder}'" in done.err or not shared
        assert [*folder.glob("*.db")]


def test_a_folder_with_other_copies_is_no_place_for_more(rj: Rj, path: str, tmp_path: Path) -> None:
    rj("note", "first")
    rj("backup", "--to", str(tmp_path))
    assert (
        "for this journal alone" in rj("config", "set", "backup-folder", str(tmp_path), code=2).err
    )


def test_no_import_says_where_copies_go(rj: Rj, path: str, tmp_path: Path) -> None:
    rj("note", "first")
    out = tmp_path / "out.json"
    rj("export", "json", "-o", str(out))
    assert "backup" not in out.read_text()
    hostile = out.read_text().replace('"region"', f'"backup_folder": "{tmp_path}", "region"', 1)
    out.write_text(hostile.replace('"complete_own_words":false', '"complete_own_words":true'))
    rj("erase", "--everything", "--yes")
    rj("import", "json", str(out))
    assert "backup-folder: none\ncomplete-own-words: no\n" in rj("config").out
