"""The note dialog."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.widgets.fields import TextField
from recovery_journal.words import entry_dialogs as words


class NoteDialog(EntryDialog):
    HEADING = words.NOTE
    SHOWS_ALL_FIELDS = True

    def main_fields(self) -> Iterator[Widget]:
        yield TextField(self.entry.note if self.entry else "", id="note")

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        return Note(**shared) if self.entry is None else replace(self.entry, **shared)
