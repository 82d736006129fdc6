"""The mark that the daily chores are done: five lines, read after every command."""

import os
from contextlib import suppress
from datetime import datetime, timedelta

MAX_BYTES = 1000
COMPLETE, INCOMPLETE = "complete", "incomplete"
"""Whether the backup is in every folder that should have it."""


def mark_path(journal: str) -> str:
    return os.path.join(os.path.dirname(journal), "daily.txt")


def is_done(journal: str, now: datetime, *, quick: bool = False) -> bool:
    """Return whether today's chores are done; `quick` leaves the second folder for later."""
    is_today, _, _, complete = read(journal, now)
    return is_today and (quick or complete)


def is_recent(journal: str, now: datetime) -> bool:
    """Return whether the chores were done today or in the week before."""
    return any(read(journal, now - timedelta(days=days))[0] for days in range(8))


def read(journal: str, now: datetime) -> tuple[bool, str, str, bool]:
    """Return what was done last; nothing if that's unknown, or its backup is gone.

    It's whether that was today, the name of the backup that counts, the state of the journal in it
    (see `Backups.state`), and whether every folder has it.
    """
    try:
        since, until, copy, state, complete = _lines(journal)
        os.lstat(os.path.join(os.path.dirname(journal), "backups", copy))
        is_today = int(since) <= now.timestamp() < int(until)
    except (OSError, ValueError):
        return False, "", "", False
    return is_today, copy, state, complete == COMPLETE


def write(journal: str, day_began: datetime, copy: str, state: str, *, complete: bool) -> None:
    """Mark the day that began then as done; without the mark it's only done once more."""
    day = (day_began, day_began + timedelta(days=1))
    seconds = [str(int(moment.timestamp())) for moment in day]
    _write(journal, [*seconds, copy, state, COMPLETE if complete else INCOMPLETE])


def forget(journal: str) -> None:
    """Have the chores done once more."""
    with suppress(OSError):
        os.unlink(mark_path(journal))


def look_again(journal: str) -> None:
    """Have the next command see whether another folder is to have the backup by now."""
    try:
        *lines, _ = _lines(journal)
    except (OSError, ValueError):
        return
    _write(journal, [*lines, INCOMPLETE])


def _lines(journal: str) -> list[str]:
    with open(mark_path(journal), "rb") as file:
        return file.read(MAX_BYTES).decode("ascii").split("\n")


def _write(journal: str, lines: list[str]) -> None:
    from recovery_journal.store.sqlite import atomic

    with suppress(OSError):
        atomic.write(mark_path(journal), "\n".join(lines).encode("ascii"), lasting=False)
