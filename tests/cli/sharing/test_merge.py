"""Bringing a copy of the journal from another machine into this one."""

import os
import random
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pexpect
import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.exchange.export.json import write_json
from recovery_journal.store.backup.folder import list_backups
from recovery_journal.store.journal import Journal
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.encrypted import PASSPHRASE, encrypt, files_containing
from support.journals import digest
from support.locked import passphrase_option

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)
OTHER_PASSPHRASE = "other quiet words there"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def laptop(rj: Rj, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this journal on another machine, from when it had one note."""
    rj("note", "-n", "old words")
    path = tmp_path_factory.mktemp("laptop") / "journal.db"
    shutil.copyfile(home / "journal.db", path)
    path.parent.chmod(0o700)
    return path


def change_both(rj: Rj, laptop: Path, clock: time_machine.Traveller) -> None:
    """Change the words here and then keep them, change the words there later, and add one each."""
    rj("edit", "1", "-n", "newer words")
    rj("edit", "1", "--keep")
    rj("craving", "7")
    clock.shift(timedelta(minutes=5))
    with Journal(str(laptop)) as there:
        note = there.entries.get(1)
        there.entries.edit(replace(note, note="newest words"))
        there.entries.add(Note(at=NOW, note="from the laptop"))
    clock.shift(timedelta(minutes=5))


def notes(rj: Rj) -> dict[int, str]:
    return {one["id"]: one["note"] for one in rj("list", "--json").json if one["kind"] == "note"}


def test_the_newer_change_of_each_field_counts_and_the_other_stays_in_the_history(
    rj: Rj, laptop: Path, clock: time_machine.Traveller, home: Path
) -> None:
    change_both(rj, laptop, clock)
    before = digest(laptop)
    done = rj("merge", str(laptop), "--yes")
    assert done.out == "entries: 1 new, 1 changed\n"
    assert done.err == "Merged. To undo all of it: rj undo\n"
    assert digest(laptop) == before
    assert notes(rj) == {1: "newest words", 3: "from the laptop"}
    assert rj("show", "1", "--json").json["kept"] is True
    assert "newer words" in rj("history", "1").out
    assert [one.reason for one in list_backups(str(home / "backups"))].count("merge") == 1
    again = rj("merge", str(laptop), "--yes")
    assert (again.out, again.err) == ("", "All of it is here already. Nothing was changed.\n")
    assert [one.reason for one in list_backups(str(home / "backups"))].count("merge") == 1


def test_undo_takes_it_back_and_another_machine_never_hears_of_it(
    rj: Rj, laptop: Path, clock: time_machine.Traveller, home: Path
) -> None:
    change_both(rj, laptop, clock)
    rj("merge", str(laptop), "--yes")
    undone = rj("undo").out
    assert undone == ("Merge undone: 2 records are as before; what it added is in the trash.\n")
    assert notes(rj) == {1: "newer words"}
    rj("redo")
    assert notes(rj) == {1: "newest words", 3: "from the laptop"}
    assert "All of it is here already" in rj("merge", str(laptop), "--yes").err
    rj("undo")
    assert notes(rj) == {1: "newer words"}
    with Journal(str(laptop)) as there, Journal(str(home / "journal.db")) as here:
        there.combiner.combine(here._file)
        assert [one.note for one in there.entries.page() if isinstance(one, Note)] == [
            "from the laptop",
            "newest words",
        ]
    clock.shift(timedelta(minutes=5))
    assert "entries: 1 new, 1 changed" in rj("merge", str(laptop), "--yes").out
    assert notes(rj) == {1: "newest words", 3: "from the laptop"}


def test_what_was_removed_for_good_stays_so_on_either_side(rj: Rj, laptop: Path) -> None:
    rj("note", "-n", "stays")
    with Journal(str(laptop)) as there:
        there.trash.erase(there.entries.get(1).uid)
        mine = there.entries.add(Note(at=NOW, note="more"))
    done = rj("merge", str(laptop), "--yes")
    assert done.out == "entries: 1 new, 1 removed for good\n"
    assert "still holds it: rj backup list" in done.err
    assert notes(rj) == {2: "stays", 3: "more"}
    assert rj("undo").out.startswith("Merge undone: 1 record is as before")
    assert notes(rj) == {2: "stays"}
    rj("erase", mine.uid, "--yes")
    assert (
        rj("merge", str(laptop), "--yes").err == "All of it is here already. Nothing was changed.\n"
    )
    assert notes(rj) == {2: "stays"}


def test_a_merge_that_only_removes_for_good_does_not_speak_of_undo(rj: Rj, laptop: Path) -> None:
    rj("note", "-n", "stays")
    with Journal(str(laptop)) as there:
        there.trash.erase(there.entries.get(1).uid)
        gone = there.entries.add(Note(at=NOW, note="never came here"))
        there.trash.erase(gone.uid)
    done = rj("merge", str(laptop), "--yes")
    assert done.out == "entries: 1 removed for good\n"
    assert done.err.startswith("Merged.\nWhat was removed for good stays removed")
    with Journal(str(laptop)) as there:
        there.trash.erase(there.entries.add(Note(at=NOW, note="nor this")).uid)
    done = rj("merge", str(laptop), "--yes")
    assert done.out.startswith("Your entries stay as they are.")
    assert done.err == "Merged.\n"
    assert notes(rj) == {2: "stays"}


def test_a_dry_run_changes_nothing_and_nobody_there_needs_yes(
    rj: Rj, laptop: Path, home: Path
) -> None:
    with Journal(str(laptop)) as there:
        there.entries.add(Note(at=NOW, note="more"))
    before = digest(home / "journal.db")
    done = rj("merge", str(laptop), "--dry-run", "--json")
    assert done.json["entry"] == {
        **{"new": 1, "changed": 0, "trashed": 0, "known": 1, "removed": 0, "gone": 0}
    }
    assert done.json["unreadable"] == 0
    assert "--yes" in rj("merge", str(laptop), code=2).err
    assert digest(home / "journal.db") == before
    assert os.listdir(laptop.parent) == ["journal.db"]


def test_two_trackers_of_one_name_are_asked_about(
    rj: Rj, laptop: Path, on_terminal: StartOnTerminal
) -> None:
    rj("tracker", "add", "Alcohol", "--since", "2026-07-18")
    with Journal(str(laptop)) as there:
        theirs = there.trackers.add(Tracker(name="alcohol", start=date(2026, 7, 1)))
        there.entries.add(Note(at=NOW, note="about it", tracker=theirs.id))
    done = rj("merge", str(laptop), "--yes", code=2)
    assert "--same Alcohol" in done.err
    child = on_terminal("merge", str(laptop))
    child.expect("same one")
    child.sendline("no")
    child.expect("another name")
    assert wait_for_exit(child) == 65
    assert "two trackers" in rj("merge", str(laptop), "--same", "Wine", "--yes", code=2).err
    rj("merge", str(laptop), "--same", "alcohol", "--yes")
    (tracker,) = rj("tracker", "list", "--json").json
    assert (tracker["name"], tracker["start"]) == ("Alcohol", "2026-07-18")
    (entry,) = [one for one in rj("list", "--json").json if one["note"] == "about it"]
    assert entry["tracker"] == tracker["id"]
    assert "here already" in rj("merge", str(laptop), "--yes").err
    rj("undo")
    assert "--same Alcohol" in rj("merge", str(laptop), "--yes", code=2).err


def test_an_export_brings_what_is_new_and_leaves_what_was_changed_here(
    rj: Rj, laptop: Path, clock: time_machine.Traveller, tmp_path: Path
) -> None:
    change_both(rj, laptop, clock)
    out = str(tmp_path / "out.json")
    with Journal(str(laptop)) as there, open(out, "w") as file:
        write_json(there, file)
    done = rj("merge", out, "--yes")
    assert done.out == "entries: 1 new, 1 as before\n"
    assert "An export doesn't say when" in done.err
    assert notes(rj) == {1: "newer words", 3: "from the laptop"}
    assert "All of it is here already" in rj("merge", out, "--yes").err


def test_what_is_no_copy_is_refused_in_a_sentence(rj: Rj, home: Path, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("Dear diary")
    (tmp_path / "other.db").write_bytes(b"SQLite format 3\0" + bytes(4080))
    (tmp_path / "half.json").write_text('{\n"format": "recovery-journal",\n"version": 1,')
    missing = rj("merge", str(tmp_path / "words.txt"), code=66).err
    assert "no journal here yet" in missing
    rj("note", "-n", "mine")
    before = digest(home / "journal.db")
    for name in ("words.txt", "other.db", ""):
        said = rj("merge", str(tmp_path / name), "--yes", code=65).err
        assert "isn't a journal, or a backup or an export" in said
    (tmp_path / "noise.db").write_bytes(random.Random(1).randbytes(8192))
    said = rj("merge", str(tmp_path / "noise.db"), "--yes", code=65).err
    assert f"must be next to it, as {tmp_path / 'noise.keys'}. Nothing was changed." in said
    assert "isn't a JSON export" in rj("merge", str(tmp_path / "half.json"), "--yes", code=65).err
    assert "There is no file" in rj("merge", str(tmp_path / "gone.db"), "--yes", code=66).err
    assert "itself" in rj("merge", str(home / "journal.db"), "--yes", code=2).err
    newer = (home / "journal.db").read_bytes()
    (tmp_path / "newer.db").write_bytes(newer[:60] + (99).to_bytes(4, "big") + newer[64:])
    assert "newer version" in rj("merge", str(tmp_path / "newer.db"), "--yes", code=78).err
    assert digest(home / "journal.db") == before


def test_encrypted_ones_ask_for_their_own_passphrase_and_leave_nothing_plain(
    rj: Rj, laptop: Path, home: Path, clock: time_machine.Traveller
) -> None:
    with Journal(str(laptop)) as there:
        there.entries.add(Note(at=NOW, note="zanzibar"))
    encrypt(laptop, OTHER_PASSPHRASE)
    encrypt(home / "journal.db")
    with passphrase_option(f"{PASSPHRASE}\nwrong") as option:
        assert "passphrase" in rj(*option, "merge", str(laptop), "--yes", code=77).err
    with passphrase_option(f"{PASSPHRASE}\n{OTHER_PASSPHRASE}") as option:
        assert "1 new" in rj(*option, "merge", str(laptop), "--yes").out
    with passphrase_option() as option:
        assert "zanzibar" in rj(*option, "list").out
    assert files_containing(home, "zanzibar") == []


def test_a_conflict_copy_without_its_keys_opens_with_those_of_the_journal(
    rj: Rj, laptop: Path, home: Path
) -> None:
    encrypt(home / "journal.db")
    with passphrase_option() as option:
        rj(*option, "note", "-n", "later elsewhere")
    copy = home / "journal.sync-conflict-20261123-041200-ABCDEFG.db"
    shutil.copyfile(home / "journal.db", copy)
    with passphrase_option() as option:
        rj(*option, "undo")
    with passphrase_option() as option:
        assert f"rj merge {copy}" in rj(*option, "doctor").out
    with passphrase_option() as option:
        done = rj(*option, "merge", str(copy), "--yes", "--json")
        assert done.json["entry"]["known"] == 2
    assert not list(home.glob("salvage*"))


def test_it_asks_on_a_terminal(rj: Rj, laptop: Path, on_terminal: StartOnTerminal) -> None:
    with Journal(str(laptop)) as there:
        there.entries.add(Note(at=NOW, note="more"))
    child: pexpect.spawn[str] = on_terminal("merge", str(laptop))
    child.expect("1 new")
    child.expect("Merge it")
    child.sendline("no")
    child.expect("Nothing was changed")
    assert wait_for_exit(child) == 0
    assert notes(rj) == {1: "old words"}
