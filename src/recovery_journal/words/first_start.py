"""The text of the four first-start steps; each step can be skipped."""

from recovery_journal.words.encryption import IS_ENCRYPTED
from recovery_journal.words.keys import key_of
from recovery_journal.words.privacy import COURT, DISCREET, ON_THIS_MACHINE, SAME_ACCOUNT

PROGRAM = "Recovery Journal"
WELCOME = "Welcome. Four short steps; you can skip each one."
HELP_WORKS = (
    f"If it is bad right now, press {key_of('help_now')} or {key_of('now')}. Help works already."
)

ASK_WHAT_TO_COUNT = "What would you like to count?"
WHAT_HINT = "One thing or several, in your own words. Or nothing yet."
NOTHING_YET = "nothing yet"

SINCE = "Since when?"
SINCE_HINT = "The first day without use. You decide what your date is. A day ahead is a plan."

GOAL_HINT = "(← → changes it)"
LIMIT_HINT = "A number, what you count, and the time. You can change it later."
THE_LIMIT = "A limit"

ASK_WHO_SEES = "Can anyone else see this screen, or use this account?"
DISCREET_OFFER = f"With yes: {DISCREET[0].lower()}{DISCREET[1:]}"

REGION = "Which country are you in?"
REGION_HINT = (
    "So that Right now shows the right numbers. Nothing is looked up; they are stored here. "
    "Type its name, or choose it."
)
SOMEWHERE_ELSE = "Somewhere else"

BEFORE_STOPPING = "Before you stop"
"""Heading of the medical facts for the chosen trackers."""

SKIP_SAVING = "Press esc to go on without saving your answers, or enter to try again."
DONE = f"That's all. Press {key_of('things')} to change any of it later."


def who_can_read(*, encrypted: bool) -> str:
    return f"{ON_THIS_MACHINE} {IS_ENCRYPTED if encrypted else SAME_ACCOUNT} {COURT}"
