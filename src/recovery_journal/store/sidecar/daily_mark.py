"""The mark that the daily chores are done: five lines, read after every command."""

import os
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple

MAX_BYTES = 1000
WEEK_SECONDS = 7 * 24 * 60 * 60
COMPLETE, INCOMPLETE = "complete", "incomplete"
"""Whether the backup is in every folder that should have it."""


class Mark(NamedTuple):
    """What was done last."""

    since: int
    until: int
    """The day it was done on, in seconds since 1970."""
    copy: str
    """The name of the backup that counts."""
    state: str
    """The state of the journal in it; see `Backups.state`."""
    is_complete: bool
    """Whether every folder has it."""

    def is_of(self, now: datetime) -> bool:
        """Return whether that was today."""
        return self.since <= now.timestamp() < self.until


NOTHING_DONE = Mark(0, 0, "", "", is_complete=False)


def mark_path(journal: str) -> str:
    return os.path.join(os.path.dirname(journal), "daily.txt")


def is_done(journal: str, now: datetime, *, quick: bool = False) -> bool:
    """Return whether today's chores are done; `quick` leaves the second folder for later."""
    mark = read(journal)
    return mark.is_of(now) and (quick or mark.is_complete)


def is_recent(journal: str, now: datetime) -> bool:
    """Return whether the chores were done today or in the week before."""
    mark = read(journal)
    return mark._replace(until=mark.until + WEEK_SECONDS).is_of(now)


def read(journal: str) -> Mark:
    """Return what was done last; NOTHING_DONE if that's unknown, or its backup is gone."""
    try:
        since, until, copy, state, complete = _lines(journal)
        os.lstat(os.path.join(os.path.dirname(journal), "backups", copy))
        return Mark(int(since), int(until), copy, state, complete == COMPLETE)
    except (OSError, ValueError):
        return NOTHING_DONE


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
