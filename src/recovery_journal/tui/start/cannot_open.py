"""Shown instead of Today when the journal cannot be opened."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.tui.actions.actions import ANYWHERE, bindings
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.key_hint import Hint
from recovery_journal.words import tui as words

WORKING = tuple(action for action in ANYWHERE if action.id in ("help_now", "quit"))


class Trouble(Screen[None]):
    """Says what is wrong with the file; help works all the same."""

    CSS_PATH = "../styles/palette.tcss"

    BINDINGS = bindings(WORKING)

    def __init__(self, error: JournalError) -> None:
        super().__init__()
        self._error = error

    def compose(self) -> ComposeResult:
        """One sentence, and where help is."""
        with VerticalScroll(id="page"):
            yield Static(shown(words.CANNOT_OPEN), classes="title")
            yield Static(shown(str(self._error)), id="what")
            yield Static(shown(words.HELP_STILL_WORKS), classes="muted")
        with Horizontal(id="ways"):
            for action in WORKING:
                yield Hint(action, action.title.lower())
