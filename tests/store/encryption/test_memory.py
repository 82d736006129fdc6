"""A process that has had a passphrase in its memory shows it to no other, and writes it nowhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.encrypted import PASSPHRASE, encrypt
from support.screens import started_journal

PROGRAM = """
import ctypes, os, resource, sys
from recovery_journal.__main__ import main
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
code = main(sys.argv[1:])
print(ctypes.CDLL(None).prctl(3), *resource.getrlimit(resource.RLIMIT_CORE), flush=True)
if "ABORT" in os.environ:
    os.abort()
sys.exit(code)
"""
"""The program; at its end it says whether it may be dumped (1 or 0), and how large a core may be.
"""

pytestmark = pytest.mark.needs("linux")


def run_program(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        input=f"{PASSPHRASE}\n",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    "command", [("list",), ("search", "anything"), ("export", "json"), ("status",)]
)
def test_a_command_that_was_given_the_passphrase(home: Path, command: tuple[str, ...]) -> None:
    encrypt(started_journal(home))
    done = run_program("--passphrase-fd", "0", *command)
    assert done.stdout.splitlines()[-1] == "0 0 0", done.stderr


def test_a_command_without_one_is_as_any_program(home: Path) -> None:
    started_journal(home)
    assert run_program("list").stdout.splitlines()[-1].startswith("1 ")


def test_no_core_is_left_behind(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encrypt(started_journal(home))
    monkeypatch.chdir(home)
    done = run_program("--passphrase-fd", "0", "list", ABORT="yes")
    assert done.returncode < 0
    assert not [*home.glob("core*")]
