"""Which dialog belongs to which kind of entry; each is loaded when it is first opened."""

from importlib import import_module

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog

DIALOGS = {
    "craving": "recovery_journal.tui.dialogs.craving:CravingDialog",
    "mood": "recovery_journal.tui.dialogs.mood:MoodDialog",
    "note": "recovery_journal.tui.dialogs.note:NoteDialog",
    "use": "recovery_journal.tui.dialogs.use:UseDialog",
    "intention": "recovery_journal.tui.dialogs.practice:open_intention",
    "review": "recovery_journal.tui.dialogs.practice:open_review",
    "contact": "recovery_journal.tui.circle.contact_dialogs:ContactDialog",
    "attended": "recovery_journal.tui.circle.contact_dialogs:AttendedDialog",
}
"""What makes the dialog of a kind, from the journal and the entry to change, if there is one."""


def dialog_for(journal: Journal, kind: str, entry: Entry | None) -> EntryDialog:
    """The dialog for a new entry of a kind, or for one that is already there."""
    module, _, name = DIALOGS.get(kind, DIALOGS["note"]).partition(":")
    dialog: EntryDialog = getattr(import_module(module), name)(journal, entry)
    return dialog
