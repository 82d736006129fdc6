"""What was told, in the lean shape that all insights count: one tuple a craving or a mood.

A journal of many years is read for insights without making whole entries: `CravingSeen` and
`MoodSeen` are plain tuples, and the names of their fields are the columns that are needed. The
tags come in the order the person gave them.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class CravingSeen(NamedTuple):
    """One craving, as far as it can be counted; a tag is spelled the same way in all of them."""

    day: date
    """The local day it belongs to, shifted by the start of the day."""
    hour: int
    """The hour on the clock there, 0 to 23, never shifted."""
    intensity: int
    after: int | None = None
    outcome: str | None = None
    """One of craving.OUTCOMES."""
    situation: str | None = None
    """One of craving.SITUATIONS."""
    triggers: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()
    halt: tuple[str, ...] = ()


class MoodSeen(NamedTuple):
    """One mood, as far as it can be counted."""

    day: date
    mood: int
    """1 to 5."""
    sleep: float | None = None
    """Hours."""


@dataclass(frozen=True, slots=True)
class History:
    """All that the insights rest on, in any order."""

    cravings: tuple[CravingSeen, ...] = ()
    moods: tuple[MoodSeen, ...] = ()
    days: frozenset[date] = frozenset()
    """The observed days: each with an entry of any kind, so also those of the cravings and moods.

    What happened on all other days is unknown.
    """

    @property
    def first(self) -> date:
        """The first observed day, of at least one."""
        return min(self.days)

    @property
    def last(self) -> date:
        """The last observed day, of at least one."""
        return max(self.days)

    def between(self, first: date, last: date) -> "History":
        """Only what belongs to the days from `first` to `last`, both included."""
        return History(
            tuple(one for one in self.cravings if first <= one.day <= last),
            tuple(one for one in self.moods if first <= one.day <= last),
            frozenset(day for day in self.days if first <= day <= last),
        )
