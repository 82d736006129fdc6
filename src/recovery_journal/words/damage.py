"""Sentences about what can't be read in a damaged journal."""

from collections.abc import Iterable

from recovery_journal.words.format import numbers

DOCTOR = "Run rj doctor"
NO_PAGE = (
    "Someone in your circle can't be read, so it isn't known what they told you in confidence. "
    f"No page was made. {DOCTOR}"
)


def unreadable(tables: Iterable[str]) -> str:
    """Return how many things can't be read, given the table of each."""
    found = list(tables)
    entries = found.count("entry")
    others = len(found) - entries
    told = [numbers.count(entries, "entry", "entries")] if entries else []
    told += [numbers.count(others, "other thing" if told else "thing")] if others else []
    return f"{' and '.join(told)} can't be read. {DOCTOR}"


def left_out(tables: Iterable[str]) -> str:
    """Return the same for a file that holds everything else."""
    return f"Not everything is in it: {unreadable(tables)}"


def record_unreadable(table: str) -> str:
    return f"That {table.replace('_', ' ')} can't be read. {DOCTOR}"


def entry_unreadable(number: int) -> str:
    return f"Entry {number} can't be read in full. Earlier versions: rj history {number}. {DOCTOR}"


def damaged_entry(number: int) -> str:
    """Return the line of an entry that can't be read."""
    return f"{number}  can't be read"
