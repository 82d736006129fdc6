"""Copies of the journal, each opened and compared before it counts as one; and the way back."""

import contextlib
import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from recovery_journal.errors import BadInput, Damaged, JournalError, NotFound
from recovery_journal.store.file import File, explained, open_file, publish, sync_folder
from recovery_journal.store.guard import is_ours, no_journal, unreachable

REASONS = ("daily", "asked", "migration", "import", "purge", "restore")
"""Why a copy was made: by itself once a day, by the person, or before what its name says."""
NAME = re.compile(r"journal-(\d{8}T\d{6}Z)-v(\d+)-([a-z]+)-[0-9a-f]{6}\.db")
STAMP = "%Y%m%dT%H%M%SZ"
DAY = timedelta(days=1)
DAYS, WEEKS, MONTHS = 7, 4, 12
"""Of so many days, weeks and months the last daily copy stays."""


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
class Contents:
    """What a journal holds, to compare it with a copy."""

    entries: int
    """How many entries, with those in the trash."""
    digest: str
    """Stands for every value of every table."""


def folder_of(journal: str) -> str:
    """Where the copies of a journal lie."""
    return os.path.join(os.path.dirname(os.path.abspath(journal)), "backups")


def listed(folder: str) -> list[Backup]:
    """The copies in a folder, the newest first."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    found = []
    for name in names:
        if told := NAME.fullmatch(name):
            made, version, reason = told.groups()
            with contextlib.suppress(ValueError):
                moment = datetime.strptime(made, STAMP).replace(tzinfo=UTC)
                found.append(Backup(os.path.join(folder, name), moment, int(version), reason))
    return sorted(found, key=lambda one: (one.made, one.name), reverse=True)


def named(folder: str, typed: str) -> Backup:
    """The one copy whose name has these letters in it, or the newest for "last".

    Raises:
        NotFound: when none or more than one fits.
    """
    known = listed(folder)
    fitting = known[:1] if typed == "last" else [one for one in known if typed in one.name]
    if len(fitting) != 1 or not typed:
        raise NotFound(f"There is no one backup called {typed}. To see them: rj backup list")
    return fitting[0]


def back_up(file: File, folder: str, reason: str, now: datetime) -> Backup:
    """Copy an open journal; the copy has its name only when it was opened and is the same.

    Args:
        file: the journal.
        folder: where the copy goes; it is made when it is not there.
        reason: one of REASONS.
        now: this moment.

    Raises:
        CannotWrite, NotAllowed: when the copy cannot be written.
        Damaged: when the journal, or the copy of it, is not whole.
        Busy: when another program holds the journal.
    """
    (version,) = file.row("PRAGMA user_version") or (0,)
    made = now.astimezone(UTC)
    name = f"journal-{made.strftime(STAMP)}-v{version}-{reason}-{os.urandom(3).hex()}.db"
    path = os.path.join(folder, name)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as error:
        raise unreachable(error, folder) from error
    with _draft(path) as draft:
        with file.reading(), file.translated():
            before = contents(file.connection)
            _copy(file.connection, draft)
        if verified(draft) != before:
            raise Damaged("The copy is not the same as the journal, so it was not kept.")
        publish(draft, path)
    return Backup(path, made, version, reason)


def verified(path: str) -> Contents:
    """Open a copy, look at all of it, and say what it holds; it is not changed.

    Raises:
        BadInput: when it is no journal.
        Damaged: when it is not whole.
        CannotWrite, NotAllowed: when it cannot be read.
    """
    try:
        with open(path, "rb") as start:
            if not is_ours(start.read(100)):
                raise no_journal(path)
    except OSError as error:
        raise unreachable(error, path) from error
    reader = untouched(path)
    try:
        if reader.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise Damaged(f"{path} is damaged. It was not changed.")
        if reader.execute("PRAGMA foreign_key_check").fetchall():
            raise Damaged(f"{path} is damaged: some of it belongs to nothing. It was not changed.")
        return contents(reader)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    finally:
        reader.close()


def contents(connection: sqlite3.Connection) -> Contents:
    """What an open journal holds, in one pass over every table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'entry_words%' ORDER BY name"
    ).fetchall()
    digest = hashlib.blake2b(digest_size=16)
    for (table,) in tables:
        digest.update(f"\n{table}\n".encode())
        for row in _all_rows(connection, table):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    (entries,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    return Contents(entries, digest.hexdigest())


def _all_rows(connection: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    """Every row in an order of its values alone, of whatever table may have been put there."""
    every = 'SELECT * FROM "{}"'.format(table.replace('"', '""'))
    columns = connection.execute(f"{every} LIMIT 0").description
    return connection.execute(f"{every} ORDER BY {','.join(map(str, range(1, len(columns) + 1)))}")


def due(folder: str, now: datetime) -> bool:
    """Whether the last daily copy is a day old; one from the future counts as none."""
    return not any(
        one.reason == "daily" and timedelta() <= now - one.made < DAY for one in listed(folder)
    )


def rotate(folder: str, now: datetime) -> list[Backup]:
    """Remove the copies that newer ones stand for; those that were removed.

    What the person asked for stays, and what a clock that ran ahead has made. Nothing is removed
    unless the newest copy is whole.
    """
    known = [one for one in listed(folder) if one.made <= now]
    spare = [one for one in known if one not in _kept(known) and one.reason != "asked"]
    if not spare:
        return []
    try:
        verified(known[0].path)
    except JournalError:
        return []
    for one in spare:
        with contextlib.suppress(OSError):
            os.unlink(one.path)
    return spare


def restore(journal: str, backup: Backup, now: datetime) -> str:
    """Put a copy in the place of the journal; where the journal that stood there is now.

    The old journal becomes a copy itself, so that this can be undone in the same way. One that
    cannot be read any more is kept as it is, under another name.

    Raises:
        Damaged, BadInput: when the copy is not whole; nothing was changed then.
        Busy: when another program is writing.
        CannotWrite, NotAllowed: when there is no room or no permission.
    """
    wanted = verified(backup.path)
    with _draft(journal) as draft:
        source = untouched(backup.path)
        try:
            _copy(source, draft)
        finally:
            source.close()
        if verified(draft) != wanted:
            raise Damaged("The copy could not be read whole, so nothing was changed.")
        before = _set_aside(journal, now)
        os.replace(draft, journal)
        sync_folder(journal)
    return before


def _set_aside(journal: str, now: datetime) -> str:
    """Keep the journal that is to be replaced, and what lies beside it for SQLite."""
    if not os.path.lexists(journal):
        return ""
    try:
        file = open_file(journal, create=False)
        try:
            kept = back_up(file, folder_of(journal), "restore", now).path
            with file.transaction():  # nobody else writes to it while it is being replaced
                _move_sidecars(journal, f"{kept}.beside")
        finally:
            file.close()
    except (Damaged, BadInput):
        kept = f"{journal}.before-restore-{now.astimezone(UTC).strftime(STAMP)}"
        os.link(journal, kept)
        _move_sidecars(journal, kept)
    return kept


def _move_sidecars(journal: str, kept: str) -> None:
    """What another program left beside the old journal must not be taken for the new one's."""
    for suffix in ("-wal", "-shm", "-journal"):
        if os.path.lexists(journal + suffix):
            os.rename(journal + suffix, kept + suffix)


def _kept(known: list[Backup]) -> set[Backup]:
    """The last copy of each of the last days, weeks and months, and the last of each reason."""
    kept = {next(one for one in known if one.reason == reason) for reason in _reasons(known)}
    daily = [one for one in known if one.reason == "daily"]
    for form, many in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        spans: dict[str, Backup] = {}
        for one in daily:  # the newest of each span comes first
            spans.setdefault(one.made.strftime(form), one)
        kept |= set(list(spans.values())[:many])
    return kept


def _reasons(known: list[Backup]) -> set[str]:
    return {one.reason for one in known}


def _copy(source: sqlite3.Connection, path: str) -> None:
    target = sqlite3.connect(path, isolation_level=None)
    try:
        target.execute("PRAGMA synchronous=EXTRA")
        source.backup(target)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    finally:
        target.close()


def untouched(path: str) -> sqlite3.Connection:
    """A connection that leaves no trace: not even a lock, or a file beside the other."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        reader = sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON"):
        with contextlib.suppress(sqlite3.Error):  # what is no journal is found out by reading it
            reader.execute(f"PRAGMA {pragma}")
    return reader


@contextlib.contextmanager
def _draft(path: str) -> Iterator[str]:
    """An empty file beside a name, for its owner only; it is gone afterwards."""
    draft = f"{path}.new-{os.urandom(8).hex()}"
    try:
        os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600))
        yield draft
    except OSError as error:
        raise unreachable(error, path) from error
    finally:
        for suffix in ("", "-journal"):
            with contextlib.suppress(OSError):
                os.unlink(draft + suffix)
