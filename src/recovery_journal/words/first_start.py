"""The text of the four first-start steps."""

from recovery_journal.words.encryption import IS_ENCRYPTED
from recovery_journal.words.entry_dialogs import TRACKER_KINDS
from recovery_journal.words.keys import key_of
from recovery_journal.words.privacy import COURT, DISCREET, ON_THIS_MACHINE, SAME_ACCOUNT

PROGRAM = "Recovery Journal"
HELP_WORKS = "help now, it already works"

WHAT_HINT = "Tick as many as you like, or none. You can change all of it later."
TICK, MOVE, QUIT_OR_CUT_DOWN = "tick", "move", "quit or cut down"
SKIP_ALL = "skip all"
"""What the keys do."""

SINCE = "When is your first day?"
SINCE_HINT = "Your first day without it. It's your call. A future date is a plan."
NAME = "What do you call it?"

LIMIT_HINT = "How much, of what, and how often. You can change it later."
THE_LIMIT = "A limit"
UNIT_HINT = "times, hours, grams"

ASK_WHO_SEES = "Can anyone else see this screen, or use this account?"
DISCREET_OFFER = f"If yes, {DISCREET[0].lower()}{DISCREET[1:]}"

REGION = "Which country are you in?"
REGION_HINT = "Right now shows the help lines there. Nothing is looked up online."
SOMEWHERE_ELSE = "Somewhere else"

BEFORE_STOPPING = "Before you stop"
"""Heading of the medical facts for the chosen trackers."""

SKIP_SAVING = "Press esc to continue without saving, or enter to try again."
DONE = f"All set. Press {key_of('things')} any time to change these."


def kind_to_tick(kind: str, own_name: str) -> str:
    """E.g. "Alcohol", or “sugar” for something else."""
    is_own = own_name and kind == "other"
    return f"“{own_name}”" if is_own else TRACKER_KINDS[kind].capitalize()


def named_twice(name: str) -> str:
    return f"{name}: another one has that name, too. Give this one a different name."


def step(number: int, of: int) -> str:
    """E.g. "● ● ○ ○  2 of 4"."""
    signs = " ".join("●" * number + "○" * (of - number))
    return f"{signs}  {number} of {of}"


def who_can_read(*, encrypted: bool) -> str:
    return f"{ON_THIS_MACHINE} {IS_ENCRYPTED if encrypted else SAME_ACCOUNT} {COURT}"
