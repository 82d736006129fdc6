"""The sentences of a milestone on its day."""

from datetime import date

from recovery_journal.words.format import numbers

KEEP_DAY, WRITE_LETTER = "keep this day", "write to yourself"
SAVE, GO_ON = "save as a page", "on with today"
"""What the keys do."""


def title(milestone: str, tracker: str) -> str:
    """E.g. "Alcohol: 6 months"."""
    return f"{tracker}: {milestone}"


def one_by_one(days: int, since: date) -> str:
    """E.g. "184 days, one by one. Since 22 May 2026."."""
    counted = f"{numbers.days(days)}, one by one. " if days > 1 else ""
    return f"{counted}Since {numbers.plain_date(since)}."


def first_words(day: int, text: str) -> str:
    """Words that were kept in the first days."""
    return f"On day {day} you wrote: “{text}”"


def legend(weeks: int) -> str:
    dot = "a week" if weeks == 1 else f"{weeks} weeks"
    return f"a dot is {dot}, a line a year"
