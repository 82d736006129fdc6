"""What a shell prompt may show of a locked journal: the days, where the person allowed it.

They lie in a small file beside the journal, not encrypted. The permission stands in the journal,
where nobody else can give it, and without the file it does not count: so it can be taken back while
the journal is locked. The file is written anew after every change, and never made by itself.
"""

import json
import os
from contextlib import suppress
from datetime import date
from typing import Any

from recovery_journal.domain.sobriety.counting import CountBasis
from recovery_journal.store.sqlite import atomic

BAD_FILE_ERRORS = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What reading the file can stumble over that is not as it was written."""


def prompt_path(journal: str) -> str:
    """Where it lies."""
    return os.path.join(os.path.dirname(journal), "prompt.json")


def is_there(journal: str) -> bool:
    """Whether there is such a file, whatever stands in it."""
    return os.path.lexists(prompt_path(journal))


def write(journal: str, counted: CountBasis | None) -> None:
    """Put down what may be shown, whole or not at all; None: nothing for now.

    Raises:
        OSError: when it cannot be written.
    """
    told = None
    if counted is not None:
        headline, start, uses = counted
        spans = [(on.isoformat(), end and end.isoformat()) for on, end in uses]
        told = {"headline": headline, "start": start.isoformat(), "uses": spans}
    atomic.write(prompt_path(journal), json.dumps(told).encode("ascii"), lasting=False)


def show_nothing(journal: str) -> None:
    """Show nothing until the journal is written to again: the days may be others by now."""
    with suppress(OSError):
        if is_there(journal):
            write(journal, None)


def remove(journal: str) -> None:
    """Show nothing from now on."""
    with suppress(FileNotFoundError):
        os.unlink(prompt_path(journal))


def read(journal: str) -> CountBasis | None:
    """What may be shown; None for nothing, and where it cannot be read."""
    with suppress(*BAD_FILE_ERRORS):
        with open(os.open(prompt_path(journal), atomic.READ_FLAGS), encoding="ascii") as file:
            told: Any = json.loads(file.read(1 << 20))
        uses = tuple((_day(on), None if end is None else _day(end)) for on, end in told["uses"])
        return str(told["headline"]), _day(told["start"]), uses
    return None


def _day(text: str) -> date:
    return date.fromisoformat(text)
