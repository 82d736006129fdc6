"""Which dialog belongs to which kind of entry."""

from typing import Any

from recovery_journal.domain.entry import Entry
from recovery_journal.store.journal import Journal
from recovery_journal.tui.screens.dialog import Dialog


def dialog_for(journal: Journal, kind: str, entry: Entry | None) -> Dialog[Any]:
    """The dialog for a new entry of a kind, or for one that is already there."""
    if kind == "craving":
        from recovery_journal.tui.screens.craving import CravingDialog

        return CravingDialog(journal, entry)
    if kind == "mood":
        from recovery_journal.tui.screens.mood import MoodDialog

        return MoodDialog(journal, entry)
    if kind == "use":
        from recovery_journal.tui.screens.use import UseDialog

        return UseDialog(journal, entry)
    from recovery_journal.tui.screens.note import NoteDialog

    return NoteDialog(journal, entry)
