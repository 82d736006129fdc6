"""Read the rows of CSV files, of limited size."""

import csv
import io
from collections.abc import Iterator
from itertools import chain, repeat
from typing import IO

from recovery_journal.errors import BadData
from recovery_journal.words import import_ as words

MAX_CELL_CHARS = 1_000_000
MAX_COLUMNS = 2_000


def read_csv(
    file: IO[bytes], encoding: str, delimiter: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a CSV file by the names of its columns; what a short row lacks is empty.

    Raises:
        BadData: it isn't text in its encoding, or no CSV.
    """
    with as_text(file, encoding) as text:
        rows = parse_csv(text, delimiter)
        first = next(rows, [])
        if is_separator(first[0] if first else ""):
            first = next(rows, [])
        names = [name.strip() for name in first]
        if len(names) > MAX_COLUMNS:
            raise BadData(words.TOO_MANY_COLUMNS)
        for number, row in enumerate(rows, start=1):
            yield number, dict(zip(names, chain(row, repeat("")), strict=False))


def is_separator(line: str) -> bool:
    """Return whether a line only says how cells are separated, as in "sep=;"."""
    return line.strip().casefold() in ("sep=", "sep=,", "sep=;", "sep=\t")


def as_text(file: IO[bytes], encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(file, encoding or "utf-8-sig", newline="")


def parse_csv(text: io.TextIOWrapper, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV text that hold anything.

    Raises:
        BadData: it isn't text in its encoding, or no CSV.
    """
    csv.field_size_limit(MAX_CELL_CHARS)
    rows = csv.reader(text, delimiter=delimiter)
    try:
        yield from filter(None, rows)
    except UnicodeDecodeError as error:
        raise BadData(words.NEEDS_ENCODING) from error
    except csv.Error as error:
        raise BadData(words.bad_csv(rows.line_num)) from error
