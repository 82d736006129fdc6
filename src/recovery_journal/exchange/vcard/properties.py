"""The properties of the cards in a contacts file, decoded and unfolded."""

import codecs
import re
from collections.abc import Iterator
from quopri import decodestring

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import BadData
from recovery_journal.words import contacts as words

MAX_CARDS = 100_000
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE_ENDS = re.compile(rb"\r\n|\n|\r")
_PARAMETER = re.compile(r';((?:[^";:]|"[^"]*")*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEMICOLON = re.compile(r"(?<!\\)(?:\\\\)*;")


@dataclass(frozen=True, slots=True)
class Property:
    """A line of a card, such as "TEL;TYPE=CELL:+49 30 1"."""

    name: str
    """In capitals, without its group."""
    parameters: dict[str, str]
    """By name, in capitals; those of one name are joined by commas."""
    data: bytes
    """The value, still escaped and encoded: nobody may need it, and then it may be anything."""
    encoding: str
    card: int
    """The number of its card in the file, for messages."""
    is_old: bool
    """Of a card of version 2.1, which escapes less."""

    @property
    def raw(self) -> str:
        """The value, still escaped.

        Raises:
            BadData: it's in another encoding.
        """
        try:
            return self.data.decode(self.encoding)
        except (LookupError, ValueError) as error:
            raise BadData(words.needs_encoding(self.card)) from error

    @property
    def value(self) -> str:
        return _unescape(self.raw, is_old=self.is_old).strip()

    @property
    def parts(self) -> list[str]:
        """The parts of a value with several, separated by semicolons."""
        raw, found, start = self.raw, [], 0
        for match in _SEMICOLON.finditer(raw):
            found.append(raw[start : match.end() - 1])
            start = match.end()
        found.append(raw[start:])
        return [_unescape(one, is_old=self.is_old).strip() for one in found]

    @property
    def types(self) -> set[str]:
        return {one.strip().upper() for one in self.parameters.get("TYPE", "").split(",")}


def read_cards(data: bytes, encoding: str = "") -> Iterator[list[Property]]:
    """Yield the properties of each card.

    Args:
        data: the file.
        encoding: that of texts that don't name theirs; UTF-8 if empty.

    Raises:
        BadData: this isn't a contacts file, or it ends within a card.
    """
    if data.startswith(UTF_16_MARKS):
        data, encoding = _from_utf_16(data), ""
    lines = _unfold(data.removeprefix(codecs.BOM_UTF8))
    number = depth = 0
    card: list[Property] = []
    is_old = False
    for line in lines:
        head = line.strip().upper()
        if head == b"BEGIN:VCARD":
            number, depth = number + (depth == 0), depth + 1
            is_old = False
            if number > MAX_CARDS:
                raise BadData(words.TOO_MANY)
        elif head == b"END:VCARD" and depth:
            depth -= 1
            if not depth:
                yield card
                card = []
        elif depth == 1:
            is_old = is_old or head == b"VERSION:2.1"
            if (found := _parse(line, encoding, number, is_old=is_old)) is not None:
                card.append(found)
        elif not depth and head:
            raise BadData(words.NOT_CONTACTS)
    if depth or not number:
        raise BadData(words.CUT_OFF if depth else words.NOT_CONTACTS)


def _from_utf_16(data: bytes) -> bytes:
    try:
        return data.decode("utf-16").encode("utf-8")
    except UnicodeError as error:
        raise BadData(words.NOT_CONTACTS) from error


def _unfold(data: bytes) -> Iterator[bytes]:
    """Yield whole lines: joined with those that begin with a blank, or follow a soft line break."""
    pieces: list[bytes] = []
    is_soft = False
    for line in _LINE_ENDS.split(data):
        if is_soft:
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
        elif line[:1] in (b" ", b"\t") and pieces:
            pieces.append(line[1:])
        else:
            if pieces:
                yield b"".join(pieces)
            pieces = [line]
        is_soft = pieces[-1].endswith(b"=") and _is_quoted_printable(pieces[0])
    if pieces:
        yield b"".join(pieces)


def _is_quoted_printable(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()


def _parse(line: bytes, encoding: str, number: int, *, is_old: bool) -> Property | None:
    """Parse a line; return None for one that is none."""
    if b":" not in line:
        return None
    bare = line.decode("latin-1")  # only to find where the value begins
    name = bare.split(";", 1)[0].split(":", 1)[0]
    end = len(name)
    parameters: dict[str, str] = {}
    while found := _PARAMETER.match(bare, end):
        end = found.end()
        key, equals, value = found[1].partition("=")
        if not equals:  # version 2.1 names types alone
            key, value = ("ENCODING", key) if _is_encoding(key) else ("TYPE", key)
        known = key.strip().upper()
        value = value.strip().replace('"', "")
        parameters[known] = f"{parameters[known]},{value}" if known in parameters else value
    if bare[end : end + 1] != ":":
        return None
    value_bytes = line[end + 1 :]
    kind = parameters.get("ENCODING", "").upper()
    if kind in ("B", "BASE64"):
        return None  # pictures and sounds
    return Property(
        name=name.rpartition(".")[2].strip().upper(),
        parameters=parameters,
        data=decodestring(value_bytes) if kind == "QUOTED-PRINTABLE" else value_bytes,
        encoding=parameters.get("CHARSET", "") or encoding or "utf-8",
        card=number,
        is_old=is_old,
    )


def _is_encoding(word: str) -> bool:
    return word.strip().upper() in ("QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT")


def _unescape(raw: str, *, is_old: bool) -> str:
    if is_old:
        return raw.replace("\\;", ";")
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], raw)
