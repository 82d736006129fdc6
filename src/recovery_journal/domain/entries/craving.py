"""A craving: one number, and whatever else the person wants to remember about it."""

from dataclasses import dataclass
from typing import ClassVar

from recovery_journal.domain.entries.entry import Choices, Entry, require_in_range

SITUATIONS = (
    "unpleasant feelings",
    "pain or not being well",
    "good feelings",
    "testing myself",
    "out of the blue",
    "conflict",
    "others using or offering",
    "good times with others",
)
"""The eight high-risk situations of Marlatt & Gordon (1985), in plain words."""

VERY_STRONG_INTENSITY = 8
"""From here on help is offered, and of things to do those that are simple."""

OUTCOMES = ("passed", "still strong", "used some", "used", "not sure")
"""How a craving ended, as far as the person knows."""

OUTCOMES_WITH_USE = ("used some", "used")
"""Outcomes after which it is asked whether to count a return to use."""

HALT = ("hungry", "angry", "lonely", "tired", "none of these")
"""Four plain questions from the fellowships; a folk rule, not a tested scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Craving(Entry):
    """How strong a craving was, from 0 (none) to 10 (strongest ever)."""

    kind: ClassVar[str] = "craving"
    tag_roles: ClassVar[dict[str, str]] = {
        "triggers": "trigger",
        "feelings": "feeling",
        "places": "place",
        "company": "company",
        "strategies": "strategy",
        "halt": "halt",
    }
    choices: ClassVar[Choices] = {
        "situation": ("A situation", SITUATIONS),
        "outcome": ("An outcome", OUTCOMES),
        "halt": ("HALT", HALT),
    }

    intensity: int
    """0 to 10, as it was when noticed."""
    after: int | None = None
    """0 to 10, how strong it was later."""
    peak: int | None = None
    """0 to 10, the strongest it became."""
    minutes: int | None = None
    """How long it lasted."""
    situation: str | None = None
    """One of SITUATIONS."""
    outcome: str | None = None
    """One of OUTCOMES."""
    triggers: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()
    """What the person tried, in that order."""
    halt: tuple[str, ...] = ()
    """Which of HALT were true; empty when not asked."""

    def __post_init__(self) -> None:
        # A slotted dataclass is a new class, so super() without arguments would not find it.
        Entry.__post_init__(self)
        require_in_range("A craving", self.intensity, 0, 10)
        require_in_range("How strong it is afterwards", self.after, 0, 10)
        require_in_range("The peak of a craving", self.peak, 0, 10)
        require_in_range("How long a craving lasted, in minutes,", self.minutes, 0, 100_000)

    @property
    def needs_help(self) -> bool:
        """Whether any number of it is so high that help is offered."""
        return max(self.intensity, self.peak or 0, self.after or 0) >= VERY_STRONG_INTENSITY

    @property
    def is_open(self) -> bool:
        """Nothing has been said yet about how it ended."""
        return self.after is None and self.outcome is None
