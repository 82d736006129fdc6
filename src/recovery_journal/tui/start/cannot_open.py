"""Shown instead of Today when the journal cannot be opened."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.tui.actions.screen_keys import NO_JOURNAL
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.key_hint import KeyHint, with_keys
from recovery_journal.words import tui as words


class CannotOpenScreen(Screen[None]):
    """Says what is wrong with the file; help works regardless."""

    app = getters.app(Host)
    CSS_PATH = "../styles/palette.tcss"

    BINDINGS = NO_JOURNAL.bindings

    def __init__(self, error: JournalError) -> None:
        super().__init__()
        self._error = error

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page"):
            yield Static(safe_content(words.CANNOT_OPEN), classes="title")
            yield Static(safe_content(str(self._error)), id="what")
            yield Static(safe_content(with_keys(self.app, words.HELP_STILL_WORKS)), classes="muted")
        with Horizontal(id="ways"):
            for action in NO_JOURNAL.actions:
                yield KeyHint(action, action.title.lower())
