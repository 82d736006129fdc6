"""The base of all dialogs; what is typed is never lost by accident."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, Self, TypeVar

from rich.cells import cell_len
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from recovery_journal.errors import Busy, ConflictCopyKept, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.drafts import Draft
from recovery_journal.tui.actions.actions import NOW
from recovery_journal.tui.dialogs.form import TYPED_FIELDS, Field, FieldWidget, Values
from recovery_journal.tui.host import RETRY_SECONDS, Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.fields import LineField, TextField
from recovery_journal.tui.widgets.frame_keys import FrameKey, lay_out_keys
from recovery_journal.tui.widgets.key_hint import first_key
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import tui as words
from recovery_journal.words.tui import BUSY

FRAME_MARGIN_ROWS, MARGIN_MIN_ROWS = 2, 28
"""Rows of the page that stay visible around a frame, and the rows from which on they do."""

Result = TypeVar("Result")
W = TypeVar("W", bound=Widget)


class Dialog(ModalScreen[Result | None], Generic[Result]):
    """Asks for something, saves it, and returns what was saved, or None if cancelled."""

    app = getters.app(Host)
    CSS_PATH = ["../styles/dialogs.tcss"]

    BINDINGS = [
        Binding("escape", "leave", "Leave", id="leave"),
        Binding("ctrl+s,enter", "save", "Save", id="save"),
    ]
    KIND: ClassVar[str] = ""
    """What its drafts are called in the registry; they become notes if it isn't there."""
    HAS_DRAFTS: ClassVar[bool] = True
    """False if what is typed isn't worth keeping, or another screen keeps it."""
    AUTO_FOCUS = ""
    # Textual's own way may scroll past the heading before the fields have their places.
    FIRST_FIELD = "*"
    """The selector of what has the focus at first."""
    HEADING = ""
    NEUTRAL_HEADING = ""
    """The heading in discreet mode, if the other would tell a bystander too much."""
    SAVE_LABEL = words.SAVE
    LEAVE_LABEL = words.CANCEL
    """What the key is called that closes it without saving."""

    def __init__(self, keep: Callable[[Any], Result]) -> None:
        super().__init__()
        self._save = keep
        self.uid = ""
        """What is edited or answered; empty for something new."""
        self.is_new = True
        """Whether drafts have all that is filled in, or only what was changed."""
        self.widgets: dict[str, FieldWidget] = {}
        """The fields by id."""
        self._rows: dict[str, Widget] = {}
        self._is_begun = False
        self._initial: dict[str, str] = {}
        """What each field held before anything was typed."""
        self._left: Draft | None = None
        """The draft to fill in."""
        self._has_warned = False
        self._contents_at_error: dict[str, str] | None = None
        """What the fields held when an error was shown; None while there is no error."""
        self._retry_timer: Timer | None = None
        self._saved: list[Result | None] = []
        """The result, once saved; None in it if it was saved in another way."""
        self._finished = False
        self._heading = ""
        """What is asked now, if that is something else than at first."""

    def compose(self) -> ComposeResult:
        with DialogFrame(id="frame"):
            with VerticalScroll(id="dialog", can_focus=False):
                yield Static(safe_content(self.heading()), id="heading")
                yield from self.compose_fields()
            yield Static(id="wrong")

    def heading(self) -> str:
        return self.NEUTRAL_HEADING if self.app.discreet and self.NEUTRAL_HEADING else self.HEADING

    def fields(self) -> Sequence[Field | Widget]:
        """Return the fields in focus order, with other widgets in between."""
        raise NotImplementedError

    def to_result(self, values: Values) -> object:
        """Return what to save, as given by the fields.

        Raises:
            JournalError: it can't be saved; the message is shown.
        """
        raise NotImplementedError

    def compose_fields(self) -> ComposeResult:
        yield from self.lay_out(self.fields())

    def lay_out(self, items: Sequence[Field | Widget]) -> list[Widget]:
        """Register the fields, and return the widgets to mount."""
        widgets: list[Widget] = []
        for item in items:
            if isinstance(item, Field):
                self.widgets |= item.widgets
                self._rows |= dict.fromkeys(item.widgets, item.row)
                widgets += item.parts
            else:
                widgets.append(item)
        return widgets

    @property
    def values(self) -> Values:
        return Values(self.widgets)

    def field(self, name: str, kind: type[W]) -> W:
        """Return a field, mounted or not.

        Raises:
            TypeError: it has another type.
        """
        found = self.widgets[name]
        if not isinstance(found, kind):
            raise TypeError(name)
        return found

    def row(self, name: str) -> Widget:
        """Return the row that contains a field."""
        return self._rows[name]

    def on_mount(self) -> None:
        """Begin, unless the dialog was closed before it was mounted."""
        if not is_leaving(self):
            self.begin()
            if self._left is not None:
                self._fill_in(self._left)

    def begin(self) -> None:
        self._initial, self._is_begun = self.contents(), True
        self.show_keys()
        shown = self.focus_chain
        first = next((one for one in self.query(self.FIRST_FIELD) if one in shown), None)
        self.set_focus(first, scroll_visible=False)

    # Saving

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save and close; if that fails, everything stays."""
        self._stop_retrying()
        if self._saved or self.app.is_leaving:
            return
        try:
            self._saved.append(self._save(self.to_result(self.values)))
        except Busy:
            self.show_error(BUSY)
            self._retry_timer = self.set_timer(RETRY_SECONDS, self.action_save)
        except ConflictCopyKept as told:
            self._saved.append(None)
            self.app.show_status(str(told))
            self._close()
        except JournalError as error:
            self.show_error(str(error))
        else:
            self._close()

    def _stop_retrying(self) -> None:
        if self._retry_timer is not None:
            self._retry_timer.stop()
            self._retry_timer = None

    def on_screen_resume(self) -> None:
        """Close if this was saved while another screen was on top."""
        self._close()

    def _close(self) -> None:
        # dismiss() removes the top screen, which may be one covering this dialog.
        if self._saved and self.is_active and not self._finished:
            self._finished = True
            (kept,) = self._saved
            if kept is None:
                self.dismiss(None)
            else:
                self.finish(kept)

    def finish(self, kept: Result) -> None:
        self.dismiss(kept)

    def show_error(self, sentence: str) -> None:
        """Show why this can't be saved."""
        self._has_warned = False
        self._contents_at_error = self.contents() if sentence else None
        self.query_one("#wrong", Static).update(safe_content(sentence))

    # Leaving

    def action_leave(self) -> None:
        """Close without saving; unsaved text needs a second key press."""
        if not (self._finished or self.warn_before_leaving()):
            self._finished = True
            self.dismiss(None)

    def warn_before_leaving(self) -> bool:
        """Warn once if there is unsaved text; return whether this warned."""
        self._stop_retrying()
        asks = self.has_unsaved_text() and not self._has_warned
        if asks:
            self.show_error(words.LEAVE_UNSAVED)
            self._has_warned = True
        return asks

    def has_unsaved_text(self) -> bool:
        typed = (isinstance(self.widgets[name], TYPED_FIELDS) for name in self._changed())
        return not self._saved and any(typed)

    # Drafts

    @classmethod
    def reopen(cls, journal: Journal, uid: str) -> Self:
        """Return the dialog for a draft of this kind; `uid` as above.

        Raises:
            NotFound: what it belongs to is gone.
        """
        raise NotImplementedError

    def restore(self, draft: Draft) -> None:
        """Fill in a draft as soon as the dialog is open."""
        self._left = draft

    def unsaved_draft(self) -> Draft | None:
        """Return what is filled in, if that was changed."""
        if not self._is_begun:
            return self._left
        changed = self._changed()
        if self._saved or not changed or not self.HAS_DRAFTS:
            return None
        draft = Draft(self.KIND, self.uid, {})
        for name, text in self.contents().items():
            if name in changed or (text and self.is_new):
                is_text = isinstance(self.widgets[name], Input | TextArea)
                (draft.typed if is_text else draft.chosen)[name] = text
        return draft

    def contents(self) -> dict[str, str]:
        """Return what each field holds, as in a draft."""
        return {name: widget.to_draft() for name, widget in self.widgets.items()}

    def _changed(self) -> set[str]:
        """Return the names of the fields that hold something else than at first."""
        return {name for name, _ in self.contents().items() - self._initial.items()}

    def _fill_in(self, draft: Draft) -> None:
        """Fill in a draft; words without a field are appended to the first text that has lines."""
        known = {name: text for name, text in draft.typed.items() if name in self.widgets}
        for name, text in known.items():
            self.widgets[name].from_draft(text)
        self.fill_in_choices(draft)
        # Once more, after the fields that follow from others have done so.
        self.call_after_refresh(partial(self.fill_in_choices, draft))
        if rest := [text for name, text in draft.typed.items() if name not in known]:
            texts = [one for one in self.widgets.values() if isinstance(one, LineField | TextField)]
            field = next((one for one in texts if isinstance(one, TextField)), texts[0])
            field.from_draft("\n\n".join(filter(None, (field.to_draft(), *rest))))

    def fill_in_choices(self, draft: Draft) -> None:
        for name, text in draft.chosen.items():
            if name in self.widgets:
                self.widgets[name].from_draft(text)

    # Errors

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(PickOne.Chosen)
    def clear_stale_error(self) -> None:
        """Clear an error once the user types or chooses something."""
        if self._contents_at_error not in (None, self.contents()):
            self._stop_retrying()
            self.show_error("")

    # The keys in the frame

    def on_descendant_focus(self) -> None:
        self.show_keys()

    def on_resize(self) -> None:
        self.fit_fields()
        self.show_keys()

    def fit_fields(self) -> None:
        """Give the fields all lines that the frame and an error don't need; the rest scrolls."""
        if is_leaving(self):
            return
        frame, fields = self.query_one("#frame"), self.query_one("#dialog")
        around = frame.outer_size.height - frame.content_size.height
        error = self.query_one("#wrong").outer_size.height
        margin = FRAME_MARGIN_ROWS if self.size.height >= MARGIN_MIN_ROWS else 0
        fields.styles.max_height = max(1, self.size.height - around - error - margin)

    def keys(self) -> Sequence[FrameKey]:
        """Return the keys in the frame, in order; the last one to go is help."""
        enter = "ctrl+s" if isinstance(self.focused, TextArea) else "enter"
        help_key = first_key(self.app, NOW)
        return (
            FrameKey(enter, self.SAVE_LABEL, "screen.save", 3),
            FrameKey("tab", words.NEXT, "app.focus_next", 1),
            FrameKey(help_key, words.HELP, "app.now", 4),
            FrameKey("esc", self.LEAVE_LABEL, "screen.leave", 2),
        )

    def show_keys(self) -> None:
        """Show in the frame the question, if it fits, and the keys."""
        if not is_leaving(self):
            frame = self.query_one("#frame", DialogFrame)
            has_next = len(self.focus_chain) > 1
            keys = [one for one in self.keys() if has_next or one.name != words.NEXT]
            frame.border_subtitle = lay_out_keys(keys, frame.size.width - 2)
            heading = self._heading or self.heading()
            fits = "\n" not in heading and cell_len(heading) <= frame.size.width - 4
            frame.border_title = safe_content(heading if fits else "")
            self.query_one("#heading").display = not fits

    def set_heading(self, heading: str) -> None:
        """Ask something else than at first."""
        if heading != self._heading:
            self._heading = heading
            self.query_one("#heading", Static).update(safe_content(heading))
            self.show_keys()


class DialogFrame(Vertical):
    """Has the question in the top line of the frame, and the keys in the bottom line."""

    def on_resize(self) -> None:
        dialog = self.screen
        if isinstance(dialog, Dialog):
            dialog.fit_fields()
