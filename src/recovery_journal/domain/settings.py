"""What a person has chosen for the journal as a whole; it lives in the journal file."""

from dataclasses import dataclass

from recovery_journal.domain.entry import in_range


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one journal."""

    region: str = ""
    """Country code whose help lines come first; empty: guessed from the time zone."""
    day_starts_at: int = 0
    """The hour, 0 to 6, at which a new day begins for entries."""
    entries_private: bool = True
    """Whether a new entry starts as private."""
    morning: bool = False
    """Whether Today asks for an intention."""
    evening: bool = False
    """Whether Today asks for a look back."""
    pack: str = ""
    """The name of the questions of the evening; empty: the plain ones."""
    count_meetings: bool = False
    """Whether meetings are counted."""
    first_start_done: bool = False
    """Whether the first steps were answered or skipped."""

    def __post_init__(self) -> None:
        in_range("The hour at which a day starts", self.day_starts_at, 0, 6)
