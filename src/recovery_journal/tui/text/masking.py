"""What others may read over a shoulder: letters for trackers, dots for words."""

from dataclasses import replace
from typing import Any

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.text import one_line

MASK = "···"
"""Stands for words that have not been opened."""


def tracker_name(tracker: Tracker, position: int, discreet: bool) -> str:
    """The name of a tracker, or its letter: A for the first."""
    return chr(ord("A") + position % 26) if discreet else tracker.name


def initials(name: str) -> str:
    """The letters that stand for a name: "S.", "T.L."."""
    return "".join(f"{word[0]}." for word in one_line(name).split()) or MASK


def mask_names(entry: Entry) -> Entry:
    """An entry with initials for the people it names, and no word of its meetings."""
    masked: dict[str, Any] = {}
    for field, role in entry.tag_roles.items():
        if role == "person":
            masked[field] = tuple(map(initials, getattr(entry, field)))
        elif role == "meeting":
            masked[field] = (MASK,)
    return replace(entry, **masked)
