"""The book of entries: everything a person logs, of every kind."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from recovery_journal import clock
from recovery_journal.domain.entries.entry import Entry, local_day, refuse_future
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.kinds import own_fields
from recovery_journal.domain.instants import to_seconds
from recovery_journal.errors import BadInput, Conflict, ConflictCopyKept, NotFound
from recovery_journal.store.books.entry_query import (
    BY_DAY,
    BY_PLACE,
    build_query,
    entries_where,
    place_column,
)
from recovery_journal.store.books.local_day import day_starts_at
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.history.changes import Changes, link_tags
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import PLACES_PER_SECOND
from recovery_journal.text import clean

ENTRY_PAGE_SIZE = 50
"""Entries read at once for a screen."""
MAX_ENTRIES_TO_SORT = 2000
"""Entries that are sorted sooner than a whole journal is walked."""

E = TypeVar("E", bound=Entry)


class Entries:
    """Cravings, moods, notes, uses: one line of life, newest first."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def add(self, entry: E, *, uid: str = "") -> E:
        """Keep a new entry; it comes back with its number, uid and day.

        A use with a next first day also ends those of its tracker that were still open before it.
        What was said elsewhere brings its `uid` with it.

        Raises:
            BadInput: when it lies in the future.
            NotFound: when its tracker is not there.
        """
        refuse_future(entry.at, clock.now())
        with self._file.transaction():
            number = self.insert(entry, {"uid": uid or rows.new_uid(), "revision": 1})
            self._close_open_returns(entry)
            return self._one(type(entry), number)

    def log(self, entry: E, *, private: bool | None = None, uid: str = "") -> E:
        """Add an entry that a person logs; what they leave open is private as the settings say."""
        if private is None:
            private = self.are_private_by_default()
        return self.add(replace(entry, private=private), uid=uid)

    def are_private_by_default(self) -> bool:
        """Whether an entry begins as private, as long as the person says nothing else."""
        return SettingsBook(self._file).read().entries_private

    def insert(self, entry: Entry, identity: dict[str, Any]) -> int:
        """Write an entry with this identity as it stands, and nothing beside it; its number."""
        with self._changes.recording("add", "entry", identity["uid"]):
            row = {"kind": entry.kind, "words": "", **self._to_row(entry), **identity}
            number = rows.insert(self._file, "entry", row)
            if own_fields(entry.kind):
                rows.insert(self._file, entry.kind, {"entry": number, **_details(entry)})
            link_tags(self._file, number, _tags(entry))
            return number

    def edit(self, entry: E) -> E:
        """Keep a changed entry; the same again changes nothing.

        A next first day that is new ends all open uses of the tracker before it, as in `add`.

        Raises:
            Conflict: when it has changed since it was read.
            BadInput: when it was moved into the future.
        """
        with self._file.transaction():
            stored = self._stored(entry)
            if stored.revision != entry.revision:
                raise Conflict("This entry was changed elsewhere meanwhile. Nothing was saved.")
            if self._same(stored, entry):
                return stored
            self._write(entry, entry.revision + 1)
            if getattr(entry, "next_start", None) != getattr(stored, "next_start", None):
                self._close_open_returns(entry)
            return self._one(type(entry), entry.id)

    def save_despite_conflict(self, entry: E) -> E:
        """As `edit`, but what a person wrote is kept, whatever has become of the entry meanwhile.

        Raises:
            KeptBeside: when it has changed since it was read: what it became stands, and what was
                written is a version of it.
            BadInput: when it was moved into the future.
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
        """Move an entry to the trash, where it stays for 30 days."""
        return self._set_trashed("trash", number, to_seconds(clock.now()))

    def restore(self, number: int) -> Entry:
        """Bring an entry back from the trash."""
        return self._set_trashed("restore", number, None)

    def get(self, number: int) -> Entry:
        """One entry by its number, also from the trash.

        Raises:
            NotFound: when there is none.
        """
        found = entries_where(self._file, "id = ?", (number,))
        if not found:
            raise NotFound(f"There is no entry {number}. To see them: rj list")
        return found[0]

    def find(self, reference: str) -> Entry:
        """One entry by its number or its uid, as a person would type it."""
        if reference.isascii() and reference.isdecimal() and len(reference) < 19:
            return self.get(int(reference))
        return self.by_uid(reference)

    def by_uid(self, uid: str) -> Entry:
        """One entry by its uid, also from the trash."""
        found = entries_where(self._file, "uid = ?", (uid.strip().casefold(),))
        if not found:
            raise NotFound(f"There is no entry {uid}. To see them: rj list")
        return found[0]

    def page(
        self,
        chosen: Filter = Filter(),  # noqa: B008 - frozen
        *,
        before: Entry | None = None,
        after: Entry | None = None,
        oldest: bool = False,
        limit: int = ENTRY_PAGE_SIZE,
    ) -> list[Entry]:
        """Up to `limit` entries, newest first: the newest, or those next to a known one.

        Args:
            chosen: which entries count.
            before: continue with those older than this one.
            after: end with those newer than this one.
            oldest: end with the very first entry.
            limit: how many at the most.
        """
        source, where, values = build_query(chosen)
        if source == "entry" and chosen.since and not chosen.until:
            source = self._source_since(chosen.since, chosen)
        if before is not None:
            where, values = f"{where} AND {place_column(source)} < ?", (*values, _place(before))
        if after is not None:
            where, values = f"{where} AND {place_column(source)} > ?", (*values, _place(after))
        backwards = oldest or after is not None
        order = "ASC" if backwards else "DESC"
        tail = f"ORDER BY {place_column(source)} {order} LIMIT {int(limit)}"
        found = entries_where(self._file, f"{where} {tail}", values, source)
        return found[::-1] if backwards else found

    def _source_since(self, day: date, chosen: Filter) -> str:
        """How to read from a day on: by the days, as long as few entries have to be sorted then."""
        found = self._file.row(
            "SELECT count(*) FROM (SELECT 1 FROM entry INDEXED BY entry_day "
            "WHERE trashed_at IS NULL AND day >= ? LIMIT ?)",
            (day.isoformat(), MAX_ENTRIES_TO_SORT + 1),
        )
        if found is not None and found[0] <= MAX_ENTRIES_TO_SORT:
            return BY_DAY
        return "entry" if chosen.kinds or chosen.tracker or chosen.kept else BY_PLACE

    def count(self, chosen: Filter = Filter()) -> int:  # noqa: B008 - frozen
        """How many entries match."""
        source, where, values = build_query(chosen)
        found = self._file.row(f"SELECT count(*) FROM {source} WHERE {where}", values)
        return int(found[0]) if found else 0

    def uses(self, tracker: int) -> list[Any]:
        """The uses of a tracker, oldest first."""
        # Found by the few there are, not by walking all that belongs to the tracker.
        return entries_where(
            self._file,
            "id IN (SELECT entry FROM use) AND +tracker = ? AND trashed_at IS NULL ORDER BY +place",
            (tracker,),
        )

    def day_kind_mood_since(self, first: date) -> list[tuple[date, str, int | None]]:
        """Day, kind and mood (1 to 5, None for other kinds) of each entry from a day on.

        Whole entries take many times as long, and the first screen counts nothing else.
        """
        return [
            (date.fromisoformat(day), kind, mood)
            for day, kind, mood in self._file.rows(
                "SELECT day, kind, mood FROM entry INDEXED BY entry_day "
                "LEFT JOIN mood ON mood.entry = entry.id WHERE trashed_at IS NULL AND day >= ?",
                (first.isoformat(),),
            )
        ]

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
        """An entry that is to be changed, as it stands."""
        stored = self._one(type(entry), entry.id)
        # A clock that was set back must not forbid other changes.
        if entry.at > clock.now() and entry.at != stored.at:
            raise BadInput("That moment is still to come. Nothing was changed.")
        return stored

    def _write(self, entry: Entry, revision: int) -> None:
        with self._changes.recording("edit", "entry", entry.uid):
            row = {"revision": revision, **self._to_row(entry)}
            rows.update(self._file, "entry", "id", entry.id, row)
            if own_fields(entry.kind):
                rows.update(self._file, entry.kind, "entry", entry.id, _details(entry))
            link_tags(self._file, entry.id, _tags(entry))

    def _same(self, old: Entry, new: Entry) -> bool:
        return all(row(old) == row(new) for row in (self._to_row, _details, _tags))

    def _one(self, kind: type[E], number: int) -> E:
        found = self.get(number)
        if not isinstance(found, kind):
            raise NotFound(f"Entry {number} is a {found.kind}.")
        return found

    def _to_row(self, entry: Entry) -> dict[str, Any]:
        offset = entry.at.utcoffset()
        return {
            "at": to_seconds(entry.at),
            "offset": int(offset.total_seconds()) if offset else 0,
            "day": self._day(entry).isoformat(),
            "tracker": entry.tracker,
            "private": int(self._tracker_is_private(entry.tracker) or entry.private),
            "kept": int(entry.kept),
            "note": clean(entry.note),
        }

    def _day(self, entry: Entry) -> date:
        if entry.kind == "use":
            on: date = entry.on  # type: ignore[attr-defined]
            return on
        return local_day(entry.at, day_starts_at(self._file))

    def _tracker_is_private(self, number: int | None) -> bool:
        if number is None:
            return False
        found = self._file.row("SELECT private FROM tracker WHERE id = ?", (number,))
        if found is None:
            raise NotFound(f"There is no tracker {number}.")
        return bool(found[0])


def _place(entry: Entry) -> int:
    """The column `place` of an entry."""
    at = to_seconds(entry.at)
    return at * PLACES_PER_SECOND + entry.id % PLACES_PER_SECOND


def _details(entry: Entry) -> dict[str, Any]:
    return {
        name: clean(value) if isinstance(value, str) else value
        for name, value in rows.to_columns(entry, own_fields(entry.kind)).items()
    }


def _tags(entry: Entry) -> list[tuple[str, str]]:
    """Its tags, each name on one line, without doubles or empty ones."""
    tags: dict[tuple[str, str], str] = {}
    for role, typed in entry.tags():
        if name := rows.on_one_line(typed):
            tags.setdefault((role, name.casefold()), name)
    return [(role, name) for (role, _), name in tags.items()]
