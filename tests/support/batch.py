"""Run many commands in one separate process: weeks of typing in a second."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence

EACH = """
import json, sys
from recovery_journal.__main__ import main
for arguments in json.load(sys.stdin):
    code = main(arguments)
    if code:
        sys.exit(f"{str(arguments)[:200]} ended with {code}")
"""


def start_commands(commands: Iterable[Sequence[str]]) -> "subprocess.Popen[bytes]":
    """Start a process that carries out command lines one after the other, and return at once."""
    process = subprocess.Popen(
        [sys.executable, "-c", EACH],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=dict(os.environ),
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps([list(one) for one in commands]).encode())
    process.stdin.close()
    process.stdin = None  # else communicate() would close it again
    return process


def wait_for_commands(process: "subprocess.Popen[bytes]") -> str:
    """Wait for it; all commands ended well. What they said beside their data."""
    _, told = process.communicate()
    assert process.returncode == 0, told.decode()
    return told.decode()


def run_commands(*commands: Sequence[str]) -> str:
    """Carry out command lines, one after the other; what they said beside their data."""
    return wait_for_commands(start_commands(commands))
