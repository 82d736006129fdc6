"""A logged word is in the journal and nowhere else: no argument, no file, no variable."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal import clock
from support.command_line import command_line, run_process
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

CANARY = "canary7rqx"
EDITOR = """
import os, pathlib, sys
seen = [*sys.argv, *(f"{name}={value}" for name, value in os.environ.items())]
parent = pathlib.Path(f"/proc/{os.getppid()}")
if parent.exists():
    seen += [(parent / "cmdline").read_text(), (parent / "environ").read_text()]
with open(os.environ["SEEN"], "w") as file: file.write("\\n".join(seen))
with open(sys.argv[-1], "a") as file: file.write("more")
"""


def holding(*folders: Path) -> list[str]:
    """The names of the files in these folders that hold the word, or have it in their names."""
    return sorted(
        path.name
        for folder in folders
        for path in folder.rglob("*")
        if CANARY in path.name or (path.is_file() and CANARY.encode() in path.read_bytes())
    )


def test_a_word_is_in_the_journal_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [home / name for name in ("own", "tmp", "run")]
    for place in places:
        place.mkdir(mode=0o700)
    own, tmp, runtime = places
    editor = home / "editor.py"
    editor.write_text(EDITOR)
    for name, value in (
        ("RECOVERY_JOURNAL_HOME", str(own)),
        ("TMPDIR", str(tmp)),
        ("XDG_RUNTIME_DIR", str(runtime)),
        ("XDG_CACHE_HOME", str(home / "cache")),
        ("SEEN", str(home / "seen")),
        ("EDITOR", f"'{sys.executable}' '{editor}'"),
    ):
        monkeypatch.setenv(name, value)
    started_journal(own, alcohol_tracker(clock.now().date()))
    run_process("craving", "7", "-n", "-", stdin=CANARY.encode())
    run_process("edit", "1")
    assert CANARY not in (home / "seen").read_text()
    run_process("search", CANARY)
    run_process("list")
    with Terminal() as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        terminal.press("2")
        terminal.wait_for(CANARY)
        terminal.press("enter", "q")
        assert terminal.wait_for_exit() == 0
        assert f"\x1b]2;{CANARY}".encode() not in terminal.raw
    done = subprocess.run(
        command_line(),
        capture_output=True,
        env={**os.environ, "_RJ_COMPLETE": "bash_complete", "COMP_WORDS": "rj ", "COMP_CWORD": "1"},
    )
    assert CANARY.encode() not in done.stdout + done.stderr
    files = holding(home)
    assert {name.split("-")[0] for name in files} == {"journal.db", "journal"}, files
    assert not holding(tmp, runtime)

    # Removed for good, it stays in the copies that are named.
    told = run_process("erase", "1", "--yes").err
    left = holding(home)
    assert "journal.db" not in left
    assert left
    assert all(name in told for name in left)
