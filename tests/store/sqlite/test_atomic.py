"""Atomic writes: complete or not at all, private, and on disk before they are reported."""

import errno
import fcntl
import os
import stat
from pathlib import Path

import pytest

from recovery_journal.store.sqlite import atomic
from support import disk


@pytest.mark.needs("proc")
def test_a_lasting_file_is_on_the_disk_before_it_has_its_name_and_then_the_name_is(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    with disk.recorded() as seen:
        atomic.write(str(folder / "a.json"), b"one", lasting=True)
    assert seen == ["sync a.json.new", "name a.json", "sync home/"]
    with disk.recorded() as seen:
        atomic.write(str(folder / "a.json"), b"two", lasting=False)
    assert seen == ["name a.json"]
    assert (folder / "a.json").read_bytes() == b"two"
    assert os.listdir(folder) == ["a.json"]
    assert stat.S_IMODE((folder / "a.json").stat().st_mode) == 0o600


@pytest.mark.needs("proc")
def test_what_is_published_keeps_its_name_when_the_power_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "home"
    folder.mkdir()

    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "no hard links here")

    for name, ways in (("linked", ()), ("replaced", (no_links,))):
        for way in ways:
            monkeypatch.setattr(os, "link", way)
        with atomic.draft_of(str(folder / name)) as draft:
            Path(draft).write_text(name)
            with disk.recorded() as seen:
                atomic.publish(draft, str(folder / name))
        assert seen == [f"name {name}", "sync home/"]
        assert (folder / name).read_text() == name
    assert sorted(os.listdir(folder)) == ["linked", "replaced"]


def test_what_has_the_name_already_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("first")
    with atomic.draft_of(str(path)) as draft, pytest.raises(FileExistsError):
        atomic.publish(draft, str(path))
    assert path.read_text() == "first"
    assert os.listdir(tmp_path) == ["a"]


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_text("before")

    def fail(*_: object) -> None:
        raise OSError(5, "input/output error")

    for call in ("fsync", "replace"):
        with monkeypatch.context() as failing:
            failing.setattr(os, call, fail)
            with pytest.raises(OSError, match="input/output"):
                atomic.write(str(path), b"after", lasting=True)
        assert path.read_text() == "before", call
        assert os.listdir(tmp_path) == ["a"], call


def test_the_journal_of_sqlite_goes_with_the_draft(tmp_path: Path) -> None:
    with atomic.draft_of(str(tmp_path / "a.db")) as draft:
        Path(f"{draft}-journal").write_text("half")
    assert os.listdir(tmp_path) == []


def test_macos_flushes_the_memory_of_the_drive_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    synced: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(os, "fsync", synced.append)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, command: asked.append(command))
    with open(tmp_path / "a", "wb") as file:
        atomic.sync(file.fileno())
        assert (asked, synced) == ([51], [])

        def refuse(*_: object) -> None:
            raise OSError(errno.ENOTSUP, "not on a network drive")

        monkeypatch.setattr(fcntl, "fcntl", refuse)
        atomic.sync(file.fileno())
        assert synced == [file.fileno()]
