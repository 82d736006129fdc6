"""The one dialog all others are: what was typed stays until it is words."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from recovery_journal.errors import Busy, JournalError
from recovery_journal.tui.literal import shown
from recovery_journal.words import screen as words

TRY_AGAIN = 0.5
"""Seconds until a dialog tries again to save into a journal that another program holds."""

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None], Generic[Result]):
    """Asks for something, saves it, and hands back what was saved, or None when left."""

    BINDINGS = [
        Binding("escape", "leave", "Leave", id="leave"),
        Binding("ctrl+s", "save", "Save", id="save"),
    ]
    HEADING = ""
    """What stands on top."""
    SAVE = "Save"
    """The label of the button that saves."""
    HINT = "enter saves · tab next · esc leaves"

    def __init__(self, keep: Callable[[Any], Result]) -> None:
        super().__init__()
        self._keep = keep

    def compose(self) -> ComposeResult:
        """A heading, the fields, one line for what is wrong, and the buttons."""
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(shown(self.heading()), id="heading")
            yield from self.fields()
            yield Static(id="wrong")
        with Horizontal(id="buttons"):
            yield Button(shown(self.SAVE), id="save", variant="primary", compact=True)
            yield Button(shown("Leave"), id="leave", compact=True)
            yield Static(shown(self.HINT), id="hint")

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

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Keep what was typed and close; while that cannot be done, everything stays."""
        try:
            result = self._keep(self.value())
        except Busy:
            self.wrong(words.BUSY)
            self.set_timer(TRY_AGAIN, self.action_save)
        except JournalError as error:
            self.wrong(str(error))
        else:
            self.dismiss(result)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Close without keeping anything."""
        self.dismiss(None)

    def wrong(self, sentence: str) -> None:
        """Say what keeps this from being words."""
        line = self.query_one("#wrong", Static)
        line.update(shown(sentence))
        line.scroll_visible(animate=False)
