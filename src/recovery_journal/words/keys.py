"""What is said about keys: the page of all keys, and a person's own in the settings file."""

from collections.abc import Iterable

TITLE = "All keys"
IN_LISTS = "In lists: arrows or j and k, g and G for the ends, enter opens."
IN_DIALOGS = "In dialogs: enter or ctrl+s saves, tab goes on, esc leaves."
UNREADABLE = "Your own keys could not be read, so the keys are as always. See the file:"
NOT_AN_ACTION = "there is no action of that name"
NOT_A_KEY = "that is no key"
WHILE_TYPING = "it works while typing, so it needs a key that types nothing"


def own_keys(path: str) -> str:
    """Where to choose other keys, by the names that stand below each action."""
    return (
        f'To choose other keys, write them into {path}: below [keys] a line like craving = "y", '
        "with the small name of the action."
    )


def needed(key: str) -> str:
    """Why a key was not taken: "lists and dialogs need enter"."""
    return f"lists and dialogs need {key}"


def taken(key: str, title: str) -> str:
    """Why a key was not taken: "c is the key of Log a craving"."""
    return f"{key} is the key of {title}"


def left_out(reasons: Iterable[tuple[str, str]]) -> str:
    """One sentence about the keys that could not be used, by the names they stand under."""
    listed = "; ".join(f"{name} ({reason})" for name, reason in reasons)
    return f"Some of your own keys were left out: {listed}."
