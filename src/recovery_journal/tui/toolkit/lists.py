"""The lists opened from My things."""

from collections.abc import Sequence
from datetime import date

from recovery_journal import clock
from recovery_journal.domain.toolkit import Letter
from recovery_journal.store.books import due
from recovery_journal.store.journal import Journal
from recovery_journal.tui.circle.dialogs import PersonDialog
from recovery_journal.tui.text.masking import person_name
from recovery_journal.tui.toolkit.dialogs import (
    LetterDialog,
    PlanDialog,
    ReadLetterDialog,
    ReasonDialog,
)
from recovery_journal.tui.toolkit.list_screen import ListDefinition
from recovery_journal.tui.toolkit.questions_dialog import QuestionsDialog
from recovery_journal.words import practice
from recovery_journal.words import toolkit as words


def _letter_lines(journal: Journal, letters: Sequence[Letter], today: date) -> list[str]:
    waiting = due.letters(journal, clock.now())
    return [words.letter_line(one, today, due=one in waiting) for one in letters]


def _ask_to_open(journal: Journal, letter: Letter, today: date) -> str:
    """Ask before a letter is opened that is still sealed."""
    opens = letter.opened is not None or letter in due.letters(journal, clock.now())
    return "" if opens else words.ask_to_open(letter, today)


LISTS = {
    "reasons": ListDefinition(
        title=words.REASONS,
        empty=words.NO_REASONS,
        read_records=lambda journal: journal.reasons.all(),
        book=lambda journal: journal.reasons,
        record_lines=lambda _, reasons, __: [one.text for one in reasons],
        make_dialog=ReasonDialog,
        move=lambda journal, reason, by: journal.reasons.move(reason, by),
    ),
    "letters": ListDefinition(
        title=words.LETTERS,
        empty=words.NO_LETTERS,
        read_records=lambda journal: journal.letters.all(),
        book=lambda journal: journal.letters,
        record_lines=_letter_lines,
        discreet_lines=_letter_lines,
        make_dialog=lambda journal, letter: (
            ReadLetterDialog(journal.letters.edit, letter) if letter else LetterDialog(journal)
        ),
        question=_ask_to_open,
    ),
    "plans": ListDefinition(
        title=words.PLANS,
        empty=words.NO_PLANS,
        read_records=lambda journal: journal.plans.all(),
        book=lambda journal: journal.plans,
        record_lines=lambda _, plans, __: [words.plan_line(one) for one in plans],
        make_dialog=PlanDialog,
    ),
    "people": ListDefinition(
        title=words.PEOPLE,
        empty=words.NO_PEOPLE,
        read_records=lambda journal: journal.people.all(),
        book=lambda journal: journal.people,
        record_lines=lambda _, people, __: [words.person_line(one) for one in people],
        discreet_lines=lambda _, people, __: [person_name(one.name, masked=True) for one in people],
        make_dialog=PersonDialog,
    ),
    "packs": ListDefinition(
        title=practice.MY_QUESTIONS,
        empty=practice.NO_QUESTIONS,
        read_records=lambda journal: journal.packs.untrashed(),
        book=lambda journal: journal.packs,
        record_lines=lambda _, packs, __: [one.name for one in packs],
        make_dialog=QuestionsDialog,
    ),
}
"""In the order My things shows them."""
