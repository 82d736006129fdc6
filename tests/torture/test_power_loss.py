"""Cut the power while something is written: nothing that was reported as saved is lost.

Run by `make torture`, which needs strace. What has to hold however much the disk has lost: the
journal opens and is whole, it is what it was before or what it was to become, and it is the latter
once the command has said so; a copy or an export that is there is whole; what was removed for good
stays away.
"""

import sqlite3
import sys
from pathlib import Path

import pytest

from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from recovery_journal.store.backup.verify import verify_copy
from support.encrypted import files_containing
from support.power_loss import states_after_power_loss
from torture.test_every_write import (
    OPERATIONS,
    PROGRAM,
    SAME,
    WORD,
    begun,
    kept_before_migrating,
    told,
)

pytestmark = pytest.mark.needs("strace")

SILENT = (
    *SAME,
    *("restore", "import", "merge", "empty the trash", "erase", "delete", "take back a restore"),
)
"""Operations that are done when they have ended, and not when they first say something."""
GONE = ("erase", "empty the trash")
"""Operations after which no byte of an entry is left, but in the backups that are told of."""


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_power_fails(name: str, home: Path, tmp_path: Path) -> None:
    start, before = begun(name, home)
    command = [*PROGRAM, *OPERATIONS[name][1]]
    trace = tmp_path.with_name(f"{tmp_path.name}-trace")
    found = [*states_after_power_loss(command, home, trace)]
    after, out = told(home), home / "out.json"
    texts = [one.read_text() for one in (out, start / "out.json") if one.exists()]
    assert (before == after) == (name in SAME)
    assert len(found) > 10
    # Between no journal and the first entry in it lies an empty one.
    fine = [before, after, *([[]] if before is None else [])]
    for state in found:
        state.write(home)
        assert name != "migrate" or kept_before_migrating(home)
        acknowledged = state.ended or (state.outputs and name not in SILENT)
        assert told(home) in ([after] if acknowledged else fine), state.outputs
        copies = list_backups(default_backup_folder(str(home / "journal.db")))
        for copy in copies:
            verify_copy(copy.path)
        assert copies or name != "backup" or not state.ended
        assert out.exists() or name != "export" or not state.ended
        assert not out.exists() or out.read_text() in (texts[:1] if state.ended else texts)
        if state.ended and name in GONE:
            assert all(one.startswith("backups/") for one in files_containing(home, WORD))
        assert not (state.ended and name == "erase everything" and state.files)


INSERTS = """
import sqlite3, sys
file = sqlite3.connect("t.db", isolation_level=None)
file.execute("PRAGMA journal_mode=DELETE")
file.execute(f"PRAGMA synchronous={sys.argv[1]}")
for number in range(5):
    file.execute("INSERT INTO entry VALUES (?, ?)", (number, "x" * 3000))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


@pytest.mark.parametrize(
    ("synchronous", "loses", "breaks"),
    [("OFF", True, True), ("FULL", True, False), ("EXTRA", False, False)],
)
def test_a_disk_that_is_not_waited_for_loses(
    synchronous: str, loses: bool, breaks: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "inserts"
    folder.mkdir()
    with sqlite3.connect(folder / "t.db") as file:
        file.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, words TEXT)")
    file.close()
    lost = broken = 0
    command = [sys.executable, "-c", INSERTS, synchronous]
    for state in [*states_after_power_loss(command, folder, tmp_path / "trace")]:
        state.write(folder)
        file = sqlite3.connect(folder / "t.db")
        try:
            sound = file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (count,) = file.execute("SELECT count(*) FROM entry").fetchone()
        except sqlite3.DatabaseError:
            sound, count = False, 5
        file.close()
        broken += not sound
        lost += count < state.outputs
    assert (lost > 0, broken > 0) == (loses, breaks)
