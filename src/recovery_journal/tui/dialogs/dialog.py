"""The one dialog all others are: what was typed stays until it is words."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Button, Input, Static, TextArea

from recovery_journal.errors import Busy, ConflictCopyKept, JournalError
from recovery_journal.tui.host import RETRY_SECONDS, Host
from recovery_journal.tui.runtime.drafts import Draft
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.words import tui as words
from recovery_journal.words.tui import BUSY

NARROW_COLUMNS = 72
"""Columns below which there is room for the first key only."""

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None], Generic[Result]):
    """Asks for something, saves it, and hands back what was saved, or None when left."""

    app = getters.app(Host)
    CSS_PATH = ["../styles/dialogs.tcss"]

    BINDINGS = [
        Binding("escape", "leave", "Leave", id="leave"),
        Binding("ctrl+s,enter", "save", "Save", id="save"),
    ]
    HEADING = ""
    """What stands on top."""
    SAVE_LABEL = "Save"
    """The label of the button that saves."""
    LEAVE_LABEL = "Leave"
    """The label of the other one."""
    HINT = words.DIALOG_HINT
    """The keys, but for a field in which enter begins a new line."""

    def __init__(self, keep: Callable[[Any], Result]) -> None:
        super().__init__()
        self._save = keep
        self._initial_texts: dict[object, str] = {}
        self._has_warned = False
        self._texts_at_error: dict[object, str] | None = None
        """What had been typed when something was said about it, while that is shown."""
        self._retry_timer: Timer | None = None
        self._saved: list[Result | None] = []
        """What was saved; None when it is kept in another way."""
        self._finished = False
        self._is_draft_saved = False

    def compose(self) -> ComposeResult:
        """A heading, the fields, one line for what is wrong, and the buttons."""
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(safe_content(self.heading()), id="heading")
            yield from self.fields()
        with DialogFooter(id="below"):
            yield Static(id="wrong")
            with Horizontal(id="buttons"):
                yield Button(
                    safe_content(self.SAVE_LABEL), id="save", variant="primary", compact=True
                )
                yield Button(safe_content(self.LEAVE_LABEL), id="leave", compact=True)
                yield Static(id="hint")

    def heading(self) -> str:
        """The line on top."""
        return self.HEADING

    def fields(self) -> ComposeResult:
        """The widgets to fill in."""
        raise NotImplementedError

    def value(self) -> object:
        """What the fields say, as the object to keep.

        Raises:
            JournalError: when they cannot be kept so; its sentence is shown.
        """
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin, unless this was left before its fields stood."""
        if not is_leaving(self):
            self.begin()

    def begin(self) -> None:
        """Show the first field."""
        self.remember_initial_texts()
        self._show_hint()
        self.call_after_refresh(self._scroll_to_top)

    def remember_initial_texts(self) -> None:
        """Take what the fields say now for what they said before anything was typed."""
        self._initial_texts = self._texts() | self._initial_texts

    def _scroll_to_top(self) -> None:
        """Show the first field, wherever the focus went."""
        if not is_leaving(self):
            self.query_one("#dialog").scroll_home(animate=False)

    # Saving

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keep what was typed and close; while that cannot be done, everything stays."""
        self._stop_retrying()
        if self._saved:
            return
        try:
            self._saved.append(self._save(self.value()))
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
        """Close at last, when it was saved while another screen was on top."""
        self._close()

    def _close(self) -> None:
        # Closing takes away the screen on top, and that may be the one that hides this one.
        if self._saved and self.is_active and not self._finished:
            self._finished = True
            (kept,) = self._saved
            if kept is None:
                self.dismiss(None)
            else:
                self.finish(kept)

    def finish(self, kept: Result) -> None:
        """Hand back what was saved."""
        self.dismiss(kept)

    def show_error(self, sentence: str) -> None:
        """Say what keeps this from being words."""
        self._has_warned = False
        self._texts_at_error = self._texts() if sentence else None
        self.query_one("#wrong", Static).update(safe_content(sentence))

    # Leaving

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Close without keeping anything; what was typed is not thrown away by one key."""
        if not (self._finished or self.warn_before_leaving()):
            self._finished = True
            self.dismiss(None)

    def warn_before_leaving(self) -> bool:
        """Ask once, when something was typed that would be lost."""
        self._stop_retrying()
        asks = self.has_unsaved_text() and not self._has_warned
        if asks:
            self.show_error(words.LEAVE_UNSAVED)
            self._has_warned = True
        return asks

    def has_unsaved_text(self) -> bool:
        """Whether something was typed that is not saved."""
        return not self._saved and any(True for _ in self._changed_texts())

    def unsaved_draft(self) -> Draft | None:
        """What was typed, to be offered as a note if this has to close now."""
        words_typed = {"note": "\n\n".join(self._changed_texts())}
        return (
            Draft("note", "", words_typed)
            if self.has_unsaved_text() and not self._is_draft_saved
            else None
        )

    def draft_saved(self) -> None:
        """What was typed is safe elsewhere, and this is about to close."""
        self._is_draft_saved = True
        self._stop_retrying()

    def _changed_texts(self) -> Iterator[str]:
        """Each text that is not what it was at first."""
        texts = self._texts()
        return (text for field, text in texts.items() if text != self._initial_texts.get(field, ""))

    def _texts(self) -> dict[object, str]:
        texts: dict[object, str] = {field: field.value for field in self.query(Input)}
        return texts | {field: field.text for field in self.query(TextArea)}

    @on(Input.Changed)
    @on(TextArea.Changed)
    def clear_stale_error(self) -> None:
        """Typing on means that nobody is leaving, and that what was said is not so any more."""
        if self._texts_at_error is not None and self._texts_at_error != self._texts():
            self._stop_retrying()
            self.show_error("")

    # The hint

    def on_descendant_focus(self) -> None:
        """Say how this field is saved."""
        self._show_hint()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.fit_fields()
        self._show_hint()

    def fit_fields(self) -> None:
        """Leave the fields as many lines as the buttons do not need; the rest is scrolled to."""
        if is_leaving(self):
            return
        below = self.query_one(DialogFooter).outer_size.height
        self.query_one("#dialog").styles.max_height = max(1, self.size.height - below)

    def _show_hint(self) -> None:
        if is_leaving(self):
            return
        hint = words.TEXT_DIALOG_HINT if isinstance(self.focused, TextArea) else self.HINT
        if self.size.width < NARROW_COLUMNS:
            hint = hint.partition(" · ")[0]
        self.query_one("#hint", Static).update(safe_content(hint))


class DialogFooter(Vertical):
    """What stands below the fields, always in sight."""

    def on_resize(self) -> None:
        """The fields get what is left."""
        dialog = self.screen
        if isinstance(dialog, Dialog):
            dialog.fit_fields()
