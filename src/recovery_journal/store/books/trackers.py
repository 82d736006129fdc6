"""The books of trackers and of returns to use."""

from typing import Any, NamedTuple

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sobriety.returns import (
    NextFirstDay,
    choose_entry_to_keep,
    in_place_of_dry_day,
    latest_open_return,
)
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.errors import BadInput
from recovery_journal.store.books.book import Book
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.words.cli import name_taken

LIMIT_FIELDS = rows.field_names(Limit)


class Trackers(Book[Tracker]):
    table = "tracker"
    record_type = Tracker
    one_line_columns = ("name", "verb", "currency", "limit_unit")
    name_field = "name"
    order = "position, id"

    def all(self, *, archived: bool = False) -> list[Tracker]:
        """Return the trackers in the user's order, including archived ones if asked."""
        shown = f"archived <= {int(archived)}"
        return self._read(f"trashed_at IS NULL AND {shown} ORDER BY {self.order}")

    def add(self, tracker: Tracker) -> Tracker:
        """Add a tracker, after the others unless its position is given.

        Raises:
            BadInput: another tracker has that name.
        """
        with self._file.transaction():
            last = self._file.row("SELECT coalesce(max(position), 0) FROM tracker")
            position = tracker.position or (last[0] + 1 if last else 1)
            return super().add(replace(tracker, position=position))

    def archive(self, number: int, *, archived: bool = True) -> Tracker:
        """Stop showing a tracker, or show it again; its history stays."""
        with self._file.transaction():
            return self.edit(replace(self.get(number), archived=archived))

    def _check(self, tracker: Tracker) -> None:
        folded = tracker.name.casefold()
        for other in self.all(archived=True):
            if other.id != tracker.id and other.name.casefold() == folded:
                known = f"There is already a tracker called {other.name}."
                back = "tracker archive --back"
                raise BadInput(name_taken(known, back, other.name, archived=other.archived))

    def _columns(self) -> list[str]:
        limit = (f"limit_{name}" for name in LIMIT_FIELDS)
        return [*rows.field_names(Tracker, ("limit",)), *limit]

    def _to_row(self, tracker: Tracker) -> dict[str, Any]:
        """Return its columns; the limit is stored in columns of its own."""
        plain = rows.to_columns(tracker, rows.field_names(Tracker, (*rows.IDENTITY, "limit")))
        goal = (
            rows.to_columns(tracker.limit, LIMIT_FIELDS)
            if tracker.limit
            else dict.fromkeys(LIMIT_FIELDS)
        )
        flat = plain | {f"limit_{name}": value for name, value in goal.items()}
        return rows.cleaned(flat, line=self.one_line_columns)

    def _from_row(self, row: dict[str, Any]) -> Tracker:
        goal = {name: row[f"limit_{name}"] for name in LIMIT_FIELDS}
        has_limit = any(value is not None for value in goal.values())
        limit = Limit(**rows.from_columns(Limit, goal)) if has_limit else None
        plain = {name: row[name] for name in rows.field_names(Tracker, ("limit",))}
        return Tracker(limit=limit, **rows.from_columns(Tracker, plain))


class RecordedReturn(NamedTuple):
    use: Use
    """The new entry, or the one that was still open."""
    had_open_return: bool
    """Whether an earlier use was still open."""


class Returns:
    """Returns to use; on a cut-down tracker, every use."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._entries = Entries(file)
        self._trackers = Trackers(file)

    def record(
        self,
        new: Use,
        next_start: NextFirstDay,
        *,
        only_end_said: bool,
        private: bool | None = None,
        uid: str = "",
    ) -> RecordedReturn:
        """Store a use as decided by `choose_entry_to_keep` and `in_place_of_dry_day`.

        On a cut-down tracker it ends nothing.

        Raises:
            BadInput: as those, or the use is in the future.
            NotFound: its tracker doesn't exist.
        """
        with self._file.transaction():
            tracker = self._trackers.get(new.tracker)
            uses = self._entries.uses(tracker.id)
            new = in_place_of_dry_day(replace(new, private=bool(private)), tracker, uses)
            still_open = latest_open_return(tracker, uses, new.on)
            said = None if tracker.limit else next_start
            kept = choose_entry_to_keep(new, still_open, said, only_end_said=only_end_said)
            if kept.id:
                kept = self._entries.edit(kept)
            else:
                kept = self._entries.log(kept, private=private, uid=uid)
            return RecordedReturn(kept, still_open is not None)
