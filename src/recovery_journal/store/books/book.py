"""The base of books whose records are one row each: read, add, edit, trash."""

from collections.abc import Callable, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.instants import from_seconds, to_seconds
from recovery_journal.errors import BadInput, CannotBeRead, Conflict, NotFound
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.text import ended

CHANGED_ELSEWHERE = "This was changed elsewhere in the meantime. Nothing was saved."


class Record(Protocol):
    """A frozen dataclass; fields other than these are the columns of its table."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int:
        """Its number; 0 until stored."""

    @property
    def uid(self) -> str:
        """The same in every copy of the journal."""

    @property
    def revision(self) -> int:
        """The number of changes to it."""


T = TypeVar("T", bound=Record)


class Book(Generic[T]):
    table: ClassVar[str]
    record_type: type[T]
    one_line_columns: ClassVar[tuple[str, ...]]
    """Columns with a single line of text."""
    name_field: ClassVar[str] = ""
    """The field by which users refer to a record; empty if only by number."""
    order: ClassVar[str] = "id"
    """The columns of the display order."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def get(self, number: int) -> T:
        """Return a record, trashed or not, by its number.

        Raises:
            NotFound: there is none.
            CannotBeRead: it's damaged.
        """
        return self._one("id = ?", number)

    def by_uid(self, uid: str) -> T:
        """Return a record, trashed or not, by its uid.

        Raises:
            NotFound: there is none.
            CannotBeRead: it's damaged.
        """
        return self._one("uid = ?", uid)

    def all(self) -> list[T]:
        """Return all untrashed records in display order."""
        return self._in_order()

    def find(self, typed: str) -> T:
        """Return the untrashed record that matches a number, uid, name or start of a name.

        Raises:
            NotFound: none or several match.
            CannotBeRead: none match, but something here can't be read.
        """
        known = self._in_order()
        try:
            return find_one(known, typed, self._name, self._missing(typed))
        except NotFound:
            if self.table in (table for table, _ in self._file.unreadable):
                from recovery_journal.words.damage import not_among_readable

                raise CannotBeRead(not_among_readable(typed)) from None
            raise

    def add(self, record: T) -> T:
        """Store a new record and return it with its number and uid.

        Raises:
            BadInput: it conflicts with another record.
        """
        with self._file.transaction():
            if (before := self._unconfirmed_same(record)) is not None:
                return before
            self._check(self.cleaned(record))
            uid = rows.new_uid()
            self._insert(record, {"uid": uid, "revision": 1})
            return self.by_uid(uid)

    def _unconfirmed_same(self, record: T) -> T | None:
        """Return the same record if it's already there, but the disk didn't confirm it."""
        if uid := self._changes.unconfirmed_addition(self.table):
            before = self.by_uid(uid)
            row = self._to_row(before)
            place = {name: row[name] for name in ("position",) if name in row}
            if row == self._to_row(record) | place:
                self._file.forget_unconfirmed()
                return before
        return None

    def insert_merged(self, record: T, identity: dict[str, Any]) -> bool:
        """Store a record from another copy of the journal under its identity there.

        Returns False if it conflicts with a record here, such as one with the same name, which
        stays.

        Raises:
            BadInput: its required text is empty once cleaned.
        """
        kept = self.cleaned(replace(record, id=0))
        if identity["trashed_at"] is None:
            try:
                self._check(kept)
            except BadInput:
                return False
        self._insert(record, identity)
        return True

    def edit(self, record: T) -> T:
        """Store a changed record; without changes this does nothing.

        Raises:
            Conflict: it changed since it was read.
            BadInput: it conflicts with another record.
        """
        with self._file.transaction():
            stored = self.by_uid(record.uid)
            if stored.revision != record.revision:
                raise Conflict(CHANGED_ELSEWHERE)
            if self._to_row(stored) == self._to_row(record):
                return stored
            self._check(self.cleaned(record))
            self._write("edit", record, self._to_row(record))
            return self.by_uid(record.uid)

    def untrashed(self) -> list[T]:
        """Return all untrashed records, oldest first."""
        return self._read("trashed_at IS NULL ORDER BY id")

    def trashed(self) -> list[T]:
        """Return the trashed records, last trashed first."""
        return self._read("trashed_at IS NOT NULL ORDER BY trashed_at DESC, id DESC")

    def trash_times(self) -> dict[str, datetime]:
        """Return when each record in the trash was put there (UTC), by uid."""
        found = self._file.rows(
            f"SELECT uid, trashed_at FROM {self.table} WHERE trashed_at IS NOT NULL"
        )
        return {uid: from_seconds(at) for uid, at in found if type(at) is int}

    def trash(self, record: T) -> T:
        """Move a record to the trash for 30 days; if it's there already, do nothing."""
        return self._set_trashed("trash", record, to_seconds(clock.now()))

    def restore(self, record: T) -> T:
        """Restore a record from the trash; if it isn't there, do nothing.

        Raises:
            NotFound: it was purged.
            BadInput: it conflicts with another record by now.
        """
        return self._set_trashed("restore", record, None)

    def count_mentions(self, record: T) -> dict[str, int]:  # noqa: ARG002
        """Count the records of each table, outside the trash, that name this one."""
        return {}

    def _set_trashed(self, action: str, record: T, trashed_at: int | None) -> T:
        with self._file.transaction():
            stored = self.by_uid(record.uid)
            lies_there = bool(self._read("uid = ? AND trashed_at IS NOT NULL", record.uid))
            if lies_there == (trashed_at is not None):
                return stored
            if lies_there:
                self._check(stored)
            self._write(action, stored, {"trashed_at": trashed_at})
            return self.by_uid(record.uid)

    def _in_order(self) -> list[T]:
        return self._read(f"trashed_at IS NULL ORDER BY {self.order}")

    def _name(self, record: T) -> str:
        return str(getattr(record, self.name_field)) if self.name_field else ""

    def _missing(self, typed: str) -> str:
        """Return the message for a name without a match."""
        return f"There is no {self.table} {ended(typed)} To see them: rj {self.table} list"

    def _insert(self, record: T, identity: dict[str, Any]) -> None:
        with self._changes.recording("add", self.table, identity["uid"]):
            rows.insert(self._file, self.table, {**self._to_row(record), **identity})

    def _write(self, action: str, record: T, row: dict[str, Any]) -> None:
        with self._changes.recording(action, self.table, record.uid):
            row = {"revision": record.revision + 1, **row}
            rows.update(self._file, self.table, "uid", record.uid, row)

    def _read(self, where: str, *values: Any) -> list[T]:
        """Return the records that match; those that can't be read are left out and noted."""
        return self._make(self._rows(where, *values))

    def _rows(self, where: str, *values: Any) -> list[dict[str, Any]]:
        # A damaged index would hide records, and there are never so many that one is needed.
        source = f"{self.table} NOT INDEXED"
        return rows.select(self._file, source, self._columns(), where, values)

    def _columns(self) -> list[str]:
        return rows.field_names(self.record_type)

    def _make(self, found: list[dict[str, Any]]) -> list[T]:
        return self._file.make_each(self.table, found, self._from_row, itemgetter("id"))

    def _check(self, record: T) -> None:
        """Refuse a record that conflicts with others; its text is already clean."""

    def cleaned(self, record: T) -> T:
        """Return the record as it will be stored; refuse it if required text is empty."""
        known = {"id": record.id, "uid": record.uid, "revision": record.revision}
        return self._from_row({**known, **self._to_row(record)})

    def _to_row(self, record: T) -> dict[str, Any]:
        """Return its columns, with clean text."""
        plain = rows.to_columns(record, rows.field_names(self.record_type, rows.IDENTITY))
        return rows.cleaned(plain, line=self.one_line_columns)

    def _from_row(self, row: dict[str, Any]) -> T:
        named = {name: row[name] for name in rows.field_names(self.record_type)}
        return self.record_type(**rows.from_columns(self.record_type, named))

    def _one(self, where: str, value: int | str) -> T:
        found = self._rows(where, value)
        if not found:
            raise NotFound(f"That {self.table} is no longer there.")
        made = self._make(found)
        if not made:
            from recovery_journal.words.damage import record_unreadable

            raise CannotBeRead(record_unreadable(self.table))
        return made[0]


def find_one(found: Sequence[T], typed: str, name: Callable[[T], str], missing: str) -> T:
    """Return the item that matches a number, a uid, a name, or the start of a name.

    Raises:
        NotFound: with the message `missing` if none matches, or listing the matches if several do.
    """
    wanted = rows.on_one_line(typed).casefold()
    if not wanted:
        raise NotFound("Nothing was typed. Type a name or a number.")
    exact = [one for one in found if wanted in (name(one).casefold(), str(one.id), one.uid)]
    fitting = exact or [one for one in found if name(one).casefold().startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise NotFound(missing)
    names = ", ".join(name(one) for one in fitting)
    raise NotFound(f"More than one begins with {typed}: {ended(names)}")
