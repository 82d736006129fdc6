"""The user's settings, stored in the journal file."""

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.days import WEEK_STARTS
from recovery_journal.domain.entries.entry import require_in_range, require_one_of
from recovery_journal.errors import BadInput

LOCK_AFTER_UNSET = -1
"""The user hasn't chosen when the screen locks."""
ENCRYPTED_LOCK_MINUTES = 10
"""The default for an encrypted journal; any other never locks on its own."""
NUMBER_RANGES = {
    "day_starts_at": ("The hour at which a day starts", 0, 6),
    "waking_from": ("The hour at which you wake", 0, 23),
    "waking_to": ("The hour at which you go to sleep", 0, 23),
    "lock_after": ("The minutes until the screen locks", 0, 60),
}
"""Settings that are numbers: a label, the minimum and the maximum."""
SETTINGS_OF_THIS_MACHINE = (
    *("lock_after", "open_card", "open_plan", "show_days", "backup_folder", "first_start_done"),
    "complete_own_words",
)
"""Settings that a merge leaves alone: where copies go, and what others at this machine may see."""

WORD_CHOICES = {"week_starts_on": ("The first day of a week", tuple(WEEK_STARTS))}
"""Settings that are one of a few words: a label and the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHelpLine:
    """A help line the user added, shown before all others."""

    name: str
    number: str
    """As the user typed it."""
    hours: str = ""
    """Opening hours, in the user's words."""


def parse_own_help_line(text: str) -> OwnHelpLine | None:
    """Parse "NAME; NUMBER; HOURS"; None if empty.

    Raises:
        BadInput: the name or number is missing.
    """
    if not text.strip():
        return None
    parts = [part.strip() for part in text.split(";")]
    if not 2 <= len(parts) <= 3 or not all(parts[:2]):
        raise BadInput("A help line of your own is written like: Night line; 0800 1; 20 to 6.")
    return OwnHelpLine(name=parts[0], number=parts[1], hours=parts[2] if len(parts) == 3 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    region: str = ""
    """Country code of the help lines to show first; empty to guess from the time zone."""
    day_starts_at: int = 0
    """The hour, 0 to 6, at which a new day begins for entries."""
    week_starts_on: str = "monday"
    """One of WEEK_STARTS; a new journal starts with that of the user's region."""
    entries_private: bool = True
    """Whether new entries are private by default."""
    morning: bool = False
    """Whether Today asks for an intention."""
    evening: bool = False
    """Whether Today asks for a review."""
    pack: str = ""
    """The name of the evening questions; empty for the plain ones."""
    count_meetings: bool = False
    """Whether to show how many meetings were attended."""
    accessible: bool = False
    """Whether commands print words only, for a screen reader."""
    milestones: bool = True
    """Whether Today gives a milestone the whole screen on its day."""
    way_in: bool = True
    """Whether a question to begin with is beside a new note."""
    own_line: str = ""
    """The user's own help line, see `parse_own_help_line`; may be empty."""
    waking_from: int = 7
    """The hour, 0 to 23, from which the user is usually awake."""
    waking_to: int = 23
    """The hour, 0 to 23, up to which they are; may be past midnight."""
    lock_after: int = LOCK_AFTER_UNSET
    """Minutes without a key press until the screen locks; 0 for never, or `LOCK_AFTER_UNSET`."""
    open_card: bool = False
    """Whether people, reasons and kept words may be stored unencrypted beside the journal."""
    open_plan: bool = False
    """Whether the safety plan may be stored there, too."""
    show_days: bool = False
    """Whether a shell prompt may show the day count of a locked journal."""
    backup_folder: str = ""
    """An absolute path for another daily backup; empty to keep them only next to the journal."""
    complete_own_words: bool = False
    """Whether the tab key in a shell may offer the user's own trackers, people and other words."""
    first_start_done: bool = False
    """Whether the first-start questions were answered or skipped."""

    def __post_init__(self) -> None:
        for field, (what, low, high) in NUMBER_RANGES.items():
            if (field, value := getattr(self, field)) != ("lock_after", LOCK_AFTER_UNSET):
                require_in_range(what, value, low, high)
        for field, (what, words) in WORD_CHOICES.items():
            require_one_of(what, getattr(self, field), words)
        parse_own_help_line(self.own_line)

    @property
    def waking_hours(self) -> tuple[int, int]:
        return self.waking_from, self.waking_to

    def require_waking_hours(self) -> None:
        """Refuse waking hours that begin and end at the same hour.

        Not checked when they are read: a journal of an earlier version may have such.

        Raises:
            BadInput: they do.
        """
        if self.waking_from == self.waking_to:
            raise BadInput(
                f"Your waking hours can't begin and end at {self.waking_to:02}:00. "
                "Nothing was changed. If both hours are to change, change the other one first."
            )

    def minutes_until_lock(self, *, encrypted: bool) -> int:
        """Return the minutes without a key press until the screen locks; 0 for never."""
        if self.lock_after != LOCK_AFTER_UNSET:
            return self.lock_after
        return ENCRYPTED_LOCK_MINUTES if encrypted else 0


def next_value(settings: Settings, field: str) -> bool | int | str:
    """Return the value that follows the current one of a switch, number or word, wrapping around.

    Raises:
        KeyError: the field is none of these.
    """
    now: bool | int | str = getattr(settings, field)
    if isinstance(now, bool):
        return not now
    if isinstance(now, str):
        _, words = WORD_CHOICES[field]
        return words[(words.index(now) + 1) % len(words)]
    _, lowest, highest = NUMBER_RANGES[field]
    return now + 1 if now < highest else lowest
