"""What the books share whose things are one row each: reading, adding, changing, the trash."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from recovery_journal import clock
from recovery_journal.domain.instants import from_seconds, to_seconds
from recovery_journal.errors import BadInput, Conflict, NotFound
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile

CHANGED_ELSEWHERE = "This was changed elsewhere meanwhile. Nothing was saved."


class Record(Protocol):
    """A frozen dataclass whose other fields are the columns of its table."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int:
        """Its number; 0 until it is stored."""

    @property
    def uid(self) -> str:
        """The same in every copy of the journal."""

    @property
    def revision(self) -> int:
        """Counts its changes."""


T = TypeVar("T", bound=Record)


class Book(Generic[T]):
    """Things of one kind, a row each."""

    table: ClassVar[str]
    record_type: type[T]
    one_line_columns: ClassVar[tuple[str, ...]]
    """The columns that hold one line of text."""
    name_field: ClassVar[str] = ""
    """The field a person finds one of them by; empty: by its number alone."""
    order: ClassVar[str] = "id"
    """The columns they are shown by."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def get(self, number: int) -> T:
        """One thing by its number, also from the trash.

        Raises:
            NotFound: when there is none.
        """
        return self._one(self._read("id = ?", number))

    def by_uid(self, uid: str) -> T:
        """One thing by its uid, also from the trash.

        Raises:
            NotFound: when there is none.
        """
        return self._one(self._read("uid = ?", uid))

    def all(self) -> list[T]:
        """Everything of this kind that is not in the trash, in the order it is shown."""
        return self._in_order()

    def find(self, typed: str) -> T:
        """One thing outside the trash by number, uid, name or the beginning of its name.

        Raises:
            NotFound: when none or more than one fits.
        """
        return find_one(self._in_order(), typed, self._name, self._missing(typed))

    def add(self, thing: T) -> T:
        """Keep a new thing; it comes back with its number and uid.

        Raises:
            BadInput: when it cannot stand beside what is there.
        """
        with self._file.transaction():
            self._check(self._cleaned(thing))
            uid = rows.new_uid()
            self._insert(thing, {"uid": uid, "revision": 1})
            return self.by_uid(uid)

    def insert_merged(self, thing: T, identity: dict[str, Any]) -> bool:
        """Keep a thing of another copy of the journal, with the identity it has there.

        False when it cannot stand beside what is here, as another has its name: that one stays.

        Raises:
            BadInput: when no words are left of it.
        """
        kept = self._cleaned(replace(thing, id=0))
        if identity["trashed_at"] is None:
            try:
                self._check(kept)
            except BadInput:
                return False
        self._insert(thing, identity)
        return True

    def edit(self, thing: T) -> T:
        """Keep a changed thing; the same again changes nothing.

        Raises:
            Conflict: when it has changed since it was read.
            BadInput: when it cannot stand beside what is there.
        """
        with self._file.transaction():
            stored = self.by_uid(thing.uid)
            if stored.revision != thing.revision:
                raise Conflict(CHANGED_ELSEWHERE)
            if self._to_row(stored) == self._to_row(thing):
                return stored
            self._check(self._cleaned(thing))
            self._write("edit", thing, self._to_row(thing))
            return self.by_uid(thing.uid)

    def untrashed(self) -> list[T]:
        """Everything of this kind that is not in the trash, the oldest first."""
        return self._read("trashed_at IS NULL ORDER BY id")

    def trashed(self) -> list[T]:
        """What lies in the trash, thrown away last first."""
        return self._read("trashed_at IS NOT NULL ORDER BY trashed_at DESC, id DESC")

    def trash_times(self) -> dict[str, datetime]:
        """Since when each thing lies in the trash (UTC), by its uid."""
        found = self._file.rows(
            f"SELECT uid, trashed_at FROM {self.table} WHERE trashed_at IS NOT NULL"
        )
        return {uid: from_seconds(at) for uid, at in found}

    def trash(self, thing: T) -> T:
        """Move a thing to the trash, where it stays for 30 days; twice changes nothing."""
        return self._set_trashed("trash", thing, to_seconds(clock.now()))

    def restore(self, thing: T) -> T:
        """Bring a thing back from the trash; twice changes nothing.

        Raises:
            NotFound: when it was removed for good.
            BadInput: when it cannot stand beside what is there by now.
        """
        return self._set_trashed("restore", thing, None)

    def _set_trashed(self, action: str, thing: T, trashed_at: int | None) -> T:
        with self._file.transaction():
            stored = self.by_uid(thing.uid)
            lies_there = bool(self._read("uid = ? AND trashed_at IS NOT NULL", thing.uid))
            if lies_there == (trashed_at is not None):
                return stored
            if lies_there:
                self._check(stored)
            self._write(action, stored, {"trashed_at": trashed_at})
            return self.by_uid(thing.uid)

    def _in_order(self) -> list[T]:
        return self._read(f"trashed_at IS NULL ORDER BY {self.order}")

    def _name(self, thing: T) -> str:
        return str(getattr(thing, self.name_field)) if self.name_field else ""

    def _missing(self, typed: str) -> str:
        """What to say when there is nothing of that name."""
        return f"There is no {self.table} {typed}. To see them: rj {self.table} list"

    def _insert(self, thing: T, identity: dict[str, Any]) -> None:
        with self._changes.recording("add", self.table, identity["uid"]):
            rows.insert(self._file, self.table, {**self._to_row(thing), **identity})

    def _write(self, action: str, thing: T, row: dict[str, Any]) -> None:
        with self._changes.recording(action, self.table, thing.uid):
            row = {"revision": thing.revision + 1, **row}
            rows.update(self._file, self.table, "uid", thing.uid, row)

    def _read(self, where: str, *values: Any) -> list[T]:
        found = self._file.dict_rows(f"{self._select} {where}", values)
        with self._file.treating_bad_rows_as_damage():
            return [self._from_row(row) for row in found]

    @property
    def _select(self) -> str:
        return f"SELECT * FROM {self.table} WHERE"

    def _check(self, thing: T) -> None:
        """Refuse what cannot stand beside the other things; its words are clean already."""

    def _cleaned(self, thing: T) -> T:
        """The thing with its words as they are kept; it is refused when none are left."""
        known = {"id": thing.id, "uid": thing.uid, "revision": thing.revision}
        return self._from_row({**known, **self._to_row(thing)})

    def _to_row(self, thing: T) -> dict[str, Any]:
        """Its columns, the words in them clean."""
        plain = rows.to_columns(thing, rows.field_names(self.record_type, rows.IDENTITY))
        return rows.cleaned(plain, line=self.one_line_columns)

    def _from_row(self, row: dict[str, Any]) -> T:
        """The thing that a row holds."""
        named = {name: row[name] for name in rows.field_names(self.record_type)}
        return self.record_type(**rows.from_columns(self.record_type, named))

    def _one(self, found: list[T]) -> T:
        if not found:
            raise NotFound(f"That {self.table} is not there any more.")
        return found[0]


def find_one(found: Sequence[T], typed: str, name: Callable[[T], str], missing: str) -> T:
    """The one thing a typed word means: a number, a uid, a name, or the beginning of a name.

    Raises:
        NotFound: saying `missing` when none fits, or which ones when more than one does.
    """
    wanted = rows.on_one_line(typed).casefold()
    exact = [one for one in found if wanted in (name(one).casefold(), str(one.id), one.uid)]
    fitting = exact or [one for one in found if name(one).casefold().startswith(wanted)]
    if len(fitting) == 1 and wanted:
        return fitting[0]
    if not fitting or not wanted:
        raise NotFound(missing)
    names = ", ".join(name(one) for one in fitting)
    raise NotFound(f"More than one begins with {typed}: {names}.")
