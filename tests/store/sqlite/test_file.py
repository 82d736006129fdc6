import contextlib
import os
import socket
import sqlite3
import stat
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.errors import (
    BadInput,
    Busy,
    Damaged,
    JournalError,
    NewerJournal,
    NotAllowed,
)
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.prompt_line import read_prompt_text
from recovery_journal.store.sqlite import atomic, opening
from recovery_journal.store.sqlite.connection import explain_sqlite_error
from recovery_journal.store.sqlite.file_format import APPLICATION_ID
from recovery_journal.store.sqlite.opening import NoJournal, open_file
from recovery_journal.store.sqlite.schema import SCHEMA_VERSION
from support.each import each
from support.journals import check_integrity, digest


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def image(width: int = 2, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress((b"\0" + b"\xff\0\0" * width) * height))
        + chunk(b"IEND", b"")
    )


def test_a_new_journal_is_private_and_whole(tmp_path: Path) -> None:
    os.umask(0)
    path = tmp_path / "data" / "recovery-journal" / "journal.db"
    with Journal(str(path)) as journal:
        assert mode(path) == 0o600
        assert mode(path.parent) == 0o700
        assert os.listdir(path.parent) == ["journal.db"]
        with journal._file.transaction():
            journal.entries.add(Mood(at=clock.now(), mood=3))
            assert mode(path.with_name("journal.db-journal")) == 0o600
    assert os.listdir(path.parent) == ["journal.db"]
    check_integrity(path)


def test_it_says_whose_it_is_and_how_old(tmp_path: Path) -> None:
    Journal(str(tmp_path / "journal.db")).close()
    reader = sqlite3.connect(tmp_path / "journal.db")
    pragmas = ("application_id", "user_version", "journal_mode")
    found = [reader.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert found == [APPLICATION_ID, SCHEMA_VERSION, "delete"]
    loose = reader.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND NOT strict AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlite_%'"
    )
    assert loose.fetchall() == []
    reader.close()


@each("read_only", [False, True])
def test_every_connection_is_careful(tmp_path: Path, read_only: bool) -> None:
    path = str(tmp_path / "journal.db")
    Journal(path).close()
    with Journal(path, read_only=read_only, wait=1.5) as journal:
        wanted = {
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "mmap_size": 0,
            "secure_delete": 1,
            "temp_store": 2,
            "recursive_triggers": 1,
            "journal_mode": "delete",
            "busy_timeout": 1500,
        }
        # Without memory mapping SQLite does not answer at all where it was built without it.
        found = {name: journal._file.row(f"PRAGMA {name}") for name in wanted}
        assert {name: row[0] for name, row in found.items() if row} == wanted


def test_without_a_journal_nothing_is_made_unless_asked(tmp_path: Path) -> None:
    for options in ({"create": False}, {"create": True, "read_only": True}):
        with pytest.raises(NoJournal, match="no journal yet"):
            Journal(str(tmp_path / "none" / "journal.db"), **options, key=None)
    assert os.listdir(tmp_path) == []


def test_a_path_may_be_relative_or_strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Journal("journal.db").close()
    assert (tmp_path / "journal.db").exists()
    for name in ("100%.db", "what?.db", "#1.db", "ünï 🌱.db", "a b.db", "x?mode=memory", "%41"):
        with Journal(str(tmp_path / name / name)) as journal:
            journal.entries.add(Mood(at=clock.now(), mood=3))
        assert os.listdir(tmp_path / name) == [name]
        with Journal(str(tmp_path / name / name), create=False) as journal:
            assert journal.entries.count() == 1


def other_program(path: Path) -> None:
    writer = sqlite3.connect(path)
    writer.executescript(
        "PRAGMA application_id=7; CREATE TABLE entry (id); INSERT INTO entry VALUES (1)"
    )
    writer.close()


def newer(path: Path) -> None:
    Journal(str(path)).close()
    writer = sqlite3.connect(path)
    writer.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    writer.close()


STRANGERS: dict[str, tuple[Callable[[Path], object], type[JournalError]]] = {
    "empty": (lambda path: path.write_bytes(b""), BadInput),
    "short": (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\0" * 34), BadInput),
    "text": (lambda path: path.write_text("Dear diary,\n" * 1000), BadInput),
    "image": (lambda path: path.write_bytes(image()), BadInput),
    "zeros": (lambda path: path.write_bytes(b"\0" * 8192), BadInput),
    "other": (other_program, BadInput),
    "newer": (newer, NewerJournal),
}


@each("read_only", [False, True], anew=True)
@each("stranger", STRANGERS, anew=True)
def test_a_strange_file_is_refused_and_not_touched(
    tmp_path: Path, stranger: str, read_only: bool
) -> None:
    path = tmp_path / "journal.db"
    make, error = STRANGERS[stranger]
    make(path)
    before = digest(path), path.stat(), sorted(os.listdir(tmp_path))
    with pytest.raises(error, match=r"It was not touched"):
        Journal(str(path), read_only=read_only)
    assert (digest(path), path.stat().st_mtime_ns) == (before[0], before[1].st_mtime_ns)
    assert sorted(os.listdir(tmp_path)) == before[2]


CRASHED = """
import os, sqlite3, sys
writer = sqlite3.connect(sys.argv[1], isolation_level=None)
writer.execute("PRAGMA journal_mode=WAL")
writer.execute("CREATE TABLE theirs (id)")
writer.execute("PRAGMA wal_checkpoint")
writer.execute("INSERT INTO theirs VALUES (1)")
os._exit(0)
"""
"""Another program that ended before its last words were in the file itself."""


@pytest.mark.parametrize("face", ["to write", "to read", "for a prompt"])
def test_the_log_of_another_program_is_left_as_it_was(tmp_path: Path, face: str) -> None:
    path = tmp_path / "journal.db"
    subprocess.run([sys.executable, "-c", CRASHED, str(path)], check=True)
    before = {name: digest(tmp_path / name) for name in os.listdir(tmp_path)}
    assert len(before) > 1
    if face == "for a prompt":
        assert read_prompt_text(str(path), clock.now()) == ""
    else:
        with pytest.raises(BadInput, match="not a recovery journal"):
            Journal(str(path), read_only=face == "to read")
    assert {name: digest(tmp_path / name) for name in os.listdir(tmp_path)} == before


WRITER = """
import sqlite3, sys
writer = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
writer.execute("BEGIN IMMEDIATE")
"""


def test_opening_a_journal_again_lets_go_of_no_lock(tmp_path: Path) -> None:
    path = str(tmp_path / "journal.db")
    with Journal(path) as journal:
        with journal.bulk():
            journal.entries.add(Mood(at=clock.now(), mood=3))
            with Journal(path, read_only=True) as reader:
                assert reader.entries.count() == 0
            ended = subprocess.run([sys.executable, "-c", WRITER, path], stderr=subprocess.PIPE)
            assert b"locked" in ended.stderr
        assert journal.entries.count() == 1
    subprocess.run([sys.executable, "-c", WRITER, path], check=True)


PAGE = 4096
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in the middle": lambda whole: whole[: 5 * PAGE],
    "cut within a page": lambda whole: whole[: 5 * PAGE + 99],
    "written over": lambda whole: whole[:PAGE] + b"\xff" * (len(whole) - PAGE),
    "emptied": lambda whole: whole[:PAGE] + b"\0" * (len(whole) - PAGE),
    "without a schema": lambda whole: whole[:100] + b"\0" * (len(whole) - 100),
    "without a head": lambda whole: b"\0" * 100 + whole[100:],
}


def read_all(path: str) -> None:
    with Journal(path) as journal:
        journal.entries.page()
        journal.trackers.all()


@each("damage", DAMAGES, anew=True)
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "journal.db"
    with Journal(str(path)) as journal:
        journal.entries.add(Mood(at=clock.now(), mood=3, note="x" * 20_000))
    broken = DAMAGES[damage](path.read_bytes())
    path.write_bytes(broken)
    with pytest.raises((Damaged, BadInput), match=r"journal\.db is (damaged|not)"):
        read_all(str(path))
    assert path.read_bytes() == broken


def test_wherever_a_file_is_cut_it_is_read_or_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with Journal(str(path)) as journal:
        journal.entries.add(Mood(at=clock.now(), mood=3, note="x" * 20_000))
    whole = path.read_bytes()
    for size in range(0, len(whole), PAGE // 2):
        path.write_bytes(whole[:size])
        with contextlib.suppress(Damaged, BadInput):
            read_all(str(path))
        assert path.read_bytes() == whole[:size]


@pytest.mark.parametrize("kind", ["dangling link", "link", "folder", "pipe", "socket"])
def test_what_is_no_plain_file_is_refused(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "other" / "journal.db"
    Journal(str(target)).close()
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    path = folder / "journal.db"
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        match kind:
            case "dangling link":
                path.symlink_to(tmp_path / "nowhere")
            case "link":
                path.symlink_to(target)
            case "folder":
                path.mkdir()
            case "pipe":
                os.mkfifo(path)
            case "socket":
                listening.bind("journal.db")
        before = digest(target)
        for read_only in (False, True):
            with pytest.raises(NotAllowed, match=r"not a plain file|is a link"):
                Journal(str(path), read_only=read_only)
    assert digest(target) == before
    assert os.listdir(folder) == ["journal.db"]
    assert not (tmp_path / "nowhere").exists()


@each("loose", [0o770, 0o707, 0o777, 0o1777], anew=True)
def test_a_folder_that_others_can_write_to_is_refused(tmp_path: Path, loose: int) -> None:
    path = tmp_path / "data" / "journal.db"
    path.parent.mkdir()
    path.parent.chmod(loose)
    with pytest.raises(NotAllowed, match=r"chmod 700"):
        Journal(str(path))
    assert os.listdir(path.parent) == []
    path.parent.chmod(0o700)
    Journal(str(path)).close()
    before = digest(path)
    path.parent.chmod(loose)
    with pytest.raises(NotAllowed, match=r"chmod 700"):
        Journal(str(path))
    assert digest(path) == before
    assert os.listdir(path.parent) == ["journal.db"]


def test_the_file_of_another_account_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "journal.db")
    Journal(path).close()
    monkeypatch.setattr(os, "getuid", lambda: os.stat(path).st_uid + 1)
    with pytest.raises(NotAllowed, match="another account"):
        Journal(path)


def test_without_permission_it_is_said(tmp_path: Path) -> None:
    """As another account, because root may do everything."""
    (tmp_path / "data").mkdir(mode=0o755)
    Journal(str(tmp_path / "data" / "journal.db")).close()
    script = (
        "import os, sys\nfrom recovery_journal.store.journal import Journal\n"
        "from recovery_journal.errors import NotAllowed\n"
        "import recovery_journal.store.sqlite.migrate\n"
        "os.geteuid() or os.seteuid(65534)\n"
        "try: Journal(sys.argv[1])\nexcept NotAllowed as error: print(error)"
    )
    (tmp_path / "data").chmod(0o500)
    made = [sys.executable, "-c", script, str(tmp_path / "data" / "new" / "journal.db")]
    done = subprocess.run(made, capture_output=True, text=True)
    assert "have permission" in done.stdout, done.stderr


def test_an_older_sqlite_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 9))
    with pytest.raises(NewerJournal, match=r"3\.37\.0 or newer.*rj now"):
        Journal(str(tmp_path / "journal.db"))
    assert os.listdir(tmp_path) == []


def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "journal.db"
    with Journal(str(path)) as journal:
        journal.entries.add(Mood(at=clock.now(), mood=3))
    assert os.listdir(tmp_path) == ["journal.db"]
    assert mode(path) == 0o600


@pytest.mark.parametrize("linked", [True, False])
def test_who_comes_second_opens_what_the_first_made(
    tmp_path: Path, linked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first publishes while the second has its draft ready."""
    path = tmp_path / "journal.db"
    publish = atomic.publish

    def late(draft: str, final: str) -> None:
        monkeypatch.setattr(opening, "publish", publish)
        with Journal(final) as first:
            first.entries.add(Mood(at=clock.now(), mood=5))
        if not linked:
            monkeypatch.setattr(os, "link", no_links)
        publish(draft, final)

    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr(opening, "publish", late)
    with Journal(str(path)) as second:
        assert second.entries.count() == 1
    assert os.listdir(tmp_path) == ["journal.db"]


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from recovery_journal.store.sqlite import migrate

    def full(_: object) -> None:
        raise explain_sqlite_error(error, str(tmp_path))

    error = sqlite3.OperationalError("full")
    error.sqlite_errorname = "SQLITE_FULL"
    monkeypatch.setattr(migrate, "migrate", full)
    with pytest.raises(JournalError, match="disk is full"):
        Journal(str(tmp_path / "journal.db"))
    assert os.listdir(tmp_path) == []


def test_a_read_only_connection_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    Journal(str(path)).close()
    before = digest(path)
    with Journal(str(path), read_only=True) as journal:
        assert journal.entries.page() == []
        with pytest.raises(NotAllowed, match="read but not written"):
            journal.entries.add(Mood(at=clock.now(), mood=3))
    assert digest(path) == before


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    def interrupted(journal: Journal) -> None:
        with journal.bulk():
            journal.entries.add(Mood(at=clock.now(), mood=3))
            with journal._file.transaction():
                journal.entries.add(Mood(at=clock.now(), mood=4))
            raise KeyboardInterrupt

    with Journal(str(tmp_path / "journal.db")) as journal:
        with pytest.raises(KeyboardInterrupt):
            interrupted(journal)
        assert journal.entries.count() == journal.last_change_number() == 0
        journal.entries.add(Mood(at=clock.now(), mood=5))
        assert journal.entries.count() == 1


def test_what_is_refused_is_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    other_program(path)
    held = len(os.listdir("/dev/fd"))
    for _ in range(3):
        with pytest.raises(BadInput):
            open_file(str(path))
    assert len(os.listdir("/dev/fd")) == held


SQLITE_ERRORS = [
    name
    for name in dir(sqlite3)
    if name.startswith("SQLITE_")
    and name.split("_")[1]
    in (
        *("ABORT", "AUTH", "BUSY", "CANTOPEN", "CONSTRAINT", "CORRUPT", "EMPTY", "ERROR", "FORMAT"),
        *("FULL", "INTERNAL", "INTERRUPT", "IOERR", "LOCKED", "MISMATCH", "MISUSE", "NOLFS"),
        *("NOMEM", "NOTADB", "NOTFOUND", "PERM", "PROTOCOL", "RANGE", "READONLY", "SCHEMA"),
        *("TOOBIG",),
    )
]


@each("name", [*SQLITE_ERRORS, "SQLITE_OF_TOMORROW", ""])
def test_each_error_of_the_library_has_a_sentence_and_a_code_and_repeats_nothing(name: str) -> None:
    error = sqlite3.OperationalError("near “my own words”")
    if name:
        error.sqlite_errorname = name
    said = explain_sqlite_error(error, "/home/me/journal.db")
    assert said.exit_code in (65, 69, 74, 76, 77)
    assert "my own words" not in str(said)
    assert str(said).count(". ") or str(said).endswith(".")


def test_a_journal_that_was_closed_meanwhile_is_not_called_damaged(path: str) -> None:
    file = open_file(path)
    file.close()
    with pytest.raises(Busy, match="This was interrupted"):
        file.rows("SELECT 1")


def test_errors_that_have_no_name_of_their_own_are_damage(path: str) -> None:
    with contextlib.closing(open_file(path)) as file:
        for sql in (
            "SELECT nothing FROM entry",
            "SELECT * FROM no_table",
            "SELECT zeroblob(2000000000)",
            "INSERT INTO craving (entry, intensity) VALUES (1, 99)",
        ):
            with pytest.raises(Damaged, match=r"rj (salvage|doctor)"):
                file.rows(sql)
        assert file.rows("SELECT CAST(x'ff' AS TEXT), 'x'") == [(b"\xff", "x")]
        assert file.rows("SELECT 'y'") == [("y",)]
