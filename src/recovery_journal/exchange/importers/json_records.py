"""Read a list of JSON one record at a time, so that a large file needs little memory."""

import json
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Any, Protocol

from recovery_journal.errors import BadData
from recovery_journal.exchange.read_json import refuse_number, refuse_repeated_names
from recovery_journal.words import import_ as words

CHUNK_BYTES = 65_536
MAX_RECORD_CHARS = 10_000_000
_DECODER = json.JSONDecoder(object_pairs_hook=refuse_repeated_names, parse_constant=refuse_number)
_SPACES = " \t\r\n"
_AFTER_A_VALUE = frozenset(",:]}" + _SPACES)


class Readable(Protocol):
    """Anything with bytes to read."""

    def read(self, size: int, /) -> bytes: ...


def read_records(file: Readable, name: str = "") -> Iterator[Any]:
    """Yield the items of a list in a JSON file.

    Args:
        file: the file, from its first byte.
        name: the list's name in the outermost object; empty if the list itself is outermost.

    Raises:
        BadData: it isn't JSON as far as it was read.
    """
    text = _Text(file)
    if not name:
        if text.next_sign() == "[":
            yield from text.items()
            text.expect_end()
        return
    if text.next_sign() != "{":
        return
    for found in text.names():
        if text.next_sign() != "[":
            text.value()
            continue
        for one in text.items():
            if found == name:
                yield one
    text.expect_end()


class _Text:
    """JSON of which only the part that is being read is in memory."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._decoder = getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._place = 0
        self._is_complete = False
        self._records = 0

    def names(self) -> Iterator[str]:
        """Yield each name of an object; its value has to be read before the next one."""
        self._expect("{")
        if self.next_sign() != "}":
            while True:
                name = str(self.value())
                self._expect(":")
                yield name
                if self.next_sign() == "}":
                    break
                self._expect(",")
        self._expect("}")

    def items(self) -> Iterator[Any]:
        """Yield each item of a list."""
        self._expect("[")
        if self.next_sign() != "]":
            while True:
                self._records += 1
                yield self.value()
                if self.next_sign() == "]":
                    break
                self._expect(",")
        self._expect("]")

    def value(self) -> Any:
        """Return the next value, and go on behind it."""
        self.next_sign()
        size = CHUNK_BYTES
        while True:
            try:
                found, end = _DECODER.raw_decode(self._text, self._place)
            except (ValueError, RecursionError) as error:
                if self._is_complete or isinstance(error, RecursionError):
                    raise self._broken() from error
            else:
                # The sign after it shows that a number ends here.
                if self._text[end : end + 1] in _AFTER_A_VALUE or self._is_complete:
                    self._place = end
                    break
            if len(self._text) - self._place > MAX_RECORD_CHARS:
                raise self._broken()
            self._read_on(size)
            size *= 2  # so that a long record isn't read many times
        return found

    def next_sign(self) -> str:
        """Return the next sign that isn't a space; empty at the end."""
        while True:
            while self._place < len(self._text):
                if (sign := self._text[self._place]) not in _SPACES:
                    return sign
                self._place += 1
            if self._is_complete:
                return ""
            self._read_on(CHUNK_BYTES)

    def expect_end(self) -> None:
        if self.next_sign():
            raise self._broken()

    def _expect(self, sign: str) -> None:
        if self.next_sign() != sign:
            raise self._broken()
        self._place += 1

    def _read_on(self, size: int) -> None:
        data = self._file.read(size)
        self._is_complete = not data
        try:
            more = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise BadData(f"{words.NO_JSON} {words.NOT_UTF8}") from error
        self._text = self._text[self._place :] + more
        self._place = 0

    def _broken(self) -> BadData:
        return BadData(words.broken_from_record(self._records) if self._records else words.NO_JSON)
