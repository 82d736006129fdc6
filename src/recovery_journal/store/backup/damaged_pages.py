"""Read rows directly from the leaf pages of a damaged file, whatever still leads to them.

A leaf of a table's b-tree is marked by its first byte and holds whole rows; only a long one goes on
in pages of its own (https://www.sqlite.org/fileformat2.html#b_tree_pages).
"""

import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from mmap import ACCESS_READ, mmap
from typing import Any, NamedTuple

from recovery_journal.store.backup.damaged_file import HEADER_BYTES, PAGE_BYTES

TABLE_LEAF = 0x0D
"""The first byte of a leaf page of a table with rowids."""
LEAF_HEAD_BYTES = 8
"""The cell pointers follow after these."""
MOST_IN_LEAF = PAGE_BYTES - 35
"""A row of up to this many bytes is whole in its leaf."""
LEAST_IN_LEAF = (PAGE_BYTES - 12) * 32 // 255 - 23
"""At least this many bytes of a longer one are there."""
VALUE_BYTES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""How long a value is, by its serial type: null, six sizes of integers, a float, 0, and 1."""
FLOAT, FIRST_CONSTANT, FIRST_BYTES = 7, 8, 12
"""The first serial types of other kinds; from the last one on, odd ones are texts."""


class LeafRow(NamedTuple):
    """A row of some table; which one is not known."""

    rowid: int
    values: tuple[Any, ...]
    """All stored columns; the one that is the rowid itself is None."""


def read_leaf_rows(path: str) -> Iterator[LeafRow]:
    """Yield the rows on the leaf pages of a file that isn't encrypted.

    Left out are those whose sizes don't fit together, and those whose rowid is out of order.
    """
    if not os.path.getsize(path):
        return
    with open(path, "rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        for page in range(0, len(data), PAGE_BYTES):
            head = page or HEADER_BYTES
            if data[head : head + 1] != bytes((TABLE_LEAF,)):
                continue
            yield from _in_order([*_rows_on_page(data, page, head)])


def _in_order(rows: list[LeafRow]) -> Iterator[LeafRow]:
    last = -1
    for row, following in zip_longest(rows, rows[1:]):
        if last < row.rowid and (following is None or row.rowid < following.rowid):
            yield row
            last = row.rowid


def _rows_on_page(data: mmap, page: int, head: int) -> Iterator[LeafRow]:
    pointers = head + LEAF_HEAD_BYTES
    count = int.from_bytes(data[head + 3 : head + 5])
    for at in range(pointers, min(pointers + 2 * count, page + PAGE_BYTES), 2):
        with suppress(IndexError, ValueError, struct.error):
            yield _row(data, page + int.from_bytes(data[at : at + 2]))


def _row(data: mmap, at: int) -> LeafRow:
    size, at = _varint(data, at)
    rowid, at = _varint(data, at)
    if size > len(data) or rowid.bit_length() > 63:
        raise ValueError
    return LeafRow(rowid, _values(_payload(data, at, size)))


def _payload(data: mmap, at: int, size: int) -> bytes:
    """Return the bytes of a row, with what is in pages of its own."""
    if size <= MOST_IN_LEAF:
        return data[at : at + size]
    in_leaf = LEAST_IN_LEAF + (size - LEAST_IN_LEAF) % (PAGE_BYTES - 4)
    at += (end := in_leaf if in_leaf <= MOST_IN_LEAF else LEAST_IN_LEAF)
    found = bytearray(data[at - end : at])
    while len(found) < size:
        page = (int.from_bytes(data[at : at + 4]) - 1) * PAGE_BYTES
        if not 0 < page < len(data):
            raise ValueError
        found += data[page + 4 : page + min(PAGE_BYTES, 4 + size - len(found))]
        at = page
    return bytes(found)


def _values(row: bytes) -> tuple[Any, ...]:
    """Return the values of a row; the sizes in its header have to fit its own exactly."""
    end, at = _varint(row, 0)
    types = []
    while at < end:
        kind, at = _varint(row, at)
        types.append(kind)
    sizes = [
        (kind - FIRST_BYTES) // 2 if kind >= FIRST_BYTES else VALUE_BYTES[kind] for kind in types
    ]
    if end + sum(sizes) != len(row):
        raise ValueError
    values = []
    for kind, size in zip(types, sizes, strict=True):
        values.append(_value(kind, row[at : at + size]))
        at += size
    return tuple(values)


def _value(kind: int, stored: bytes) -> Any:
    if kind >= FIRST_BYTES:
        return stored.decode("utf-8", "backslashreplace") if kind % 2 else stored
    if kind >= FIRST_CONSTANT:
        return kind - FIRST_CONSTANT
    if kind == FLOAT:
        return struct.unpack(">d", stored)[0]
    return int.from_bytes(stored, signed=True) if kind else None


def _varint(data: mmap | bytes, at: int) -> tuple[int, int]:
    """Return a number of 1 to 9 bytes, and where it ends."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9
