"""What is being typed, kept a second behind, for the case that the program is ended."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Protocol, runtime_checkable

from recovery_journal.domain.entries.locked_message import pad_to_common_length
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file

SAVE_INTERVAL_SECONDS = 1.0
"""Seconds between two looks at what was typed."""
FILE_PREFIX = "draft-"
CLOSED_PREFIX = "left-"
"""What follows for words whose screen was closed; for those being typed it is their program."""
FILE_SUFFIX, SEALED_SUFFIX = ".json", ".json.sealed"
"""How its name ends; that of an encrypted journal can be read only while the journal is open."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of an entry that nobody has saved yet."""

    kind: str
    uid: str
    """The entry that was being changed; empty for a new one."""
    typed: dict[str, str]
    """The words in each field, by its name."""
    chosen: dict[str, str] = field(default_factory=dict)
    """What was chosen in the others, as text."""


@runtime_checkable
class HasUnsavedDraft(Protocol):
    """A screen that may hold words which are nowhere else."""

    def unsaved_draft(self) -> Draft | None:
        """Those words, if there are any."""

    def draft_saved(self) -> None:
        """They are safe: whatever was kept of them meanwhile is not needed any more."""


def save(journal: str, draft: Draft) -> None:
    """Write the draft of this program beside the journal, whole or not at all."""
    with suppress(OSError, JournalError):
        _write(journal, str(os.getpid()), draft)


def save_for_later(journal: str, draft: Draft) -> str:
    """Keep a draft whose screen is about to be closed; it is offered like any that was left.

    Returns:
        where it lies.

    Raises:
        OSError: when the disk does not take it.
        JournalError: when it cannot be sealed.
    """
    return _write(journal, f"{CLOSED_PREFIX}{os.urandom(8).hex()}", draft)


def save_all_for_later(journal: str, screens: Iterable[object]) -> None:
    """Keep what is being typed on any of these screens, which are all about to be closed.

    Raises:
        OSError: when the disk does not take it; nothing is kept then.
        JournalError: when it cannot be sealed.
    """
    writing = [one for one in screens if isinstance(one, HasUnsavedDraft)]
    kept: list[str] = []
    try:
        for draft in filter(None, (one.unsaved_draft() for one in writing)):
            kept.append(save_for_later(journal, draft))
    except (OSError, JournalError):
        for path in kept:
            remove_file(path)
        raise
    for one in writing:
        one.draft_saved()
    discard(journal)


def discard(journal: str) -> None:
    """Forget the draft of this program: it was saved, or thrown away."""
    for end in (FILE_SUFFIX, SEALED_SUFFIX):
        remove_file(_file_path(journal, str(os.getpid()), end))


def remove_file(path: str) -> None:
    """Remove a draft that is of no use any more."""
    with suppress(OSError):
        os.unlink(path)


def find_leftover(journal: Journal) -> tuple[str, Draft] | None:
    """The file and the content of a draft whose screen or program is gone."""
    with suppress(OSError):
        for path in _leftover_files(os.path.dirname(journal.path)):
            with suppress(OSError, ValueError, TypeError, KeyError, JournalError):
                draft = _read(path, journal)
                if journal.key is not None and path.endswith(
                    FILE_SUFFIX
                ):  # older than the passphrase
                    before, path = path, save_for_later(journal.path, draft)
                    remove_file(before)
                return path, draft
    return None


def _leftover_files(folder: str) -> Iterator[str]:
    for name in sorted(os.listdir(folder)):
        if name.startswith(FILE_PREFIX) and name.endswith((FILE_SUFFIX, SEALED_SUFFIX)):
            whose = name[len(FILE_PREFIX) :].partition(".")[0]
            if whose.startswith(CLOSED_PREFIX) or (whose.isdecimal() and not _runs(whose)):
                yield os.path.join(folder, name)


def _write(journal: str, whose: str, draft: Draft) -> str:
    data, end = json.dumps(asdict(draft)).encode("ascii"), FILE_SUFFIX
    if is_encrypted(journal):
        from recovery_journal.store.encryption import keys, sealed_box

        data = sealed_box.seal(pad_to_common_length(data), keys.read(keys_file(journal)).public)
        end = SEALED_SUFFIX
    path = _file_path(journal, whose, end)
    atomic.write(path, data, lasting=True)
    return path


def _read(path: str, journal: Journal) -> Draft:
    with open(path, "rb") as file:
        data = file.read()
    if path.endswith(SEALED_SUFFIX):
        data = journal.sealed_box.unseal(data)
    kept = json.loads(data)
    typed, chosen = (
        {str(name): str(text) for name, text in kept.get(part, {}).items()}
        for part in ("typed", "chosen")
    )
    return Draft(str(kept["kind"]), str(kept["uid"]), typed, chosen)


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


def _file_path(journal: str, whose: str, end: str) -> str:
    return os.path.join(os.path.dirname(journal), f"{FILE_PREFIX}{whose}{end}")
