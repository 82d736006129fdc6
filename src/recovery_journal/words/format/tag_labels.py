"""What the tracker, the situation and the tags of an entry are called."""

from collections.abc import Iterator

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry

LABELS = {
    "trigger": "Triggers",
    "feeling": "Feelings",
    "place": "Places",
    "company": "With",
    "strategy": "Tried",
    "halt": "HALT",
}
ROLES_IN_SUMMARY = ("person", "meeting")
"""Roles whose tags are in the entry's own line."""


def labelled_facts(entry: Entry, tracker: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield what an entry belongs to and is tagged with: ("Triggers", ["rain", "payday"])."""
    if tracker:
        yield "For", [tracker]
    if isinstance(entry, Craving) and entry.situation is not None:
        yield "Situation", [entry.situation]
    tags: dict[str, list[str]] = {}
    for role, name in entry.tags():
        if role not in ROLES_IN_SUMMARY:
            tags.setdefault(role, []).append(name)
    yield from ((LABELS[role], names) for role, names in tags.items())
