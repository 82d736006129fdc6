"""What the screens say around what a person does."""

from recovery_journal.words.settings import SETTING_DESCRIPTIONS

BUSY = "Another program is using the journal. What you typed is kept; trying again …"
CANNOT_OPEN = "The journal cannot be opened just now."
HELP_STILL_WORKS = "Help works all the same: press ! or f2."
DISCREET_ON = "Discreet: names and words are masked. f3 shows them again."
DISCREET_OFF = "Names and words are shown."


def undone_line(action: str, what: str, setting: str = "", others: int = 0) -> str:
    """A quiet line after an undo, which names what it took back: a thing or a setting."""
    what = SETTING_DESCRIPTIONS.get(setting, what)
    done = {"add": "what you added", "edit": "the change", "trash": "the removal"}
    also = f" (and {others} more)" if others else ""
    return f"Took back {done.get(action, 'the last step')}{also}: {what}".rstrip(": ")


DRAFT_CONTINUE = "Go on writing"
DRAFT_LATER = "Later"
DRAFT_DROP = "Throw it away"


def draft_left(beginning: str) -> str:
    """Asked once after the program was ended while somebody was writing."""
    words = f": “{beginning}”" if beginning else ""
    return f"Words were left that are not saved yet{words}."


DIALOG_HINT = "enter saves · tab next · esc leaves"
TEXT_DIALOG_HINT = "ctrl+s saves · tab next · esc leaves"
"""Where enter begins a new line."""
LEAVE_UNSAVED = "esc again leaves without saving; ctrl+s saves."
