"""Which entries to show."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Everything not said matches; what is in the trash matches only when asked for."""

    kinds: tuple[str, ...] = ()
    tracker: int | None = None
    since: date | None = None
    """The first local day."""
    until: date | None = None
    """The last local day."""
    private: bool | None = None
    kept: bool | None = None
    trashed: bool = False
    text: str = ""
    """Words, or beginnings of words, that all have to occur in the note or the tags."""
