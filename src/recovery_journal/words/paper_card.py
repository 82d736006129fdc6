"""Text of the paper card, and sentences about it."""

from recovery_journal.words import right_now
from recovery_journal.words.data.helplines import Region
from recovery_journal.words.format import numbers
from recovery_journal.words.helpline_choice import crisis_line

TITLE = "When it's hard"
FIRST = "First"
FIRST_STEPS = (
    right_now.WAYS_ON[0].text,
    right_now.LEAVE,
    "Breathe slowly. In for 4, out for 6.",
)
SCAN = "Scan a code to call or text."

PAPER_CARD = "Paper card"
WHAT_GOES_ON_IT = "Choose what goes on the card. By default, nothing of yours does."
PEOPLE = "People"
STEPS = "Steps of your safety plan"
OWN_LINE = "Your own help line"
MARKDOWN_HINT = "End the name in .html for codes to scan, or in .md for plain text."
IS_PLAIN = "Anyone who finds the card, or gets its file, can read it. It is not encrypted."
FILE_ENDINGS = "Nothing was saved. The file name of a card ends in .html or .md."
TOO_MANY_NUMBERS = "Nothing was saved. A card has room for 4 numbers of your own; leave some out."
TOO_MUCH_TEXT = "Nothing was saved. That is more than fits on a card; leave something out."
NO_OWN_LINE = (
    'You have no help line of your own. To add one: rj config set own-line "NAME; NUMBER; HOURS"'
)


def ask_to_include(what: str) -> str:
    return f"Put this on the card: {what}?"


def no_such_step(step: int) -> str:
    return f"Step {step} of your safety plan is empty. To write it: rj safety edit {step}"


def saved(path: str) -> str:
    return f"Card saved: {path}"


def numbers_checked(region: Region) -> str:
    """E.g. "Numbers for Germany, checked 27 Nov 2026"."""
    place = region.name if region.code else "any country"
    return f"Numbers for {place}, checked {numbers.plain_date(crisis_line(region).checked)}"
