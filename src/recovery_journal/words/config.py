"""What the settings of a journal are called, and how their values are said."""

from recovery_journal.domain.settings import USUAL, Settings
from recovery_journal.words.lock import LOCK_USUAL
from recovery_journal.words.practice import PLAIN
from recovery_journal.words.things import GUESSED

NAMES = {
    "region": "region",
    "day-starts-at": "day_starts_at",
    "entries-private": "entries_private",
    "morning": "morning",
    "evening": "evening",
    "pack": "pack",
    "count-meetings": "count_meetings",
    "own-line": "own_line",
    "waking-from": "waking_from",
    "waking-to": "waking_to",
    "lock-after": "lock_after",
    "open-card": "open_card",
    "backup-folder": "backup_folder",
}
"""Each setting as it is typed and shown, and its field."""

NOT_CHOSEN = "none"
"""What is typed to take a choice back."""


def value(settings: Settings, name: str) -> str:
    """What a setting says now: "yes", "4", "DE", "guessed from the time zone"."""
    found = getattr(settings, NAMES[name])
    if isinstance(found, bool):
        return "yes" if found else "no"
    if name == "lock-after" and found == USUAL:
        return LOCK_USUAL
    empty = {"region": GUESSED, "pack": PLAIN, "own-line": NOT_CHOSEN, "backup-folder": NOT_CHOSEN}
    return str(found) if found != "" else empty[name]


def line(settings: Settings, name: str) -> str:
    """A setting in a line: "day-starts-at: 4"."""
    return f"{name}: {value(settings, name)}"
