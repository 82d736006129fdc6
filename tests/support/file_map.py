"""What each byte of an SQLite file belongs to (https://www.sqlite.org/fileformat2.html)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from recovery_journal.domain.dataclass import dataclass

PAGE = 4096
LEAF_OF_TABLE, INNER_OF_TABLE = 0x0D, 0x05
LEAF_OF_INDEX, INNER_OF_INDEX = 0x0A, 0x02


@dataclass(frozen=True)
class Place:
    """What a byte belongs to."""

    kind: str
    """"value", "row header", "structure" or "index"."""
    table: str = ""
    row: int = 0
    """The rowid of a value."""


NOTHING = Place("unused")


def map_file(path: Path) -> list[Place]:
    """The place of each byte of a whole, unencrypted file."""
    data = path.read_bytes()
    places = [NOTHING] * len(data)
    with closing(sqlite3.connect(path)) as reader:
        trees = reader.execute(
            "SELECT name, type, rootpage, sql LIKE '%WITHOUT ROWID%' OR type = 'index' "
            "FROM sqlite_schema WHERE rootpage > 0"
        ).fetchall()
    _map_tree(data, places, 1, "sqlite_schema", is_index=False)
    for name, _, root, is_index in trees:
        _map_tree(data, places, root, name, is_index=bool(is_index))
    places[:100] = [Place("structure", "header")] * 100
    return places


def _map_tree(data: bytes, places: list[Place], page: int, name: str, *, is_index: bool) -> None:
    start = (page - 1) * PAGE
    head = start + (100 if page == 1 else 0)
    kind = data[head]
    inner = kind in (INNER_OF_INDEX, INNER_OF_TABLE)
    count = int.from_bytes(data[head + 3 : head + 5], "big")
    pointers = head + (12 if inner else 8)
    structure = Place("structure", name)
    _mark(places, head, pointers + 2 * count, structure)
    if inner:
        right = int.from_bytes(data[head + 8 : head + 12], "big")
        _map_tree(data, places, right, name, is_index=is_index)
    for number in range(count):
        at = pointers + 2 * number
        cell = start + int.from_bytes(data[at : at + 2], "big")
        if inner:
            child = int.from_bytes(data[cell : cell + 4], "big")
            _map_tree(data, places, child, name, is_index=is_index)
            _mark(places, cell, cell + 4, structure)
            cell += 4
            if not is_index:
                _, end = _varint(data, cell)
                _mark(places, cell, end, structure)
                continue
        size, at = _varint(data, cell)
        row = 0
        if not is_index:
            row, at = _varint(data, at)
        _mark(places, cell, at, structure)
        header, _ = _varint(data, at)
        kind_of_value = Place("index", name) if is_index else Place("value", name, row)
        if name == "sqlite_schema" or name.startswith("entry_words"):
            kind_of_value = structure if name == "sqlite_schema" else Place("index", name)
        for begin, end in _payload(data, at, size, is_index=is_index):
            _mark(places, begin, end, kind_of_value)
            link = end if begin == at else begin - 4
            if end - at < size or begin != at:
                _mark(places, link, link + 4, structure)
        if kind_of_value.kind == "value":
            _mark(places, at, at + header, Place("row header", name, row))


def _payload(data: bytes, at: int, size: int, *, is_index: bool) -> Iterator[tuple[int, int]]:
    """The pieces of a payload: in its page, and in pages of its own if it's long."""
    most = (PAGE - 12) * 64 // 255 - 23 if is_index else PAGE - 35
    least = (PAGE - 12) * 32 // 255 - 23
    if size <= most:
        yield at, at + size
        return
    kept = least + (size - least) % (PAGE - 4)
    kept = kept if kept <= most else least
    yield at, at + kept
    page, left = int.from_bytes(data[at + kept : at + kept + 4], "big"), size - kept
    while page and left > 0:
        begin = (page - 1) * PAGE + 4
        piece = min(left, PAGE - 4)
        yield begin, begin + piece
        page, left = int.from_bytes(data[begin - 4 : begin], "big"), left - piece


def _mark(places: list[Place], begin: int, end: int, place: Place) -> None:
    places[begin:end] = [place] * (end - begin)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of 1 to 9 bytes, and where it ends."""
    value = 0
    for used in range(8):
        byte = data[at + used]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + used + 1
    return value << 8 | data[at + 8], at + 9
