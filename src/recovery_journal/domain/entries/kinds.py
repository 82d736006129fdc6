"""Every kind of entry, declared once; all code that handles kinds follows this table."""

from functools import cache
from importlib import import_module

from recovery_journal.domain.dataclass import fields
from recovery_journal.domain.entries.entry import Entry

ENTRY_CLASSES = {
    "craving": "recovery_journal.domain.entries.craving:Craving",
    "mood": "recovery_journal.domain.entries.mood:Mood",
    "note": "recovery_journal.domain.entries.note:Note",
    "use": "recovery_journal.domain.sobriety.tracker:Use",
    "contact": "recovery_journal.domain.circle:Contact",
    "attended": "recovery_journal.domain.circle:AttendedMeeting",
    "intention": "recovery_journal.domain.practice:Intention",
    "review": "recovery_journal.domain.practice:Review",
}
"""The class of each kind, imported on first use so that logging a craving stays fast."""

OTHER_NAMES = {"meeting": "attended", "conversation": "contact"}
"""Words for kinds that are called something else."""


def kind_named(word: str) -> str | None:
    """Return the kind that a word names, alone or several of it: "cravings", "Meeting"."""
    singular = word.casefold().removesuffix("s")
    return singular if singular in ENTRY_CLASSES else OTHER_NAMES.get(singular)


@cache
def entry_class(kind: str) -> type[Entry]:
    """Return the class of a kind.

    Raises:
        KeyError: there is no such kind.
    """
    module, _, name = ENTRY_CLASSES[kind].partition(":")
    found: type[Entry] = getattr(import_module(module), name)
    return found


@cache
def own_fields(kind: str) -> tuple[str, ...]:
    """Return the fields of this kind alone that hold no tags: the columns of its own table.

    Empty for a note, which has no such table, and for an unknown kind.
    """
    if kind not in ENTRY_CLASSES:
        return ()
    found = entry_class(kind)
    shared = {field.name for field in fields(Entry)} | found.tag_roles.keys()
    return tuple(field.name for field in fields(found) if field.name not in shared)
