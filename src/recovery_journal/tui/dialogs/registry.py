"""Every dialog with drafts, by the kind of what it edits; each is imported on first use."""

from contextlib import suppress
from importlib import import_module
from typing import Any, cast

from textual.screen import Screen

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.kinds import entry_class
from recovery_journal.errors import JournalError, NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.drafts import Draft
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog

DIALOGS = {
    "craving": "dialogs.craving:CravingDialog",
    "mood": "dialogs.mood:MoodDialog",
    "note": "dialogs.note:NoteDialog",
    "use": "dialogs.use:UseDialog",
    "amount": "dialogs.amount:AmountDialog",
    "intention": "dialogs.practice:IntentionDialog",
    "review": "dialogs.practice:ReviewDialog",
    "contact": "circle.contact_dialogs:ContactDialog",
    "attended": "circle.contact_dialogs:AttendedDialog",
    "person": "circle.dialogs:PersonDialog",
    "meeting": "circle.dialogs:MeetingDialog",
    "promise": "circle.dialogs:PromiseDialog",
    "promise_outcome": "circle.promise_outcome:PromiseOutcomeDialog",
    "kept_words": "circle.dialogs:KeptWordsDialog",
    "reason": "toolkit.dialogs:ReasonDialog",
    "letter": "toolkit.dialogs:LetterDialog",
    "plan": "toolkit.dialogs:PlanDialog",
    "safety_plan": "toolkit.dialogs:SafetyPlanDialog",
    "pack": "toolkit.questions_dialog:QuestionsDialog",
    "tracker": "toolkit.tracker_dialog:TrackerDialog",
    "own_line": "toolkit.settings_dialogs:OwnHelpLineDialog",
    "waking_hours": "toolkit.settings_dialogs:WakingHoursDialog",
    "strategy": "strategies.strategy_dialog:StrategyDialog",
    "page": "sharing.screen:SharingScreen",
}
ONCE_A_DAY = ("intention", "review")
"""Kinds of entries of which today's is changed instead of adding another one."""


def dialog_for(journal: Journal, entry: Entry) -> EntryDialog[Any]:
    """Return the dialog for an existing entry."""
    return cast("EntryDialog[Any]", _class_of(entry.kind)(journal, entry))


def dialog_to_log(journal: Journal, kind: str) -> EntryDialog[Any]:
    """Return the dialog for a new entry of a kind, or for today's."""
    entry = None
    if kind in ONCE_A_DAY:
        with suppress(JournalError):  # while another process holds the journal
            entry = journal.practice.newest_on(entry_class(kind), journal.settings.today())
    return cast("EntryDialog[Any]", _class_of(kind)(journal, entry))


def screen_for_draft(journal: Journal, draft: Draft) -> Screen[Any]:
    """Return the screen in which to go on with a draft.

    If what it belongs to is gone, it's for something new; if that can't be, for a note.

    Raises:
        JournalError: the journal can't be read now.
    """
    kind = draft.kind if draft.kind in DIALOGS else "note"
    for name, uid in ((kind, draft.uid), (kind, ""), ("note", "")):
        with suppress(NotFound):
            screen = _class_of(name).reopen(journal, uid)
            screen.restore(draft)
            return cast("Screen[Any]", screen)
    raise NotFound


def _class_of(kind: str) -> Any:
    module, _, name = DIALOGS.get(kind, DIALOGS["note"]).partition(":")
    return getattr(import_module(f"recovery_journal.tui.{module}"), name)
