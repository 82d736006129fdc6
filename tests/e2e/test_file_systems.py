"""On each kind of disk, each command works, or says in one sentence what can't be done there."""

import os
import shutil
from pathlib import Path

import pytest

from recovery_journal.cli.commands import COMMANDS
from recovery_journal.store.journal import Journal
from support.encrypted import PASSPHRASE
from support.file_systems import ENCRYPT, run_on_disk
from support.journals import check_integrity

pytestmark = pytest.mark.needs("gcc")

STARTED = (
    ("tracker", "add", "Wine", "--since", "2026-01-01"),
    ("craving", "7", "-t", "lonely", "-n", "first"),
    ("note", "second"),
    ("reason", "add", "Mornings"),
    ("people", "add", "Sam"),
    ("strategy", "add", "Walk", "--category", "body"),
    ("backup",),
    ("tracker", "add", "Tea", "--limit", "2 cups a day"),
    ("export", "json", "-o", "before.json"),
)
READING = (
    ("list",),
    ("list", "--json"),
    ("show", "1"),
    ("search", "lonely"),
    ("status",),
    ("now",),
    ("insights",),
    ("history", "1"),
    ("tracker", "list"),
    ("reason", "list"),
    ("people", "list"),
    ("letter", "list"),
    ("strategy", "list"),
    ("trash", "list"),
    ("today",),
    ("on-this-day",),
    ("share", "list"),
    ("backup", "list"),
    ("backup", "verify"),
    ("config",),
    ("where",),
    ("draft",),
    ("inbox",),
    ("export", "markdown", "--include-private"),
    ("safety", "export"),
)
WRITING = (
    ("craving", "8", "-t", "home"),
    ("after", "3"),
    ("mood", "3"),
    ("note", "third"),
    ("used", "Wine", "--on", "2026-02-02"),
    ("intention", "rest"),
    ("edit", "1", "--keep"),
    ("delete", "2"),
    ("undo",),
    ("redo",),
    ("undo",),
    ("tracker", "add", "Coffee", "--since", "2026-01-01"),
    ("none", "Tea"),
    ("reason", "add", "Evenings"),
    ("people", "add", "Tom"),
    ("promise", "add", "call"),
    ("plan", "add", "--if", "payday", "--then", "I call Sam"),
    ("kept", "add", "You came back."),
    ("meeting", "add", "Tuesday group"),
    ("contact", "Sam", "-n", "we talked"),
    ("config", "set", "region", "IE"),
    ("import", "json", "before.json"),
    ("erase", "2", "--yes"),
)
FILES = (
    ("export", "json", "-o", "out.json"),
    ("export", "csv", "-o", "out.json", "--force"),
    ("export", "markdown", "-o", "out.md"),
    ("share", "--with", "Sam", "-o", "page.md"),
    ("safety", "export", "-o", "plan.txt"),
    ("calendar", "-o", "days.ics"),
    ("strategy", "pack", "export", "pack.json"),
    ("backup", "--to", "elsewhere"),
    ("salvage", "journal.db", "saved.db"),
    ("doctor",),
)
MERGING = (("merge", "before.json"),)
WITHOUT_LOSS = (
    "nothing",
    "no-nameless",
    "no-links",
    "no-links no-nameless",
    "folder-sync-EINVAL",
)
"""Disks on which everything works: tmpfs and ext4, NFS, FAT with a newer and an older Linux, and
shared folders of virtual machines."""
LOCKLESS = ("locks-ENOLCK", "locks-EOPNOTSUPP")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    assert not any(one.code for one in run_on_disk(folder, "nothing", STARTED))
    return folder


@pytest.fixture
def started(home: Path, template: Path) -> Path:
    """The home, with what STARTED makes."""
    shutil.copytree(template, home, dirs_exist_ok=True)
    return home


def entries(home: Path) -> list[str]:
    check_integrity(home / "journal.db")
    with Journal(str(home / "journal.db"), create=False) as journal:
        return [f"{one.kind} {one.note}" for one in reversed(journal.entries.page())]


def files(folder: Path) -> set[str]:
    return {
        os.path.relpath(os.path.join(at, one), folder)
        for at, _, of in os.walk(folder)
        for one in of
    }


def left_over(folder: Path) -> list[str]:
    """Names of unfinished files."""
    return [one for one in files(folder) if ".new-" in one or ".recovery-journal" in one]


def test_every_command_is_tried() -> None:
    tried = {command[0] for command in (*STARTED, *READING, *WRITING, *FILES, *MERGING)}
    asking_or_writing_nothing = {"log", "review", "unseal", "passphrase", "demo", "completion"}
    assert COMMANDS.keys() - tried == {*asking_or_writing_nothing, "restore"}  # restored below


@pytest.mark.parametrize("faults", WITHOUT_LOSS)
def test_everything_works(home: Path, faults: str) -> None:
    commands = (*STARTED, *READING, *WRITING, *FILES, *MERGING)
    for command, done in zip(commands, run_on_disk(home, faults, commands), strict=True):
        assert done.code == 0, (command, done)
    assert entries(home)[1] == "craving first"
    assert left_over(home) == []
    whole = (home / "before.json").read_bytes()
    restored, encrypted, kept = run_on_disk(
        home, faults, (("restore", "last", "--yes"), ENCRYPT, ("craving", "9"))
    )
    assert (restored.code, encrypted.code, kept.code) == (0, 0, 0)
    (plain,) = home.glob("journal.db.before-passphrase-*")
    check_integrity(plain)
    assert (home / "before.json").read_bytes() == whole
    (home / "journal.keys").unlink()
    damaged = b"damaged" * 999
    (home / "journal.db").write_bytes(damaged)
    assert run_on_disk(home, faults, (("restore", "asked", "--yes"),))[0].code == 0
    assert damaged in [one.read_bytes() for one in home.glob("journal.db.before-restore-*")]


@pytest.mark.parametrize("faults", LOCKLESS)
def test_without_locks_the_journal_is_only_read(started: Path, faults: str) -> None:
    before = entries(started)
    sentence = (
        "has no file locks (perhaps it's a network folder), so the journal can only be read here"
    )
    for command, done in zip(READING, run_on_disk(started, faults, READING), strict=True):
        assert done.code == 0, (command, done)
        says = command[0] not in ("now", "where", "backup")
        assert done.err.count(sentence) == says or command == ("backup", "verify"), (command, done)
    writing = WRITING if faults == LOCKLESS[0] else WRITING[:4]
    for command, done in zip(writing, run_on_disk(started, faults, writing), strict=True):
        assert done.code == 77, (command, done)
        assert "This was not saved" in done.err.splitlines()[-1] or "wrote" in done.err
    for command, done in zip(FILES, run_on_disk(started, faults, FILES), strict=True):
        writes = command[0] in ("share", "salvage")  # what was shared is noted
        assert done.code == 77 * writes, (command, done)
    assert entries(started) == before
    (started / "new").mkdir(mode=0o700)
    (done,) = run_on_disk(started / "new", faults, (("note", "first"),))
    assert (done.code, sentence in done.err) == (77, True)


def test_what_the_disk_does_not_confirm_is_not_called_unsaved(started: Path) -> None:
    faults = "folder-sync-EIO"
    before = entries(started)
    assert not any(one.code for one in run_on_disk(started, faults, READING))
    commands = (
        ("note", "third"),
        ("craving", "8", "-t", "home"),
        ("mood", "3"),
        ("reason", "add", "Evenings"),
        ("people", "add", "Tom"),
        ("tracker", "add", "Coffee", "--since", "2026-01-01"),
    )
    told = run_on_disk(started, faults, [command for command in commands for _ in "12"])
    for once, again in zip(told[::2], told[1::2], strict=True):
        assert once.code == 74
        assert "It's done, but the disk reported an error and may lose it." in once.err
        assert "not saved" not in once.err + again.err
        assert again.code == 0 or "already" in again.err, again
    assert entries(started) == [*before, "note third", "craving ", "mood "]
    (reasons,) = run_on_disk(started, faults, (("reason", "list"),))
    assert reasons.out.count("Evenings") == 1
    undone = (("note", "fourth"), ("undo",), ("note", "fourth"), ("note", "fourth"))
    assert [done.code for done in run_on_disk(started, faults, undone)] == [74, 74, 74, 0]
    run_on_disk(started, faults, (("note", "fourth"),))
    assert entries(started)[-2:] == ["note fourth", "note fourth"]
    (started / "new").mkdir(mode=0o700)
    assert [done.code for done in run_on_disk(started / "new", faults, (("note", "a"),) * 2)] == [
        74,
        0,
    ]
    assert entries(started / "new") == ["note a"]
    run_on_disk(started, faults, (("note", "fifth"),))
    assert (started / "journal.db.unconfirmed").exists()
    run_on_disk(started, "nothing", (("erase", "--everything", "--yes"),))
    assert not list(started.glob("journal*"))


def test_what_is_sealed_is_there_if_it_is_called_saved(started: Path) -> None:
    run_on_disk(started, "nothing", (ENCRYPT,))
    refused, sealed = (
        run_on_disk(started, "folder-sync-EIO", (("note", "a"),)),
        run_on_disk(started, "folder-sync-EINVAL", (("note", "a"),)),
    )
    assert (refused[0].code, sealed[0].code) == (74, 0)
    assert "was not saved" in refused[0].err
    assert len(list((started / "inbox").iterdir())) == 1


@pytest.mark.parametrize("faults", ["read-only", "full"])
def test_where_nothing_can_be_written_everything_can_be_read(started: Path, faults: str) -> None:
    before, names = entries(started), files(started)
    for command, done in zip(READING, run_on_disk(started, faults, READING), strict=True):
        assert done.code == 0, (command, done)
    for command, done in zip(
        (*WRITING, *FILES), run_on_disk(started, faults, (*WRITING, *FILES)), strict=True
    ):
        assert done.code in ((0,) if command == ("doctor",) else (1, 74, 77)), (command, done)
        assert done.code == 0 or done.err.strip().endswith((".", "FOLDER")), (command, done)
        assert "Traceback" not in done.err
    assert entries(started) == before
    assert files(started) == names


def test_no_two_of_our_names_differ_only_in_case(home: Path) -> None:
    run_on_disk(home, "nothing", (*STARTED, *READING, *WRITING, *FILES))
    names = [one.casefold() for one in files(home)]
    assert len(set(names)) == len(names)
    for name in ("JOURNAL.DB", "Journal.Keys", "journal.db-JOURNAL"):
        (done,) = run_on_disk(home, "nothing", (("safety", "export", "-o", name, "--force"),))
        assert done.code == 77
        assert "belongs to the journal itself" in done.err


def test_an_encrypted_journal_can_be_read_without_locks(started: Path) -> None:
    run_on_disk(started, "nothing", (ENCRYPT,))
    (started / "typed").write_text(PASSPHRASE)
    with open(started / "typed") as typed:
        given = ("--passphrase-fd", str(typed.fileno()), "list")
        (done,) = run_on_disk(started, LOCKLESS[0], (given,), keep_open=typed.fileno())
    assert (done.code, "first" in done.out, "no file locks" in done.err) == (0, True, True)
