"""Sentences about the trash with everything in it."""

from collections.abc import Mapping

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.words.backup import ASK_ERASE
from recovery_journal.words.format import numbers
from recovery_journal.words.format.entries import NEUTRAL_NAMES
from recovery_journal.words.import_ import RECORD_NAMES
from recovery_journal.words.keys import key_of
from recovery_journal.words.toolkit import name_stays

TRASH = "Trash"
MORE_ENTRIES = (
    f"The older entries are in the Journal: press {key_of('filter')} there, then choose the trash."
)
REMOVED_FOR_GOOD = "Removed for good. Earlier copies may still contain it: rj backup list"
TRACKER_HAS_ENTRIES = "Entries belong to this tracker, so it can't be removed for good."


def trash_line(table: str, record: object, what: str, this_year: int) -> str:
    """E.g. "person: Sam" or "Sun 22 Nov 20:00  Craving 7 of 10."; without `what` only what it is.

    An entry is named so that a bystander learns nothing.
    """
    if isinstance(record, Entry):
        neutral = NEUTRAL_NAMES.get(record.kind, record.kind)
        return f"{numbers.moment(record.at, this_year)}  {what or neutral}"
    kind = RECORD_NAMES[table][0]
    return f"{kind}: {what}" if what else kind


def restored(line: str) -> str:
    return f"Restored: {line}"


def ask_erase(line: str, name: str, mentions: Mapping[str, int]) -> str:
    """Ask before something is removed for good, and say where its name stays."""
    stays = f"\n{name_stays(name, mentions)}" if mentions else ""
    return f"{line}\n{ASK_ERASE}{stays}"
