"""Kill the process at every single call that changes something on disk.

Run by `make torture`, which needs strace. What has to hold after each kill: the journal opens and
is whole, it is what it was before or what it was to become, and nothing half-made has a final name.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.journal import Journal
from support.command_line import run_process
from support.journals import check_integrity
from support.versions import unpack

pytestmark = pytest.mark.needs("strace")

CALLS = (
    *("pwrite64", "write", "fdatasync", "fsync", "unlink", "rename", "renameat2", "link", "linkat"),
    *("ftruncate", "mkdir"),
)
"""A file that was opened to be made is killed before its first write."""
MOST = 400
"""No command here makes so many calls of one kind."""

WORD = "zwetschge"
"""Stands in the entry there is before."""
PROGRAM = (sys.executable, "-m", "recovery_journal")

Prepare = Callable[[], None]


def nothing() -> None:
    """The journal as it is."""


def entry() -> None:
    run_process("craving", "7", "-t", "late", "-n", WORD)


def trashed() -> None:
    entry()
    run_process("delete", "1")


def copied() -> None:
    entry()
    run_process("backup")
    run_process("note", "after the backup")


def put_back() -> None:
    copied()
    run_process("restore", "asked", "--yes")


def older() -> None:
    """A journal of the first version of the schema."""
    unpack(1, Path(os.environ["RECOVERY_JOURNAL_HOME"], "journal.db"))


def arrived() -> None:
    """An export of another journal, beside one that has an entry."""
    run_process("note", "from elsewhere")
    run_process(
        "export", "json", "-o", os.path.join(os.environ["RECOVERY_JOURNAL_HOME"], "in.json")
    )
    run_process("erase", "--everything", "--yes")
    entry()


def other_copy() -> None:
    """Another journal, beside one that has an entry."""
    run_process("note", "from elsewhere")
    home = Path(os.environ["RECOVERY_JOURNAL_HOME"])
    shutil.copyfile(home / "journal.db", home / "other.db")
    run_process("erase", "--everything", "--yes")
    entry()


def exported() -> None:
    """An entry, and an export from before it."""
    run_process("mood", "3")
    run_process(
        "export", "json", "-o", os.path.join(os.environ["RECOVERY_JOURNAL_HOME"], "out.json")
    )
    entry()


OPERATIONS: dict[str, tuple[Prepare, tuple[str, ...]]] = {
    "the first entry": (nothing, ("craving", "7", "-n", "first")),
    "add": (entry, ("note", "second")),
    "edit": (entry, ("edit", "1", "--keep")),
    "after": (entry, ("after", "3", "--outcome", "passed")),
    "delete": (entry, ("delete", "1")),
    "undo": (entry, ("undo",)),
    "empty the trash": (trashed, ("trash", "empty", "--yes")),
    "erase": (entry, ("erase", "1", "--yes")),
    "backup": (entry, ("backup",)),
    "restore": (copied, ("restore", "asked", "--yes")),
    "import": (arrived, ("import", "json", "in.json")),
    "merge": (other_copy, ("merge", "other.db", "--yes")),
    "export": (entry, ("export", "json", "-o", "out.json")),
    "export again": (exported, ("export", "json", "-o", "out.json", "--force")),
    "take back a restore": (put_back, ("restore", "restore", "--yes")),
    "erase everything": (copied, ("erase", "--everything", "--yes")),
    "migrate": (older, ("list",)),
}
SAME = ("backup", "export", "export again", "migrate")
"""Operations that leave everything in the journal as it is."""


def begun(name: str, home: Path) -> tuple[Path, list[str] | None]:
    """Prepare an operation; a copy of the home as it is before, and what the journal holds."""
    OPERATIONS[name][0]()
    start = copied_start(home)
    before = told(home)  # which may bring it up to date
    begin_again(start, home)
    return start, before


def copied_start(home: Path) -> Path:
    """A copy of the home as it is now, to begin with again."""
    start = home.with_name(f"{home.name}-start")
    shutil.copytree(home, start)
    return start


def begin_again(start: Path, home: Path) -> None:
    """Put the copy in the place of the home."""
    shutil.rmtree(home)
    shutil.copytree(start, home)


def kept_before_migrating(home: Path) -> bool:
    """Whether a journal that was brought up to date was copied before, and the copy is whole."""
    path = home / "journal.db"
    made = list_backups(default_backup_folder(str(path)))
    for copy in made:
        verify_copy(copy.path)
    if not path.exists():
        return True
    version = int.from_bytes(path.read_bytes()[60:64], "big")
    return version in (0, 1) or any((one.reason, one.version) == ("migration", 1) for one in made)


def killed(
    home: Path,
    call: str,
    number: int,
    *arguments: str,
    stdin: bytes = b"",
    program: tuple[str, ...] = PROGRAM,
) -> bool:
    """Carry out a command that is killed at the so-and-so-many-th call; whether it was."""
    trace = ("strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}")
    done = subprocess.run(
        [
            *(*trace, "-e", f"inject={call}:signal=KILL:when={number}"),
            *program,
            *arguments,
        ],
        input=stdin,
        capture_output=True,
        cwd=home,
    )
    assert done.returncode in (0, -signal.SIGKILL, 128 + signal.SIGKILL), done.stderr
    return done.returncode != 0


def told(home: Path) -> list[str] | None:
    """Everything the journal holds, a line each; None while there is none."""
    path = home / "journal.db"
    return sorted(map(without_times, held(path))) if path.exists() else None


def held(path: Path) -> set[str]:
    """Each entry of a journal in full, those in the trash too; it is whole."""
    with Journal(str(path), create=False) as journal:
        found = [*journal.entries.page(limit=-1)]
        found += journal.entries.page(Filter(trashed=True), limit=-1)
    check_integrity(path)
    return set(map(repr, found))


def without_times(line: str) -> str:
    """Two runs of one command differ in when they were, and in what is drawn at random."""
    kept = [
        part
        for part in line.replace(")", ",").split(", ")
        if not part.startswith(("uid=", "revision="))
    ]
    return ", ".join(part for part in kept if "datetime" not in part and not part.isdigit())


@pytest.mark.timeout(1800)  # it's hundreds of runs
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("name", OPERATIONS)
def test_killed_at_every_call(name: str, call: str, home: Path) -> None:
    arguments = OPERATIONS[name][1]
    start, before = begun(name, home)
    seen = []
    for number in range(1, MOST):
        begin_again(start, home)
        dead = killed(home, call, number, *arguments)
        assert name != "migrate" or kept_before_migrating(home)
        seen.append(told(home))
        for copy in list_backups(default_backup_folder(str(home / "journal.db"))):
            verify_copy(copy.path)
        out = home / "out.json"
        assert not out.exists() or out.read_text().endswith("}\n")
        left = len([*home.glob(".recovery-journal-*")])
        # What takes another's place has a name for a moment, whole as it is.
        assert left <= (name == "export again" and call in ("rename", "fsync")), number
        if not dead:
            break
    else:
        pytest.fail("there is no end to it")
    after = seen[-1]
    assert (before == after) == (name in SAME)
    # Between no journal and the first entry in it lies an empty one.
    fine = [before, after, *([[]] if before is None else [])]
    assert all(one in fine for one in seen)
