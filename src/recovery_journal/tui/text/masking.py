"""What a bystander may read in discreet mode: letters for names, dots for words.

All masked text comes from here.
"""

from typing import TYPE_CHECKING, Any

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.text import one_line

if TYPE_CHECKING:  # the first screen needs neither
    from recovery_journal.domain.circle import Promise
    from recovery_journal.domain.strategies.strategy import Strategy

MASK = "···"
"""Replaces words that haven't been opened."""


def words_or_mask(text: str, *, masked: bool) -> str:
    """Return the text or, if masked, dots; empty text stays empty."""
    return MASK if masked and text.strip() else text


def tracker_name(tracker: Tracker, *, masked: bool) -> str:
    """Return the tracker's name or, if masked, its letter, which it keeps for good.

    The first tracker is A, the 27th AA; the letter of a deleted one is not given again.
    """
    if not masked:
        return tracker.name
    letters, number = "", tracker.id
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def mask_tracker(tracker: Tracker) -> Tracker:
    """Return the tracker without what tells its kind: verb, unit, money and time."""
    limit = replace(tracker.limit, unit="") if tracker.limit else None
    return replace(
        tracker, kind="other", verb="", limit=limit, cents_per_day=None, minutes_per_day=None
    )


def person_name(name: str, *, masked: bool) -> str:
    """Return the name or, if masked, initials: "S.", "T.L."."""
    name = one_line(name)
    return "".join(f"{word[0]}." for word in name.split()) or MASK if masked else name


def promise_name(promise: "Promise", *, masked: bool) -> str:
    """Return the promise or, if masked, just the word for one."""
    from recovery_journal.words.practice import PROMISE_LABEL

    return PROMISE_LABEL if masked else one_line(promise.text)


def strategy_name(strategy: "Strategy", *, masked: bool) -> str:
    """Return the strategy's name; if masked, a user's own one is replaced by its category."""
    from recovery_journal.words.data.strategy_library import has_own_words
    from recovery_journal.words.strategies import CATEGORIES

    hides = masked and has_own_words(strategy)
    return CATEGORIES[strategy.category] if hides else one_line(strategy.name)


def mask_names(entry: Entry) -> Entry:
    """Return the entry with initials for people and masked meetings."""
    masked: dict[str, Any] = {}
    for field, role in entry.tag_roles.items():
        if role == "person":
            masked[field] = tuple(person_name(one, masked=True) for one in getattr(entry, field))
        elif role == "meeting":
            masked[field] = (MASK,)
    return replace(entry, **masked)
