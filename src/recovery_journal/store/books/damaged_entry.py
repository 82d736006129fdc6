"""What can be read of an entry that can't be read in full."""

from contextlib import suppress

from recovery_journal.domain.entries.damaged import DamagedEntry
from recovery_journal.domain.instants import EPOCH, from_seconds
from recovery_journal.store.books.entry_query import EntryRow
from recovery_journal.store.sqlite.file import BAD_ROW_ERRORS, readable


def damaged_entry(row: EntryRow) -> DamagedEntry:
    """Return what can be read of an entry; of a text that isn't UTF-8, the rest of it."""
    told = {name: row.shared[name] for name in ("kind", "day")} | row.details
    note = row.shared["note"]
    at, trashed_at = EPOCH, None
    with suppress(*BAD_ROW_ERRORS):
        at = from_seconds(row.shared["at"], row.shared["offset"])
        told["at"] = at.isoformat()
    with suppress(*BAD_ROW_ERRORS):
        trashed_at = row.shared["trashed_at"] and from_seconds(row.shared["trashed_at"])
    told |= {role: ", ".join(names) for role, names in row.tags.items()}
    return DamagedEntry(
        at=at,
        note=str(readable(note)),
        id=row.shared["id"],
        uid=str(readable(row.shared["uid"])),
        revision=row.shared["revision"] if type(row.shared["revision"]) is int else 0,
        trashed_at=trashed_at,
        told={name: str(readable(value)) for name, value in told.items() if value is not None},
    )
