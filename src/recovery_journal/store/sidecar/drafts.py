"""Drafts: unsaved text, stored a second behind typing in case the process dies."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from recovery_journal.domain.dataclass import asdict, dataclass, field
from recovery_journal.domain.entries.locked_message import pad_to_common_length
from recovery_journal.errors import JournalError
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file, refuse_erased
from recovery_journal.store.sqlite.locking import try_lock

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

SAVE_INTERVAL_SECONDS = 1.0
"""How often unsaved content is stored."""
FILE_PREFIX = "draft-"
CLOSED_PREFIX = "left-"
"""Starts the name of a draft that no screen holds."""
EDITOR_PREFIX = "editor-"
"""Starts the name of a file that exists while the text of a draft is open in an editor."""
FILE_SUFFIX, SEALED_SUFFIX = ".json", ".json.sealed"
"""File endings; drafts of an encrypted journal are sealed, and readable only while it's open."""
LOCK_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""For a draft that others may have put there; some systems lock only what is open for writing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The unsaved content of a screen."""

    kind: str
    """Which dialog it belongs in, such as "craving" or "letter"."""
    uid: str
    """The entry or record being edited; empty for a new one."""
    typed: dict[str, str]
    """Text by field name."""
    chosen: dict[str, str] = field(default_factory=dict)
    """Choices by field name, as text."""


@runtime_checkable
class HasUnsavedDraft(Protocol):
    """A screen that may hold unsaved content."""

    def unsaved_draft(self) -> Draft | None: ...


class DraftFile:
    """The draft of an open screen, locked while that screen's process lives."""

    def __init__(self, journal: str, path: str = "") -> None:
        """Start without a draft, or in place of one that was left at `path`."""
        self._journal = journal
        self._name = os.urandom(8).hex()
        self._path = path
        self._lock: int | None = None
        self._stored: Draft | None = None

    def store(self, draft: Draft | None) -> None:
        """Store what is unsaved now, or nothing.

        Raises:
            OSError: the disk refuses it; the draft from before stays.
            JournalError: it can't be sealed.
        """
        if draft is None:
            self.remove()
        elif draft != self._stored or self._is_sealed != is_encrypted(self._journal):
            path, lock = _write(self._journal, self._name, draft)
            self.leave()
            if path != self._path:  # it was left by another screen, or is sealed from now on
                remove_file(self._path)
            self._path, self._lock, self._stored = path, lock, draft

    @property
    def _is_sealed(self) -> bool:
        return self._path.endswith(SEALED_SUFFIX)

    def remove(self) -> None:
        if self._path:
            remove_file(self._path)
        self.leave()
        self._path, self._stored = "", None

    def leave(self) -> None:
        """Unlock the draft, so that it's offered."""
        _unlock(self._lock)
        self._lock = None


class OpenDrafts:
    """The drafts of all open screens."""

    def __init__(self, journal: str) -> None:
        self._journal = journal
        self._files: dict[object, DraftFile] = {}
        self._are_left = False

    def store(self, screens: Iterable[object]) -> None:
        """Store what is unsaved on the open screens, and remove the drafts of closed ones.

        Raises:
            OSError: the disk refuses it.
            JournalError: one can't be sealed.
        """
        if self._are_left:
            return
        writing = [one for one in screens if isinstance(one, HasUnsavedDraft)]
        for closed in [one for one in self._files if one not in writing]:
            self._files.pop(closed).remove()
        for one in writing:
            draft = one.unsaved_draft()
            if draft is not None or one in self._files:
                self._files.setdefault(one, DraftFile(self._journal)).store(draft)

    def adopt(self, screen: object, path: str) -> None:
        """Have a screen go on with the draft that was left at a path."""
        self._files[screen] = DraftFile(self._journal, path)

    def leave(self) -> None:
        """Leave all drafts to be offered: this process is about to end."""
        self._are_left = True
        for file in self._files.values():
            file.leave()


def save_for_later(journal: str, draft: Draft, name: str = "") -> str:
    """Store a draft to be offered later.

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
    path, lock = _write(journal, CLOSED_PREFIX + (name or os.urandom(8).hex()), draft)
    _unlock(lock)
    return path


def discard(journal: str, name: str) -> None:
    """Remove a draft: its text was saved or discarded."""
    for end in (FILE_SUFFIX, SEALED_SUFFIX):
        remove_file(_file_path(journal, name, end))


def remove_file(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def is_any_left(journal: str) -> bool:
    """Return whether there is a draft whose screen or editor is gone."""
    with suppress(OSError):
        return any(True for _ in _leftover_files(os.path.dirname(journal)))
    return False


def find_leftover(journal: "Journal") -> tuple[str, Draft] | None:
    """Return path and content of a draft whose screen or editor is gone."""
    with suppress(OSError):
        for path in _leftover_files(os.path.dirname(journal.path)):
            with suppress(OSError, ValueError, TypeError, KeyError, JournalError):
                draft = _read(path, journal)
                if journal.key is not None and path.endswith(FILE_SUFFIX):
                    path = _seal(journal.path, path, draft)
                return path, draft
    return None


def seal_plain(journal: str) -> None:
    """Seal what was left before the journal had a passphrase; what can't be read stays."""
    for path in [*_leftover_files(os.path.dirname(journal))]:
        if path.endswith(FILE_SUFFIX):
            with (
                suppress(OSError, ValueError, TypeError, KeyError, JournalError),
                open(path, "rb") as file,
            ):
                _seal(journal, path, _parse(file.read()))


def _seal(journal: str, path: str, draft: Draft) -> str:
    """Seal a draft that is older than the passphrase; return its new path."""
    sealed = save_for_later(journal, draft)
    remove_file(path)
    return sealed


def _leftover_files(folder: str) -> Iterator[str]:
    for name in sorted(os.listdir(folder)):
        if name.startswith(FILE_PREFIX) and name.endswith((FILE_SUFFIX, SEALED_SUFFIX)):
            whose = name.removeprefix(FILE_PREFIX + CLOSED_PREFIX).partition(".")[0]
            path = os.path.join(folder, name)
            if not os.path.lexists(os.path.join(folder, EDITOR_PREFIX + whose)) and _is_left(path):
                yield path


def _is_left(path: str) -> bool:
    """Return whether no screen holds a draft."""
    try:
        held = os.open(path, LOCK_FLAGS)
    except OSError:
        return False
    try:
        # A draft replaced meanwhile is held under the same name.
        return try_lock(held) and os.path.samestat(os.fstat(held), os.stat(path))
    except OSError:
        return False
    finally:
        os.close(held)


def _write(journal: str, name: str, draft: Draft) -> tuple[str, int | None]:
    """Write a draft, whole or not at all; return its path, and the lock on it if there are any."""
    refuse_erased(journal)
    data, end = json.dumps(asdict(draft)).encode("ascii"), FILE_SUFFIX
    if is_encrypted(journal):
        from recovery_journal.store.encryption import keys, sealed_box

        data = sealed_box.seal(pad_to_common_length(data), keys.read(keys_file(journal)).public)
        end = SEALED_SUFFIX
    path = _file_path(journal, name, end)
    os.makedirs(os.path.dirname(journal), mode=0o700, exist_ok=True)  # not there at the first start
    with atomic.draft_of(path) as unfinished:
        with open(unfinished, "wb") as file:
            file.write(data)
            file.flush()
            atomic.sync(file.fileno())
        lock = _lock(unfinished)
        try:
            os.replace(unfinished, path)
            atomic.sync_folder(path)
        except BaseException:
            _unlock(lock)
            raise
    return path, lock


def _lock(path: str) -> int | None:
    """Lock a file, unless it could not be renamed then, as on Windows."""
    if os.name != "posix":
        return None
    lock = os.open(path, LOCK_FLAGS)
    try_lock(lock)
    return lock


def _unlock(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)


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


def _file_path(journal: str, name: str, end: str) -> str:
    return os.path.join(os.path.dirname(journal), f"{FILE_PREFIX}{name}{end}")
