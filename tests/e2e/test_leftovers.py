"""What a killed command leaves is gone after the next one of any kind, or is named by it."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cli.test_daily_copy import use
from recovery_journal.store.encryption import keys
from recovery_journal.store.sqlite.guard import is_encrypted
from support.encrypted import LIGHT_COST, files_containing
from support.locked import passphrase_option

WORD = "zwetschge"
CALLS = ("os.rename", "os.link", "os.remove", "open")
NEXT = ("where", "status", "--version", "note x", "now", "list", "craving 7", "--help", "show 9")
"""Commands of any kind: some open the journal, some seal, some do neither, some fail."""

pytestmark = pytest.mark.needs("fork")


def killed_at(event: str, count: int, carry_out: Callable[[], object]) -> bool:
    """Kill a process right before its nth call of a kind; False if it has no such call."""
    child = os.fork()
    if child == 0:
        left = count

        def watch(seen: str, details: tuple[Any, ...]) -> None:
            nonlocal left
            if seen == event and (seen != "open" or ".new-" in str(details[0])):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            carry_out()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def given(secrets: str, *typed: str) -> int:
    with passphrase_option(secrets) as option:
        return use(*option, *typed)


def copy_home(source: Path, home: Path) -> None:
    shutil.rmtree(home)
    shutil.copytree(source, home)


@pytest.fixture
def kinds(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """A plain and an encrypted home, each with a word in everything it holds."""
    keys_cost, keys.DEFAULT_COST = keys.DEFAULT_COST, LIGHT_COST
    found = {name: tmp_path_factory.mktemp(name) / "home" for name in ("plain", "encrypted")}
    assert use("note", WORD) == use("people", "add", WORD) == use("backup") == 0
    shutil.copytree(home, found["plain"])
    assert given("one", "passphrase", "set", "--remove-plain", "--shut-card") == 0
    assert files_containing(home, WORD) == []
    assert given("one", "backup") == 0
    shutil.copytree(home, found["encrypted"])
    yield found
    keys.DEFAULT_COST = keys_cost


@pytest.mark.slow
def test_no_killed_command_leaves_a_word_in_plain_text(
    home: Path, kinds: dict[str, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    tries = 0
    for kind, command in (
        ("encrypted", ("passphrase", "remove", "--yes")),
        ("encrypted", ("backup",)),
        ("encrypted", ("people", "add", "Sam")),
        ("plain", ("passphrase", "set", "--remove-plain")),
        ("plain", ("backup",)),
        ("plain", ("people", "add", "Sam")),
    ):
        for event in CALLS:
            count = 1
            copy_home(kinds[kind], home)
            while killed_at(event, count, partial(given, "one", *command)):
                case = f"{command} killed at {event} {count}"
                following = NEXT[tries % len(NEXT)]
                capfd.readouterr()
                given("one", *following.split())
                told = capfd.readouterr().err
                assert [*home.rglob("*.new-*")] == [], (case, following)
                journal = str(home / "journal.db")
                if is_encrypted(journal):
                    given("one", "status")
                    told += capfd.readouterr().err
                    for name in files_containing(home, WORD):
                        assert Path(name).name in told or "and " in told, (case, name, told)
                else:
                    assert not [*home.glob("journal.db.before-*")], case
                    if command[1:2] == ("set",):
                        assert not (home / "journal.keys").exists(), case
                assert given("one", "show", "1") == 0, case
                tries, count = tries + 1, count + 1
                copy_home(kinds[kind], home)
    assert tries > 60
