"""Sentences about choosing from a list on a terminal."""

from recovery_journal.text import ended

ASK = "Words, numbers, or nothing to finish:"
NOTHING_FITS = "Nothing fits these words."


def more_than_shown(shown: int, number: int) -> str:
    return f"{shown} of {number} shown."


def no_such_number(number: int, last: int) -> str:
    return f"There is no {number}. The numbers go from 1 to {last}."


def chosen(line: str) -> str:
    return f"Chosen: {ended(line)}"


def unchosen(line: str) -> str:
    return f"No longer chosen: {ended(line)}"


SEARCH = "Search:"
KEYS_TO_CHOOSE = "type to search · up, down · tab choose · enter take ▸ · esc none"
KEYS_WHEN_CHOSEN = "type to search · up, down · tab choose · enter done · esc none"


def counted(shown: int, number: int, chosen: int) -> str:
    """E.g. "12 of 812 · 2 chosen"."""
    parts = (f"{shown} of {number}", f"{chosen} chosen" if chosen else "")
    return " · ".join(filter(None, parts))
