"""What the dialogs of entries share."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import Busy
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.actions import DIALOG
from recovery_journal.tui.actions.screen_keys import ENTRY_DIALOG
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.host import RETRY_SECONDS
from recovery_journal.tui.runtime import drafts
from recovery_journal.tui.runtime.drafts import Draft
from recovery_journal.tui.text.entry_text import EntryFormatter
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets import field_text
from recovery_journal.tui.widgets.date_fields import MomentField
from recovery_journal.tui.widgets.fields import FieldRow, TagsField, TextField
from recovery_journal.tui.widgets.key_hint import format_keys
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words import entry_dialogs as words

F = TypeVar("F", bound=Widget)


class EntryDialog(Dialog[Entry]):
    """Adds an entry, or edits one; left as it was, it stays exactly what it was."""

    BINDINGS = ENTRY_DIALOG.bindings
    KIND = "note"
    """The kind of its entry."""
    SHOWS_ALL_FIELDS = False
    """Whether all fields are shown from the beginning."""

    def __init__(self, journal: Journal, entry: Entry | None = None) -> None:
        super().__init__(
            journal.entries.add if entry is None else journal.entries.save_despite_conflict
        )
        self.journal = journal
        self.entry = entry
        self.trackers: dict[int, Tracker] = {}
        self._rows: list[FieldRow] = []
        self._fields: dict[str, Widget] = {}
        self._unmounted_fields: list[Widget] = []
        self._is_filled = False
        self._draft: Draft | None = None

    # What is being typed

    def on_unmount(self) -> None:
        """Saved, or left on purpose; a program that is ended leaves its draft behind."""
        if self._draft is not None and self.app.is_running:
            drafts.discard(self.journal.path)

    def unsaved_draft(self) -> Draft | None:
        """What was typed, by its fields, when it is something."""
        if self._is_draft_saved or not self.has_unsaved_text():
            return None
        draft = Draft(self.KIND, self.entry.uid if self.entry else "", {})
        for name, field in self._fields.items():
            if text := field_text.read(field):
                part = draft.typed if isinstance(field, Input | TextArea) else draft.chosen
                part[name] = text
        return draft

    def save_draft(self) -> None:
        """Keep what was typed since the last time, when it is something."""
        if (draft := self.unsaved_draft()) == self._draft:
            return
        if draft is None:
            drafts.discard(self.journal.path)
        else:
            drafts.save(self.journal.path, draft)
        self._draft = draft

    def fill_from_draft(self, draft: Draft) -> None:
        """Put back what a draft holds."""
        for name, text in {**draft.chosen, **draft.typed}.items():
            if name in self._fields:
                field_text.restore(self._fields[name], text)

    # The fields

    def fields(self) -> ComposeResult:
        """The few that most people need; the others are put on the screen when asked for."""
        first, self._unmounted_fields = [*self.main_fields()], [*self.more_fields()]
        rows = (*first, *self._unmounted_fields)
        self._rows = [row for row in rows if isinstance(row, FieldRow)]
        fields = [field for row in self._rows for field in row.fields]
        self._fields = {field.id or "": field for field in (*rows, *fields)}
        yield from first
        yield Button(id="toggle", compact=True)
        with Vertical(id="more"):
            if self.SHOWS_ALL_FIELDS or self.entry is not None:
                yield from self._unmounted_fields
                self._unmounted_fields = []

    def field(self, name: str, kind: type[F]) -> F:
        """One of the fields, on the screen or not.

        Raises:
            TypeError: when it is of another kind.
        """
        found = self._fields[name]
        if not isinstance(found, kind):
            raise TypeError(name)
        return found

    def shared_fields(self) -> Iterator[Widget]:
        """Who may read it, and whether its words may come back."""
        yield self.privacy_row()
        yield self.keep_row()

    def privacy_row(self) -> FieldRow:
        """Who may read it."""
        private = self.entry is None or self.entry.private
        return FieldRow(
            words.PRIVACY, PickOne(words.PRIVACY_NAMES, value=private, needed=True, id="private")
        )

    def keep_row(self) -> FieldRow:
        """Whether its words may come back on Today."""
        kept = (True,) if self.entry and self.entry.kept else ()
        return FieldRow(words.KEEP, PickMany({True: words.KEEP_FOR_ME}, chosen=kept, id="kept"))

    def row(self, field: Widget) -> FieldRow:
        """The row a field stands in."""
        return next(row for row in self._rows if field in row.fields)

    def main_fields(self) -> Iterator[Widget]:
        """The fields that are always shown."""
        raise NotImplementedError

    def more_fields(self) -> Iterator[Widget]:
        """The fields that are shown when asked for."""
        yield from self.detail_fields()
        yield FieldRow(words.TRACKER, PickOne({}, id="tracker"))
        yield FieldRow(words.WHEN, MomentField(self.entry.at if self.entry else None, id="when"))
        yield from self.shared_fields()

    def detail_fields(self) -> Iterator[Widget]:
        """Those of them that only this kind has."""
        yield from ()

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        """The entry as the fields say; `shared` holds the fields that all kinds have."""
        raise NotImplementedError

    def tags_row(self, name: str, role: str, names: tuple[str, ...]) -> FieldRow:
        """A field for words of a role, completed from the person's own."""

        def own(beginning: str) -> list[str]:
            return self.journal.tags.names(role, beginning)

        return FieldRow(name, TagsField(names, own, id=role))

    def value(self) -> Entry:
        """The entry as the fields say."""
        self.fill_from_journal_once()
        return self.to_entry(
            {
                "at": self.moment(),
                "tracker": self.field("tracker", PickOne).value,
                "note": self.note_text(),
                "private": self.field("private", PickOne).value,
                "kept": bool(self.field("kept", PickMany).chosen),
            }
        )

    def note_text(self) -> str:
        """The person's own words."""
        return self.field("note", TextField).read_text()

    def moment(self) -> datetime:
        """When it happened."""
        return self.field("when", MomentField).read_moment()

    def finish(self, kept: Entry) -> None:
        """Hand back what was saved; an edit that changed nothing saved nothing."""
        self.dismiss(None if kept == self.entry else kept)

    # More

    def action_more(self) -> None:
        """Show all fields, or only the first ones; what they hold stays."""
        opened = not self.query_one("#more").has_class("-open")
        self.set_more_open(opened)
        self.call_after_refresh(
            self._focus_more_fields if opened else self.query_one("#toggle").focus
        )

    def set_more_open(self, opened: bool) -> None:
        """Show the fields behind more, or not; the first time they are made."""
        fields = self.query_one("#more")
        if opened and self._unmounted_fields:
            fields.mount(*self._unmounted_fields)
            self._unmounted_fields = []
            self.call_after_refresh(self.remember_initial_texts)
        fields.set_class(opened, "-open")
        label = words.LESS if opened else words.MORE
        keys = format_keys(self.app.keys_of(DIALOG[0])).partition(" ")[0]
        self.query_one("#toggle", Button).label = safe_content(f"{label}  {keys}")

    def _focus_more_fields(self) -> None:
        fields = self.query_one("#more")
        inside = (one for one in self.focus_chain if fields in one.ancestors)
        self.set_focus(next(inside, None))

    @on(Button.Pressed, "#toggle")
    def toggle(self) -> None:
        """The same by the mouse."""
        self.action_more()

    # What is read from the journal

    def begin(self) -> None:
        """Show what only the journal knows."""
        self.set_more_open(self.SHOWS_ALL_FIELDS or self.entry is not None)
        self._try_fill_from_journal()
        self.set_interval(drafts.SAVE_INTERVAL_SECONDS, self.save_draft)
        super().begin()

    def fill_from_journal(self) -> None:
        """Fill in what only the journal knows.

        Raises:
            Busy: while another program holds the journal.
        """
        trackers = self.journal.trackers.all(archived=True)
        self.trackers = {one.id: one for one in trackers}
        own = self.entry.tracker if self.entry else None
        names = EntryFormatter(trackers, discreet=self.app.discreet).tracker_names
        listed = [one.id for one in trackers if not one.archived or one.id == own]
        pick = self.field("tracker", PickOne)
        pick.options = {number: names[number] for number in listed}
        self.row(pick).display = bool(listed)
        if self.entry is None:
            pick.value = self.usual_tracker(listed)
            self.field("private", PickOne).value = self.journal.entries.are_private_by_default()
        else:
            pick.value = own

    def usual_tracker(self, listed: list[int]) -> int | None:  # noqa: ARG002
        """The one of the trackers listed that a new entry most likely belongs to."""
        return None

    def _try_fill_from_journal(self) -> None:
        try:
            self.fill_from_journal_once()
        except Busy:
            self.set_timer(RETRY_SECONDS, self._try_fill_from_journal)

    def fill_from_journal_once(self) -> None:
        """Fill it in unless that was done."""
        if not self._is_filled:
            self.fill_from_journal()
            self._is_filled = True
