"""Drafts: unsaved text, stored a second behind typing in case the process dies."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from recovery_journal.domain.entries.locked_message import pad_to_common_length
from recovery_journal.errors import JournalError
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file
from recovery_journal.store.sqlite.locking import runs

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

SAVE_INTERVAL_SECONDS = 1.0
"""How often typed text is stored."""
FILE_PREFIX = "draft-"
CLOSED_PREFIX = "left-"
"""Starts the name of a closed screen's draft; that of an open one has the process id instead."""
EDITOR_PREFIX = "editor-"
"""Starts the name of a file that exists while the text of a draft is open in an editor."""
FILE_SUFFIX, SEALED_SUFFIX = ".json", ".json.sealed"
"""File endings; drafts of an encrypted journal are sealed, and readable only while it's open."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The unsaved content of a dialog."""

    kind: str
    uid: str
    """The entry being edited; empty for a new one."""
    typed: dict[str, str]
    """Text by field name."""
    chosen: dict[str, str] = field(default_factory=dict)
    """Choices by field name, as text."""


@runtime_checkable
class HasUnsavedDraft(Protocol):
    """A screen that may hold unsaved text."""

    def unsaved_draft(self) -> Draft | None: ...

    def draft_saved(self) -> None:
        """Called once the draft is stored, so that the screen can forget it."""


def save(journal: str, draft: Draft) -> None:
    """Write the draft of this process, whole or not at all."""
    with suppress(OSError, JournalError):
        _write(journal, str(os.getpid()), draft)


def save_for_later(journal: str, draft: Draft, name: str = "") -> str:
    """Store the draft of a screen about to close, to be offered later.

    Args:
        journal: the journal.
        draft: the draft.
        name: replaces the draft of this name; by default it's a further one.

    Returns:
        The path of the draft.

    Raises:
        OSError: the disk refuses it.
        JournalError: it can't be sealed.
    """
    return _write(journal, CLOSED_PREFIX + (name or os.urandom(8).hex()), draft)


def save_all_for_later(journal: str, screens: Iterable[object]) -> None:
    """Store the drafts of screens that are all about to close, all or none.

    Raises:
        OSError: the disk refuses it.
        JournalError: one can't be sealed.
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


def discard(journal: str, whose: str = "") -> None:
    """Remove a draft, by default that of this process: its text was saved or discarded."""
    for end in (FILE_SUFFIX, SEALED_SUFFIX):
        remove_file(_file_path(journal, whose or str(os.getpid()), end))


def remove_file(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def is_any_left(journal: str) -> bool:
    """Return whether there is a draft whose screen, editor or process is gone."""
    with suppress(OSError):
        return any(True for _ in _leftover_files(os.path.dirname(journal)))
    return False


def find_leftover(journal: "Journal") -> tuple[str, Draft] | None:
    """Return path and content of a draft whose screen or process is gone."""
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


def seal_plain(journal: str) -> None:
    """Seal what was left before the journal had a passphrase; what can't be read stays."""
    for path in [*_leftover_files(os.path.dirname(journal))]:
        if path.endswith(FILE_SUFFIX):
            with suppress(OSError, ValueError, TypeError, KeyError, JournalError):
                with open(path, "rb") as file:
                    draft = _parse(file.read())
                save_for_later(journal, draft)
                remove_file(path)


def _leftover_files(folder: str) -> Iterator[str]:
    for name in sorted(os.listdir(folder)):
        if name.startswith(FILE_PREFIX) and name.endswith((FILE_SUFFIX, SEALED_SUFFIX)):
            whose = name[len(FILE_PREFIX) :].partition(".")[0]
            if _is_left(folder, whose):
                yield os.path.join(folder, name)


def _is_left(folder: str, whose: str) -> bool:
    """Return whether the process, screen or editor that wrote a draft is gone."""
    if whose.startswith(CLOSED_PREFIX):
        marker = EDITOR_PREFIX + whose.removeprefix(CLOSED_PREFIX)
        return not os.path.lexists(os.path.join(folder, marker))
    return whose.isdecimal() and not runs(int(whose))


def _write(journal: str, whose: str, draft: Draft) -> str:
    data, end = json.dumps(asdict(draft)).encode("ascii"), FILE_SUFFIX
    if is_encrypted(journal):
        from recovery_journal.store.encryption import keys, sealed_box

        data = sealed_box.seal(pad_to_common_length(data), keys.read(keys_file(journal)).public)
        end = SEALED_SUFFIX
    path = _file_path(journal, whose, end)
    atomic.write(path, data, lasting=True)
    return path


def _read(path: str, journal: "Journal") -> Draft:
    with open(path, "rb") as file:
        data = file.read()
    if path.endswith(SEALED_SUFFIX):
        data = journal.sealed_box.unseal(data)
    return _parse(data)


def _parse(data: bytes) -> Draft:
    kept = json.loads(data)
    typed, chosen = (
        {str(name): str(text) for name, text in kept.get(part, {}).items()}
        for part in ("typed", "chosen")
    )
    return Draft(str(kept["kind"]), str(kept["uid"]), typed, chosen)


def _file_path(journal: str, whose: str, end: str) -> str:
    return os.path.join(os.path.dirname(journal), f"{FILE_PREFIX}{whose}{end}")
