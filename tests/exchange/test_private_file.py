import errno
import os
import resource
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from recovery_journal import places
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import Busy, CannotWrite, NotAllowed, OutputExists
from recovery_journal.exchange.private_file import JOURNAL_SUFFIXES, write_file
from recovery_journal.store.journal import Journal


def hello(out: TextIO) -> int:
    return out.write("hello 🌱\nلا\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def journal() -> Path:
    with Journal(places.journal_file()):
        return Path(places.journal_file())


@pytest.mark.parametrize("force", [False, True])
def test_a_file_is_written_whole_and_private(folder: Path, force: bool) -> None:
    os.umask(0)
    assert write_file(str(folder / "a.md"), hello, force=force) == 11
    assert (folder / "a.md").read_bytes() == "hello 🌱\nلا\n".encode()
    assert stat.S_IMODE((folder / "a.md").stat().st_mode) == 0o600
    assert os.listdir(folder) == ["a.md"]


def test_what_is_there_stays_unless_forced(folder: Path) -> None:
    path = folder / "a.md"
    path.write_text("mine")
    before = path.stat()
    with pytest.raises(OutputExists):
        write_file(str(path), hello, force=False)
    assert (path.read_text(), path.stat()) == ("mine", before)
    write_file(str(path), hello, force=True)
    assert path.read_text().startswith("hello")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(folder) == ["a.md"]


def test_what_comes_there_meanwhile_stays(folder: Path) -> None:
    path = folder / "a.md"

    def overtaken(out: TextIO) -> None:
        hello(out)
        path.write_text("somebody else's")

    with pytest.raises(OutputExists):
        write_file(str(path), overtaken, force=False)
    assert path.read_text() == "somebody else's"
    assert os.listdir(folder) == ["a.md"]


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_is_replaced_and_not_followed(folder: Path, target: str) -> None:
    (folder / "elsewhere").write_text("keep me")
    link = folder / "a.md"
    link.symlink_to(folder / target)
    with pytest.raises(OutputExists):
        write_file(str(link), hello, force=False)
    assert link.is_symlink()
    write_file(str(link), hello, force=True)
    assert not link.is_symlink()
    assert (folder / "elsewhere").read_text() == "keep me"
    assert sorted(os.listdir(folder)) == ["a.md", "elsewhere"]


@pytest.mark.parametrize("force", [False, True])
def test_folders_pipes_and_sockets_are_refused(
    folder: Path, force: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "folder").mkdir()
    (folder / "link").symlink_to(folder / "folder")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(folder)
        listening.bind("socket")
        for name in ("folder", "link", "pipe", "socket"):
            with pytest.raises(CannotWrite if force else OutputExists):
                write_file(str(folder / name), hello, force=force)
    assert sorted(os.listdir(folder)) == ["folder", "link", "pipe", "socket"]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("suffix", JOURNAL_SUFFIXES)
def test_the_journal_is_never_written_over(
    journal: Path, folder: Path, suffix: str, force: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(journal.parent)
    (folder / "around").symlink_to(journal.parent)
    (folder / "link").symlink_to(f"{journal}{suffix}")
    os.link(journal, folder / "twin")
    before = journal.read_bytes()
    ways = [f"{journal}{suffix}", f"journal.db{suffix}", f"{folder}/around/journal.db{suffix}"]
    ways += [f"{folder}/../JOURNAL.db{suffix}"]
    ways += [f"{folder}/link", f"{folder}/twin"] if not suffix else []
    for way in ways:
        with pytest.raises(NotAllowed, match="belongs to the journal"):
            write_file(way, hello, force=force)
    assert journal.read_bytes() == before
    assert sorted(os.listdir(journal.parent)) == ["journal.db", "out"]


@pytest.mark.parametrize("way", ["journal.keys", "JOURNAL.keys", "around/journal.keys"])
def test_nor_are_its_keys(journal: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(journal.parent)
    Path("around").symlink_to(journal.parent)
    keys = journal.with_suffix(".keys")
    keys.write_text("kept")
    with pytest.raises(NotAllowed, match="belongs to the journal"):
        write_file(way, hello, force=True)
    assert keys.read_text() == "kept"
    assert not Path("JOURNAL.keys").exists()


def test_looking_at_the_journal_lets_go_of_no_lock(journal: Path, folder: Path) -> None:
    """Closing any other descriptor of a file would drop the locks that SQLite holds on it."""
    add = (
        "import sys; from recovery_journal.store.journal import Journal; from recovery_journal "
        "import clock; from recovery_journal.domain.entries.note import Note\n"
        "with Journal(sys.argv[1], wait=0) as journal: journal.entries.add(Note(at=clock.now(), "
        "note='x'))"
    )
    with Journal(str(journal)) as held, held._file.transaction():
        write_file(str(folder / "a.md"), hello, force=False)
        with pytest.raises(NotAllowed):
            write_file(str(journal), hello, force=True)
        done = subprocess.run(
            [sys.executable, "-c", add, str(journal)], capture_output=True, text=True
        )
        assert Busy.__name__ in done.stderr


def test_a_missing_folder_is_said(folder: Path) -> None:
    for path in (folder / "missing" / "a.md", folder / "file" / "a.md"):
        (folder / "file").write_text("")
        with pytest.raises(CannotWrite, match="no folder"):
            write_file(str(path), hello, force=False)


def test_an_error_while_writing_leaves_nothing(folder: Path) -> None:
    (folder / "a.md").write_text("mine")

    def broken(out: TextIO) -> None:
        hello(out)
        raise Busy("held")

    with pytest.raises(Busy):
        write_file(str(folder / "a.md"), broken, force=True)
    assert (folder / "a.md").read_text() == "mine"
    assert os.listdir(folder) == ["a.md"]


def test_a_full_disk_leaves_what_was_there(folder: Path) -> None:
    (folder / "a.md").write_text("mine")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(CannotWrite, match="cannot be written"):
            write_file(str(folder / "a.md"), lambda out: out.write("x" * 1_000_000), force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (folder / "a.md").read_text() == "mine"
    assert os.listdir(folder) == ["a.md"]


def test_no_permission_is_said(folder: Path) -> None:
    """As another user, because root may write everywhere."""
    script = (
        "import os, sys; from recovery_journal.errors import NotAllowed\n"
        "from recovery_journal.exchange.private_file import write_file\n"
        "os.geteuid() or os.seteuid(65534)\n"
        "try: write_file(sys.argv[1], lambda out: out.write('x'), force=False)\n"
        "except NotAllowed as error: print(error)"
    )
    folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder / "a.md")], capture_output=True, text=True
    )
    assert "have permission" in done.stdout, done.stderr
    assert os.listdir(folder) == []


@pytest.mark.parametrize("force", [False, True])
def test_a_system_without_nameless_files(
    folder: Path, force: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    path = folder / "a.md"
    if force:
        path.write_text("mine")
    write_file(str(path), hello, force=force)
    assert path.read_text().startswith("hello")
    assert os.listdir(folder) == ["a.md"]


@pytest.mark.parametrize("there", [False, True])
def test_a_file_system_without_hard_links(
    folder: Path, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    path = folder / "a.md"

    def late(out: TextIO) -> int:
        if there:
            path.write_text("somebody else's")
        return hello(out)

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    if there:
        with pytest.raises(OutputExists):
            write_file(str(path), late, force=False)
        assert path.read_text() == "somebody else's"
    else:
        write_file(str(path), late, force=False)
        write_file(str(path), hello, force=True)
        assert path.read_text().startswith("hello")
    assert os.listdir(folder) == ["a.md"]


@pytest.mark.parametrize("name", ["with\nnewline.md", "with \x1b]2;EVIL\x07.md", "ünï 🌱.md", "-n"])
def test_any_name_can_be_written(folder: Path, name: str) -> None:
    write_file(str(folder / name), hello, force=False)
    assert os.listdir(folder) == [name]


def test_a_name_that_is_too_long_is_said(folder: Path) -> None:
    with pytest.raises(CannotWrite):
        write_file(str(folder / ("x" * 300)), hello, force=False)
    assert os.listdir(folder) == []


def test_writing_does_not_change_a_journal_that_is_read(journal: Path, folder: Path) -> None:
    from recovery_journal import clock

    with Journal(str(journal)) as opened:
        opened.entries.add(Note(at=clock.now(), note="before"))
        write_file(str(folder / "a.md"), hello, force=False)
        assert opened.entries.count() == 1


def test_nothing_of_the_program_is_replaced(home: Path) -> None:
    (home / "backups").mkdir()
    (home / "inbox").mkdir()
    kept = ("card.json", "prompt.json", "state.json", "daily.txt", "draft-77.json")
    inner = ("backups/journal-1.db", "inbox/1.sealed")
    (home / "link").symlink_to(home)
    for name in (*kept, *inner, "CARD.json", "link/card.json"):
        path = home / name
        path.write_text("of the program")
        with pytest.raises(NotAllowed, match="belongs to the journal itself"):
            write_file(str(path), hello, force=True)
        assert path.read_text() == "of the program"
    for name in ("notes.json", "card.txt", "backups/export.json", "draft-to-sam.md"):
        (home / name).unlink(missing_ok=True)
        write_file(str(home / name), hello, force=False)
        if "/" not in name:
            write_file(str(home / name), hello, force=True)
