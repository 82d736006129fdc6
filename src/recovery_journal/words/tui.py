"""Sentences of the screens in general: undo, drafts, and hints."""

from recovery_journal.errors import IN_USE
from recovery_journal.words.keys import key_of
from recovery_journal.words.settings import SETTING_DESCRIPTIONS

BUSY = f"{IN_USE} What you typed is safe. Trying again …"
TRYING_AGAIN = f"{IN_USE} Trying again …"
CANNOT_OPEN = "The journal can't be opened right now."
HELP_STILL_WORKS = f"Help still works: press {key_of('help_now')} or {key_of('now')}."
DISCREET_ON = f"Discreet: names and words are masked. Press {key_of('discreet')} to show them."
DO_OR_FIND = f"enter do it · {key_of('search')} find"
COVERED = f"Covered in discreet mode. Press {key_of('discreet')} to show it."
DISCREET_OFF = "Names and words are shown."


NOTHING_TO_COPY = "There is nothing here to copy."
COPIED = "Copied."
COPIES_STAY = (
    "What you copy leaves the journal: the terminal and other programs can keep it, even "
    "after the journal locks. Copy it? If you say yes, we won't ask again."
)


def undone_line(action: str, what: str, setting: str = "", others: int = 0) -> str:
    """Say what was undone; `what` names a record, `setting` a field of `Settings`."""
    what = SETTING_DESCRIPTIONS.get(setting, what)
    done = {"add": "what you added", "edit": "the change", "trash": "the deletion"}
    also = f" (and {others} more)" if others else ""
    return f"Undid {done.get(action, 'the last step')}{also}: {what}".rstrip(": ")


DRAFT_CONTINUE = "Keep writing"
DRAFT_LATER = "Later"
DRAFT_DROP = "Discard"


def draft_left(beginning: str) -> str:
    """Asked after the program ended while somebody was writing; empty if there are no words."""
    if not beginning:
        return "You have unsaved changes."
    return f"You have unsaved words: “{beginning}”."


SAVE, NEXT, CHOOSE, HELP, CANCEL, BACK = "save", "next", "choose", "help", "cancel", "back"
"""What the keys in a dialog's frame do."""
TYPE_TO_FIND = "Type to find:"
LEAVE_UNSAVED = "Press esc again to leave without saving, ctrl+s to save."


NOT_UTF8_TYPED = (
    "Some characters were left out: your terminal didn't send them as UTF-8. "
    "Set it to UTF-8 to type them."
)


def other_layout(letter: str) -> str:
    """Shown once, after a key of a keyboard layout without the letters a to z."""
    return (
        f"“{letter}” isn't a key here. Keys are the letters a to z and the digits; switch your "
        f"keyboard layout to type them. {key_of('now')} (help), {key_of('hide')} (hide) and "
        f"{key_of('lock')} (lock) work in any layout."
    )
