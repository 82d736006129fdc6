"""What others may read over a shoulder: letters for names, dots for words.

Every line that may be masked gets its text here; nothing else knows what stands for it.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.text import one_line

if TYPE_CHECKING:  # the first screen needs neither
    from recovery_journal.domain.circle import Promise
    from recovery_journal.domain.strategies.strategy import Strategy

MASK = "···"
"""Stands for words that have not been opened."""


def words_or_mask(text: str, *, masked: bool) -> str:
    """Words, or dots for them; where there are none, nothing."""
    return MASK if masked and text.strip() else text


def tracker_name(tracker: Tracker, position: int, *, masked: bool) -> str:
    """The name of a tracker, or its letter: A for the first."""
    return chr(ord("A") + position % 26) if masked else tracker.name


def person_name(name: str, *, masked: bool) -> str:
    """The name of a person, or the letters that stand for it: "S.", "T.L."."""
    name = one_line(name)
    return "".join(f"{word[0]}." for word in name.split()) or MASK if masked else name


def promise_name(promise: "Promise", *, masked: bool) -> str:
    """What was promised, or no more than that something was."""
    from recovery_journal.words.practice import PROMISE_LABEL

    return PROMISE_LABEL if masked else one_line(promise.text)


def strategy_name(strategy: "Strategy", *, masked: bool) -> str:
    """The name of a strategy; the person's own words are no more than a kind."""
    from recovery_journal.words.data.strategy_library import has_own_words
    from recovery_journal.words.strategies import CATEGORIES

    hides = masked and has_own_words(strategy)
    return CATEGORIES[strategy.category] if hides else one_line(strategy.name)


def mask_names(entry: Entry) -> Entry:
    """An entry with initials for the people it names, and no word of its meetings."""
    masked: dict[str, Any] = {}
    for field, role in entry.tag_roles.items():
        if role == "person":
            masked[field] = tuple(person_name(one, masked=True) for one in getattr(entry, field))
        elif role == "meeting":
            masked[field] = (MASK,)
    return replace(entry, **masked)
