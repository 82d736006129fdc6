"""A word with someone, and a meeting the person was at: enter saves from the first field on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from recovery_journal.domain.circle import WAYS, Attended, Contact
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.store.books.circle import NamedShelf
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.widgets.fields import Line, Row, Tags, Words
from recovery_journal.tui.widgets.pick import Pick, Picks
from recovery_journal.words import circle as words


class InTouchDialog(EntryDialog):
    """What both have: a line of words that enter saves, and whether the person helped."""

    def line(self) -> Widget:
        """One line; what already has more of them keeps its lines."""
        note = self.entry.note if self.entry else ""
        return Words(note, id="note") if "\n" in note else Line(note, id="note")

    def noted(self) -> str:
        """The words; those that nobody touched stay exactly what they were."""
        field = self.field("note", Widget)
        if isinstance(field, Line):
            same = self.entry is not None and field.value == self.entry.note
            return self.entry.note if self.entry and same else field.value
        return super().noted()

    def helped(self, says: str, *, helped: bool) -> Row:
        """Helping counts too."""
        return Row(words.HELPING, Picks({True: says}, chosen=(True,) * helped, id="helped"))

    def names_of(self, role: str, known: list[str], beginning: str) -> list[str]:
        """Names that begin so: those of the circle, then all the person has written."""
        fitting = [one for one in known if one.casefold().startswith(beginning.casefold())]
        return fitting + self.journal.tags.names(role, beginning)

    def meant(self, field: str, book: NamedShelf[Any], before: tuple[str, ...]) -> tuple[str, ...]:
        """The names in a field; the beginning of a name in the circle stands for it."""
        typed = self.field(field, Tags).names()
        return tuple(name if name in before else book.called(name) for name in typed)


class ContactDialog(InTouchDialog):
    """How, a line, and whether the person was there for them."""

    HEADING = words.CONTACT
    AUTO_FOCUS = "#way"

    def __init__(
        self, journal: Journal, entry: Entry | None = None, *, people: tuple[str, ...] = ()
    ) -> None:
        super().__init__(journal, entry)
        self._was = entry if isinstance(entry, Contact) else None
        self._people = self._was.people if self._was else people

    def first(self) -> Iterator[Widget]:
        """Who, and how; the rest can stay open."""
        was = self._was
        yield Row(words.WHO_LABEL, Tags(self._people, self._names, id="person"))
        way = Pick(
            {way: way for way in WAYS}, value=was.way if was else WAYS[0], needed=True, id="way"
        )
        yield Row(words.HOW, way)
        yield Row(words.A_LINE, self.line())
        yield self.helped(words.THERE_FOR_THEM, helped=was.helped if was else False)

    def written(self, shared: dict[str, Any]) -> Entry:
        """The contact as the fields say."""
        fields: dict[str, Any] = {
            **shared,
            "people": self.meant("person", self.journal.people, self._people),
            "way": self.field("way", Pick).value,
            "helped": bool(self.field("helped", Picks).chosen),
        }
        return replace(self._was, **fields) if self._was else Contact(**fields)

    def _names(self, beginning: str) -> list[str]:
        known = [one.name for one in self.journal.people.all()]
        return self.names_of("person", known, beginning)


class AttendedDialog(InTouchDialog):
    """One thing that was heard, whether to keep it, and whether the person helped there."""

    HEADING = words.ATTENDED
    AUTO_FOCUS = "#note"

    def __init__(
        self, journal: Journal, entry: Entry | None = None, *, meetings: tuple[str, ...] = ()
    ) -> None:
        super().__init__(journal, entry)
        self._was = entry if isinstance(entry, Attended) else None
        self._meetings = self._was.meetings if self._was else meetings

    def first(self) -> Iterator[Widget]:
        """Which one, what was heard there, and what the person did for it."""
        was = self._was
        yield Row(words.WHICH_MEETING, Tags(self._meetings, self._names, id="meeting"))
        yield Row(words.HEARD_LABEL, self.line())
        yield self.keeping()
        yield self.helped(words.HELPED_THERE, helped=was.helped if was else False)

    def written(self, shared: dict[str, Any]) -> Entry:
        """The meeting as the fields say."""
        fields: dict[str, Any] = {
            **shared,
            "meetings": self.meant("meeting", self.journal.meetings, self._meetings),
            "helped": bool(self.field("helped", Picks).chosen),
        }
        return replace(self._was, **fields) if self._was else Attended(**fields)

    def shared(self) -> Iterator[Widget]:
        """Who may read it; whether its words are kept was asked above."""
        yield self.privacy()

    def _names(self, beginning: str) -> list[str]:
        known = [one.name for one in self.journal.meetings.all()]
        return self.names_of("meeting", known, beginning)
