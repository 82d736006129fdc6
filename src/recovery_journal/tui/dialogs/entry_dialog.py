"""The base of dialogs for entries."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, Generic, Self, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Button

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.damaged import DamagedEntry
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import Busy, CannotBeRead
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.drafts import Draft
from recovery_journal.tui.actions.actions import DIALOG
from recovery_journal.tui.actions.screen_keys import ENTRY_DIALOG
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.host import RETRY_SECONDS
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.widgets.date_fields import MomentField
from recovery_journal.tui.widgets.fields import TagsField
from recovery_journal.tui.widgets.frame_keys import FrameKey
from recovery_journal.tui.widgets.key_hint import first_key
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words.damage import entry_unreadable

E = TypeVar("E", bound=Entry)


class EntryDialog(Dialog[Entry], Generic[E]):
    """Adds or edits an entry; one left untouched stays exactly as it was."""

    BINDINGS = ENTRY_DIALOG.bindings
    SHOWS_ALL_FIELDS = False
    """Whether the optional fields are open from the start."""

    def __init__(self, journal: Journal, entry: E | None = None) -> None:
        super().__init__(
            journal.entries.add if entry is None else journal.entries.save_despite_conflict
        )
        self.journal = journal
        self.entry = entry
        self.trackers: dict[int, Tracker] = {}
        self._unmounted: list[Widget] = []
        """The optional fields, until they are first opened."""
        self._is_filled = False
        self._opened = clock.now()
        if entry is not None:
            self.uid, self.is_new = entry.uid, False

    @classmethod
    def reopen(cls, journal: Journal, uid: str) -> Self:
        found = journal.entries.by_uid(uid) if uid else None
        if isinstance(found, DamagedEntry):
            raise CannotBeRead(entry_unreadable(found.id))
        return cls(journal, cast("E | None", found))

    def unsaved_draft(self) -> Draft | None:
        """Return what is filled in; something new happened when the dialog was opened."""
        draft = super().unsaved_draft()
        if draft is not None and self.is_new and "when" in self.widgets:
            draft.chosen.setdefault("when", f"{self._opened:%Y-%m-%d %H:%M}")
        return draft

    # The fields

    def more_fields(self) -> Sequence[Field | Widget]:
        """Return the optional fields, which are mounted on demand."""
        return [
            *self.detail_fields(),
            Field(words.TRACKER, PickOne({}, id="tracker")),
            Field(words.WHEN, MomentField(self.entry.at if self.entry else None, id="when")),
            *self.shared_fields(),
        ]

    def detail_fields(self) -> Sequence[Field | Widget]:
        """Return the optional fields of this kind alone."""
        return ()

    def shared_fields(self) -> Sequence[Field]:
        return [self.privacy_field(), self.keep_field()]

    def privacy_field(self) -> Field:
        private = self.entry is None or self.entry.private
        pick = PickOne(words.PRIVACY_NAMES, value=private, needed=True, id="private")
        return Field(words.PRIVACY, pick)

    def keep_field(self) -> Field:
        kept = (True,) if self.entry and self.entry.kept else ()
        return Field(words.KEEP, PickMany({True: words.KEEP_FOR_ME}, chosen=kept, id="kept"))

    def tags_field(self, label: str, role: str, names: tuple[str, ...]) -> Field:
        """Return a field for tags of a role, completed from the user's own."""
        return Field(label, TagsField(names, partial(self.journal.tags.names, role), id=role))

    def compose_fields(self) -> ComposeResult:
        yield from super().compose_fields()
        self._unmounted = self.lay_out(self.more_fields())
        yield Button(id="toggle", compact=True)
        with Vertical(id="more"):
            if self.SHOWS_ALL_FIELDS or self.entry is not None:
                yield from self._unmounted
                self._unmounted = []

    # What the fields say

    def to_result(self, values: Values) -> object:
        self.fill_from_journal_once()
        return self.to_entry(values)

    def to_entry(self, values: Values) -> Entry:
        """Build the entry.

        Raises:
            BadInput: a required value is missing, or a field can't be parsed.
        """
        raise NotImplementedError

    def shared_values(self, values: Values) -> dict[str, Any]:
        """Return the values common to all kinds."""
        return {
            "at": self.moment(values),
            "tracker": values["tracker"],
            "note": self.note(values),
            "private": values["private"],
            "kept": bool(values["kept"]),
        }

    def make_entry(self, kind: type[E], **values: Any) -> E:
        """Return a new entry with these values, or the edited one with them replaced."""
        return kind(**values) if self.entry is None else replace(self.entry, **values)

    def moment(self, values: Values) -> datetime:
        moment: datetime = values["when"]
        return moment

    def note(self, values: Values) -> str:
        note: str = values["note"]
        return note

    def finish(self, kept: Entry) -> None:
        """Return the saved entry, or None if the edit changed nothing."""
        self.dismiss(None if kept == self.entry else kept)

    # The optional fields

    def action_more(self) -> None:
        """Show or hide the optional fields; their content stays."""
        opened = not self.query_one("#more").has_class("-open")
        self.set_more_open(opened)
        self.call_after_refresh(
            self._focus_more_fields if opened else self.query_one("#toggle").focus
        )

    def set_more_open(self, opened: bool) -> None:
        """Show or hide the optional fields, which are mounted the first time."""
        fields = self.query_one("#more")
        if opened and self._unmounted:
            fields.mount(*self._unmounted)
            self._unmounted = []
        fields.set_class(opened, "-open")
        label = words.LESS if opened else words.MORE
        keys = first_key(self.app, DIALOG[0])
        self.query_one("#toggle", Button).label = safe_content(f"{label}  {keys}")
        self.show_keys()

    def _focus_more_fields(self) -> None:
        fields = self.query_one("#more")
        inside = (one for one in self.focus_chain if fields in one.ancestors)
        self.set_focus(next(inside, None))

    def keys(self) -> Sequence[FrameKey]:
        save, following, *others = super().keys()
        key = first_key(self.app, DIALOG[0])
        is_open = bool(self.query("#more.-open"))
        more = FrameKey(key, (words.LESS if is_open else words.MORE).lower(), "screen.more")
        return (save, following, more, *others)

    @on(Button.Pressed, "#toggle")
    def toggle(self) -> None:
        self.action_more()

    # From the journal

    def begin(self) -> None:
        shown = self.SHOWS_ALL_FIELDS or self.entry is not None or self._left is not None
        self.set_more_open(shown)
        self._try_fill_from_journal()
        super().begin()

    def fill_from_journal(self) -> None:
        """Fill in what only the journal knows.

        Raises:
            Busy: another process holds the journal.
        """
        trackers = self.journal.trackers.all(archived=True)
        self.trackers = {one.id: one for one in trackers}
        own = self.entry.tracker if self.entry else None
        masked = self.app.discreet
        names = {one.id: tracker_name(one, masked=masked) for one in trackers}
        listed = [one.id for one in trackers if not one.archived or one.id == own]
        pick = self.field("tracker", PickOne)
        pick.options = {number: names[number] for number in listed}
        self.row("tracker").display = bool(listed)
        if self.entry is None:
            pick.value = self.usual_tracker(listed)
            self.field("private", PickOne).value = self.journal.entries.are_private_by_default()
        else:
            pick.value = own

    def usual_tracker(self, listed: list[int]) -> int | None:  # noqa: ARG002
        """Return which of the listed trackers a new entry most likely belongs to."""
        return None

    def _try_fill_from_journal(self) -> None:
        try:
            self.fill_from_journal_once()
        except Busy:
            self.set_timer(RETRY_SECONDS, self._try_fill_from_journal)

    def fill_from_journal_once(self) -> None:
        if self._is_filled:
            return
        before = self.contents()
        self.fill_from_journal()
        self._is_filled = True
        if self._is_begun:  # only now, as another process held the journal
            self._initial |= self.contents().items() - before.items()
            if self._left is not None:
                self.fill_in_choices(self._left)
