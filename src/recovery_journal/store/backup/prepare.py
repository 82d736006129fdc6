"""Check a backup to its end, and make of it the file that is to replace the journal."""

import contextlib
import os
from collections.abc import Iterator

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import BadData, Damaged, Locked, NewerJournal
from recovery_journal.store.backup.backup import copy_database
from recovery_journal.store.backup.read_all import read_everything
from recovery_journal.store.backup.salvage import salvage
from recovery_journal.store.backup.verify import (
    Fingerprint,
    connect_immutable,
    fingerprint,
    fingerprint_of,
    matches_checksum,
)
from recovery_journal.store.books.search import rebuild_index
from recovery_journal.store.encryption.convert import copy_under_new_key
from recovery_journal.store.sqlite.atomic import draft_of, temporary_folder
from recovery_journal.store.sqlite.connection import PLAIN_KEY, sqlite_errors
from recovery_journal.store.sqlite.file_format import APPLICATION_ID
from recovery_journal.store.sqlite.guard import (
    explaining_os_errors,
    is_encrypted,
    refuse_other_formats,
)
from recovery_journal.store.sqlite.integrity import check_integrity
from recovery_journal.store.sqlite.opening import connect_journal
from recovery_journal.store.sqlite.own_schema import NOT_RESTORED, create_missing, foreign_parts
from recovery_journal.store.sqlite.schema import SCHEMA_VERSION
from recovery_journal.words import damage


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked copy of a backup, beside the journal."""

    path: str
    key: bytes | None
    """None for a plain file."""
    entries: int
    """The number of entries that can be read, including the trash."""
    unreadable: tuple[str, ...]
    """The table of each thing that can't be read."""
    torn: tuple[str, ...]
    """Tables that have lost rows with a damaged page."""
    is_altered: bool
    """Whether its bytes aren't those that were written; unknown without a checksum in its name."""


@contextlib.contextmanager
def prepare(
    backup: str, backup_key: bytes | None, journal: str, key: bytes | None
) -> Iterator[Prepared]:
    """Yield a copy of a backup that can replace the journal; it's removed if it doesn't.

    Args:
        backup: the backup.
        backup_key: its key if it's encrypted.
        journal: the journal.
        key: the key to encrypt the copy with; None for a plain one.

    Raises:
        NewerJournal: a newer version of this program wrote the backup.
        BadData: it isn't a journal, or somebody put into it what could act.
        Damaged: nothing of it can be read.
        Locked: it's encrypted and no key was given.
        CannotWrite, NotAllowed: there is no room or no permission.
    """
    if not is_encrypted(backup):
        refuse_other_formats(backup)
        backup_key = None
    elif backup_key is None:
        raise Locked(f"{backup} is encrypted, and its passphrase was not given.")
    with contextlib.ExitStack() as held:
        held.enter_context(explaining_os_errors(journal))
        os.makedirs(os.path.dirname(journal), mode=0o700, exist_ok=True)
        draft = held.enter_context(draft_of(journal))
        source, is_altered = backup, not matches_checksum(backup, os.path.basename(backup))
        torn: tuple[str, ...] = ()
        expected = _fingerprint_if_usable(backup, backup_key)
        if expected is None:
            beside = os.path.dirname(os.path.abspath(journal))
            folder = held.enter_context(temporary_folder(beside))
            source = os.path.join(folder, "journal.db")
            torn = salvage(backup, source, backup_key).torn
            expected = fingerprint_of(source, backup_key)
        _copy(source, backup_key, draft, key)
        if fingerprint_of(draft, key) != expected:
            raise Damaged("The copy could not be read whole, so nothing was changed.")
        lost = _bring_up_to_date(draft, key)
        torn = (*torn, *(table for table in lost if table not in torn))
        entries, unreadable = _count(draft, key)
        if "entry" in torn and not entries:
            raise Damaged(f"No entry could be read from {backup}. Nothing was changed.")
        yield Prepared(draft, key, entries, unreadable, torn, is_altered)


def _fingerprint_if_usable(backup: str, key: bytes | None) -> Fingerprint | None:
    """Return the fingerprint of a backup, or None if not every page of it can be read.

    Raises:
        NewerJournal, BadInput: it must not be used at all.
    """
    try:
        with contextlib.closing(connect_immutable(backup, key)) as reader:
            if key and reader.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise Damaged(f"{backup} is damaged. It was not changed.")
            ((version,),) = reader.execute("PRAGMA user_version").fetchall()
            if version > SCHEMA_VERSION:
                raise NewerJournal(damage.newer_backup(backup))
            if acting := [str(part) for part in foreign_parts(reader) if part.kind in NOT_RESTORED]:
                raise BadData(damage.not_restored(backup, acting))
            found = fingerprint(reader)
            return None if check_integrity(reader).is_broken else found
    except sqlite_errors():
        return None


def _copy(backup: str, backup_key: bytes | None, draft: str, key: bytes | None) -> None:
    if key == backup_key:
        with contextlib.closing(connect_immutable(backup, backup_key)) as source:
            copy_database(source, draft, key)
    else:
        copy_under_new_key(backup, backup_key or PLAIN_KEY, draft, key or PLAIN_KEY)


def _bring_up_to_date(draft: str, key: bytes | None) -> list[str]:
    """Create what is missing of the schema of a copy; return the tables that had been lost."""
    from recovery_journal.store.sqlite.migrate import migrate

    with contextlib.closing(connect_journal(draft, key)) as file:
        migrate(file)
        with file.transaction():
            lost = create_missing(file.connection)
            if lost or check_integrity(file.connection).indexes:
                file.run("REINDEX")
                rebuild_index(file)
        return lost


def _count(draft: str, key: bytes | None) -> tuple[int, tuple[str, ...]]:
    """Return the number of entries that can be read, and the table of each thing that can't."""
    with contextlib.closing(connect_journal(draft, key)) as file:
        read_everything(file)
        unreadable = tuple(table for table, _ in file.take_unreadable())
        ((entries,),) = file.rows("SELECT count(*) FROM entry")
        return entries - unreadable.count("entry"), unreadable
