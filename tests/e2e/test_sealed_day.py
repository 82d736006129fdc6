"""A day with an encrypted journal: no logged word appears in any file on disk."""

import signal
import sys
import time
from pathlib import Path

import pytest

from recovery_journal import clock
from support.command_line import CommandResult, run_process
from support.encrypted import PASSPHRASE, encrypt, files_containing
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

WORD = "canary7rqx"
EDITOR = """
import sys
with open(sys.argv[-1], "a") as file: file.write(" and canary7rqx again")
"""


@pytest.fixture
def own(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An encrypted journal, with every place the program may write to below one folder."""
    places = {name: home / name for name in ("own", "tmp", "run", "cache", "state")}
    for place in places.values():
        place.mkdir(mode=0o700)
    # The editor's own words are not the program's.
    editor = home.with_name(f"{home.name}-editor.py")
    editor.write_text(EDITOR)
    for name, value in (
        ("RECOVERY_JOURNAL_HOME", places["own"]),
        ("TMPDIR", places["tmp"]),
        ("XDG_RUNTIME_DIR", places["run"]),
        ("XDG_CACHE_HOME", places["cache"]),
        ("XDG_STATE_HOME", places["state"]),
        ("EDITOR", f"'{sys.executable}' '{editor}'"),
    ):
        monkeypatch.setenv(name, str(value))
    path = started_journal(places["own"], alcohol_tracker(clock.now().date()))
    Path(encrypt(path).plain_copy).unlink()
    return places["own"]


def opened(*arguments: str) -> CommandResult:
    done = run_process("--passphrase-fd", "0", *arguments, stdin=f"{PASSPHRASE}\n".encode())
    assert done.code == 0, (arguments, done.err)
    return done


def unlock(terminal: Terminal, then: str) -> None:
    terminal.wait_for("Passphrase")
    terminal.send(PASSPHRASE)
    terminal.press("enter")
    terminal.wait_for(then)


def test_a_word_of_the_day_is_nowhere(own: Path, home: Path) -> None:
    def nowhere() -> None:
        assert not files_containing(home, WORD)

    # While it is locked.
    for arguments in (("craving", "7", "-n", "-"), ("note", "-"), ("mood", "3", "-n", "-")):
        assert run_process(*arguments, stdin=f"{WORD} {arguments[0]}".encode()).code == 0
        nowhere()

    # In the middle of a sentence the program dies.
    with Terminal() as terminal:
        unlock(terminal, "1 Today")
        terminal.press("n")
        terminal.wait_for("What would you like to write?")
        terminal.send(f"half a {WORD}")
        terminal.wait_for(f"half a {WORD}")
        time.sleep(2)  # the most that a kill can take
        assert [*own.glob("draft-*.sealed")]
        nowhere()
        terminal.kill(signal.SIGKILL)
        terminal.wait_for_exit()
    nowhere()

    # It goes on, is saved, searched and found, changed, hidden and locked.
    with Terminal() as terminal:
        unlock(terminal, "You have unsaved")
        terminal.press("enter")
        terminal.wait_for(f"half a {WORD}")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        terminal.press("2", "/")
        terminal.send(f"half {WORD}")
        terminal.wait_for("1 entry", "half a")
        terminal.press("enter", "e")
        terminal.wait_for("save", "esc cancel")
        terminal.send(f"{WORD} changed ")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        terminal.press("f4")
        terminal.wait_until(lambda: not terminal.screen.strip())
        terminal.press("f4")
        terminal.wait_for("changed")
        terminal.press("f7")
        terminal.wait_for("Passphrase", without=WORD)
        nowhere()
        terminal.kill(signal.SIGHUP)
        terminal.wait_for_exit()
    nowhere()

    # By commands: read, searched, edited, exported, copied, removed, brought back.
    assert opened("search", WORD).out.count("\n") == 4
    opened("edit", "1")
    assert "again" in opened("show", "1").out
    opened("export", "json", "-o", str(home / "out.json"))
    opened("export", "html", "--include-private", "-o", str(home / "out.html"))
    opened("backup")
    opened("delete", "1")
    opened("restore", "asked", "--yes")
    assert "again" in opened("show", "1").out
    nowhere()
    assert {one.name for one in own.glob("draft-*")} == set()
    assert WORD in opened("unseal", str(home / "out.json")).out
