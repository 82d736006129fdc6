"""Every kind of entry, declared once; whatever there is for each kind follows this table."""

from dataclasses import fields
from functools import cache
from importlib import import_module

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
"""The class of each kind; loaded when it is first met, so that a craving stays quick."""


@cache
def entry_class(kind: str) -> type[Entry]:
    """The class of a kind.

    Raises:
        KeyError: when there is no such kind.
    """
    module, _, name = ENTRY_CLASSES[kind].partition(":")
    found: type[Entry] = getattr(import_module(module), name)
    return found


@cache
def own_fields(kind: str) -> tuple[str, ...]:
    """The fields that only this kind has and that hold no tags: the columns of its own table.

    There are none of a note, which has no such table, and of a kind that nobody knows.
    """
    if kind not in ENTRY_CLASSES:
        return ()
    found = entry_class(kind)
    shared = {field.name for field in fields(Entry)} | found.tag_roles.keys()
    return tuple(field.name for field in fields(found) if field.name not in shared)
