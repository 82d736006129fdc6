"""A note: the user's own words, with nothing to count."""

from typing import ClassVar

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entry):
    kind: ClassVar[str] = "note"

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not self.note.strip():
            raise BadInput("A note needs at least one word.")
