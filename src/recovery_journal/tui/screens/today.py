"""Today: how far have I come, what is there today, what do I want to hear."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static
from recovery_journal.store.journal import Journal
from recovery_journal.tui.literal import shown
from recovery_journal.tui.screens.place import Place


class Today(Place):
    """The first place."""

    PLACE = "today"

    def body(self) -> ComposeResult:
        with VerticalScroll(id="body"):
            yield Static(id="x")

    def show(self, journal: Journal) -> None:
        self.query_one("#x", Static).update(shown(repr(journal.trackers.all())))
