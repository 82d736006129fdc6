"""The book of entries, of every kind."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry, refuse_future
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.kinds import own_fields
from recovery_journal.domain.instants import to_seconds
from recovery_journal.errors import BadInput, Conflict, ConflictCopyKept, NotFound
from recovery_journal.store.books.entry_query import (
    BROKEN_INDEX,
    BY_DAY,
    BY_PLACE,
    build_query,
    indexed_place,
    make_bare_use,
    make_entries,
    make_entry,
    missing_error,
    note_missing,
    place_column,
    read_rows,
)
from recovery_journal.store.books.entry_rows import to_details, to_row, to_tags
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.books.tag_links import link_tags
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import PLACES_PER_SECOND

ENTRY_PAGE_SIZE = 50
"""How many entries are loaded at once for a screen."""
EXPORT_PAGE_SIZE = 500
"""How many entries are loaded at once for an export."""
MAX_ENTRIES_TO_SORT = 2000
"""Up to this many entries, sorting is faster than walking the whole journal."""

LAST = "last"
"""Stands for the number of the entry that was logged last."""
E = TypeVar("E", bound=Entry)


class Entries:
    """Entries of all kinds, newest first."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def add(self, entry: E, *, uid: str = "") -> E:
        """Store a new entry and return it with its number, uid and day.

        A use with a next first day also ends earlier open uses of its tracker. `uid` is given for
        an entry that already has one. One that the disk didn't confirm isn't stored twice.

        Raises:
            BadInput: it's in the future.
            NotFound: its tracker doesn't exist.
        """
        refuse_future(entry.at, clock.now())
        with self._file.transaction():
            if not uid and (before := self._unconfirmed_same(entry)) is not None:
                return before
            number = self.insert(entry, {"uid": uid or rows.new_uid(), "revision": 1})
            self._close_open_returns(entry)
            return self._one(type(entry), number)

    def _unconfirmed_same(self, entry: E) -> E | None:
        """Return the same entry if it's already there, but the disk didn't confirm it."""
        if uid := self._changes.unconfirmed_addition("entry"):
            before = self.by_uid(uid)
            again = replace(entry, at=before.at)
            if isinstance(before, type(entry)) and self._same(before, again):
                self._file.forget_unconfirmed()
                return before
        return None

    def log(self, entry: E, *, private: bool | None = None, uid: str = "") -> E:
        """Add a new entry; privacy not given is the default in the settings."""
        if private is None:
            private = self.are_private_by_default()
        return self.add(replace(entry, private=private), uid=uid)

    def are_private_by_default(self) -> bool:
        return SettingsBook(self._file).read().entries_private

    def insert(self, entry: Entry, identity: dict[str, Any]) -> int:
        """Insert an entry with this identity, without side effects; return its number."""
        with self._changes.recording("add", "entry", identity["uid"]):
            row = {"kind": entry.kind, "words": "", **to_row(self._file, entry), **identity}
            number = rows.insert(self._file, "entry", row)
            if own_fields(entry.kind):
                rows.insert(self._file, entry.kind, {"entry": number, **to_details(entry)})
            link_tags(self._file, number, to_tags(entry))
            return number

    def edit(self, entry: E) -> E:
        """Store a changed entry; without changes this does nothing.

        A new next first day ends earlier open uses of the tracker, as in `add`.

        Raises:
            Conflict: it changed since it was read.
            BadInput: it was moved into the future.
        """
        with self._file.transaction():
            stored = self._stored(entry)
            if stored.revision != entry.revision:
                raise Conflict(
                    "This entry was changed elsewhere in the meantime. Nothing was saved."
                )
            if self._same(stored, entry):
                return stored
            self._write(entry, entry.revision + 1)
            if getattr(entry, "next_start", None) != getattr(stored, "next_start", None):
                self._close_open_returns(entry)
            return self._one(type(entry), entry.id)

    def save_despite_conflict(self, entry: E) -> E:
        """Like `edit`, but never lose what the user wrote, even if the entry changed meanwhile.

        Raises:
            ConflictCopyKept: it changed since it was read; that version stays current, and the
            user's is stored as an earlier one.
            BadInput: it was moved into the future.
        """
        with self._file.transaction():
            stored = self._stored(entry)
            if stored.revision == entry.revision or self._same(stored, entry):
                return self.edit(replace(entry, revision=stored.revision))
            self._write(entry, stored.revision + 1)
            self._write(stored, stored.revision + 2)
        raise ConflictCopyKept(
            f"Changed elsewhere meanwhile. What you wrote is kept, too: rj history {entry.id}"
        )

    def trash(self, number: int) -> Entry:
        """Move an entry to the trash for 30 days."""
        return self._set_trashed("trash", number, to_seconds(clock.now()))

    def restore(self, number: int) -> Entry:
        return self._set_trashed("restore", number, None)

    def get(self, number: int) -> Entry:
        """Return an entry, trashed or not, by its number; a `DamagedEntry` if it can't be read.

        Raises:
            NotFound: there is none.
        """
        return self._only("id = ?", number)

    def find(self, reference: str) -> Entry:
        """Return an entry by its number or uid, as typed; "last" is what was logged last."""
        if reference == LAST:
            row = self._file.row("SELECT max(id) FROM entry WHERE trashed_at IS NULL")
            reference = str(row[0]) if row and row[0] else LAST
        if reference.isascii() and reference.isdecimal() and len(reference) < 19:
            return self.get(int(reference))
        return self.by_uid(reference)

    def by_uid(self, uid: str) -> Entry:
        """Return an entry, trashed or not, by its uid."""
        return self._only("uid = ?", uid.strip().casefold())

    def _only(self, where: str, value: int | str) -> Entry:
        """Return one entry; a `DamagedEntry` if it can't be read."""
        found = read_rows(self._file, where, (value,))
        if not found:
            raise missing_error(self._file, where, value)
        made = make_entries(self._file, found)
        if made:
            return made[0]
        from recovery_journal.store.books.damaged_entry import damaged_entry

        return damaged_entry(found[0])

    def page(
        self,
        chosen: Filter = Filter(),  # noqa: B008 - frozen
        *,
        before: Entry | None = None,
        after: Entry | None = None,
        oldest: bool = False,
        limit: int = ENTRY_PAGE_SIZE,
    ) -> list[Entry]:
        """Return up to `limit` entries, newest first: the newest, or those next to a given one.

        Args:
            chosen: which entries to include.
            before: return those just older than this one.
            after: return those just newer than this one.
            oldest: return the oldest ones.
            limit: the maximum number.
        """
        if after is None:
            start = None if before is None else _place(before)
            found, _ = self._page(chosen, start, limit, forwards=oldest)
            return found[::-1] if oldest else found
        found, _ = self._page(chosen, _place(after), limit, forwards=True)
        return [one for one in found[::-1] if before is None or _place(one) < _place(before)]

    def pages(self, chosen: Filter, *, size: int = EXPORT_PAGE_SIZE) -> Iterator[list[Entry]]:
        """Yield all matching entries, newest first, a page at a time.

        If an index doesn't lead to all of them, that is noted, too.
        """
        start, number, total = None, 0, 0
        while True:
            page, start = self._page(chosen, start, size)
            number += len(page)
            total += sum(entry.id for entry in page)
            if page:
                yield page
            if start is None:
                break
        self.note_missing(chosen, number, total)

    def note_missing(self, chosen: Filter, number: int, total: int) -> None:
        """Note a damaged index, given how many matching entries were found, and their numbers."""
        note_missing(self._file, chosen, number, total)

    def _page(
        self, chosen: Filter, start: int | None, limit: int, *, forwards: bool = False
    ) -> tuple[list[Entry], int | None]:
        """Return up to `limit` entries beyond a place, and from which place to read on.

        They are newest first, or if `forwards` oldest first.
        """
        source, where, values = build_query(chosen)
        if source == "entry" and chosen.since and not chosen.until:
            source = self._source_since(chosen.since, chosen)
        place = place_column(source)
        sign, order = (">", "ASC") if forwards else ("<", "DESC")
        made: list[Entry] = []
        while True:
            wanted = limit - len(made)
            beyond = "" if start is None else f" AND {place} {sign} {start}"
            tail = f"{beyond} ORDER BY {place} {order} LIMIT {int(wanted)}"
            found = read_rows(self._file, where + tail, values, source)
            made += make_entries(self._file, found)
            if len({row.shared["id"] for row in found}) < len(found):
                self._file.unreadable.add(BROKEN_INDEX)
            start = indexed_place(self._file, found[-1].shared) if len(found) == wanted else None
            # Fewer are made of rows than there are if some of them can't be read.
            if start is None or len(made) == limit:
                return made, start

    def _source_since(self, day: date, chosen: Filter) -> str:
        """Choose the index for entries since a day: by day, while only few would need sorting."""
        found = self._file.row(
            "SELECT count(*) FROM (SELECT 1 FROM entry INDEXED BY entry_day "
            "WHERE trashed_at IS NULL AND day >= ? LIMIT ?)",
            (day.isoformat(), MAX_ENTRIES_TO_SORT + 1),
        )
        if found is not None and found[0] <= MAX_ENTRIES_TO_SORT:
            return BY_DAY
        return "entry" if chosen.kinds or chosen.tracker or chosen.kept else BY_PLACE

    def count(self, chosen: Filter = Filter(), at_most: int | None = None) -> int:  # noqa: B008 - frozen
        """Return the number of matching entries, or `at_most`, where counting stops."""
        source, where, values = build_query(chosen)
        counted = f"{source} WHERE {where}"
        if at_most is not None:
            counted = f"(SELECT 1 FROM {counted} LIMIT {at_most:d})"
        found = self._file.row(f"SELECT count(*) FROM {counted}", values)
        return int(found[0]) if found else 0

    def uses(self, tracker: int) -> list[Any]:
        """Return the uses of a tracker, oldest first."""
        # Start from the few uses, not from all entries of the tracker.
        found = read_rows(
            self._file,
            "id IN (SELECT entry FROM use) AND +tracker = ? AND trashed_at IS NULL ORDER BY +place",
            (tracker,),
        )
        made = make_entries(self._file, found)
        if len(made) < len(found):
            # Whatever else can't be read: without its days, the count would be false.
            made = self._file.make_each("entry", found, make_bare_use, lambda row: row.shared["id"])
        return made

    def _close_open_returns(self, entry: Entry) -> None:
        next_start: date | None = getattr(entry, "next_start", None)
        if next_start is not None and entry.tracker is not None and entry.trashed_at is None:
            from recovery_journal.store.books.open_returns import close_open_returns

            close_open_returns(self._file, entry.tracker, next_start)

    def _set_trashed(self, action: str, number: int, trashed_at: int | None) -> Entry:
        with self._file.transaction():
            entry = self.get(number)
            if (entry.trashed_at is None) == (trashed_at is None):
                return entry
            with self._changes.recording(action, "entry", entry.uid):
                row = {"trashed_at": trashed_at, "revision": entry.revision + 1}
                rows.update(self._file, "entry", "id", number, row)
            moved = self.get(number)
            self._close_open_returns(moved)
            if trashed_at is not None and entry.kind == "use":
                from recovery_journal.store.books.open_returns import reopen_closed_returns

                reopen_closed_returns(self._file, entry.uid)
            return moved

    def _stored(self, entry: E) -> E:
        """Return the stored version of an entry that is about to be changed."""
        stored = self._one(type(entry), entry.id)
        # A clock that was set back must not block other changes.
        if entry.at > clock.now() and entry.at != stored.at:
            raise BadInput("That time is in the future. Nothing was changed.")
        return stored

    def _write(self, entry: Entry, revision: int) -> None:
        with self._changes.recording("edit", "entry", entry.uid):
            row = {"revision": revision, **to_row(self._file, entry)}
            rows.update(self._file, "entry", "id", entry.id, row)
            if own_fields(entry.kind):
                rows.update(self._file, entry.kind, "entry", entry.id, to_details(entry))
            link_tags(self._file, entry.id, to_tags(entry))

    def _same(self, old: Entry, new: Entry) -> bool:
        same_row = to_row(self._file, old) == to_row(self._file, new)
        return same_row and all(of(old) == of(new) for of in (to_details, to_tags))

    def _one(self, kind: type[E], number: int) -> E:
        """Return an entry of a kind.

        Raises:
            NotFound: there is none of that kind.
            BadInput, Damaged: it isn't one that can be read.
        """
        (row,) = read_rows(self._file, "id = ?", (number,)) or (None,)
        if row is None:
            raise missing_error(self._file, "id = ?", number)
        with self._file.treating_bad_rows_as_damage():
            found = make_entry(row)
        if not isinstance(found, kind):
            raise NotFound(f"Entry {number} is a {found.kind}.")
        return found


def _place(entry: Entry) -> int:
    """Return the sort key of an entry; see `schema`."""
    return to_seconds(entry.at) * PLACES_PER_SECOND + entry.id % PLACES_PER_SECOND
