"""The books of the circle: people, meetings, promises, and words that others gave."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import ClassVar, Protocol, TypeVar

from recovery_journal.domain.circle import KeptWords, Meeting, Person, Promise
from recovery_journal.domain.instants import from_seconds
from recovery_journal.errors import BadInput
from recovery_journal.store.books.book import Book, Record, find_one
from recovery_journal.store.books.tags import Tags
from recovery_journal.store.history.changes import UNDOABLE_CHANGE_SQL, from_json
from recovery_journal.store.sqlite import rows

NO_END = datetime.max.replace(tzinfo=UTC)
"""Until when somebody is what they are now."""


class NamedRecord(Record, Protocol):
    """A thing whose name stands on entries too."""

    @property
    def name(self) -> str:
        """What the person calls it."""


N = TypeVar("N", bound=NamedRecord)


class NamedBook(Book[N]):
    """Things that entries name: another name goes to all of them."""

    name_field = "name"
    role: ClassVar[str]
    """The role of the tag by which entries name them."""

    def all(self, *, archived: bool = False) -> list[N]:
        """All of them in the order they were added; with the archived ones when asked."""
        shown = f"archived <= {int(archived)}"
        return self._read(f"trashed_at IS NULL AND {shown} ORDER BY {self.order}")

    def edit(self, thing: N) -> N:
        """Keep a changed thing; the entries that name it follow.

        Raises:
            Conflict: when it has changed since it was read.
            BadInput: when another has that name.
        """
        with self._file.transaction():
            before = self.by_uid(thing.uid)
            after = super().edit(thing)
            if after.name != before.name:
                Tags(self._file).rename(self.role, before.name, after.name)
            return after

    def complete_name(self, typed: str) -> str:
        """The name of the one that begins as typed, else the words as typed.

        Raises:
            NotFound: when more than one begins so.
        """
        found, wanted = self.all(archived=True), rows.on_one_line(typed).casefold()
        if wanted and any(one.name.casefold().startswith(wanted) for one in found):
            return find_one(found, typed, lambda one: one.name, "").name
        return typed

    def _check(self, thing: N) -> None:
        folded = thing.name.casefold()
        for other in self.all(archived=True):
            if other.uid != thing.uid and other.name.casefold() == folded:
                raise BadInput(
                    f"There is already {other.name}. Another letter or word tells them apart."
                )

    def _days(self, kind: str) -> dict[str, date]:
        """The last day an entry of a kind names each of them, by its name in small letters."""
        found = self._file.rows(
            "SELECT folded, max(day) FROM entry JOIN entry_tag ON entry = entry.id "
            "JOIN tag ON tag.id = tag "
            "WHERE kind = ? AND trashed_at IS NULL AND role = ? GROUP BY folded",
            (kind, self.role),
        )
        return {folded: date.fromisoformat(day) for folded, day in found}


class People(NamedBook[Person]):
    """Who there is."""

    table = "person"
    record_type = Person
    role = "person"
    one_line_columns = ("name", "number", "other_ways", "good_times")

    def sponsee_ends(self) -> dict[str, datetime]:
        """Until when each who ever was a sponsee was one, by the name in small letters.

        Of those who were removed for good nothing is known any more, not even that.
        """
        found = {}
        for one in (*self.all(archived=True), *self.trashed()):
            until = NO_END if one.role == "sponsee" else self._sponsee_end(one)
            if until is not None:
                found[one.name.casefold()] = until
        return found

    def _sponsee_end(self, person: Person) -> datetime | None:
        """When someone was no longer a sponsee; None where they never were, or by mistake."""
        changes = self._file.rows(
            "SELECT at, before, after FROM change "
            f"WHERE uid = ? AND {UNDOABLE_CHANGE_SQL} ORDER BY id DESC",
            (person.uid,),
        )
        with self._file.treating_bad_rows_as_damage():
            for at, before, after in changes:
                roles = [
                    (from_json(text) or {"row": {"role": ""}})["row"]["role"]
                    for text in (before, after)
                ]
                if roles[0] == "sponsee" != roles[1]:
                    return from_seconds(at)
        return None

    def last_heard(self) -> dict[str, date]:
        """The day of the last contact with each person, by the name in small letters."""
        return self._days("contact")

    def _missing(self, typed: str) -> str:
        return f"There is nobody called {typed}. To see everyone: rj people list"


class Meetings(NamedBook[Meeting]):
    """The meetings that a person goes to, or might."""

    table = "meeting"
    record_type = Meeting
    role = "meeting"
    one_line_columns = ("name", "place")

    def last_attended(self) -> dict[str, date]:
        """The last day the person was at each meeting, by its name in small letters."""
        return self._days("attended")


class Promises(Book[Promise]):
    """What the person said they would do."""

    table = "promise"
    record_type = Promise
    one_line_columns = ("text", "to")
    name_field = "text"
    order = "outcome <> '', CASE WHEN outcome = '' THEN coalesce(day, '9999') END, id DESC"
    """The open ones by their day, then those that are over, the last first."""

    def due(self, today: date) -> list[Promise]:
        """The open promises for today, and those of the last seven days that nobody answered."""
        first = date.fromordinal(max(1, today.toordinal() - 7))
        return self._read(
            "trashed_at IS NULL AND outcome = '' AND day BETWEEN ? AND ? ORDER BY day, id",
            first.isoformat(),
            today.isoformat(),
        )

    def reschedule(self, promise: Promise, day: date | None) -> Promise:
        """Give a promise another day; it is open again."""
        return self.edit(replace(promise, day=day, outcome=""))


class KeptWordsBook(Book[KeptWords]):
    """Words that others gave the person."""

    table = "kept_words"
    record_type = KeptWords
    one_line_columns = ("who",)
    name_field = "text"
    order = "received DESC, id DESC"

    def _missing(self, typed: str) -> str:
        return f"There are no kept words {typed}. To see them: rj kept list"
