"""The dialogs for a contact and for an attended meeting; enter saves from the first field on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from recovery_journal.domain.circle import CONTACT_WAYS, AttendedMeeting, Contact
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.store.books.circle import NamedBook
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.widgets.fields import FieldRow, LineField, TagsField, TextField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words import circle as words


class OneLineEntryDialog(EntryDialog):
    """The shared parts: a one-line note that enter saves, and whether the user helped."""

    def note_field(self) -> Widget:
        """Return a one-line field, unless the existing note has several lines."""
        note = self.entry.note if self.entry else ""
        return TextField(note, id="note") if "\n" in note else LineField(note, id="note")

    def note_text(self) -> str:
        """Return the note; an untouched one keeps exactly its characters."""
        field = self.field("note", Widget)
        if isinstance(field, LineField):
            same = self.entry is not None and field.value == self.entry.note
            return self.entry.note if self.entry and same else field.value
        return super().note_text()

    def helped_row(self, says: str, *, helped: bool) -> FieldRow:
        return FieldRow(
            words.HELPED_LABEL, PickMany({True: says}, chosen=(True,) * helped, id="helped")
        )

    def matching_names(self, role: str, known: list[str], beginning: str) -> list[str]:
        """Return matching names, the circle's first, then others the user has typed before."""
        fitting = [one for one in known if one.casefold().startswith(beginning.casefold())]
        return fitting + self.journal.tags.names(role, beginning)

    def resolve_names(
        self, field: str, book: NamedBook[Any], before: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Return the names in a field; the start of a name is completed from the circle."""
        typed = self.field(field, TagsField).read_names()
        return tuple(name if name in before else book.complete_name(name) for name in typed)


class ContactDialog(OneLineEntryDialog):
    KIND = "contact"
    HEADING = words.CONTACT
    AUTO_FOCUS = "#way"

    def __init__(
        self, journal: Journal, entry: Entry | None = None, *, people: tuple[str, ...] = ()
    ) -> None:
        super().__init__(journal, entry)
        self._original = entry if isinstance(entry, Contact) else None
        self._people = self._original.people if self._original else people

    def main_fields(self) -> Iterator[Widget]:
        was = self._original
        yield FieldRow(words.WHO_LABEL, TagsField(self._people, self._names, id="person"))
        way = PickOne(
            {way: way for way in CONTACT_WAYS},
            value=was.way if was else CONTACT_WAYS[0],
            needed=True,
            id="way",
        )
        yield FieldRow(words.HOW_LABEL, way)
        yield FieldRow(words.NOTE_LABEL, self.note_field())
        yield self.helped_row(words.THERE_FOR_THEM, helped=was.helped if was else False)

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        fields: dict[str, Any] = {
            **shared,
            "people": self.resolve_names("person", self.journal.people, self._people),
            "way": self.field("way", PickOne).value,
            "helped": bool(self.field("helped", PickMany).chosen),
        }
        return replace(self._original, **fields) if self._original else Contact(**fields)

    def _names(self, beginning: str) -> list[str]:
        known = [one.name for one in self.journal.people.all()]
        return self.matching_names("person", known, beginning)


class AttendedDialog(OneLineEntryDialog):
    KIND = "attended"
    HEADING = words.ATTENDED
    AUTO_FOCUS = "#note"

    def __init__(
        self, journal: Journal, entry: Entry | None = None, *, meetings: tuple[str, ...] = ()
    ) -> None:
        super().__init__(journal, entry)
        self._original = entry if isinstance(entry, AttendedMeeting) else None
        self._meetings = self._original.meetings if self._original else meetings

    def main_fields(self) -> Iterator[Widget]:
        was = self._original
        yield FieldRow(words.WHICH_MEETING, TagsField(self._meetings, self._names, id="meeting"))
        yield FieldRow(words.HEARD_LABEL, self.note_field())
        yield self.keep_row()
        yield self.helped_row(words.HELPED_THERE, helped=was.helped if was else False)

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        fields: dict[str, Any] = {
            **shared,
            "meetings": self.resolve_names("meeting", self.journal.meetings, self._meetings),
            "helped": bool(self.field("helped", PickMany).chosen),
        }
        return replace(self._original, **fields) if self._original else AttendedMeeting(**fields)

    def shared_fields(self) -> Iterator[Widget]:
        """Leave out "keep", which is among the main fields."""
        yield self.privacy_row()

    def _names(self, beginning: str) -> list[str]:
        known = [one.name for one in self.journal.meetings.all()]
        return self.matching_names("meeting", known, beginning)
