"""The records of an export, of which only one at a time is in memory."""

import io
import json
import weakref
from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import IO, Any, Generic, TypeVar

from recovery_journal.errors import BadData
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.json_records import Placed
from recovery_journal.words import import_ as words

T = TypeVar("T")


class ExportFile:
    """A file that stays open as long as something refers to it."""

    def __init__(self, given: Given) -> None:
        """Open it.

        Raises:
            BadData: it can't be opened.
        """
        held = ExitStack()
        self._file: IO[bytes] = held.enter_context(given.open())
        weakref.finalize(self, held.close)

    def replace_content(self, content: Callable[[IO[bytes]], Iterator[bytes]]) -> None:
        """Go on with what is made of its content, which is held in memory."""
        self._file.seek(0)
        self._file = io.BytesIO(b"".join(content(self._file)))

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        return self._file.read(size)

    def read_at(self, offset: int, size: int) -> bytes:
        """Return bytes from any place."""
        self._file.seek(offset)
        return self._file.read(size)

    def line_of(self, offset: int) -> int:
        """Return the number of the line that a byte is in."""
        self._file.seek(0)
        left, line = offset, 1
        while left > 0 and (data := self._file.read(min(left, 1_000_000))):
            line += data.count(b"\n")
            left -= len(data)
        return line


class RecordsInFile(Generic[T]):
    """The records of one list, each read when it's needed."""

    def __init__(self, file: ExportFile, make: Callable[[int, Any], T]) -> None:
        """Know of none yet; `make` turns one with its number, from 1, into what it is."""
        self._file = file
        self._make = make
        self._offsets, self._sizes = array("q"), array("q")

    def add(self, found: Placed) -> T:
        """Add the next one, and return it."""
        self._offsets.append(found.offset)
        self._sizes.append(found.size)
        return self._make(len(self), found.value)

    def __len__(self) -> int:
        return len(self._offsets)

    def __getitem__(self, place: int) -> T:
        data = self._file.read_at(self._offsets[place], self._sizes[place])
        try:
            return self._make(place + 1, json.loads(data))
        except ValueError as error:
            raise BadData(words.CHANGED_MEANWHILE) from error

    def __iter__(self) -> Iterator[T]:
        return (self[place] for place in range(len(self)))
