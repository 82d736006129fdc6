"""What Right now shows of a person's own, small enough to lie beside the journal."""

from dataclasses import dataclass

from recovery_journal.domain.circle import KeptWords, Person
from recovery_journal.domain.settings import OwnHelpLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """People, reasons, kept words, the region of the help lines, and what is tracked."""

    people: tuple[Person, ...] = ()
    """Those to turn to, the first to call first."""
    reasons: tuple[str, ...] = ()
    """The person's own, in their order."""
    region: str = ""
    """Country code; empty: guessed from the time zone."""
    kinds: tuple[str, ...] = ()
    """The kinds of the trackers, for the medical lines."""
    own_line: OwnHelpLine | None = None
    """The help line the person put in themselves."""
    kept_words: tuple[KeptWords, ...] = ()
    """The newest few of the words that others gave the person, the newest first."""
