"""The note dialog."""

from collections.abc import Sequence

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.widgets.fields import TextField
from recovery_journal.words import entry_dialogs as words


class NoteDialog(EntryDialog[Entry]):
    KIND = "note"
    HEADING = words.NOTE
    SHOWS_ALL_FIELDS = True

    def fields(self) -> Sequence[Field]:
        return [Field("", TextField(self.entry.note if self.entry else "", id="note"))]

    def to_entry(self, values: Values) -> Entry:
        return self.make_entry(Note, **self.shared_values(values))
