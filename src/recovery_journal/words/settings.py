"""What the settings of the journal are called where one of them was changed back."""

from collections.abc import Iterable

from recovery_journal.domain.settings import LOCK_AFTER_UNSET, Settings
from recovery_journal.words.encryption import DEFAULT_LOCK
from recovery_journal.words.practice import PLAIN
from recovery_journal.words.toolkit import REGION_GUESSED

SETTING_DESCRIPTIONS = {
    "region": "the country of the help lines",
    "day_starts_at": "the hour at which a day starts",
    "entries_private": "whether new entries are private",
    "morning": "the question of the morning",
    "evening": "the look back of the evening",
    "pack": "the questions of the evening",
    "count_meetings": "whether meetings are counted",
    "own_line": "your own help line",
    "waking_from": "the hour at which you wake",
    "waking_to": "the hour at which you go to sleep",
    "lock_after": "when the screen locks",
    "show_days": "whether a shell prompt shows the days while the journal is locked",
    "backup_folder": "where a copy a day is kept as well",
    "open_card": "what Right now shows while the journal is locked",
}


SETTING_FIELDS = {
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

NO_CHOICE = "none"
"""What is typed to take a choice back."""


def setting_value(settings: Settings, name: str) -> str:
    """What a setting says now: "yes", "4", "DE", "guessed from the time zone"."""
    found = getattr(settings, SETTING_FIELDS[name])
    if isinstance(found, bool):
        return "yes" if found else "no"
    if name == "lock-after" and found == LOCK_AFTER_UNSET:
        return DEFAULT_LOCK
    empty = {
        "region": REGION_GUESSED,
        "pack": PLAIN,
        "own-line": NO_CHOICE,
        "backup-folder": NO_CHOICE,
    }
    return str(found) if found != "" else empty[name]


def setting_line(settings: Settings, name: str) -> str:
    """A setting in a line: "day-starts-at: 4"."""
    return f"{name}: {setting_value(settings, name)}"


KEYS_TITLE = "All keys"
IN_LISTS = "In lists: arrows or j and k, g and G for the ends, enter opens."
IN_DIALOGS = "In dialogs: enter or ctrl+s saves, tab goes on, esc leaves."
KEYS_UNREADABLE = "Your own keys could not be read, so the keys are as always. See the file:"
NOT_AN_ACTION = "there is no action of that name"
NOT_A_KEY = "that is no key"
WHILE_TYPING = "it works while typing, so it needs a key that types nothing"


def own_keys(path: str) -> str:
    """Where to choose other keys, by the names that stand below each action."""
    return (
        f'To choose other keys, write them into {path}: below [keys] a line like craving = "y", '
        "with the small name of the action."
    )


def key_needed(key: str) -> str:
    """Why a key was not taken: "lists and dialogs need enter"."""
    return f"lists and dialogs need {key}"


def key_taken(key: str, title: str) -> str:
    """Why a key was not taken: "c is the key of Log a craving"."""
    return f"{key} is the key of {title}"


def keys_left_out(reasons: Iterable[tuple[str, str]]) -> str:
    """One sentence about the keys that could not be used, by the names they stand under."""
    listed = "; ".join(f"{name} ({reason})" for name, reason in reasons)
    return f"Some of your own keys were left out: {listed}."
