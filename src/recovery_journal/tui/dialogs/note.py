"""A note: as much room to write as there is, and a few fields about it."""

from collections.abc import Sequence
from contextlib import suppress

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from recovery_journal import clock
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.date_fields import MomentField
from recovery_journal.tui.widgets.fields import TextField
from recovery_journal.tui.widgets.frame_keys import FrameKey
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words import ways_in
from recovery_journal.words.format import numbers


class NoteDialog(EntryDialog[Entry]):
    """Fills the screen; the fields are below the text or, on a broad screen, beside it."""

    BINDINGS = [Binding("ctrl+e", "own_editor", "Your editor", priority=True, id="note_own_editor")]
    KIND = "note"
    HEADING = words.NOTE
    SHOWS_ALL_FIELDS = True

    def fields(self) -> Sequence[Field]:
        return [Field("", TextField(self.entry.note if self.entry else "", id="note"))]

    def more_fields(self) -> Sequence[Field | Widget]:
        moment = self.entry.at if self.entry else None
        return [
            Field(words.FOR, PickOne({}, id="tracker")),
            Field(words.WHEN, MomentField(moment, id="when")),
        ]

    def compose_fields(self) -> ComposeResult:
        with Container(id="sheet"):
            with Vertical(id="writing"):
                yield Static(id="written")
                yield from self.lay_out(self.fields())
            with Vertical(id="more"):
                yield Static(safe_content(words.ABOUT_IT, "bold"), id="about")
                yield from self.lay_out(self.more_fields())
                with Horizontal(id="shared"):
                    yield from self.lay_out(self.shared_fields())
                yield Static(id="way-in")
        yield Button(id="toggle", compact=True)

    def begin(self) -> None:
        super().begin()
        self.count_words()

    def fill_from_journal(self) -> None:
        super().fill_from_journal()
        if self.entry is None and self.journal.settings.read().way_in:
            question = safe_content(ways_in.way_in(self.app.today()))
            heading = safe_content(f"{ways_in.A_WAY_IN}\n", "bold")
            self.query_one("#way-in", Static).update(heading + question)

    @on(TextArea.Changed, "#note")
    @on(Input.Changed, "LineField")
    def count_words(self) -> None:
        """Show when it was, as far as that can be read, and how long it is."""
        at = self.entry.at.astimezone(clock.LOCAL_ZONE) if self.entry else self._opened
        with suppress(BadInput):
            at = self.field("when", MomentField).read()
        count = len(self.field("note", TextField).text.split())
        told = f"{numbers.short_date(at.date())}, {numbers.clock_time(at)}"
        self.query_one("#written", Static).update(
            safe_content(f"{told} · {numbers.count(count, 'word')}")
        )

    def keys(self) -> Sequence[FrameKey]:
        save, following, *others = super().keys()
        editor = FrameKey("ctrl+e", words.YOUR_EDITOR, "screen.own_editor", 1)
        return (save, editor, following, *others)

    def action_own_editor(self) -> None:
        """Go on writing in the person's own editor, from the text so far."""
        from recovery_journal.tui.runtime.own_editor import edited_text

        field = self.field("note", TextField)
        self.show_error("")
        try:
            with edited_text(self.app, field.text) as written:
                field.text = written.removesuffix("\n")
                field.move_cursor(field.document.end)
                self.app.keep_words()
        except SuspendNotSupported:
            self.show_error(words.NO_OWN_EDITOR)
        except JournalError as error:
            self.show_error("\n".join((str(error), *getattr(error, "__notes__", ()))))

    def fit_fields(self) -> None:
        """Do nothing: the text has all the room."""

    def to_entry(self, values: Values) -> Entry:
        return self.make_entry(Note, **self.shared_values(values))
