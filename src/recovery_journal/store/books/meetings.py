"""The book of meetings, which also imports them from a public list."""

from collections.abc import Iterable
from datetime import date, time
from itertools import chain, count
from typing import Any

from recovery_journal.domain.circle import Meeting
from recovery_journal.domain.dataclass import dataclass, field, replace
from recovery_journal.store.books.circle import NamedBook
from recovery_journal.store.history.differences import compare_fields
from recovery_journal.store.sqlite import rows

LISTED_FIELDS = (
    *("weekdays", "at", "end", "zone", "place", "address", "link", "phone", "types", "notes"),
    "list_day",
)
"""What a public list knows better."""


@dataclass(slots=True)
class TakenMeetings:
    """What became of the meetings of a list."""

    new: list[Meeting] = field(default_factory=list)
    updated: list[tuple[Meeting, dict[str, tuple[Any, Any]]]] = field(default_factory=list)
    """Each with the values before and now of what changed, by field."""
    same: list[Meeting] = field(default_factory=list)


class Meetings(NamedBook[Meeting]):
    """The meetings the user attends or might attend."""

    table = "meeting"
    record_type = Meeting
    role = "meeting"
    noun = "meeting"
    one_line_columns = (
        *("name", "zone", "place", "address", "link", "phone", "source", "source_key"),
    )

    def take_in(self, listed: Iterable[Meeting], chosen: Iterable[Meeting]) -> TakenMeetings:
        """Add chosen meetings of a public list, and update those already here, in one step.

        What the user decides themselves stays: the name, the kind, the home group. A list older
        than the one before changes nothing.

        Args:
            listed: every meeting of the list.
            chosen: those to add.
        """
        taken = TakenMeetings()
        with self._file.transaction():
            here = {
                (one.source, one.source_key): one for one in self.all(archived=True) if one.source
            }
            for there in listed:
                if (known := here.get((there.source, there.source_key))) is not None:
                    self._update(known, there, taken)
            for there in chosen:
                if (there.source, there.source_key) not in here:
                    here[there.source, there.source_key] = new = self.add(self._named_apart(there))
                    taken.new.append(new)
        return taken

    def _update(self, here: Meeting, there: Meeting, taken: TakenMeetings) -> None:
        if here.list_day and there.list_day and there.list_day < here.list_day:
            taken.same.append(here)
            return
        wanted = {name: getattr(there, name) for name in LISTED_FIELDS}
        after = self.edit(replace(here, **wanted))
        values = compare_fields(here, after)
        values.pop("list_day", None)
        if values:
            taken.updated.append((after, values))
        else:
            taken.same.append(after)

    def _named_apart(self, meeting: Meeting) -> Meeting:
        """Give a meeting a name that no other has: with its time, its place, or a number."""
        taken = {one.name.casefold() for one in self.all(archived=True)}
        name = rows.on_one_line(meeting.name)
        when = " ".join(filter(None, (", ".join(meeting.weekdays).title(), _clock(meeting.at))))
        names = [
            name,
            *(f"{name} ({one})" for one in (when, meeting.place or meeting.address) if one),
        ]
        numbered = (f"{name} ({number})" for number in count(2))
        free = next(one for one in chain(names, numbered) if one.casefold() not in taken)
        return replace(meeting, name=free)

    def last_attended(self) -> dict[str, date]:
        """Return the day each meeting was last attended, by casefolded name."""
        return self._days("attended")


def _clock(at: time | None) -> str:
    return at.isoformat("minutes") if at else ""
