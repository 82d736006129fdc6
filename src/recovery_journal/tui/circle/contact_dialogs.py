"""The dialogs for a contact and for an attended meeting; enter saves from the first field on."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from recovery_journal.domain.circle import CONTACT_WAYS, AttendedMeeting, Contact
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.store.books.circle import NamedBook
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.widgets.fields import TagsField, note_field
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words import circle as words


class ContactDialog(EntryDialog[Contact]):
    KIND = "contact"
    HEADING = words.CONTACT
    FIRST_FIELD = "#way"

    def __init__(
        self, journal: Journal, entry: Contact | None = None, *, people: tuple[str, ...] = ()
    ) -> None:
        super().__init__(journal, entry)
        self._people = entry.people if entry else people

    def fields(self) -> Sequence[Field]:
        was = self.entry
        complete = partial(_matching_names, self.journal, "person", self.journal.people)
        way = was.way if was else CONTACT_WAYS[0]
        return [
            Field(words.WHO_LABEL, TagsField(self._people, complete, id="person")),
            Field(
                words.HOW_LABEL,
                PickOne(named_alike(CONTACT_WAYS), value=way, needed=True, id="way"),
            ),
            Field(words.NOTE_LABEL, note_field(was.note if was else "")),
            _helped_field(words.THERE_FOR_THEM, helped=was.helped if was else False),
        ]

    def to_entry(self, values: Values) -> Entry:
        return self.make_entry(
            Contact,
            **self.shared_values(values),
            people=_resolve_names(values["person"], self.journal.people, self._people),
            way=values["way"],
            helped=bool(values["helped"]),
        )

    def begin(self) -> None:
        super().begin()
        _cover_given_names(self, "person", self._people)


class AttendedDialog(EntryDialog[AttendedMeeting]):
    KIND = "attended"
    HEADING = words.ATTENDED
    FIRST_FIELD = "#note"

    def __init__(
        self,
        journal: Journal,
        entry: AttendedMeeting | None = None,
        *,
        meetings: tuple[str, ...] = (),
    ) -> None:
        super().__init__(journal, entry)
        self._meetings = entry.meetings if entry else meetings

    def fields(self) -> Sequence[Field]:
        was = self.entry
        complete = partial(_matching_names, self.journal, "meeting", self.journal.meetings)
        return [
            Field(words.WHICH_MEETING, TagsField(self._meetings, complete, id="meeting")),
            Field(words.HEARD_LABEL, note_field(was.note if was else "")),
            self.keep_field(),
            _helped_field(words.HELPED_THERE, helped=was.helped if was else False),
        ]

    def begin(self) -> None:
        super().begin()
        _cover_given_names(self, "meeting", self._meetings)

    def shared_fields(self) -> Sequence[Field]:
        """Leave out "keep", which is among the main fields."""
        return [self.privacy_field()]

    def to_entry(self, values: Values) -> Entry:
        return self.make_entry(
            AttendedMeeting,
            **self.shared_values(values),
            meetings=_resolve_names(values["meeting"], self.journal.meetings, self._meetings),
            helped=bool(values["helped"]),
        )


def _cover_given_names(dialog: EntryDialog[Any], field: str, names: tuple[str, ...]) -> None:
    """In discreet mode, cover whom or what a new entry was begun for."""
    if names and dialog.entry is None and dialog.app.discreet:
        dialog.row(field).display = False


def _helped_field(says: str, *, helped: bool) -> Field:
    return Field(words.HELPED_LABEL, PickMany({True: says}, chosen=(True,) * helped, id="helped"))


def _matching_names(journal: Journal, role: str, book: NamedBook[Any], beginning: str) -> list[str]:
    """Return matching names, the circle's first, then others the user has typed before."""
    known = [one.name for one in book.all()]
    fitting = [one for one in known if one.casefold().startswith(beginning.casefold())]
    return fitting + journal.tags.names(role, beginning)


def _resolve_names(
    typed: tuple[str, ...], book: NamedBook[Any], before: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the typed names; the start of a name is completed from the circle."""
    return tuple(name if name in before else book.complete_name(name) for name in typed)
