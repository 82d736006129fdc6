"""Sentences about people from a contacts file."""

from recovery_journal.domain.circle import ROLES
from recovery_journal.words.cli import shell_quoted
from recovery_journal.words.format import numbers
from recovery_journal.words.import_ import NOTHING

NOT_CONTACTS = f"This is not a contacts file (vCard, .vcf). {NOTHING}"
CUT_OFF = f"This contacts file ends within a contact. {NOTHING}"
TOO_MANY = f"There are too many contacts in this file. {NOTHING}"
NOBODY = f"Nobody in this file has a name. {NOTHING}"
CHOSE_NOBODY = f"You chose nobody. {NOTHING}"
NEEDS_PICK = "Say who: --pick NAME, once for each person."
NEEDS_ROLE = f"Say what they are to you: --role {', '.join(ROLES)}."
SEARCH = "Type the beginning of a name to search. Type numbers to choose people."
TRAVELS = (
    "Many phones copy their contacts to a company's computers. This card has a name and contact "
    "details, and nothing about recovery."
)
WITH_NOTE = "Your note about them is in it, too."


def needs_encoding(number: int) -> str:
    return f"Contact {number} isn't UTF-8 text. Name its encoding: --encoding cp1252. {NOTHING}"


def found(number: int) -> str:
    return f"{numbers.count(number, 'person', 'people')} in this file."


def nameless(number: int) -> str:
    contacts = "1 contact has" if number == 1 else f"{number} contacts have"
    return f"{contacts} no name: left out."


def ask_role(name: str) -> str:
    return f"What is {name} to you? {', '.join(ROLES)}:"


def not_there(name: str) -> str:
    return f"Nobody in this file is called {shell_quoted(name)}. {NOTHING}"


def several(name: str, names: list[str]) -> str:
    return f"More than one matches {shell_quoted(name)}: {', '.join(names)}. {NOTHING}"


def already_here(name: str) -> str:
    return f"{name} is already in your circle and was not changed."
