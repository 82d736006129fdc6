"""Lock by replacing this process, so nothing stays in its memory.

The new process has the same id and arguments. An environment variable, which contains nothing
secret, tells it that it's locked.
"""

import json
import os
import sys
from typing import Any, NoReturn

from recovery_journal.domain.dataclass import asdict, dataclass

VARIABLE = "RECOVERY_JOURNAL_LOCKED"


@dataclass(frozen=True, slots=True)
class Lock:
    """What a locked process passes on to its replacement."""

    is_hidden: bool = False
    """Whether the screen was hidden, and stays so."""
    help: dict[str, Any] | None = None
    """The help that goes on above the lock screen, with nothing of the journal in it."""
    stops_first: bool = False
    """Whether the shell gets the terminal before the lock screen appears."""
    terminal: list[Any] | None = None
    """The terminal's settings from before the app started."""


def take_over() -> Lock | None:
    """Return what the replaced process passed on, if there was one."""
    left = os.environ.pop(VARIABLE, "")
    try:
        return Lock(**json.loads(left))
    except (ValueError, TypeError):
        return None


def start_anew(lock: Lock) -> NoReturn:
    """Replace this process and everything in its memory.

    Raises:
        OSError: the system can't do that; this process must end.
    """
    if os.name != "posix":  # elsewhere the new process would run next to the old one
        raise OSError
    left = json.dumps(asdict(lock), default=ord)
    arguments = [sys.executable, *sys.orig_argv[1:]]
    os.execve(sys.executable, arguments, {**os.environ, VARIABLE: left})  # noqa: S606 - itself
