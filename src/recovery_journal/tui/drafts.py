"""What is being typed, kept a second behind, for the case that the program is ended."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass

EVERY = 1.0
"""Seconds between two looks at what was typed."""
BEGINNING = "draft-"
LEFT = "left-"
"""What follows for words whose screen was closed; for those being typed it is their program."""
END = ".json"


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of an entry that nobody has saved yet."""

    kind: str
    uid: str
    """The entry that was being changed; empty for a new one."""
    typed: dict[str, str]
    """What stood in each field, by its name."""


def keep(journal: str, draft: Draft) -> None:
    """Write the draft of this program beside the journal, whole or not at all."""
    with suppress(OSError):
        _write(_own(journal), draft)


def leave(journal: str, draft: Draft) -> None:
    """Keep a draft whose screen is about to be closed; it is offered like any that was left.

    Raises:
        OSError: when the disk does not take it.
    """
    _write(_file(journal, f"{LEFT}{os.urandom(8).hex()}"), draft)


def drop(journal: str) -> None:
    """Forget the draft of this program: it was saved, or thrown away."""
    remove(_own(journal))


def remove(path: str) -> None:
    """Remove a draft that is of no use any more."""
    with suppress(OSError):
        os.unlink(path)


def left(journal: str) -> tuple[str, Draft] | None:
    """The file and the content of a draft whose screen or program is gone."""
    with suppress(OSError):
        for path in _left(os.path.dirname(journal)):
            with suppress(OSError, ValueError, TypeError, KeyError):
                return path, _read(path)
    return None


def _left(folder: str) -> Iterator[str]:
    for name in sorted(os.listdir(folder)):
        if name.startswith(BEGINNING) and name.endswith(END):
            whose = name[len(BEGINNING) : -len(END)]
            if whose.startswith(LEFT) or (whose.isdecimal() and not _runs(whose)):
                yield os.path.join(folder, name)


def _write(path: str, draft: Draft) -> None:
    new = f"{path}.new"
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="ascii") as file:
        json.dump(asdict(draft), file)
        file.flush()
        os.fsync(descriptor)
    os.replace(new, path)


def _read(path: str) -> Draft:
    with open(path, encoding="utf-8") as file:
        kept = json.load(file)
    typed = {str(name): str(text) for name, text in kept["typed"].items()}
    return Draft(str(kept["kind"]), str(kept["uid"]), typed)


def _runs(number: str) -> bool:
    """Whether the program that writes a draft is still there."""
    if int(number) == os.getpid():
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _own(journal: str) -> str:
    return _file(journal, str(os.getpid()))


def _file(journal: str, whose: str) -> str:
    return os.path.join(os.path.dirname(journal), f"{BEGINNING}{whose}{END}")
