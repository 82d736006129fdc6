"""What is being typed, kept a second behind, for the case that the program is ended."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass

EVERY = 1.0
"""Seconds between two looks at what was typed."""
BEGINNING = "draft-"


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
    path = _own(journal)
    with suppress(OSError):
        new = f"{path}.new"
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            json.dump(asdict(draft), file)
            file.flush()
            os.fsync(descriptor)
        os.replace(new, path)


def drop(journal: str) -> None:
    """Forget the draft of this program: it was saved, or thrown away."""
    with suppress(OSError):
        os.unlink(_own(journal))


def left(journal: str) -> tuple[str, Draft] | None:
    """The file and the content of a draft whose program has ended."""
    folder = os.path.dirname(journal)
    with suppress(OSError):
        for name in sorted(os.listdir(folder)):
            number = name.removeprefix(BEGINNING).removesuffix(".json")
            if name == f"{BEGINNING}{number}.json" and number.isdecimal() and not _runs(number):
                path = os.path.join(folder, name)
                with suppress(OSError, ValueError, TypeError, KeyError):
                    return path, _read(path)
    return None


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
    return os.path.join(os.path.dirname(journal), f"{BEGINNING}{os.getpid()}.json")
