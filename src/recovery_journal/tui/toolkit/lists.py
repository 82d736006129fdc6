"""The lists behind My things."""

from recovery_journal import clock
from recovery_journal.tui.circle.dialogs import PersonDialog
from recovery_journal.tui.toolkit.dialogs import (
    LetterDialog,
    LetterReading,
    PlanDialog,
    ReasonDialog,
)
from recovery_journal.tui.toolkit.list_screen import Kind
from recovery_journal.tui.toolkit.questions_dialog import PackDialog
from recovery_journal.words import practice
from recovery_journal.words import toolkit as words

KINDS = {
    "reasons": Kind(
        title=words.REASONS,
        empty=words.NO_REASONS,
        things=lambda journal: journal.reasons.all(),
        book=lambda journal: journal.reasons,
        line=lambda reason: reason.text,
        dialog=ReasonDialog,
        move=lambda journal, reason, by: journal.reasons.move(reason, by),
    ),
    "letters": Kind(
        title=words.LETTERS,
        empty=words.NO_LETTERS,
        things=lambda journal: journal.letters.all(),
        book=lambda journal: journal.letters,
        line=lambda letter: words.letter_line(letter, clock.today()),
        dialog=lambda keep, letter: LetterReading(keep, letter) if letter else LetterDialog(keep),
    ),
    "plans": Kind(
        title=words.PLANS,
        empty=words.NO_PLANS,
        things=lambda journal: journal.plans.all(),
        book=lambda journal: journal.plans,
        line=words.plan_line,
        dialog=PlanDialog,
    ),
    "people": Kind(
        title=words.PEOPLE,
        empty=words.NO_PEOPLE,
        things=lambda journal: journal.people.all(),
        book=lambda journal: journal.people,
        line=words.person_line,
        dialog=PersonDialog,
    ),
    "packs": Kind(
        title=practice.MY_QUESTIONS,
        empty=practice.NO_QUESTIONS,
        things=lambda journal: journal.packs.stored(),
        book=lambda journal: journal.packs,
        line=lambda pack: pack.name,
        dialog=PackDialog,
    ),
}
"""What can be put by, in the order My things shows it."""
