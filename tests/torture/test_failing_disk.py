"""A disk that is full or fails, from each call on, or at that one call alone.

Run by `make torture`, which needs strace. What has to hold each time: the command ends with a
sentence and the code of a failing disk or as if nothing had been, whatever was told as saved is
there, the journal is what it was before or what it was to become, and it can be used again.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.command_line import run_process
from support.journals import check_integrity
from torture.test_every_write import OPERATIONS, begin_again, begun, told

pytestmark = pytest.mark.needs("strace")

CALLS = ("pwrite64", "fdatasync", "fsync")
FAILURES = ("ENOSPC", "EIO")
FINE = (0, 74)
NAMES = ("add", "edit", "delete", "erase", "backup", "restore", "export")


def calls_made(home: Path, trace: Path, call: str, *arguments: str) -> int:
    """How often a command makes a call when nothing fails."""
    told = ("strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={call}")
    program = [sys.executable, "-m", "recovery_journal", *arguments]
    subprocess.run([*told, *program], capture_output=True, cwd=home, check=True)
    return trace.read_text().count(f"{call}(")


def failing(home: Path, call: str, number: str, error: str, *arguments: str) -> int:
    """Carry out a command in which calls fail from a number on; its exit code."""
    trace = ("strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}")
    done = subprocess.run(
        [
            *(*trace, "-e", f"inject={call}:error={error}:when={number}"),
            *(sys.executable, "-m", "recovery_journal", *arguments),
        ],
        capture_output=True,
        cwd=home,
    )
    assert done.returncode in FINE, (number, done.returncode, done.stderr)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0 or done.stderr.strip()
    return done.returncode


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", FAILURES)
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("name", NAMES)
def test_every_call_fails(
    name: str, call: str, error: str, lasting: bool, home: Path, tmp_path: Path
) -> None:
    arguments = OPERATIONS[name][1]
    start, before = begun(name, home)
    many = calls_made(home, tmp_path.with_name(tmp_path.name + "-calls"), call, *arguments)
    after = told(home)
    for number in range(1, many + 1):
        begin_again(start, home)
        code = failing(home, call, f"{number}{'+' * lasting}", error, *arguments)
        found = told(home)
        assert found in ((after,) if code == 0 else (before, after))
        out = home / "out.json"
        assert not out.exists() or out.read_text().endswith("}\n")
        assert run_process("note", "usable again").code == 0
        check_integrity(home / "journal.db")
