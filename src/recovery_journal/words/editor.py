"""Sentences about the person's own editor, and words that were left unsaved."""

KEPT_AS_DRAFT = "What you wrote is kept. To see and save it: rj draft"
KEPT_FOR_NOW = (
    "What you wrote couldn't be stored on the disk; it is only in memory. Free some space, "
    "then run rj draft before you restart this computer."
)
ENDED_WITH_ERROR = "The editor ended with an error, so nothing was changed."
PRESS_ENTER = "Press enter when you have saved the text in your editor and closed it."
WORDS_LEFT = "You have unsaved words. To see and save them: rj draft"
NO_DRAFT = "There are no unsaved words."
ASK_SAVE_DRAFT = "Save this as a note?"
DRAFT_STAYS = "Nothing was changed. To save it: rj draft --save. To remove it: rj draft --discard"
FINISH_ON_SCREENS = "You typed this on a screen. To finish it there: rj"
DRAFT_DISCARDED = "Discarded."


def emptied(command: str) -> str:
    """Say that an emptied text changes nothing; `command` removes what the text belongs to."""
    return f"The text was empty, so nothing was changed. To remove it: {command}"


def ask_replace_words(number: int) -> str:
    return f"Save this as the words of entry {number}?"


def cannot_start(editor: str) -> str:
    return (
        f"The editor “{editor}” can't be started. Nothing was changed. "
        "To choose another one: EDITOR=nano rj …"
    )
