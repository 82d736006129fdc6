"""Copies of the journal, each opened and compared before it counts as one; and the way back."""

import contextlib
import hashlib
import os
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from recovery_journal.errors import Damaged, JournalError, Locked, NotFound
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.sqlite.atomic import draft_of, publish
from recovery_journal.store.sqlite.connection import (
    connect,
    explain_sqlite_error,
    ignoring_sqlite_errors,
    sqlite_errors,
)
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import APPLICATION_ID
from recovery_journal.store.sqlite.guard import (
    explaining_os_errors,
    has_journal_header,
    keys_file,
    read_header,
    refuse_other_formats,
)

BACKUP_REASONS = ("daily", "asked", "migration", "import", "purge", "restore", "passphrase")
"""Why a copy was made: by itself once a day, by the person, or before what its name says."""
NAME_PATTERN = re.compile(r"journal-(\d{8}T\d{6}Z)-v(\d+)-([a-z]+)-([0-9a-f]{6,16})\.db")
CHECKSUM_HEX_DIGITS = 16
"""So many letters of the SHA-256 of a copy end its name; a shorter end stands for nothing."""
TIMESTAMP_FORMAT = "%Y%m%dT%H%M%SZ"
DAILY_INTERVAL = timedelta(days=1)
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
"""Of so many days, weeks and months the last daily copy stays."""
KEEP_REPLACED_FOR = timedelta(days=30)
"""So long every journal stays that was replaced by a restore."""

OnProgress = Callable[[int], None]
"""Hears how many entries were just looked at."""


def ignore_progress(_: int) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy, as its name tells of it."""

    path: str
    made: datetime
    """When it was made (UTC)."""
    version: int
    """The schema it has."""
    reason: str
    """One of REASONS."""

    @property
    def name(self) -> str:
        """The name of its file."""
        return os.path.basename(self.path)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a journal holds, to compare it with a copy."""

    entries: int
    """How many entries, with those in the trash."""
    digest: str
    """Stands for every value of every table."""


def default_backup_folder(journal: str) -> str:
    """Where the copies of a journal lie."""
    return os.path.join(os.path.dirname(os.path.abspath(journal)), "backups")


def list_backups(folder: str) -> list[Backup]:
    """The copies in a folder, the newest first."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    found = []
    for name in names:
        if told := NAME_PATTERN.fullmatch(name):
            made, version, reason, _ = told.groups()
            with contextlib.suppress(ValueError):
                moment = datetime.strptime(made, TIMESTAMP_FORMAT).replace(tzinfo=UTC)
                found.append(Backup(os.path.join(folder, name), moment, int(version), reason))
    return sorted(found, key=lambda one: (one.made, one.name), reverse=True)


def newest(folder: str, now: datetime) -> Backup | None:
    """The last copy; one that a clock made which ran ahead only when there is no other."""
    known = list_backups(folder)
    return next((one for one in known if one.made <= now), known[-1] if known else None)


def find_backup(folder: str, typed: str, now: datetime) -> Backup:
    """The one copy whose name has these letters in it, or the newest for "last".

    Raises:
        NotFound: when none or more than one fits.
    """
    fitting = [one for one in list_backups(folder) if typed in one.name]
    found = newest(folder, now) if typed == "last" else fitting[0] if len(fitting) == 1 else None
    if found is None or not typed:
        raise NotFound(f"There is no one backup called {typed}. To see them: rj backup list")
    return found


class Backups:
    """The copies of one journal."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def make(
        self,
        reason: str,
        now: datetime,
        folder: str = "",
        on_progress: OnProgress = ignore_progress,
    ) -> Backup:
        """Keep a copy of the whole journal, beside it or in another folder; see `back_up`."""
        folder = folder or default_backup_folder(self._file.path)
        return back_up(self._file, folder, reason, now, on_progress)

    def folders(self) -> list[str]:
        """Where daily copies are kept: beside the journal, and where the person said.

        A folder that is not there just now, such as that of a disk that was taken out, is left out.
        """
        chosen = SettingsBook(self._file).read().backup_folder
        known = [default_backup_folder(self._file.path)]
        return [*known, chosen] if os.path.isdir(chosen) else known


def back_up(
    file: JournalFile, folder: str, reason: str, now: datetime, told: OnProgress = ignore_progress
) -> Backup:
    """Copy an open journal; the copy has its name only when it was opened and is the same.

    Args:
        file: the journal.
        folder: where the copy goes; it is made when it is not there.
        reason: one of REASONS.
        now: this moment.
        told: hears of every entry twice: in the journal and in the copy.

    Raises:
        CannotWrite, NotAllowed: when the copy cannot be written.
        Damaged: when the journal, or the copy of it, is not whole.
        Busy: when another program holds the journal.
    """
    (version,) = file.row("PRAGMA user_version") or (0,)
    made = now.astimezone(UTC)
    path = os.path.join(folder, f"journal-{made.strftime(TIMESTAMP_FORMAT)}-v{version}-{reason}")
    with explaining_os_errors(folder):
        os.makedirs(folder, mode=0o700, exist_ok=True)
    with explaining_os_errors(path), draft_of(path) as draft:
        with file.reading(), file.translating_sqlite_errors():
            before = fingerprint(file.connection, told)
            copy_database(file.connection, draft, file.key)
        if verify_copy(draft, file.key, told) != before:
            raise Damaged("The copy is not the same as the journal, so it was not kept.")
        path += f"-{_checksum(draft)}.db"
        if file.key:
            _give_keys(file.path, path)
        with contextlib.suppress(FileExistsError):  # the same bytes
            publish(draft, path)
    return Backup(path, made, version, reason)


def verify_copy(
    path: str, key: bytes | None = None, told: OnProgress = ignore_progress
) -> Fingerprint:
    """Open a copy, look at all of it, and say what it holds; it is not changed.

    Args:
        path: the copy.
        key: what opens it, when it is encrypted.
        told: hears of each entry that was looked at.

    Raises:
        Locked: when it is encrypted, and there is no key.
        BadInput: when it is no journal.
        Damaged: when it is not whole.
        CannotWrite, NotAllowed: when it cannot be read.
    """
    if has_journal_header(read_header(path)):
        key = None
    elif not key:
        refuse_other_formats(path)
        raise Locked(f"{path} is encrypted, and its passphrase was not given.")
    if not _matches_checksum(path):
        raise Damaged(
            f"{path} is damaged: it is no longer as it was written. It was not changed. "
            "To save what can be read of it: rj salvage FILE NEW"
        )
    reader = connect_immutable(path, key)
    try:
        if key and reader.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise Damaged(f"{path} is damaged. It was not changed.")
        if reader.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise Damaged(f"{path} is damaged. It was not changed.")
        if reader.execute("PRAGMA foreign_key_check").fetchall():
            raise Damaged(f"{path} is damaged: some of it belongs to nothing. It was not changed.")
        return fingerprint(reader, told)
    except sqlite_errors() as error:
        raise explain_sqlite_error(error, path, key) from error
    finally:
        reader.close()


def _matches_checksum(path: str) -> bool:
    """Whether a copy still has every byte it had, as far as its name tells that."""
    told = NAME_PATTERN.fullmatch(os.path.basename(path))
    return told is None or len(told[4]) < CHECKSUM_HEX_DIGITS or told[4] == _checksum(path)


def _checksum(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:CHECKSUM_HEX_DIGITS]


def fingerprint(connection: sqlite3.Connection, told: OnProgress = ignore_progress) -> Fingerprint:
    """What an open journal holds, in one pass over every table.

    What it was given to keep for itself is not a part of it: see `sealed`.
    """
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'entry_words%' AND name <> 'secret' "
        "ORDER BY name"
    ).fetchall()
    digest = hashlib.blake2b(digest_size=16)
    for (table,) in tables:
        digest.update(f"\n{table}\n".encode())
        for row in _all_rows(connection, table):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
            if table == "entry":
                told(1)
    (entries,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    return Fingerprint(entries, digest.hexdigest())


def _all_rows(connection: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    """Every row in an order of its values alone, of whatever table may have been put there."""
    every = 'SELECT * FROM "{}"'.format(table.replace('"', '""'))
    columns = connection.execute(f"{every} LIMIT 0").description
    return connection.execute(f"{every} ORDER BY {','.join(map(str, range(1, len(columns) + 1)))}")


def daily_due(folder: str, now: datetime) -> bool:
    """Whether the last daily copy is a day old; one from the future counts as none."""
    return not any(
        one.reason == "daily" and timedelta() <= now - one.made < DAILY_INTERVAL
        for one in list_backups(folder)
    )


def rotate(folder: str, now: datetime, key: bytes | None = None) -> list[Backup]:
    """Remove the copies that newer ones stand for; those that were removed.

    What the person asked for stays, and what a clock that ran ahead has made. So does for a while
    what a restore replaced: only there may be what was written last. Nothing is removed unless the
    newest copy is whole; `key` opens it when it is encrypted.
    """
    known = [one for one in list_backups(folder) if one.made <= now]
    kept = _backups_to_keep(known) | {
        one
        for one in known
        if one.reason == "asked"
        or (one.reason == "restore" and now - one.made <= KEEP_REPLACED_FOR)
    }
    spare = [one for one in known if one not in kept]
    if not spare:
        return []
    try:
        verify_copy(known[0].path, key)
    except JournalError:
        return []
    for one in spare:
        with contextlib.suppress(OSError):
            discard(one)
    return spare


def discard(one: Backup) -> None:
    """Remove a copy, and then its keys, which are of no use alone."""
    os.unlink(one.path)
    with contextlib.suppress(FileNotFoundError):
        os.unlink(keys_file(one.path))


def _give_keys(journal: str, copy: str) -> None:
    """Put the keys of a journal beside a copy that is about to be there."""
    from recovery_journal.store.encryption import keys

    keys.write(keys_file(copy), keys.read(keys_file(journal)))


def _backups_to_keep(known: list[Backup]) -> set[Backup]:
    """The last copy of each of the last days, weeks and months, and the last of each reason."""
    kept = {next(one for one in known if one.reason == reason) for reason in _reasons(known)}
    daily = [one for one in known if one.reason == "daily"]
    for form, many in (("%Y-%m-%d", KEPT_DAYS), ("%G-%V", KEPT_WEEKS), ("%Y-%m", KEPT_MONTHS)):
        spans: dict[str, Backup] = {}
        for one in daily:  # the newest of each span comes first
            spans.setdefault(one.made.strftime(form), one)
        kept |= set(list(spans.values())[:many])
    return kept


def _reasons(known: list[Backup]) -> set[str]:
    return {one.reason for one in known}


def copy_database(source: sqlite3.Connection, path: str, key: bytes | None) -> None:
    """Write all of an open journal to an empty file under the same key."""
    target = connect(path, key=key)
    try:
        target.execute("PRAGMA synchronous=EXTRA")
        source.backup(target)
    except sqlite_errors() as error:
        raise explain_sqlite_error(error, path, key) from error
    finally:
        target.close()


def connect_immutable(path: str, key: bytes | None = None) -> sqlite3.Connection:
    """A connection that leaves no trace: not even a lock, or a file beside the other."""
    reader = connect(path, "ro", key=key, immutable=True)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON"):
        with ignoring_sqlite_errors():  # what is no journal is found out by reading it
            reader.execute(f"PRAGMA {pragma}")
    return reader
