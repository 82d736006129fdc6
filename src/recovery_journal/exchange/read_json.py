"""Read JSON from outside: a plain file of limited size, without repeated names."""

import json
import os
import stat
from typing import IO, Any

from recovery_journal.errors import BadData, InputMissing
from recovery_journal.exchange.standard_input import standard_input
from recovery_journal.text import one_line
from recovery_journal.words import import_ as words


def load_json(path: str, largest: int, wrong: str) -> Any:
    """Parse a JSON file.

    Args:
        path: the file, or "-" for standard input.
        largest: its maximum size in bytes.
        wrong: the error message if it isn't JSON.

    Raises:
        InputMissing: the file doesn't exist.
        BadData: it can't be read or parsed.
    """
    return parse_json(read_limited_bytes(path, largest, wrong), wrong)


def parse_json(data: bytes, wrong: str) -> Any:
    """Parse JSON.

    Args:
        data: the JSON text.
        wrong: the error message if it isn't JSON.

    Raises:
        BadData: it can't be parsed.
    """
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=refuse_repeated_names,
            parse_constant=refuse_number,
        )
    except UnicodeDecodeError as error:
        raise BadData(f"{wrong} {words.NOT_UTF8}") from error
    except json.JSONDecodeError as error:
        raise BadData(f"{wrong} {words.from_line(error.lineno)}") from error
    except (ValueError, RecursionError) as error:
        raise BadData(wrong) from error


def read_limited_bytes(path: str, largest: int, wrong: str) -> bytes:
    """Read a whole file of limited size, or standard input for "-"; errors as in `load_json`."""
    if path == "-":
        return read_up_to(standard_input(), largest)
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise BadData(wrong)
        if found.st_size > largest:
            raise BadData(words.TOO_LARGE)
        with open(path, "rb") as file:
            return read_up_to(file, largest)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputMissing(words.missing(one_line(path))) from error
    except (OSError, ValueError) as error:
        raise BadData(words.unreadable(one_line(path))) from error


def read_up_to(file: IO[bytes], largest: int) -> bytes:
    """Read all of a file of limited size.

    Raises:
        BadData: it's larger.
    """
    data = file.read(largest + 1)
    if len(data) > largest:
        raise BadData(words.TOO_LARGE)
    return data


def refuse_repeated_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name appears twice")
    return found


def refuse_number(text: str) -> Any:
    raise ValueError(text)
