"""The inbox beside a locked journal: a small file for each thing that was said meanwhile.

Each is sealed to the public key of the journal. What opens it lies inside the journal, so nobody,
this program included, can read it before the journal is unlocked. Neither SQLite nor a book of the
journal is loaded to write one.
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
    BadInput,
    Busy,
    CannotWrite,
    Damaged,
    JournalError,
    NotAllowed,
)
from recovery_journal.store.encryption import keys, sealed_box
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import inbox_folder, keys_file, refuse_shared_folder

TIMESTAMP_FORMAT = "%Y%m%dT%H%M%S.%fZ"
NAME_PATTERN = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)-[0-9a-f]{16}\.sealed")
TICK = timedelta(microseconds=1)
ABANDONED_DRAFT_AGE = timedelta(hours=1)
"""A draft of this age was left by a program that was stopped."""
MAX_MESSAGE_BYTES = 64 << 20
"""Bytes; no message is longer."""


def list_waiting(journal: str) -> list[str]:
    """The paths of what waits to be taken in, in the order it was said."""
    folder = inbox_folder(journal)
    return [os.path.join(folder, name) for name in _names(folder)]


def sealed_at(path: str) -> datetime:
    """When it was said, as its name tells (UTC)."""
    moment = _sealed_moment(os.path.basename(path))
    if moment is None:
        raise ValueError(path)
    return moment


def seal_message(journal: str, said: LockedMessage) -> str:
    """Keep what was said whole or not at all; the path of its file.

    Raises:
        NotAllowed, CannotWrite: when it cannot be written.
        Locked, Damaged, NewerJournal: when there is no key to seal it to.
    """
    data = sealed_box.seal(to_bytes(said), keys.read(keys_file(journal)).public)
    folder = inbox_folder(journal)
    try:
        _prepare(folder)
        path = os.path.join(folder, _next_name(folder))
        atomic.write(path, data, lasting=True)
    except OSError as error:
        raise _write_error(
            error, f"{folder} cannot be written to", "This was not saved."
        ) from error
    return path


def unseal_file(path: str, private_keys: Iterable[bytes]) -> LockedMessage:
    """What a file of the inbox holds.

    Raises:
        FileNotFoundError: when it is gone by now.
        Damaged: when it is not as it was written, or was sealed for another journal.
    """
    try:
        with open(os.open(path, atomic.READ_FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BadInput("That is no plain file.")
            data = file.read(MAX_MESSAGE_BYTES + 1)
        return from_bytes(sealed_box.unseal(data, private_keys))
    except FileNotFoundError:
        raise
    except (Damaged, BadInput, OSError) as error:
        raise Damaged(f"{path} is damaged, or was sealed for another journal.") from error


def remove_newest(journal: str) -> datetime | None:
    """Remove what was sealed last; when that was, or None where nothing waits.

    Raises:
        Busy: when it is just being taken in.
        NotAllowed, CannotWrite: when it cannot be removed.
    """
    folder = inbox_folder(journal)
    with exclusive(folder) as here:
        if not here:
            raise Busy("It is being taken into the journal just now. Please try again.")
        names = _names(folder)
        if not names:
            return None
        try:
            os.unlink(os.path.join(folder, names[-1]))
            atomic.sync_folder(os.path.join(folder, names[-1]))
        except OSError as error:
            raise _write_error(
                error, f"{folder} cannot be changed", "It is still there."
            ) from error
        return sealed_at(names[-1])


def remove_abandoned_drafts(journal: str) -> None:
    """Remove what a program left that was stopped while writing; nobody was told it was saved."""
    folder = inbox_folder(journal)
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            final, mark, _ = name.partition(atomic.DRAFT_MARK)
            begun = _sealed_moment(final) if mark else None
            if begun and begun < clock.utc_now() - ABANDONED_DRAFT_AGE:
                os.unlink(os.path.join(folder, name))


@contextlib.contextmanager
def exclusive(folder: str) -> Iterator[bool]:
    """Whether nobody else takes anything out of the inbox meanwhile; ends with the program.

    Where a system or a disk knows no locks, everybody is taken to be alone.
    """
    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (OSError, AttributeError):
        yield True
        return
    try:
        yield _try_lock(held)
    finally:
        os.close(held)


def _try_lock(held: int) -> bool:
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock

        flock(held, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    except (OSError, ImportError):
        return True
    return True


def _write_error(error: OSError, what: str, so: str) -> JournalError:
    kind = NotAllowed if isinstance(error, PermissionError) else CannotWrite
    return kind(f"{what}: {error.strerror}. {so}")


def _names(folder: str) -> list[str]:
    try:
        return sorted(filter(_sealed_moment, os.listdir(folder)))
    except OSError:
        return []


def _sealed_moment(name: str) -> datetime | None:
    """When a file was sealed, by its name; None when it is none of ours."""
    told = NAME_PATTERN.fullmatch(name)
    with contextlib.suppress(ValueError):  # a name like ours with a month 13
        return told and datetime.fromisoformat(told[1])
    return None


def _next_name(folder: str) -> str:
    """A name that comes after all that wait, also when the clock was set back."""
    moment = clock.utc_now()
    with contextlib.suppress(IndexError, OverflowError):
        moment = max(moment, sealed_at(_names(folder)[-1]) + TICK)
    return f"{moment.strftime(TIMESTAMP_FORMAT)}-{os.urandom(8).hex()}.sealed"


def _prepare(folder: str) -> None:
    """Make the folder, for the owner only, and refuse one that others prepared.

    Raises:
        NotAllowed: when it is no folder of the owner's, or others can write to it.
    """
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder, 0o700)
        atomic.sync_folder(folder)
    found = os.lstat(folder)
    own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    if not (stat.S_ISDIR(found.st_mode) and own):
        raise NotAllowed(f"{folder} is no folder of yours. This was not saved.")
    refuse_shared_folder(folder)
