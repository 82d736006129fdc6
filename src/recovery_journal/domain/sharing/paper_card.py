"""What a person puts on the paper card they carry; by default nothing of their own."""

from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.settings import OwnHelpLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCard:
    own_line: OwnHelpLine | None = None
    people: tuple[Person, ...] = ()
    steps: tuple[tuple[int, str], ...] = ()
    """Steps of the safety plan: their number and text."""
    reasons: tuple[str, ...] = ()
