"""The lean input of all insights: one tuple per craving or mood.

Reading years of entries as full objects would be slow. `CravingSeen` and `MoodSeen` are plain
tuples whose field names are the columns to read. Tags keep the order in which they were entered.
"""

from datetime import date
from typing import NamedTuple

from recovery_journal.domain.dataclass import dataclass

NO_MOOD = 0
"""Stands for the mood of a day on which only something else was logged."""


class CravingSeen(NamedTuple):
    """The countable parts of a craving; each tag is spelled the same way in all of them."""

    day: date
    """The local day it belongs to, shifted by the start of the day."""
    hour: int
    """The local hour, 0 to 23, never shifted."""
    intensity: int
    after: int | None = None
    outcome: str | None = None
    situation: str | None = None
    triggers: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()
    halt: tuple[str, ...] = ()


class MoodSeen(NamedTuple):
    """The countable parts of a mood."""

    day: date
    mood: int
    """1 to 5."""
    sleep: float | None = None
    """Hours."""


@dataclass(frozen=True, slots=True)
class History:
    """All input of the insights, in any order."""

    cravings: tuple[CravingSeen, ...] = ()
    moods: tuple[MoodSeen, ...] = ()
    days: frozenset[date] = frozenset()
    """The observed days: those with an entry of any kind. All other days are unknown."""

    @property
    def first(self) -> date:
        return min(self.days)

    @property
    def last(self) -> date:
        return max(self.days)

    def up_to(self, last: date) -> "History":
        """Leave out days after `last`, from a clock that ran ahead."""
        return History(
            tuple(one for one in self.cravings if one.day <= last),
            tuple(one for one in self.moods if one.day <= last),
            frozenset(day for day in self.days if day <= last),
        )
