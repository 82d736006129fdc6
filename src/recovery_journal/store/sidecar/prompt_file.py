"""What a shell prompt may show of a locked journal: its day count, if the user allowed it.

The file is unencrypted, next to the journal. The permission is stored inside the journal, where
nobody else can grant it, and counts only while the file exists, so it can be revoked while the
journal is locked. The file is rewritten after every change but never created unasked.
"""

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from recovery_journal.domain.sobriety.counting import CountBasis
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import inbox_folder

BAD_FILE_ERRORS = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What reading a corrupt file can raise."""


def prompt_path(journal: str) -> str:
    return os.path.join(os.path.dirname(journal), "prompt.json")


def is_there(journal: str) -> bool:
    """Return whether the file exists, whatever it contains."""
    return os.path.lexists(prompt_path(journal))


def write(
    journal: str,
    counted: CountBasis | None,
    day_starts_at: int = 0,
    hidden_while: Sequence[str] = (),
) -> None:
    """Write what may be shown, whole or not at all.

    Args:
        journal: the journal.
        counted: what to count; None for nothing yet.
        day_starts_at: the hour, 0 to 6, at which the days to count begin.
        hidden_while: sealed messages; nothing is shown while one of them is there.

    Raises:
        OSError: it can't be written.
    """
    content = None
    if counted is not None:
        headline, start, uses = counted
        spans = [(on.isoformat(), end and end.isoformat()) for on, end in uses]
        content = {
            "headline": headline,
            "start": start.isoformat(),
            "uses": spans,
            "day_starts_at": day_starts_at,
            "hidden_while": [os.path.basename(path) for path in hidden_while],
        }
    _write(journal, content)


def show_nothing(journal: str) -> None:
    """Show nothing until the next write to the journal: the count may be wrong by now."""
    with suppress(OSError):
        if is_there(journal):
            write(journal, None)


def hide_while(journal: str, sealed: str) -> None:
    """Show nothing while this sealed message is there: it may lower the count."""
    with suppress(*BAD_FILE_ERRORS):
        if is_there(journal):
            found = _read(journal)
            found["hidden_while"] = [*found.get("hidden_while", ()), os.path.basename(sealed)]
            _write(journal, found)
            return
    show_nothing(journal)


def remove(journal: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(prompt_path(journal))


def read(journal: str) -> tuple[CountBasis, int] | None:
    """Return what may be shown, and when days start; None if nothing, or if it can't be read."""
    with suppress(*BAD_FILE_ERRORS):
        content = _read(journal)
        uses = tuple((_day(on), None if end is None else _day(end)) for on, end in content["uses"])
        # Missing in files of an earlier version.
        starts_at: int = content.get("day_starts_at", 0)
        if starts_at not in range(7) or _is_hidden(journal, content.get("hidden_while", ())):
            return None
        return (str(content["headline"]), _day(content["start"]), uses), starts_at
    return None


def _read(journal: str) -> Any:
    with open(os.open(prompt_path(journal), atomic.READ_FLAGS), encoding="ascii") as file:
        return json.loads(file.read(1 << 20))


def _write(journal: str, content: Any) -> None:
    atomic.write(prompt_path(journal), json.dumps(content).encode("ascii"), lasting=False)


def _is_hidden(journal: str, sealed: Iterable[str]) -> bool:
    folder = inbox_folder(journal)
    return any(os.path.lexists(os.path.join(folder, name)) for name in sealed)


def _day(text: str) -> date:
    return date.fromisoformat(text)
