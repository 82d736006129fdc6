"""Check what is in the file of a journal: its pages, its schema, and every record."""

from collections.abc import Callable, Iterator
from typing import Any

from recovery_journal.domain.dataclass import dataclass, field
from recovery_journal.domain.entries.damaged import DamagedEntry
from recovery_journal.errors import CannotBeRead, Damaged, JournalError
from recovery_journal.store.books.by_table import books_by_table
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.search import (
    index_matches_entries,
    is_index_large,
    rebuild_index,
    replace_large_index,
)
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.history.snapshot import (
    entry_json_sql,
    from_json,
    take_snapshot,
    unchanged,
)
from recovery_journal.store.sqlite.connection import ignoring_sqlite_errors
from recovery_journal.store.sqlite.file import BAD_VALUE_ERRORS, JournalFile, Row
from recovery_journal.store.sqlite.integrity import check_integrity
from recovery_journal.store.sqlite.own_schema import (
    create_missing,
    foreign_parts,
    missing_parts,
)
from recovery_journal.words import damage as words

CHECKED_AT_ONCE = 500
"""How many records are held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check."""

    about: str
    """"whole", "schema", "entries", "index", "permissions", "place", "drafts", "inbox",
    "plain" or "backup"."""
    fine: bool
    says: str
    """A sentence for the user."""
    serious: bool = False
    """Something in the journal itself is wrong."""
    mended: bool = False


def check_journal(file: JournalFile, *, mend: bool) -> list[Finding]:
    """Check an open journal; what is too damaged for a check is a finding, too.

    Args:
        file: the journal.
        mend: make what is missing of the schema, and indexes that don't fit.
    """
    found: list[Finding] = []
    checks: dict[str, Callable[[], list[Finding]]] = {
        "whole": lambda: _check_file(file, mend=mend),
        "schema": lambda: _check_schema(file, mend=mend),
        "entries": lambda: _check_records(file),
        "index": lambda: [_check_search_index(file, mend=mend)],
    }
    for about, check in checks.items():
        try:
            with file.translating_sqlite_errors():
                found += check()
        except Damaged:
            found.append(Finding(about, False, words.CHECK_STOPPED[about], serious=True))
    return found


def can_be_mended(file: JournalFile) -> bool:
    """Return whether it's safe to write: no page is damaged, and nothing in the file would act."""
    with ignoring_sqlite_errors():
        acts = any(part.can_act for part in foreign_parts(file.connection))
        return not (acts or check_integrity(file.connection).is_broken)
    return False


def _check_file(file: JournalFile, *, mend: bool) -> list[Finding]:
    integrity = check_integrity(file.connection)
    loose = file.rows("PRAGMA foreign_key_check")
    found = []
    if integrity.is_broken:
        found.append(Finding("whole", False, words.FILE_DAMAGED, serious=True))
    if loose:
        names = sorted({_name(table, number) for table, number, *_ in loose})
        found.append(Finding("whole", False, words.belongs_to_nothing(names), serious=True))
    if integrity.indexes and mend:
        file.run("REINDEX")
        found.append(Finding("whole", True, words.INDEXES_MENDED, mended=True))
    elif integrity.indexes:
        says = words.indexes_unfit(integrity.indexes)
        found.append(Finding("whole", False, says, serious=True))
    return found or [Finding("whole", True, words.FILE_WHOLE)]


def _check_schema(file: JournalFile, *, mend: bool) -> list[Finding]:
    """Name what isn't ours, and what is missing; say nothing if that's all right."""
    found = []
    if foreign := foreign_parts(file.connection):
        acts = any(part.can_act for part in foreign)
        says = words.foreign_parts([str(part) for part in foreign], can_act=acts)
        found.append(Finding("schema", False, says, serious=acts))
    if missing := missing_parts(file.connection):
        names = [str(part) for part in missing]
        if mend:
            create_missing(file.connection)
        is_mended = not missing_parts(file.connection)
        says = words.missing_parts(names, mended=is_mended)
        found.append(Finding("schema", is_mended, says, serious=not is_mended, mended=is_mended))
    return found


@dataclass(slots=True)
class _Wrong:
    """The names of records with which something is wrong."""

    unreadable: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """No longer as they were saved."""
    unrecorded: list[str] = field(default_factory=list)
    """Their recorded changes can't be read."""


def _check_records(file: JournalFile) -> list[Finding]:
    """Compare every row with the last recorded change to it."""
    wrong, seen = _Wrong(), 0
    known = {"entry", "tag", *books_by_table(file)}
    for changes in _last_changes(file):
        seen += len(changes)
        for subject, uid, after in changes:
            if after is None:
                continue
            if subject not in known or not isinstance(uid, str):
                wrong.unrecorded.append("?")
            else:
                _examine(file, subject, uid, after, wrong)
    wrong.unreadable += _unreadable_settings_and_tags(file)
    found = [
        Finding("entries", False, sentence(names), serious=True)
        for sentence, names in (
            (words.unreadable_records, wrong.unreadable),
            (words.changed_records, wrong.changed),
            (words.unrecorded_records, wrong.unrecorded),
        )
        if names
    ]
    return found or [Finding("entries", True, words.records_as_saved(seen))]


def _last_changes(file: JournalFile) -> Iterator[list[Row]]:
    """Yield the subject, the uid and the state that each record was last left in, in parts.

    For entries that still are in that state, as most are, it's None.
    """
    last, now = 0, entry_json_sql(file)
    while found := file.rows(
        f"SELECT id, subject, uid, nullif(after, (SELECT {now} FROM entry "
        "WHERE entry.uid = latest.uid AND latest.subject = 'entry')) "
        "FROM change AS latest WHERE id > ? AND after IS NOT NULL "
        "AND subject <> 'setting' AND NOT EXISTS (SELECT 1 FROM change AS later "
        "WHERE later.uid IS latest.uid AND later.id > latest.id "
        "AND later.subject IS latest.subject) ORDER BY id LIMIT ?",
        (last, CHECKED_AT_ONCE),
    ):
        last = found[-1][0]
        yield [row[1:] for row in found]


def _examine(file: JournalFile, subject: str, uid: str, after: Any, wrong: _Wrong) -> None:
    """Tell what is wrong with a record, if anything is: it may have been recorded otherwise."""
    number = file.row(f"SELECT id FROM {subject} WHERE uid = ?", (uid,))
    name = _name(subject, number[0] if number else uid)
    try:
        is_unchanged = unchanged(take_snapshot(file, subject, uid), from_json(after))
    except BAD_VALUE_ERRORS:
        wrong.unrecorded.append(name)
        return
    if not is_unchanged:
        (wrong.changed if _is_readable(file, subject, uid) else wrong.unreadable).append(name)


def _is_readable(file: JournalFile, subject: str, uid: str) -> bool:
    """Return whether a record can be read, or isn't there at all."""
    try:
        if subject == "entry":
            return not isinstance(Entries(file).by_uid(uid), DamagedEntry)
        if subject in (books := books_by_table(file)):
            books[subject].by_uid(uid)
    except CannotBeRead:
        return False
    except JournalError:
        return True
    return True


def _unreadable_settings_and_tags(file: JournalFile) -> list[str]:
    file.take_unreadable()
    SettingsBook(file).read()
    settings = ["a setting" for _ in file.take_unreadable()]
    tags = file.rows("SELECT id, role, name FROM tag")
    bad = [number for number, *texts in tags if not all(type(text) is str for text in texts)]
    return [*settings, *(_name("tag", number) for number in bad)]


def _name(table: str, number: Any) -> str:
    name = table.replace("_", " ")
    return name if number is None else f"{name} {number}"  # not every table has numbers


def _check_search_index(file: JournalFile, *, mend: bool) -> Finding:
    """Check that the search index matches the entries."""
    is_whole = index_matches_entries(file)
    if not (is_whole or mend):
        return Finding("index", False, words.INDEX_UNFIT)
    if not is_whole:
        rebuild_index(file)
    is_large = is_index_large(file)
    if is_large and mend:
        replace_large_index(file)
    if not is_whole:
        return Finding("index", True, words.INDEX_REBUILT, mended=True)
    if is_large:
        says = words.INDEX_MADE_SMALLER if mend else words.INDEX_IS_LARGE
        return Finding("index", True, says, mended=mend)
    return Finding("index", True, words.INDEX_WHOLE)
