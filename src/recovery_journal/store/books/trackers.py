"""The book of trackers."""

from dataclasses import replace
from typing import Any

from recovery_journal.domain.sobriety.tracker import Limit, Tracker
from recovery_journal.errors import BadInput
from recovery_journal.store.books.book import Book
from recovery_journal.store.sqlite import rows

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
                raise BadInput(f"There is already a tracker called {other.name}.")

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
        goal = rows.from_columns(Limit, {name: row[f"limit_{name}"] for name in LIMIT_FIELDS})
        limit = None if goal["amount"] is None else Limit(**goal)
        plain = {name: row[name] for name in rows.field_names(Tracker, ("limit",))}
        return Tracker(limit=limit, **rows.from_columns(Tracker, plain))
