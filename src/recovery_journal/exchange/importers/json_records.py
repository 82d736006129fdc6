"""Read a list of JSON one record at a time, so that a large file needs little memory."""

import json
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from recovery_journal.errors import BadData
from recovery_journal.exchange.read_json import refuse_number, refuse_repeated_names
from recovery_journal.words import import_ as words

CHUNK_BYTES = 65_536
MAX_RECORD_CHARS = 10_000_000
_DECODER = json.JSONDecoder(object_pairs_hook=refuse_repeated_names, parse_constant=refuse_number)
_SPACES = " \t\r\n"
_AFTER_A_VALUE = frozenset(",:]}" + _SPACES)


class BrokenJson(BadData):
    """It isn't JSON as far as it was read; `offset` is the first byte that can't be."""

    def __init__(self, said: str, offset: int) -> None:
        super().__init__(said)
        self.offset = offset


class NotUtf8(BadData):
    """It isn't UTF-8 text."""


class Placed(NamedTuple):
    """A value, and where it is in the file."""

    value: Any
    offset: int
    """The number of bytes before it."""
    size: int
    """Its number of bytes."""


class Readable(Protocol):
    """Anything with bytes to read."""

    def read(self, size: int, /) -> bytes: ...


def read_records(file: Readable, name: str = "") -> Iterator[Any]:
    """Yield the items of a list in a JSON file.

    Args:
        file: the file, from its first byte.
        name: the list's name in the outermost object; empty if the list itself is outermost.

    Raises:
        BrokenJson: it isn't JSON as far as it was read.
    """
    text = JsonText(file)
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


class JsonText:
    """JSON of which only the part that is being read is in memory."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._decoder = getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._place = 0
        self._measured, self._bytes_before = 0, 0
        """A place in the text, and how many bytes of the file come before it."""
        self._is_complete = False
        self._records = 0

    def names(self) -> Iterator[str]:
        """Yield each name of an object; its value has to be read before the next one."""
        self._expect("{")
        known: set[str] = set()
        if self.next_sign() != "}":
            while True:
                name = str(self.value())
                self._expect(":")
                if name in known:
                    raise self._broken()
                known.add(name)
                yield name
                if self.next_sign() == "}":
                    break
                self._expect(",")
        self._expect("}")

    def items(self) -> Iterator[Any]:
        """Yield each item of a list."""
        return (one.value for one in self.placed_items())

    def placed_items(self) -> Iterator[Placed]:
        """Yield each item of a list with its place in the file."""
        self._expect("[")
        if self.next_sign() != "]":
            while True:
                self._records += 1
                self.next_sign()
                offset = self._offset()
                value = self.value()
                yield Placed(value, offset, self._offset() - offset)
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
        if data.startswith(BOM_UTF8) and not self._text and not self._bytes_before:
            self._bytes_before = len(BOM_UTF8)
        try:
            more = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise NotUtf8(f"{words.NO_JSON} {words.NOT_UTF8}") from error
        self._offset()
        self._text = self._text[self._place :] + more
        self._place = self._measured = 0

    def _offset(self) -> int:
        """Return how many bytes come before the next sign."""
        piece = self._text[self._measured : self._place]
        self._bytes_before += len(piece) if piece.isascii() else len(piece.encode())
        self._measured = self._place
        return self._bytes_before

    def _broken(self) -> BrokenJson:
        said = words.broken_from_record(self._records) if self._records else words.NO_JSON
        return BrokenJson(said, self._offset())
