"""What is shown while the screen is locked: how to come back, and where help is."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.tui.actions import ANYWHERE, bindings
from recovery_journal.tui.literal import shown
from recovery_journal.tui.widgets.hint import Hint
from recovery_journal.words import lock as words

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

WORKING = tuple(action for action in ANYWHERE if action.id in ("help_now", "quit"))


class ScreenLock(Screen[None]):
    """Hides the screen of a journal that is not encrypted, and says so."""

    CSS_PATH = "../styles/palette.tcss"

    BINDINGS = [*bindings(WORKING), Binding("enter", "come_back", "Come back", id="come_back")]

    def compose(self) -> ComposeResult:
        """What this is and is not, and the keys that work."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(shown(words.SCREEN_LOCK), classes="title")
            yield Static(shown(words.HIDES), id="what")
            yield Static(shown(words.COME_BACK), classes="quiet")
            yield Static(shown(words.TO_ENCRYPT), classes="muted")
        with Horizontal(id="ways"):
            for action in WORKING:
                yield Hint(action, action.title.lower())

    def action_come_back(self) -> None:
        """Show the journal again."""
        cast("JournalApp", self.app).come_in()
