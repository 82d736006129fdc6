"""The books of people, promises and kept words."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any, ClassVar, Protocol, TypeVar

from recovery_journal.domain.circle import KeptWords, Person, Promise
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.instants import from_seconds
from recovery_journal.errors import BadInput
from recovery_journal.store.books.book import Book, Record, find_one
from recovery_journal.store.books.practice import Shares
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.books.tags import Tags
from recovery_journal.store.history.changes import UNDOABLE_CHANGE_SQL
from recovery_journal.store.history.snapshot import from_json
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import Row
from recovery_journal.text import ended
from recovery_journal.words.cli import name_taken

NO_END = datetime.max.replace(tzinfo=UTC)
"""The end of a role that still applies."""


class NamedRecord(Record, Protocol):
    """A record that entries refer to by name."""

    @property
    def name(self) -> str: ...

    @property
    def archived(self) -> bool: ...


N = TypeVar("N", bound=NamedRecord)


class NamedBook(Book[N]):
    """Records that entries refer to by name; renaming one updates those entries."""

    name_field = "name"
    role: ClassVar[str]
    """The role of the tags that hold their names."""
    noun: ClassVar[str]
    """The command about them."""
    mentioned_in: ClassVar[dict[type[Book[Any]], str]] = {}
    """The field of other books in which their name stands alone."""

    def all(self, *, archived: bool = False) -> list[N]:
        """Return all in the order added, including archived ones if asked."""
        shown = f"archived <= {int(archived)}"
        return self._read(f"trashed_at IS NULL AND {shown} ORDER BY {self.order}")

    def edit(self, record: N) -> N:
        """Store a changed record, and rename it wherever its name stands alone.

        Raises:
            Conflict: it changed since it was read.
            BadInput: another record has that name.
        """
        with self._file.transaction():
            before = self.by_uid(record.uid)
            after = super().edit(record)
            if after.name != before.name:
                Tags(self._file).rename(self.role, before.name, after.name)
                for book, field in self._mentioning():
                    for one in _mentions([*book.untrashed(), *book.trashed()], field, before.name):
                        book.edit(replace(one, **{field: after.name}))
            return after

    def count_mentions(self, record: N) -> dict[str, int]:
        """Count the records of each table, outside the trash, in which its name stands alone."""
        found = self._file.row(
            "SELECT count(DISTINCT entry) FROM entry_tag JOIN tag ON tag.id = tag "
            "JOIN entry ON entry.id = entry WHERE role = ? AND folded = ? AND trashed_at IS NULL",
            (self.role, record.name.casefold()),
        )
        counts = {"entry": found[0] if found else 0}
        for book, field in self._mentioning():
            counts[book.table] = len(_mentions(book.untrashed(), field, record.name))
        return {table: number for table, number in counts.items() if number}

    def _mentioning(self) -> list[tuple[Book[Any], str]]:
        return [(book(self._file), field) for book, field in self.mentioned_in.items()]

    def complete_name(self, typed: str) -> str:
        """Return the name that starts with the text, or the text itself if there is none.

        Raises:
            NotFound: several names match.
        """
        found, wanted = self.all(archived=True), rows.on_one_line(typed).casefold()
        if wanted and any(one.name.casefold().startswith(wanted) for one in found):
            return find_one(found, typed, lambda one: one.name, "").name
        return typed

    def _check(self, record: N) -> None:
        folded = record.name.casefold()
        for other in self.all(archived=True):
            if other.uid != record.uid and other.name.casefold() == folded:
                known = f"There is already {other.name}. Add a letter or a word to tell them apart."
                back = f"{self.noun} archive --back"
                raise BadInput(name_taken(known, back, other.name, archived=other.archived))

    def _days(self, kind: str) -> dict[str, date]:
        """Return the last day up to today with an entry of a kind for each, by casefolded name."""
        found = self._file.rows(
            "SELECT folded, max(CASE WHEN day = date(day) THEN day END) FROM entry "
            "JOIN entry_tag ON entry = entry.id JOIN tag ON tag.id = tag "
            "WHERE kind = ? AND trashed_at IS NULL AND role = ? AND day <= ? GROUP BY folded",
            (kind, self.role, SettingsBook(self._file).today().isoformat()),
        )
        return {folded: date.fromisoformat(day) for folded, day in found if day}


class Promises(Book[Promise]):
    table = "promise"
    record_type = Promise
    one_line_columns = ("text", "to")
    name_field = "text"
    order = "outcome <> '', CASE WHEN outcome = '' THEN coalesce(day, '9999') END, id DESC"
    """Open promises by day, then past ones, latest first."""

    def due(self, today: date) -> list[Promise]:
        """Return open promises for today and unanswered ones of the last seven days."""
        first = date.fromordinal(max(1, today.toordinal() - 7))
        return self._read(
            "trashed_at IS NULL AND outcome = '' AND day BETWEEN ? AND ? ORDER BY day, id",
            first.isoformat(),
            today.isoformat(),
        )

    def reschedule(self, promise: Promise, day: date | None) -> Promise:
        """Move a promise to another day and reopen it."""
        return self.edit(replace(promise, day=day, outcome=""))


class KeptWordsBook(Book[KeptWords]):
    table = "kept_words"
    record_type = KeptWords
    one_line_columns = ("who",)
    name_field = "text"
    order = "received DESC, id DESC"

    def _missing(self, typed: str) -> str:
        return f"There are no kept words {typed}. To see them: rj kept list"


class People(NamedBook[Person]):
    table = "person"
    record_type = Person
    role = "person"
    noun = "people"
    mentioned_in = {Promises: "to", KeptWordsBook: "who", Shares: "who"}
    one_line_columns = ("name", "number", "other_ways", "good_times")

    def add_each(self, people: Iterable[Person]) -> list[Person]:
        """Store several new people in one step; return them with their numbers and uids.

        Raises:
            BadInput: somebody here has one of their names.
        """
        with self._file.transaction():
            return [self.add(one) for one in people]

    def sponsee_ends(self) -> dict[str, datetime]:
        """Return when each sponsee, current or former, was last one; by casefolded name.

        Purged people are unknown, even as former sponsees.
        """
        found = {}
        for one in (*self.all(archived=True), *self.trashed()):
            until = NO_END if one.role == "sponsee" else self._sponsee_end(one)
            if until is not None:
                found[one.name.casefold()] = until
        return found

    def _sponsee_end(self, person: Person) -> datetime | None:
        """Return when someone stopped being a sponsee; None if they never were, or by mistake."""
        changes = self._file.rows(
            "SELECT id, at, before, after FROM change "
            f"WHERE uid = ? AND {UNDOABLE_CHANGE_SQL} ORDER BY id DESC",
            (person.uid,),
        )
        ends = self._file.make_each("change", changes, _end_of_sponsee, itemgetter(0))
        if len(ends) < len(changes):
            return NO_END  # what can't be read could be that they were one
        return next((end for end in ends if end is not None), None)

    def last_heard(self) -> dict[str, date]:
        """Return the day of the last contact with each person, by casefolded name."""
        return self._days("contact")

    def _missing(self, typed: str) -> str:
        return f"There is nobody called {ended(typed)} To see everyone: rj people list"


def _end_of_sponsee(change: Row) -> datetime | None:
    """Return when a change ended that someone was a sponsee; None if it didn't."""
    _, at, before, after = change
    was, became = (
        (from_json(text) or {"row": {"role": ""}})["row"]["role"] for text in (before, after)
    )
    return from_seconds(at) if was == "sponsee" != became else None


def _mentions(records: list[Any], field: str, name: str) -> list[Any]:
    """Return the records that have this name, in any case, in a field."""
    return [one for one in records if getattr(one, field).casefold() == name.casefold()]
