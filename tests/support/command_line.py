"""Call the command line from tests."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any, Protocol

import pexpect

from recovery_journal.domain.dataclass import dataclass


@dataclass(frozen=True)
class CommandResult:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data, where it is JSON."""
        return json.loads(self.out)


class Rj(Protocol):
    """Carries out a command in this process, without a terminal, and checks its exit code."""

    def __call__(self, *arguments: str, stdin: bytes = b"", code: int = 0) -> CommandResult: ...


class AnswerOnTerminal(Protocol):
    """Carries out a command in this process, and answers what it asks; its exit code is checked."""

    def __call__(
        self, *arguments: str, answers: Sequence[str] = (), code: int = 0
    ) -> CommandResult: ...


class StartOnTerminal(Protocol):
    """Starts a command on a terminal."""

    def __call__(self, *arguments: str) -> "pexpect.spawn[str]": ...


def wait_for_exit(child: "pexpect.spawn[str]") -> int:
    """Wait until a command on a terminal has ended; its exit code."""
    child.expect(pexpect.EOF)
    child.close()
    return -1 if child.exitstatus is None else child.exitstatus


def command_line(*arguments: str) -> list[str]:
    """A command line for another process."""
    return [sys.executable, "-m", "recovery_journal", *arguments]


def run_process(*arguments: str, stdin: bytes = b"", **environment: str) -> CommandResult:
    """Carry out a command in a process of its own; further variables as keywords."""
    done = subprocess.run(
        command_line(*arguments),
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
    )
    return CommandResult(done.returncode, done.stdout.decode(), done.stderr.decode())
