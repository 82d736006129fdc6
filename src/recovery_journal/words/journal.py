"""What the journal says about its own entries: empty, in the trash, taken back, left out."""

from datetime import date

from recovery_journal.words import numbers

EMPTY = "Nothing here yet. c writes down a craving, m a mood, n a note."
EMPTY_DAY = "Nothing was written on this day."
EMPTY_TRASH = "The trash is empty."
TRASH_DAYS = 30
IN_TRASH = f"In the trash. It stays there for {TRASH_DAYS} days; u brings it back."
EMPTY_THE_TRASH = "Empty the trash? What is in it cannot be brought back."

NOTHING_TO_UNDO = "There is nothing to take back."
CHANGED_SINCE = "It has changed since, so nothing was taken back."

UNSAVED = "What you typed is kept here until you save it or throw it away."


def nothing_found(query: str) -> str:
    """A search without a hit; `query` is made safe by the caller."""
    return f"Nothing found for “{query}”."


def undone(what: str) -> str:
    """What was taken back: "Taken back: craving 7, Tue 17 Nov 21:30."."""
    return f"Taken back: {what}."


def trashed(count: int) -> str:
    """How much went to the trash: "3 entries moved to the trash for 30 days."."""
    return f"{entries(count)} moved to the trash for {TRASH_DAYS} days."


def gone_on(day: date, this_year: int | None = None) -> str:
    """When something in the trash is removed for good: "until 22 Dec"."""
    return f"until {numbers.plain_date(day, this_year)}"


def entries(number: int) -> str:
    """A number of entries: "1 entry", "3 entries"."""
    return numbers.count(number, "entry", "entries")


def left_out(number: int, option: str) -> str:
    """What an export leaves out: "3 private entries are left out. --private includes them."."""
    if number == 1:
        return f"1 private entry is left out. {option} includes it."
    return f"{number} private entries are left out. {option} includes them."
