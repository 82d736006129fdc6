"""Sentences of the dialogs that import people and meetings from a file."""

from recovery_journal.words.format import numbers
from recovery_journal.words.import_ import NOTHING

HEADING = "Import people or meetings"
WHICH_FILES = (
    "From a contacts file (.vcf), or a public list of meetings: JSON or CSV from the Meeting Guide "
    "(AA) or a BMLT server (NA), or a calendar (.ics)."
)
NEITHER = f"This is neither a contacts file nor a list of meetings. {NOTHING}"
WHICH_MEETINGS, WHOM, GO_ON = "Which meetings?", "Who?", "continue"
SEARCH_MEETINGS = "Search: a name, a place, tue, 19:30, open, online"
SEARCH_PEOPLE = "Search: the beginning of a name"
HOW_TO_CHOOSE = "Type to search. Press tab to go to the list, and space to choose."
NOTHING_FITS = "Nothing fits what you typed."
CHOOSE_ONE = "Choose at least one: press tab to go to the list, and space on what you want."
WHAT_ARE_THEY = "What are they to you?"


def chosen(number: int) -> str:
    return f"{number} chosen"


def more(number: int) -> str:
    """Say that a list has more than can be shown."""
    return f"… and {number} more: type to search"


def people_added(names: list[str]) -> str:
    """E.g. "Imported 2 people: Sam, Zoë."."""
    return f"Imported {numbers.count(len(names), 'person', 'people')}: {', '.join(names)}."
