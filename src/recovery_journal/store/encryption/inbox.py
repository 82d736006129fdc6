"""The inbox of a locked journal: one small file per entry logged meanwhile.

Each file is sealed to the journal's public key. The private key is inside the journal, so nobody,
not even this program, can read it until the journal is unlocked. Writing one imports neither SQLite
nor any book.
"""

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from recovery_journal import clock
from recovery_journal.domain.entries.locked_message import LockedMessage, from_bytes, to_bytes
from recovery_journal.errors import (
    BadData,
    BadInput,
    Busy,
    CannotWrite,
    Damaged,
    JournalError,
    NotAllowed,
    UnconfirmedError,
)
from recovery_journal.store.encryption import keys, sealed_box
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import inbox_folder, keys_file, refuse_shared_folder
from recovery_journal.store.sqlite.locking import exclusive

TIMESTAMP_FORMAT = "%Y%m%dT%H%M%S.%fZ"
NAME_PATTERN = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)-[0-9a-f]{16}\.sealed")
ASKED_FILE = "asked.txt"
"""Holds the name of the last message that has become a question."""
MAX_NAME_CHARS = 100
TICK = timedelta(microseconds=1)
ABANDONED_DRAFT_AGE = timedelta(hours=1)
"""A temporary file this old was left by a killed process."""
MAX_MESSAGE_BYTES = 64 << 20
"""The largest message that is read."""


def list_waiting(journal: str) -> list[str]:
    """Return the paths of waiting messages, oldest first."""
    folder = inbox_folder(journal)
    return [os.path.join(folder, name) for name in _names(folder)]


def sealed_at(path: str) -> datetime:
    """Return when a message was sealed (UTC), from its name."""
    moment = _sealed_moment(os.path.basename(path))
    if moment is None:
        raise ValueError(path)
    return moment


def seal_message(journal: str, message: LockedMessage) -> str:
    """Write a sealed message, whole or not at all; return its path.

    Raises:
        NotAllowed, CannotWrite: it can't be written.
        Locked, Damaged, NewerJournal: there is no usable public key.
    """
    data = sealed_box.seal(to_bytes(message), keys.read(keys_file(journal)).public)
    folder = inbox_folder(journal)
    try:
        _prepare(folder)
        path = os.path.join(folder, _next_name(folder))
        _write_new(path, data)
    except OSError as error:
        raise _write_error(
            error, f"{folder} cannot be written to", "This was not saved."
        ) from error
    return path


def unseal_file(path: str, private_keys: Iterable[bytes]) -> LockedMessage:
    """Read a sealed message.

    Raises:
        FileNotFoundError: it no longer exists.
        Damaged: it was changed, or sealed for another journal.
    """
    try:
        with open(os.open(path, atomic.READ_FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BadData("That isn't a plain file.")
            data = file.read(MAX_MESSAGE_BYTES + 1)
        return from_bytes(sealed_box.unseal(data, private_keys))
    except FileNotFoundError:
        raise
    except (Damaged, BadInput, OSError) as error:
        raise Damaged(f"{path} is damaged, or was sealed for another journal.") from error


def remove_newest(journal: str) -> datetime | None:
    """Remove the last sealed message; return when it was sealed, or None if there is none.

    What was sealed before the journal was last open stays: by now it's a question to the user.

    Raises:
        Busy: it's being added to the journal.
        NotAllowed, CannotWrite: it can't be removed.
    """
    folder = inbox_folder(journal)
    with _changing(folder):
        newest = max(_names(folder), default="")
        if newest <= _last_asked(folder):
            return None
        _unlink(os.path.join(folder, newest))
    return sealed_at(newest)


def remember_asked(path: str) -> None:
    """Remember that this message and all before it have become questions."""
    folder, name = os.path.split(path)
    if _last_asked(folder) != name:
        with contextlib.suppress(OSError):
            atomic.write(os.path.join(folder, ASKED_FILE), name.encode("ascii"), lasting=False)


def _last_asked(folder: str) -> str:
    """Return the name of the last message that has become a question; empty if there is none."""
    with contextlib.suppress(OSError, ValueError), open(os.path.join(folder, ASKED_FILE)) as file:
        return file.read(MAX_NAME_CHARS)
    return ""


def remove(journal: str, path: str) -> None:
    """Remove a sealed message, unless it's gone.

    Raises:
        Busy, NotAllowed, CannotWrite: as in `remove_newest`.
    """
    with _changing(inbox_folder(journal)), contextlib.suppress(FileNotFoundError):
        _unlink(path)


@contextlib.contextmanager
def _changing(folder: str) -> Iterator[None]:
    with exclusive(folder) as here:
        if not here:
            raise Busy("It is being added to the journal just now. Please try again.")
        try:
            yield
        except OSError as error:
            raise _write_error(
                error, f"{folder} cannot be changed", "It is still there."
            ) from error


def _unlink(path: str) -> None:
    os.unlink(path)
    atomic.sync_folder(path)


def remove_abandoned_drafts(journal: str) -> None:
    """Remove temporary files of killed processes; none of them was reported as saved."""
    folder = inbox_folder(journal)
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            final, mark, _ = name.partition(atomic.DRAFT_MARK)
            begun = _sealed_moment(final) if mark else None
            if begun and begun < clock.utc_now() - ABANDONED_DRAFT_AGE:
                os.unlink(os.path.join(folder, name))


def _write_new(path: str, data: bytes) -> None:
    """Write a file that stays; unless the disk confirms that, it's removed again."""
    try:
        atomic.write(path, data, lasting=True)
    except UnconfirmedError:
        os.unlink(path)
        raise


def _write_error(error: OSError, what: str, so: str) -> JournalError:
    kind = NotAllowed if isinstance(error, PermissionError) else CannotWrite
    return kind(f"{what}: {error.strerror}. {so}")


def _names(folder: str) -> list[str]:
    try:
        return sorted(filter(_sealed_moment, os.listdir(folder)))
    except OSError:
        return []


def _sealed_moment(name: str) -> datetime | None:
    """Return when a file was sealed, from its name; None if it isn't one of ours."""
    found = NAME_PATTERN.fullmatch(name)
    with contextlib.suppress(ValueError):  # a name like ours with a month 13
        return found and datetime.fromisoformat(found[1])
    return None


def _next_name(folder: str) -> str:
    """Return a name that sorts after all waiting ones, and the last question's, by any clock."""
    moment = clock.utc_now()
    if last := _sealed_moment(max([_last_asked(folder), *_names(folder)])):
        with contextlib.suppress(OverflowError):
            moment = max(moment, last + TICK)
    return f"{moment.strftime(TIMESTAMP_FORMAT)}-{os.urandom(8).hex()}.sealed"


def _prepare(folder: str) -> None:
    """Create the folder for the owner only, or refuse one that others prepared.

    Raises:
        NotAllowed: it isn't a folder of this user, or others can write to it.
    """
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder, 0o700)
        atomic.sync_folder(folder)
    found = os.lstat(folder)
    own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    if not (stat.S_ISDIR(found.st_mode) and own):
        raise NotAllowed(f"{folder} isn't your folder. This was not saved.")
    refuse_shared_folder(folder)
