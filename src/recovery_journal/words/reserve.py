"""What the commands say about reasons, letters and plans."""

from datetime import date

from recovery_journal.domain.toolkit import Letter, Plan
from recovery_journal.words import saved, toolkit
from recovery_journal.words.format import numbers

REASON = "Why is it worth it?"
REASON_MISSING = "Why is it worth it? Say it in a few words."
PLAN_MISSING = "A plan needs --if and --then."
PAST = "A letter waits for a day to come, like “in 3 weeks” or “2027-01-01”."
ONE_WAIT = "A letter waits for one thing: --on, --at-days or --for-a-hard-hour."

LETTER_WAITING = "A letter to yourself is waiting: rj letter list"
"""Said at a craving of 8 or more and by status, when what a letter waits for is here."""
SEAL_AGAIN = "To seal it again: rj undo"


def removed(what: str) -> str:
    """The line after removing: "In the trash for 30 days: Mornings. Undo: rj undo"."""
    return f"{saved.TRASHED} {what}. {saved.UNDO}"


def letter_line(letter: Letter, today: date, *, due: bool) -> str:
    """A letter without a word of what it says: "3  written 3 Mar, waiting to be opened"."""
    line = toolkit.letter_line(letter, today)
    if due:
        line = f"{line.partition(', ')[0]}, waiting to be opened"
    return f"{letter.id}  {line}"


def sealed_until(letter: Letter, today: date) -> str:
    """What a letter waits for, when it is written: "letter 3, sealed until 1 Jan 2027"."""
    return f"letter {letter.id}, {toolkit.letter_line(letter, today).partition(', ')[2]}"


def still_sealed(number: int) -> str:
    """Why the words of a letter are not shown for a change, and how they are all the same."""
    return f"Letter {number} is sealed. To open it for a change: rj letter edit {number} --open"


def opened_on(day: date, this_year: int) -> str:
    """Said below a letter that was read before: "First opened on 3 Mar."."""
    return f"First opened on {numbers.plain_date(day, this_year)}."


def your_plan(plan: Plan) -> str:
    """A plan at the moment it was made for: "Your plan: if payday, then I call Sam"."""
    return f"Your plan: if {plan.cue}, then {plan.act}"
