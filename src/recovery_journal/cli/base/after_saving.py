"""Help that fits the moment, printed below what a command saved.

The entry is safe by then, so an error while looking for help is not shown.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from recovery_journal import clock
from recovery_journal.errors import JournalError

if TYPE_CHECKING:
    from recovery_journal.domain.entries.craving import Craving
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.entries.mood import Mood
    from recovery_journal.store.journal import Journal


def follow_on_lines(journal: "Journal | None", entry: "Craving") -> list[str]:
    """List help, the plans for this trigger, and a letter that is due, one line each.

    `journal` is None while it is locked: then plans and letters are not known.
    """
    said = [_help(journal, entry)] if entry.needs_help else []
    if journal is None:
        return said
    with suppress(JournalError):
        if entry.is_open and entry.triggers and journal.has_any("plan"):
            said += _plans(journal, entry.triggers)
        if entry.needs_help:
            said += _letter(journal)
    return said


def mood_lines(journal: "Journal | None", mood: "Mood") -> list[str]:
    """Add one quiet line after a mood of 1 on the third such day, or next to a craving."""
    return _hard_days(journal, mood) if journal and mood.mood == 1 else []


def _hard_days(journal: "Journal", entry: "Entry") -> list[str]:
    from recovery_journal.store.books import due
    from recovery_journal.words.today import HARD_DAYS_IN_TERMINAL

    with suppress(JournalError):
        return [HARD_DAYS_IN_TERMINAL] if due.are_days_hard(journal, clock.now(), entry) else []
    return []


def _help(journal: "Journal | None", entry: "Craving") -> str:
    """Say where help is, in gentler words on hard days."""
    from recovery_journal.words.today import HELP_NOW

    return next(iter(_hard_days(journal, entry) if journal else []), HELP_NOW)


def _plans(journal: "Journal", triggers: tuple[str, ...]) -> list[str]:
    from recovery_journal.domain.toolkit import plans_for
    from recovery_journal.words.toolkit import your_plan

    return [your_plan(one) for one in plans_for(journal.plans.all(), triggers)]


def _letter(journal: "Journal") -> list[str]:
    from recovery_journal.store.books import due
    from recovery_journal.words.toolkit import letters_waiting

    waiting = due.letters(journal, clock.now())
    return [letters_waiting(len(waiting))] if waiting else []
