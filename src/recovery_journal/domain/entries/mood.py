"""A mood from 1 to 5, with optional energy, feelings and sleep."""

from typing import ClassVar

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry, require_hours_of_sleep, require_in_range

PLEASANT_FEELINGS = (
    *("calm", "content", "relieved", "connected", "rested", "peaceful"),
    *("hopeful", "proud", "excited", "grateful", "confident", "amused"),
)
DIFFICULT_FEELINGS = (
    *("angry", "anxious", "irritable", "overwhelmed", "restless", "jealous"),
    *("sad", "lonely", "ashamed", "guilty", "bored", "tired", "numb"),
)
FEELINGS = (*PLEASANT_FEELINGS, *DIFFICULT_FEELINGS)
"""Feelings offered first; users can always enter their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood(Entry):
    """How the user felt, from 1 (very low) to 5 (very good)."""

    kind: ClassVar[str] = "mood"
    tag_roles: ClassVar[dict[str, str]] = {"feelings": "feeling"}

    mood: int
    """1 very low, 2 low, 3 okay, 4 good, 5 very good."""
    energy: int | None = None
    """1 to 5."""
    sleep: float | None = None
    """Hours slept, 0 to 24."""
    feelings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        require_in_range("A mood", self.mood, 1, 5)
        require_in_range("Energy", self.energy, 1, 5)
        require_hours_of_sleep(self.sleep)
