"""The text of the four first-start steps; each step can be skipped."""

from recovery_journal.words.encryption import IS_ENCRYPTED
from recovery_journal.words.keys import key_of
from recovery_journal.words.privacy import COURT, DISCREET, ON_THIS_MACHINE, SAME_ACCOUNT

PROGRAM = "Recovery Journal"
WELCOME = "Welcome. Four short steps; you can skip each one."
HELP_WORKS = (
    f"If you need help right now, press {key_of('help_now')} or {key_of('now')}. It already works."
)

ASK_WHAT_TO_COUNT = "What would you like to count?"
WHAT_HINT = "Pick one. You can add more later, or skip."
NOTHING_YET = "nothing yet"

SINCE = "Since when?"
SINCE_HINT = "Your first day without it. It's your call. A future date is a plan."

GOAL_HINT = "(← → changes it)"
LIMIT_HINT = "How much, of what, and how often. You can change it later."
THE_LIMIT = "A limit"

ASK_WHO_SEES = "Can anyone else see this screen, or use this account?"
DISCREET_OFFER = f"If yes, {DISCREET[0].lower()}{DISCREET[1:]}"

REGION = "Which country are you in?"
REGION_HINT = (
    "Right now shows the help lines there. Nothing is looked up online. "
    "Type the name, or choose it."
)
SOMEWHERE_ELSE = "Somewhere else"

BEFORE_STOPPING = "Before you stop"
"""Heading of the medical facts for the chosen trackers."""

SKIP_SAVING = "Press esc to continue without saving, or enter to try again."
DONE = f"That's all. Press {key_of('things')} to change any of it later."


def step(number: int, of: int) -> str:
    """E.g. "● ● ○ ○  2 of 4"."""
    signs = " ".join("●" * number + "○" * (of - number))
    return f"{signs}  {number} of {of}"


def who_can_read(*, encrypted: bool) -> str:
    return f"{ON_THIS_MACHINE} {IS_ENCRYPTED if encrypted else SAME_ACCOUNT} {COURT}"
