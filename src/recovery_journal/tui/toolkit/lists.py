"""The lists opened from My things."""

from recovery_journal.tui.circle.dialogs import PersonDialog
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

LISTS = {
    "reasons": ListDefinition(
        title=words.REASONS,
        empty=words.NO_REASONS,
        read_records=lambda journal: journal.reasons.all(),
        book=lambda journal: journal.reasons,
        record_line=lambda reason, _: reason.text,
        make_dialog=ReasonDialog,
        move=lambda journal, reason, by: journal.reasons.move(reason, by),
    ),
    "letters": ListDefinition(
        title=words.LETTERS,
        empty=words.NO_LETTERS,
        read_records=lambda journal: journal.letters.all(),
        book=lambda journal: journal.letters,
        record_line=words.letter_line,
        make_dialog=lambda journal, letter: (
            ReadLetterDialog(journal.letters.edit, letter) if letter else LetterDialog(journal)
        ),
    ),
    "plans": ListDefinition(
        title=words.PLANS,
        empty=words.NO_PLANS,
        read_records=lambda journal: journal.plans.all(),
        book=lambda journal: journal.plans,
        record_line=lambda plan, _: words.plan_line(plan),
        make_dialog=PlanDialog,
    ),
    "people": ListDefinition(
        title=words.PEOPLE,
        empty=words.NO_PEOPLE,
        read_records=lambda journal: journal.people.all(),
        book=lambda journal: journal.people,
        record_line=lambda person, _: words.person_line(person),
        make_dialog=PersonDialog,
    ),
    "packs": ListDefinition(
        title=practice.MY_QUESTIONS,
        empty=practice.NO_QUESTIONS,
        read_records=lambda journal: journal.packs.untrashed(),
        book=lambda journal: journal.packs,
        record_line=lambda pack, _: pack.name,
        make_dialog=QuestionsDialog,
    ),
}
"""In the order My things shows them."""
