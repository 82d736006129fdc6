"""The dialog of each kind of entry, imported when it's first opened."""

from importlib import import_module
from typing import Any

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
"""Creates a dialog from the journal and an existing entry or None."""


def dialog_for(journal: Journal, kind: str, entry: Entry | None) -> EntryDialog[Any]:
    """Return the dialog for a new entry of a kind, or for an existing one."""
    module, _, name = DIALOGS.get(kind, DIALOGS["note"]).partition(":")
    dialog: EntryDialog[Any] = getattr(import_module(module), name)(journal, entry)
    return dialog
