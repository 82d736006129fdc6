"""What was handed to someone, and when: the person's own record of it."""

from dataclasses import dataclass
from datetime import date, datetime

from recovery_journal.domain.craving import one_of

PRESETS = ("sponsor", "counsellor", "family")
"""For whom a page is: each leaves out what is not for them; domain facts 8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One page that the person made for someone."""

    who: str
    """For whom, by name."""
    made: datetime
    """When it was saved (UTC)."""
    since: date
    """The first local day on it."""
    until: date
    """The last local day on it."""
    preset: str = "sponsor"
    """One of PRESETS."""
    file: str = ""
    """Where it was saved; empty: printed only."""
    entries: tuple[str, ...] = ()
    """The uids of the entries on it."""
    ask: str = ""
    """What the person asked of them."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        one_of("For whom a page is", self.preset, PRESETS)
