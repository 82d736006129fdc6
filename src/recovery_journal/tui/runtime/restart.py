"""Locking ends this program and starts it anew in its place, so that its memory holds nothing.

The new one is the same process with the same arguments. It is told of the lock by an environment
variable, in which nothing is secret.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass
from typing import Any, NoReturn

VARIABLE = "RECOVERY_JOURNAL_LOCKED"


@dataclass(frozen=True, slots=True)
class Lock:
    """What the program that was locked leaves to the one that takes its place."""

    is_hidden: bool = False
    """Whether the screen was hidden, and stays so."""
    stops_first: bool = False
    """Whether the shell gets the terminal before the lock screen is shown."""
    terminal: list[Any] | None = None
    """How the terminal was before the screens took it."""


def take_over() -> Lock | None:
    """What the program left in whose place this one was started, if it was."""
    left = os.environ.pop(VARIABLE, "")
    try:
        return Lock(**json.loads(left))
    except (ValueError, TypeError):
        return None


def start_anew(lock: Lock) -> NoReturn:
    """Replace this program, with all that it has in memory.

    Raises:
        OSError: when the system cannot do that; the program has to end then.
    """
    if os.name != "posix":  # elsewhere the new one would run beside the old one
        raise OSError
    left = json.dumps(asdict(lock), default=ord)
    arguments = [sys.executable, *sys.orig_argv[1:]]
    os.execve(sys.executable, arguments, {**os.environ, VARIABLE: left})  # noqa: S606 - itself
