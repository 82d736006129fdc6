"""An entry that can't be read in full."""

from typing import ClassVar

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedEntry(Entry):
    """An entry that can't be read in full; its note is what can be read of its words."""

    kind: ClassVar[str] = "damaged"

    told: dict[str, str]
    """What else can be read of it, by name."""
