"""A strategy: something to do about a craving or in a hard hour, in a few short steps."""

from collections.abc import Iterable

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import require_in_range, require_one_of
from recovery_journal.errors import BadInput

CATEGORIES = ("pause", "body", "ground", "think", "connect", "move", "plan")
"""What a strategy works through, in library order."""

VERY_STRONG_WAYS = (("connect",), ("pause", "move"), ("body",))
"""Categories for a very strong craving: a person, a way out, one physical skill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """One thing to do, built-in or the user's own."""

    key: str = ""
    """A stable key for built-in and imported strategies; empty for the user's own."""
    name: str
    category: str
    when: str = ""
    """When it helps, in one line."""
    steps: tuple[str, ...] = ()
    """Short sentences, in order."""
    minutes: int | None = None
    """About how long it takes."""
    source: str = ""
    """Where it comes from, and what is known about it."""
    warning: str = ""
    """Who should avoid it; shown before the steps."""
    favourite: bool = False
    archived: bool = False
    """No longer offered, but kept."""
    for_very_high: bool = False
    """Simple enough for the strongest cravings."""
    lowest: int = 0
    """The weakest craving it suits, 0 to 10."""
    highest: int = 10
    """The strongest craving it suits, 0 to 10; at a 9, nobody can think things through."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("A strategy needs a name.")
        require_one_of("A category", self.category, CATEGORIES)
        if not all(step.strip() for step in self.steps):
            raise BadInput("Each step of a strategy needs at least one word.")
        require_in_range("How long a strategy takes, in minutes,", self.minutes, 1, 1440)
        require_in_range("The weakest craving a strategy suits", self.lowest, 0, 10)
        require_in_range("The strongest craving a strategy suits", self.highest, 0, 10)
        if self.lowest > self.highest:
            raise BadInput("The weakest craving a strategy suits can't be above the strongest.")

    @property
    def stable_id(self) -> str:
        """Return an id that survives any change."""
        return self.key or self.uid

    def suits(self, intensity: int) -> bool:
        return self.lowest <= intensity <= self.highest


def pick_simplest(strategies: Iterable[Strategy]) -> tuple[Strategy, ...]:
    """Return at most three for the worst minute: a person, a way out, one physical skill.

    Favourites come first within each; archived ones are left out.
    """
    offered = [one for one in strategies if not one.archived]
    return pick_one_per_way(sorted(offered, key=lambda one: not one.favourite))


def pick_one_per_way(strategies: Iterable[Strategy]) -> tuple[Strategy, ...]:
    """Return the first strategy of each of VERY_STRONG_WAYS that is simple enough."""
    ready = [one for one in strategies if one.for_very_high]
    chosen = (next((one for one in ready if one.category in way), None) for way in VERY_STRONG_WAYS)
    return tuple(one for one in chosen if one is not None)
