"""What another copy of a journal has otherwise than this one."""

from datetime import datetime
from typing import Any

from recovery_journal.domain.dataclass import dataclass, fields
from recovery_journal.store.books.book import Book, Record

NOT_COMPARED = ("id", "uid", "revision", "position", "day")
"""Fields that may differ between copies without a difference in what the user wrote."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that was here already, and that the other copy has otherwise."""

    record: Any
    """As it is here, and stays."""
    values: dict[str, tuple[Any, Any]]
    """By field: the value here, and the one in the other copy."""
    is_same_name: bool = False
    """They only have the same name; each copy has its own."""


class RecordsHere:
    """Finds the records of a book that those of another copy differ from."""

    def __init__(self, book: Book[Any]) -> None:
        self._book = book
        trashed = book.trashed()
        records = [*book.untrashed(), *trashed]
        self._by_uid = {one.uid: one for one in records}
        self._by_name = {_name(one): one for one in records[: -len(trashed) or None]}
        self._trashed_uids = {one.uid for one in trashed}
        self.differing: list[Difference] = []

    def compare(self, record: Record, trashed_at: datetime | None) -> None:
        """Note a difference to the record here with the same uid, or else the same name."""
        there = self._book.cleaned(record)
        found = self._by_uid.get(record.uid) or self._by_name.get(_name(there))
        if found is None:
            return
        values = compare_fields(found, there)
        is_trashed = found.uid in self._trashed_uids
        if is_trashed != (trashed_at is not None):
            values["in_the_trash"] = (is_trashed, not is_trashed)
        if values:
            self.differing.append(Difference(found, values, found.uid != record.uid))


def _name(record: Any) -> Any:
    """Return what no other record of its book may have, too; its uid if there is no such thing."""
    known = getattr(record, "key", "") or getattr(record, "step", 0) or getattr(record, "name", "")
    return known.casefold() if isinstance(known, str) and known else known or record.uid


def compare_fields(here: Any, there: Any) -> dict[str, tuple[Any, Any]]:
    """Return both values of each field that differs, apart from a record's identity."""
    names = (one.name for one in fields(here) if one.name not in NOT_COMPARED)
    both = {name: (getattr(here, name), getattr(there, name)) for name in names}
    values = {name: (mine, theirs) for name, (mine, theirs) in both.items() if mine != theirs}
    if "trashed_at" in both:
        values.pop("trashed_at", None)
        mine, theirs = (value is not None for value in both["trashed_at"])
        if mine != theirs:
            values["in_the_trash"] = (mine, theirs)
    return values
