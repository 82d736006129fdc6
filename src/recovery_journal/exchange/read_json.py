"""JSON from outside: a plain file of a bearable size that says each thing once, or a sentence."""

import json
import os
import stat
from typing import Any

from recovery_journal.errors import BadInput, InputMissing
from recovery_journal.text import one_line
from recovery_journal.words import import_ as words


def load_json(path: str, largest: int, wrong: str) -> Any:
    """What a JSON file says.

    Args:
        path: the file.
        largest: so many bytes it has at the most.
        wrong: what is said when it is no JSON.

    Raises:
        InputMissing: when there is no such file.
        BadInput: in one sentence, for everything that cannot be read.
    """
    return parse_json(read_limited_bytes(path, largest, wrong), wrong)


def parse_json(data: bytes, wrong: str) -> Any:
    """What JSON says.

    Args:
        data: the text of it.
        wrong: what is said when it is no JSON.

    Raises:
        BadInput: in one sentence, for everything that cannot be read.
    """
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_refuse_repeated_names,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as error:
        raise BadInput(f"{wrong} {words.from_line(error.lineno)}") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(wrong) from error


def read_limited_bytes(path: str, largest: int, wrong: str) -> bytes:
    """All of a plain file of a bearable size; the errors are those of `load_json`."""
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise BadInput(wrong)
        if found.st_size > largest:
            raise BadInput(words.TOO_LARGE)
        with open(path, "rb") as file:
            return file.read(largest + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputMissing(words.missing(one_line(path))) from error
    except (OSError, ValueError) as error:
        raise BadInput(words.unreadable(one_line(path))) from error


def _refuse_repeated_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands there twice")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(text)
