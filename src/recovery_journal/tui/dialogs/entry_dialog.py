"""Which dialog belongs to which kind of entry, and what the dialogs of entries share."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea

from recovery_journal.domain.entries.craving import VERY_STRONG, Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import Busy
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.actions import DIALOG, bindings
from recovery_journal.tui.dialogs.dialog import TRY_AGAIN, Dialog
from recovery_journal.tui.runtime import drafts
from recovery_journal.tui.runtime.drafts import Draft
from recovery_journal.tui.text.entry_text import Teller
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets import field_text
from recovery_journal.tui.widgets.date_fields import Moment
from recovery_journal.tui.widgets.fields import Row, Tags, Words
from recovery_journal.tui.widgets.key_hint import key_names
from recovery_journal.tui.widgets.pick import Pick, Picks
from recovery_journal.words import entry_dialogs as words

F = TypeVar("F", bound=Widget)

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp


def dialog_for(journal: Journal, kind: str, entry: Entry | None) -> Dialog[Any]:
    """The dialog for a new entry of a kind, or for one that is already there."""
    dialog = _dialog(journal, kind, entry)
    if isinstance(dialog, EntryDialog):
        dialog.kind = kind
    return dialog


def _dialog(journal: Journal, kind: str, entry: Entry | None) -> Dialog[Any]:
    if kind == "craving":
        from recovery_journal.tui.dialogs.craving import CravingDialog

        return CravingDialog(journal, entry)
    if kind == "mood":
        from recovery_journal.tui.dialogs.mood import MoodDialog

        return MoodDialog(journal, entry)
    if kind in ("intention", "review"):
        from recovery_journal.tui.dialogs.practice import practice_dialog

        return practice_dialog(journal, kind, entry)
    if kind == "use":
        from recovery_journal.tui.dialogs.use import UseDialog

        return UseDialog(journal, entry)
    if kind == "contact":
        from recovery_journal.tui.circle.contact_dialogs import ContactDialog

        return ContactDialog(journal, entry)
    if kind == "attended":
        from recovery_journal.tui.circle.contact_dialogs import AttendedDialog

        return AttendedDialog(journal, entry)
    from recovery_journal.tui.dialogs.note import NoteDialog

    return NoteDialog(journal, entry)


def saved(journal: Journal, entry: Entry, what: str) -> str:
    """The quiet line after an entry was saved; `what` says it in a few words."""
    if isinstance(entry, Use):
        from recovery_journal.tui.dialogs.use import saved_use

        return saved_use(journal, entry)
    very_high = isinstance(entry, Craving) and entry.intensity >= VERY_STRONG
    return words.saved(what, very_high=very_high)


class EntryDialog(Dialog[Entry]):
    """Adds an entry, or edits one; left as it was, it stays exactly what it was."""

    BINDINGS = bindings(DIALOG)
    OPEN = False
    """Whether all fields are shown from the beginning."""

    def __init__(self, journal: Journal, entry: Entry | None = None) -> None:
        super().__init__(journal.entries.add if entry is None else journal.entries.rewrite)
        self.journal = journal
        self.entry = entry
        self.trackers: dict[int, Tracker] = {}
        self._rows: list[Row] = []
        self._fields: dict[str, Widget] = {}
        self._later: list[Widget] = []
        self._prepared = False
        self._draft: Draft | None = None
        self.kind = "note"
        """The kind of its entry."""

    # What is being typed

    def on_unmount(self) -> None:
        """Saved, or left on purpose; a program that is ended leaves its draft behind."""
        if self._draft is not None and self.app.is_running:
            drafts.drop(self.journal.path)

    def unsaved(self) -> Draft | None:
        """What was typed, by its fields, when it is something."""
        if self._let_go or not self.has_words():
            return None
        draft = Draft(self.kind, self.entry.uid if self.entry else "", {})
        for name, field in self._fields.items():
            if text := field_text.read(field):
                part = draft.typed if isinstance(field, Input | TextArea) else draft.chosen
                part[name] = text
        return draft

    def keep_draft(self) -> None:
        """Keep what was typed since the last time, when it is something."""
        if (draft := self.unsaved()) == self._draft:
            return
        if draft is None:
            drafts.drop(self.journal.path)
        else:
            drafts.keep(self.journal.path, draft)
        self._draft = draft

    def fill(self, draft: Draft) -> None:
        """Put back what a draft holds."""
        for name, text in {**draft.chosen, **draft.typed}.items():
            if name in self._fields:
                field_text.put_back(self._fields[name], text)

    # The fields

    def fields(self) -> ComposeResult:
        """The few that most people need; the others are put on the screen when asked for."""
        first, self._later = [*self.first()], [*self.more()]
        rows = (*first, *self._later)
        self._rows = [row for row in rows if isinstance(row, Row)]
        fields = [field for row in self._rows for field in row.fields]
        self._fields = {field.id or "": field for field in (*rows, *fields)}
        yield from first
        yield Button(id="toggle", compact=True)
        with Vertical(id="more"):
            if self.OPEN or self.entry is not None:
                yield from self._later
                self._later = []

    def field(self, name: str, kind: type[F]) -> F:
        """One of the fields, on the screen or not.

        Raises:
            TypeError: when it is of another kind.
        """
        found = self._fields[name]
        if not isinstance(found, kind):
            raise TypeError(name)
        return found

    def shared(self) -> Iterator[Widget]:
        """Who may read it, and whether its words may come back."""
        yield self.privacy()
        yield self.keeping()

    def privacy(self) -> Row:
        """Who may read it."""
        private = self.entry is None or self.entry.private
        return Row(words.PRIVACY, Pick(words.PRIVATE, value=private, needed=True, id="private"))

    def keeping(self) -> Row:
        """Whether its words may come back on Today."""
        kept = (True,) if self.entry and self.entry.kept else ()
        return Row(words.KEEP, Picks({True: words.KEEP_FOR_ME}, chosen=kept, id="kept"))

    def row(self, field: Widget) -> Row:
        """The row a field stands in."""
        return next(row for row in self._rows if field in row.fields)

    def first(self) -> Iterator[Widget]:
        """The fields that are always shown."""
        raise NotImplementedError

    def more(self) -> Iterator[Widget]:
        """The fields that are shown when asked for."""
        yield from self.details()
        yield Row(words.TRACKER, Pick({}, id="tracker"))
        yield Row(words.WHEN, Moment(self.entry.at if self.entry else None, id="when"))
        yield from self.shared()

    def details(self) -> Iterator[Widget]:
        """Those of them that only this kind has."""
        yield from ()

    def written(self, shared: dict[str, Any]) -> Entry:
        """The entry as the fields say; `shared` holds the fields that all kinds have."""
        raise NotImplementedError

    def tags(self, name: str, role: str, names: tuple[str, ...]) -> Row:
        """A field for words of a role, completed from the person's own."""

        def own(beginning: str) -> list[str]:
            return self.journal.tags.names(role, beginning)

        return Row(name, Tags(names, own, id=role))

    def value(self) -> Entry:
        """The entry as the fields say."""
        self.prepare_once()
        return self.written(
            {
                "at": self.moment(),
                "tracker": self.field("tracker", Pick).value,
                "note": self.noted(),
                "private": self.field("private", Pick).value,
                "kept": bool(self.field("kept", Picks).chosen),
            }
        )

    def noted(self) -> str:
        """The person's own words."""
        return self.field("note", Words).words()

    def moment(self) -> datetime:
        """When it happened."""
        return self.field("when", Moment).moment()

    def finish(self, kept: Entry) -> None:
        """Hand back what was saved; an edit that changed nothing saved nothing."""
        self.dismiss(None if kept == self.entry else kept)

    # More

    def action_more(self) -> None:
        """Show all fields, or only the first ones; what they hold stays."""
        opened = not self.query_one("#more").has_class("-open")
        self.open_more(opened)
        self.call_after_refresh(self._go_on_there if opened else self.query_one("#toggle").focus)

    def open_more(self, opened: bool) -> None:
        """Show the fields behind more, or not; the first time they are made."""
        fields = self.query_one("#more")
        if opened and self._later:
            fields.mount(*self._later)
            self._later = []
            self.call_after_refresh(self.remember)
        fields.set_class(opened, "-open")
        label = words.LESS if opened else words.MORE
        keys = key_names(cast("JournalApp", self.app).keys_of(DIALOG[0])).partition(" ")[0]
        self.query_one("#toggle", Button).label = shown(f"{label}  {keys}")

    def _go_on_there(self) -> None:
        fields = self.query_one("#more")
        inside = (one for one in self.focus_chain if fields in one.ancestors)
        self.set_focus(next(inside, None))

    @on(Button.Pressed, "#toggle")
    def toggle(self) -> None:
        """The same by the mouse."""
        self.action_more()

    # What is read from the journal

    def on_mount(self) -> None:
        """Show what only the journal knows."""
        self.open_more(self.OPEN or self.entry is not None)
        self._read()
        self.set_interval(drafts.EVERY, self.keep_draft)

    def prepare(self) -> None:
        """Fill in what only the journal knows.

        Raises:
            Busy: while another program holds the journal.
        """
        trackers = self.journal.trackers.all(archived=True)
        self.trackers = {one.id: one for one in trackers}
        own = self.entry.tracker if self.entry else None
        names = Teller(trackers, discreet=cast("JournalApp", self.app).discreet).names
        listed = [one.id for one in trackers if not one.archived or one.id == own]
        pick = self.field("tracker", Pick)
        pick.offered = {number: names[number] for number in listed}
        self.row(pick).display = bool(listed)
        if self.entry is None:
            pick.value = self.usual_tracker(listed)
            self.field("private", Pick).value = self.journal.settings.read().entries_private
        else:
            pick.value = own

    def usual_tracker(self, listed: list[int]) -> int | None:  # noqa: ARG002
        """The one of the trackers listed that a new entry most likely belongs to."""
        return None

    def _read(self) -> None:
        try:
            self.prepare_once()
        except Busy:
            self.set_timer(TRY_AGAIN, self._read)

    def prepare_once(self) -> None:
        """Fill it in unless that was done."""
        if not self._prepared:
            self.prepare()
            self._prepared = True
