"""A craving: how strong it was, and whatever else the user wants to remember."""

from typing import ClassVar

from recovery_journal.domain.dataclass import dataclass
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
"""From this intensity on, help is offered, and only the simplest strategies."""

OUTCOMES = ("passed", "still strong", "used some", "used", "not sure")
"""How a craving ended, as far as the user knows."""

OUTCOMES_WITH_USE = ("used some", "used")
"""After these the user is asked whether to count a return to use."""

HALT = ("hungry", "angry", "lonely", "tired", "none of these")
"""Four questions from the fellowships: a rule of thumb, not a validated scale."""


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
    """0 to 10, when it was noticed."""
    after: int | None = None
    """0 to 10, later on."""
    peak: int | None = None
    """0 to 10, at its strongest."""
    minutes: int | None = None
    """Duration."""
    situation: str | None = None
    outcome: str | None = None
    triggers: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()
    """In the order the user tried them."""
    halt: tuple[str, ...] = ()
    """Those of HALT that applied; empty if the user wasn't asked."""

    def __post_init__(self) -> None:
        # super() without arguments fails here: a slotted dataclass is a new class.
        Entry.__post_init__(self)
        require_in_range("A craving", self.intensity, 0, 10)
        require_in_range("How strong it is afterwards", self.after, 0, 10)
        require_in_range("The peak of a craving", self.peak, 0, 10)
        require_in_range("How long a craving lasted, in minutes,", self.minutes, 0, 100_000)

    @property
    def needs_help(self) -> bool:
        """Return whether any of its numbers is high enough to offer help."""
        return max(self.intensity, self.peak or 0, self.after or 0) >= VERY_STRONG_INTENSITY

    @property
    def is_open(self) -> bool:
        """Return whether nothing is known yet about how it ended."""
        return self.after is None and self.outcome is None
