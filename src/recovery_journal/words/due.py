"""What is due, each in one line."""

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recovery_journal.domain.circle import Meeting, Promise
    from recovery_journal.domain.entries.craving import Craving

LOCKED = "Your journal is locked. To see your status: rj status"
INTENTION = "What do you want from today? rj intention"
REVIEW = "Evening review: rj review"


def craving(waiting: "Craving") -> str:
    """E.g. "Your craving was 7. How is it now? rj after 0-10"."""
    from recovery_journal.words.today import how_was_it

    return f"{how_was_it(waiting.intensity)} rj after 0-10"


def meeting(own: "Meeting", today: date, now: datetime) -> str:
    """E.g. "Meeting 19:30, in 40 min: Tuesday group"."""
    from recovery_journal.words.practice import meeting_at

    when = meeting_at(own.at, today, now)
    return f"Meeting{' ' if when else ''}{when}: {own.name}"


def promise(one: "Promise", today: date) -> str:
    from recovery_journal.words.circle import promise_due

    return promise_due(one, today)


def letters(number: int) -> str:
    from recovery_journal.words.toolkit import letters_waiting

    return letters_waiting(number)


def questions(number: int) -> str:
    from recovery_journal.words.encryption import questions_wait

    return questions_wait(number)
