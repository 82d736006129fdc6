"""The user's own content of Right now, small enough for a file next to the journal."""

from recovery_journal.domain.circle import KeptWords, Person
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.settings import OwnHelpLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    people: tuple[Person, ...] = ()
    """People to turn to, in calling order."""
    reasons: tuple[str, ...] = ()
    """In the user's order."""
    region: str = ""
    """Country code; empty to guess from the time zone."""
    kinds: tuple[str, ...] = ()
    """Kinds of the trackers, for the medical facts."""
    own_line: OwnHelpLine | None = None
    """A help line the user added."""
    day_starts_at: int = 0
    """The hour, 0 to 6, at which a new day begins, for what is logged while locked."""
    accessible: bool = False
    """Whether commands print words only, for a screen reader."""
    kept_words: tuple[KeptWords, ...] = ()
    """The latest kept words, newest first."""
    safety_plan: tuple[str, ...] = ()
    """The text of each step of the safety plan, in order; empty for a step without."""

    @property
    def safety_steps(self) -> dict[int, str]:
        """Return the steps of the safety plan that have text."""
        return {step: text for step, text in enumerate(self.safety_plan, 1) if text.strip()}
