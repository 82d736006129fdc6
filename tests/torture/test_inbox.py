"""Kill the process or cut the power while a message is sealed, undone, or added.

What has to hold each time: nothing waits but whole messages, and once the journal is opened
again every one of them is in it, once.
"""

from datetime import date
from pathlib import Path

import pytest

from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.encryption import inbox
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import inbox_folder
from support.command_line import run_process
from support.encrypted import PASSPHRASE
from support.locked import write_locked_journal
from support.power_loss import states_after_power_loss
from torture.test_every_write import PROGRAM, begin_again, copied_start, killed

MOST = 2000
"""Nothing here makes so many calls of one kind."""
WRITES = ("write", "fsync", "rename", "unlink", "mkdir")
CALLS = ("pwrite64", "fdatasync", "fsync", "unlink", "ftruncate")
SAID = (
    ("craving", "7", "-n", "first"),
    ("craving", "4", "-n", "second", "--for", "Wine"),
    ("after", "3", "--outcome", "passed"),
    ("used", "--next", "still", "-n", "third"),
    ("used", "Wine", "-n", "fourth"),
    ("note", "fifth"),
)
"""What waits: entries, and questions about a name nobody knows."""


@pytest.fixture
def key(home: Path) -> bytes:
    path = str(home / "journal.db")
    key = write_locked_journal(path)
    with Journal(path, key=key) as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=date(2020, 1, 1)))
    return key


def held(home: Path, key: bytes) -> list[str]:
    """What is in the journal, and what is asked, once all that waits was looked at; it is whole."""
    with Journal(str(home / "journal.db"), key=key) as journal:
        asked = [one.asks for one in journal.inbox.empty().questions]
        assert journal._file.row("PRAGMA integrity_check") == ("ok",)
        found = [
            f"{entry.kind} {entry.note} {getattr(entry, 'after', '')} {entry.tracker}"
            for entry in journal.entries.page(limit=-1)
        ]
    assert len(inbox.list_waiting(str(home / "journal.db"))) == len(asked)
    return sorted(found + asked)


@pytest.mark.parametrize("call", CALLS)
def test_killed_while_taking_in(call: str, home: Path, key: bytes) -> None:
    for typed in SAID:
        assert run_process(*typed).code == 0
    start = copied_start(home)
    everything = held(home, key)
    assert len(everything) == 6
    for number in range(1, MOST):
        begin_again(start, home)
        stdin = f"{PASSPHRASE}\n".encode()
        dead = killed(home, call, number, "--passphrase-fd", "0", "list", stdin=stdin)
        assert held(home, key) == everything, number
        if not dead:
            return
    pytest.fail("there is no end to it")


@pytest.mark.parametrize("call", WRITES)
@pytest.mark.parametrize("typed", [("note", "another"), ("undo",)])
def test_killed_while_sealing_and_taking_back(
    typed: tuple[str, ...], call: str, home: Path, key: bytes
) -> None:
    if typed == ("undo",):
        run_process("note", "before")
        run_process("note", "newest")
    start = copied_start(home)
    before = ["note before  None", "note newest  None"] if typed == ("undo",) else []
    after = before[:1] if before else ["note another  None"]
    for number in range(1, MOST):
        begin_again(start, home)
        dead = killed(home, call, number, *typed)
        assert not list(home.glob("*.new-*"))
        assert {one.name[:1] for one in Path(inbox_folder(f"{home}/x")).glob("*")} <= {"2"}
        found = held(home, key)
        assert found in ((before, after) if dead else (after,)), number
        if not dead:
            return
    pytest.fail("there is no end to it")


@pytest.mark.needs("strace")
def test_the_power_fails_while_taking_in(home: Path, tmp_path: Path, key: bytes) -> None:
    for typed in SAID:
        assert run_process(*typed).code == 0
    start = copied_start(home)
    everything = held(home, key)
    begin_again(start, home)
    command = [*PROGRAM, "--passphrase-fd", "0", "list"]
    trace = tmp_path.with_name(f"{tmp_path.name}-trace")
    for state in [*states_after_power_loss(command, home, trace, f"{PASSPHRASE}\n".encode())]:
        state.write(home)
        assert held(home, key) == everything


@pytest.mark.needs("strace")
def test_the_power_fails_while_sealing(home: Path, tmp_path: Path, key: bytes) -> None:
    trace = tmp_path.with_name(f"{tmp_path.name}-trace")
    for state in [*states_after_power_loss([*PROGRAM, "note", "another"], home, trace)]:
        state.write(home)
        assert held(home, key) in (
            (["note another  None"],) if state.outputs else ([], ["note another  None"])
        )
