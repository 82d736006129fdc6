"""What a person has chosen for the journal as a whole; it lives in the journal file."""

from dataclasses import dataclass

from recovery_journal.domain.entries.entry import require_in_range
from recovery_journal.errors import BadInput

LOCK_AFTER_UNSET = -1
"""Nobody has chosen after how many minutes the screen locks."""
ENCRYPTED_LOCK_MINUTES = 10
"""Those minutes for an encrypted journal; any other does not lock by itself."""
NUMBER_RANGES = {
    "day_starts_at": ("The hour at which a day starts", 0, 6),
    "waking_from": ("The hour at which you wake", 0, 23),
    "waking_to": ("The hour at which you go to sleep", 0, 23),
    "lock_after": ("The minutes until the screen locks", 0, 60),
}
"""The settings that are numbers: what each is, its lowest and its highest value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHelpLine:
    """A help line the person put in themselves; it is shown before all others."""

    name: str
    number: str
    """What to dial, as the person would type it."""
    hours: str = ""
    """When somebody answers, in the person's words."""


def parse_own_help_line(text: str) -> OwnHelpLine | None:
    """The help line that stands in a setting as "NAME; NUMBER; HOURS"; None for an empty one.

    Raises:
        BadInput: when it has no name or no number.
    """
    if not text.strip():
        return None
    parts = [part.strip() for part in text.split(";")]
    if not 2 <= len(parts) <= 3 or not all(parts[:2]):
        raise BadInput("A help line of your own is written like: Night line; 0800 1; 20 to 6.")
    return OwnHelpLine(name=parts[0], number=parts[1], hours=parts[2] if len(parts) == 3 else "")


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
    own_line: str = ""
    """The person's own help line, as `own_line` reads it; empty: none."""
    waking_from: int = 7
    """The hour, 0 to 23, from which the person is usually awake."""
    waking_to: int = 23
    """The hour, 0 to 23, up to which they are; it may lie past midnight."""
    lock_after: int = LOCK_AFTER_UNSET
    """Minutes without a key until the screen locks, 0 for never, or `LOCK_AFTER_UNSET`."""
    open_card: bool = False
    """Whether people, reasons and kept words may lie beside an encrypted journal, not encrypted."""
    show_days: bool = False
    """Whether a shell prompt may show the days of an encrypted journal while it is locked."""
    backup_folder: str = ""
    """Where a copy a day is kept as well, by its full path; empty: only beside the journal."""
    first_start_done: bool = False
    """Whether the first steps were answered or skipped."""

    def __post_init__(self) -> None:
        for field, (what, low, high) in NUMBER_RANGES.items():
            if (field, value := getattr(self, field)) != ("lock_after", LOCK_AFTER_UNSET):
                require_in_range(what, value, low, high)
        parse_own_help_line(self.own_line)

    @property
    def waking_hours(self) -> tuple[int, int]:
        """The hours the person is awake, as the insights count them."""
        return self.waking_from, self.waking_to

    def minutes_until_lock(self, *, encrypted: bool) -> int:
        """Minutes without a key until the screen locks; 0 is never."""
        if self.lock_after != LOCK_AFTER_UNSET:
            return self.lock_after
        return ENCRYPTED_LOCK_MINUTES if encrypted else 0


def next_value(settings: Settings, field: str) -> bool | int:
    """The value after the one that a switch, or a number of a range, has now.

    Raises:
        KeyError: when it is neither.
    """
    now: bool | int = getattr(settings, field)
    if isinstance(now, bool):
        return not now
    _, lowest, highest = NUMBER_RANGES[field]
    return now + 1 if now < highest else lowest
