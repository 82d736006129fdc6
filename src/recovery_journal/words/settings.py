"""The settings of the journal, each declared once for both faces, and sentences about keys."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from recovery_journal.domain.days import WEEK_STARTS
from recovery_journal.domain.settings import LOCK_AFTER_UNSET, Settings, parse_own_help_line
from recovery_journal.text import quote_typed
from recovery_journal.words.encryption import DEFAULT_LOCK, lock_setting_value
from recovery_journal.words.practice import PLAIN

ON_OR_OFF = {True: "on", False: "off"}
NO_CHOICE = "none"
"""Typed to clear a choice."""
REGION_GUESSED = "guessed from the time zone or the language"
QUESTIONS_OF_EVENING = "Evening questions"
OWN_LINE = "A help line of your own"


def region_guess(name: str, guessed_from: str) -> str:
    """E.g. "Germany, guessed from the time zone"; `guessed_from` is empty for a choice."""
    return f"{name}, guessed from the {guessed_from}" if guessed_from else name


class SettingsView(NamedTuple):
    """What My things needs to show the settings."""

    settings: Settings
    region: str
    """The region whose help lines come first, marked if it's a guess."""
    questions: str
    """The name of the chosen evening questions."""
    lock_minutes: int
    """Minutes without a key press until the screen locks; 0 means never."""
    lock_key: str
    discreet: bool
    """Whether the user's own words are hidden."""


class Setting(NamedTuple):
    """A setting as both faces show it."""

    field: str
    """Its field in `Settings`."""
    what: str
    """Its name in undo messages."""
    help: str
    """Its description in the command's help."""
    label: str = ""
    """Its name in My things; empty if it isn't there."""
    value: Callable[[SettingsView], str] = str
    """What My things says that it is now."""
    empty: str = NO_CHOICE
    """What the command shows when nothing is chosen."""
    only_encrypted: bool = False
    """Whether it applies only to an encrypted journal."""


def _own_line(now: SettingsView) -> str:
    line = parse_own_help_line(now.settings.own_line)
    return "none yet" if line is None else "…" if now.discreet else line.name


PRACTICE_SETTINGS = {
    "morning": Setting(
        "morning",
        "the morning question",
        "Whether Today asks for an intention.",
        "Morning intention",
        lambda now: ON_OR_OFF[now.settings.morning],
    ),
    "evening": Setting(
        "evening",
        "the evening review",
        "Whether Today asks for an evening review.",
        "Evening review",
        lambda now: ON_OR_OFF[now.settings.evening],
    ),
    "pack": Setting(
        "pack",
        "the evening questions",
        "The questions of the evening review.",
        "Evening questions",
        lambda now: now.questions,
        empty=PLAIN,
    ),
    "count-meetings": Setting(
        "count_meetings",
        "whether meetings are counted",
        "Whether meetings are counted.",
        "Count meetings",
        lambda now: ON_OR_OFF[now.settings.count_meetings],
    ),
    "milestones": Setting(
        "milestones",
        "whether milestones are shown automatically",
        "Whether a milestone is shown automatically on its day.",
        "Milestones",
        lambda now: ON_OR_OFF[now.settings.milestones],
    ),
    "way-in": Setting(
        "way_in",
        "whether a new note offers a question to begin with",
        "Whether a large screen shows a question beside a new note, another one each day.",
        "A way into a note",
        lambda now: ON_OR_OFF[now.settings.way_in],
    ),
}
JOURNAL_SETTINGS = {
    "region": Setting(
        "region",
        "the country of the help lines",
        "The country whose help lines come first.",
        "Help lines",
        lambda now: now.region,
        empty=REGION_GUESSED,
    ),
    "own-line": Setting(
        "own_line",
        "your own help line",
        'A help line of your own, shown first in rj now, as "NAME; NUMBER; HOURS".',
        "Your own help line",
        _own_line,
    ),
    "waking-from": Setting(
        "waking_from",
        "the hour at which you wake",
        "The hour you usually wake up, 0 to 23.",
        "Waking hours",
        lambda now: f"{now.settings.waking_from}:00 to {now.settings.waking_to}:00",
    ),
    "waking-to": Setting(
        "waking_to",
        "the hour at which you go to sleep",
        "The hour you usually go to sleep, 0 to 23.",
    ),
    "day-starts-at": Setting(
        "day_starts_at",
        "the hour at which a day starts",
        "The hour, 0 to 6, at which a new day begins.",
        "Day starts at",
        lambda now: f"{now.settings.day_starts_at:02}:00",
    ),
    "week-starts-on": Setting(
        "week_starts_on",
        "the day on which a week starts",
        f"The first day of a week: {', '.join(WEEK_STARTS)}.",
        "Week starts on",
        lambda now: now.settings.week_starts_on.capitalize(),
    ),
    "entries-private": Setting(
        "entries_private",
        "whether new entries are private",
        "Whether a new entry starts as private.",
        "New entries",
        lambda now: "are private" if now.settings.entries_private else "can be shared",
    ),
    "accessible": Setting(
        "accessible",
        "whether commands print words only",
        "Whether commands print words only, for a screen reader.",
    ),
    "lock-after": Setting(
        "lock_after",
        "when the screen locks",
        "Minutes without a key press until the screen locks; 0 for never.",
        "Auto-lock",
        lambda now: lock_setting_value(now.lock_minutes, now.lock_key),
    ),
    "open-card": Setting(
        "open_card",
        "what Right now shows while the journal is locked",
        "Whether rj now shows people, reasons and kept words while an encrypted journal is "
        "locked; they're then stored next to it, unencrypted.",
        "Right now, locked",
        lambda now: (
            "shows your people and reasons" if now.settings.open_card else "shows nothing of yours"
        ),
        only_encrypted=True,
    ),
    "open-plan": Setting(
        "open_plan",
        "whether your safety plan can be read while the journal is locked",
        "Whether rj safety show and Right now show your safety plan while an encrypted journal is "
        "locked; it's then stored next to it, unencrypted.",
        "Safety plan, locked",
        lambda now: "can be read" if now.settings.open_plan else "is locked, too",
        only_encrypted=True,
    ),
    "backup-folder": Setting(
        "backup_folder",
        "where a second daily copy is kept",
        "A folder for this journal alone, such as one on a USB stick, where a second daily copy "
        "is kept.",
    ),
    "complete-own-words": Setting(
        "complete_own_words",
        "whether the tab key offers your own words",
        "Whether the tab key in a shell offers your trackers, strategies, people, meetings and "
        "tags; never while the journal is encrypted or the screens are discreet.",
    ),
}
SETTINGS = {**PRACTICE_SETTINGS, **JOURNAL_SETTINGS}
"""Settings by the name typed on the command line, in display order."""

SETTING_DESCRIPTIONS = {
    **{setting.field: setting.what for setting in SETTINGS.values()},
    "show_days": "whether a shell prompt shows the days while the journal is locked",
}
"""Descriptions by field of `Settings`."""


def setting_value(settings: Settings, name: str) -> str:
    """E.g. "yes", "4", "DE", "guessed from the time zone"."""
    setting = SETTINGS[name]
    found = getattr(settings, setting.field)
    if isinstance(found, bool):
        return "yes" if found else "no"
    if setting.field == "lock_after" and found == LOCK_AFTER_UNSET:
        return DEFAULT_LOCK
    return str(found) if found != "" else setting.empty


def how_to_set(name: str, value: str = "VALUE") -> str:
    return f"To change this setting: rj config set {name} {value}"


def setting_line(settings: Settings, name: str) -> str:
    return f"{name}: {setting_value(settings, name)}"


KEYS_TITLE = "All keys"
ON_THIS_SCREEN = "On this screen"
TYPE_TO_FIND = "Part of a name or a key"
IN_LISTS = "In lists: arrows or j and k, g and G for the ends, enter opens."
IN_DIALOGS = "In dialogs: enter or ctrl+s saves, tab moves on, esc cancels."
KEYS_NEED_A_TABLE = "Put your own keys below a line that says [keys]."
NOT_AN_ACTION = "there is no action with that name"
NOT_A_KEY = "that isn't a key; write it like z, f9 or ctrl+o"
HELP_NEEDS_IT = "it is the last key of Help me now"
WHILE_TYPING = "it works while typing, so it needs a key that types nothing"


def own_keys(path: str) -> str:
    return (
        f'To choose other keys, write them into {path}: below [keys] a line like craving = "y", '
        "with the small name of the action."
    )


def keys_unreadable(path: str, line: int | None) -> str:
    """`line` is the number of the line that can't be read, if it's known."""
    where = f"See line {line} of" if line else "See"
    return f"Your own keys couldn't be read, so the usual keys apply. {where} {path}"


def not_used(name: str) -> str:
    """Name something in the settings file that the program doesn't know."""
    return f"{quote_typed(name)} in your settings file isn't known; keys belong below [keys]."


def key_needed(key: str) -> str:
    return f"lists and dialogs need {key}"


def key_taken(key: str, title: str) -> str:
    return f"{key} is already the key of {title}"


def keys_left_out(reasons: Iterable[tuple[str, str]]) -> str:
    """`reasons` pairs each name in the config file with why its key was rejected."""
    listed = "; ".join(f"{name} ({reason})" for name, reason in reasons)
    return f"Some of your own keys were left out: {listed}."


THEME_NAME_TAKEN = "there is a theme with that name already, or the name can't be used"
THEME_UNREADABLE = 'its file needs a line such as primary = "#86bfc4" for each colour'
THEME_DARK = "dark must be true or false"


def colour_missing(name: str) -> str:
    return f"it has no {name}"


def no_such_colour(name: str) -> str:
    return f"{quote_typed(name)} isn't a colour of a theme"


def not_a_colour(name: str) -> str:
    return f"its {name} isn't a colour such as #86bfc4"


def theme_not_used(name: str, reason: str) -> str:
    return f"Your theme {quote_typed(name)} can't be used: {reason}."
