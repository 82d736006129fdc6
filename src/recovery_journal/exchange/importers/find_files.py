"""Find the exports that somebody probably means: new files in the usual folders."""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from recovery_journal.errors import JournalError
from recovery_journal.exchange.importers.formats import recognise
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.packed import unpacked

FOLDERS = (".", "~/Downloads", "~/Desktop", "~/Documents", "~")
ENDINGS = (".csv", ".daylio", ".zip", ".json", ".db")
MAX_LOOKED_AT, MAX_FOUND = 40, 6
MAX_BYTES = 50_000_000
"""Larger files take too long to look into without being asked."""


class FoundFile(NamedTuple):
    path: str
    program: str
    """The name of the program that it's from."""


def find_exports() -> list[FoundFile]:
    """Return files that can be imported, newest first; those of a known program come first."""
    newest = newest_files(ENDINGS)
    found = [FoundFile(path, name) for path in newest if (name := _program(path))]
    return sorted(found, key=lambda one: one.program == "CSV")[:MAX_FOUND]


def newest_files(endings: tuple[str, ...]) -> list[str]:
    """Return files of the usual folders with one of these endings, newest first."""
    paths = {os.path.realpath(path) for folder in FOLDERS for path in _files(folder, endings)}
    return sorted(paths, key=_changed_at, reverse=True)[:MAX_LOOKED_AT]


def _files(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    with suppress(OSError), os.scandir(os.path.expanduser(folder)) as files:
        for one in files:
            if one.name.lower().endswith(endings) and one.is_file():
                yield one.path


def _changed_at(path: str) -> float:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0


def _program(path: str) -> str:
    with suppress(JournalError, OSError):
        if os.path.getsize(path) <= MAX_BYTES:
            return recognise(unpacked(Given(path))).name
    return ""
