"""Damaged journals: every command prints one sentence, exits with its code, and changes nothing."""

import ctypes
import os
import random
import resource
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from recovery_journal.__main__ import main
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.schema import SCHEMA_VERSION
from support.command_line import Rj, command_line, run_process
from support.each import each
from support.journals import digest
from support.versions import unpack

FLIPS = 20
FINE = (0, 1, 65, 74, 76, 77, 78)
"""How a command may end on a file that somebody or something has changed."""
READING: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("search", "late"),
    ("history", "1"),
    ("export", "json"),
    ("doctor",),
)
WRITING: tuple[tuple[str, ...], ...] = (("note", "more"), ("undo",), ("edit", "1", "--keep"))


@pytest.fixture
def filled(rj: Rj, home: Path) -> bytes:
    """The bytes of a journal with a little of everything."""
    rj("tracker", "add", "Alcohol", "--since", "2026-01-01")
    for number in range(8):
        rj("craving", str(number), "-t", "late", "-n", f"words {number} " * 40)
    rj("reason", "add", "mornings")
    rj("delete", "3")
    return (home / "journal.db").read_bytes()


def flipped(whole: bytes, chance: random.Random) -> bytes:
    content = bytearray(whole)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def ended(capfd: pytest.CaptureFixture[str], *arguments: str) -> int:
    """The code of a command, in this process; what it says is a sentence and no trace."""
    sys.argv = ["rj", *arguments]
    code = main()
    said = capfd.readouterr().err
    assert "Traceback" not in said
    assert code in FINE, (arguments, code, said)
    assert not code or said.strip()
    return code


def try_everything(capfd: pytest.CaptureFixture[str], path: Path, content: bytes) -> None:
    path.write_bytes(content)
    before = digest(path)
    for arguments in READING:
        ended(capfd, *arguments)
        assert digest(path) == before, arguments
    for arguments in WRITING:
        path.write_bytes(content)
        if ended(capfd, *arguments):
            assert digest(path) == before, arguments


@each("seed", range(FLIPS))
def test_one_bit_that_changed(
    filled: bytes, home: Path, seed: int, capfd: pytest.CaptureFixture[str]
) -> None:
    try_everything(capfd, home / "journal.db", flipped(filled, random.Random(seed)))


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "fifty bytes": lambda whole: whole[:50],
    "text": lambda whole: b"Dear diary, today was long.\n" * 200,
    "without a head": lambda whole: b"\0" * 100 + whole[100:],
    "another mark": lambda whole: b"SQLite format 9\0" + whole[16:],
    "a future format": lambda whole: whole[:18] + b"\x09\x09" + whole[20:],
    "of another program": lambda whole: whole[:68] + b"\0\0\0\7" + whole[72:],
    "cut between pages": lambda whole: whole[: len(whole) // 4096 // 2 * 4096],
    "cut within a page": lambda whole: whole[: len(whole) // 2 + 77],
    "a name that is no text": lambda whole: whole.replace(b"TABLE craving", b"TABLE \xffraving"),
    "only its head": lambda whole: whole[:4096],
}


@each("change", CHANGES)
def test_a_file_that_is_not_what_it_was(
    filled: bytes, home: Path, change: str, rj: Rj, capfd: pytest.CaptureFixture[str]
) -> None:
    content = CHANGES[change](filled)
    try_everything(capfd, home / "journal.db", content)
    sys.argv = ["rj", "list"]
    assert main()
    said = capfd.readouterr().err
    assert any(step in said for step in ("rj salvage", "rj backup list")), said
    rj("now")
    assert rj("status", "--line").err == ""


GARBLED = {
    "a kind": "UPDATE entry SET kind = 'crawing' WHERE id = 1",
    "an offset": "UPDATE entry SET offset = 99999999 WHERE id = 1",
    "what it was before": "UPDATE change SET before = substr(before, 2), after = substr(after, 2)",
    "a part of an entry": "DELETE FROM craving WHERE entry = 1",
    "the day of a tracker": "UPDATE tracker SET start = '2026-13-41'",
}


@each("what", GARBLED)
def test_a_value_that_nobody_has_written_is_damage(
    filled: bytes, home: Path, what: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (home / "journal.db").write_bytes(filled)
    with closing(sqlite3.connect(home / "journal.db", isolation_level=None)) as writer:
        writer.execute("PRAGMA ignore_check_constraints=ON")
        writer.execute(GARBLED[what])
    garbled, codes = (home / "journal.db").read_bytes(), set()
    for arguments in (*READING, *WRITING, ("tracker", "list")):
        (home / "journal.db").write_bytes(garbled)
        codes.add(code := ended(capfd, *arguments))
        assert not code or (home / "journal.db").read_bytes() == garbled, arguments
        assert code == 76 or arguments != ("doctor",)
    assert 76 in codes


# The folder, the disk, and who may do what


def everything_below(folder: Path) -> dict[str, int]:
    return {
        str(one.relative_to(folder)): stat.S_IMODE(one.lstat().st_mode) for one in folder.rglob("*")
    }


@each("mask", [0o000, 0o022, 0o077])
def test_whatever_the_mask_only_the_owner_can_read(
    tmp_path: Path, mask: int, monkeypatch: pytest.MonkeyPatch, rj: Rj
) -> None:
    """The program is started with the mask, as from somebody's shell."""
    home = tmp_path / oct(mask) / "home"
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho more >> "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(home))
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    for arguments in (
        ("craving", "7", "-t", "late"),
        ("people", "add", "Sam"),
        ("edit", "1"),
        ("backup",),
        ("backup", "--to", str(home / "stick")),
        ("export", "json", "-o", str(home / "out.json")),
        ("export", "markdown", "--include-private", "-o", str(home / "out.md")),
        ("share", "--with", "Sam", "-o", str(home / "page.html")),
        ("strategy", "add", "Walk", "--category", "body"),
        ("strategy", "pack", "export", str(home / "pack.json")),
        ("delete", "1"),
        ("trash", "empty", "--yes"),
        ("salvage", str(home / "journal.db"), str(home / "saved.db")),
    ):
        os.umask(mask)
        rj(*arguments)
    found = everything_below(home)
    assert len(found) > 10
    assert {name: oct(mode) for name, mode in found.items() if mode & 0o077} == {}


CHANGE_BOUNDS, ANY_FILE, ANY_FOLDER = 24, 1, 2
"""What Linux calls dropping a capability for good, and the two that let root pass by modes."""


def as_anybody() -> None:
    """Let root, too, keep to the modes of files."""
    if os.geteuid() == 0:
        system = ctypes.CDLL(None, use_errno=True)
        for capability in (ANY_FILE, ANY_FOLDER):
            assert system.prctl(CHANGE_BOUNDS, capability, 0, 0, 0) == 0, ctypes.get_errno()


def carried_out(
    *arguments: str, before: Callable[[], object] = as_anybody, stdin: bytes = b""
) -> subprocess.CompletedProcess[str]:
    """A command in a process that is prepared by `before`."""
    done = subprocess.run(
        command_line(*arguments), preexec_fn=before, input=stdin, capture_output=True
    )
    return subprocess.CompletedProcess(
        arguments, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@pytest.mark.needs("linux")
@each(("folder", "file"), [(0o500, 0o600), (0o700, 0o400), (0o500, 0o400)])
def test_what_cannot_be_written_can_be_read(
    filled: bytes, home: Path, folder: int, file: int
) -> None:
    path = home / "journal.db"
    path.chmod(file)
    home.chmod(folder)
    names = {*os.listdir(home)} - {"backups"}
    try:
        for reading in ("list", "status"):
            done = carried_out(reading)
            assert (done.returncode, done.stderr) == (0, ""), reading
        assert "words 4" in carried_out("export", "json").stdout
        for writing in (("note", "-"), ("delete", "2")):
            done = carried_out(*writing, stdin=b"the words of tonight")
            assert done.returncode in (74, 77), done.stderr
            assert ("the words of tonight" in done.stderr) is (writing[0] == "note")
        assert {*os.listdir(home)} - {"backups"} == names
        assert path.read_bytes() == filled
    finally:
        home.chmod(0o700)


def room(size: int) -> Callable[[], object]:
    """A disk on which no file may grow beyond a size."""
    return partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_disk_that_is_full_loses_nothing_and_is_usable_again(filled: bytes, home: Path) -> None:
    path = home / "journal.db"
    long = b"the words of tonight " * 20_000
    done = carried_out("note", "-", before=room(len(filled)), stdin=long)
    assert done.returncode == 74
    assert done.stderr.count("the words of tonight") == 20_000
    assert len(run_process("list", "--json").json) == 7
    assert {*os.listdir(home)} - {"backups"} == {"card.json", "daily.txt", "journal.db"}
    assert path.read_bytes() == filled
    assert run_process("note", "-", stdin=long).code == 0


@each("version", range(1, SCHEMA_VERSION), anew=True)
def test_no_room_for_the_copy_no_newer_schema(home: Path, version: int) -> None:
    path = home / "journal.db"
    unpack(version, path)
    before = digest(path)
    done = carried_out("list", before=room(path.stat().st_size // 2))
    assert done.returncode == 74, done.stderr
    assert digest(path) == before
    assert [one.name for one in home.rglob("*") if one.is_file()] == ["journal.db"]
    assert run_process("list").code == 0
    with Journal(str(path)) as journal:
        assert journal.entries.count()
