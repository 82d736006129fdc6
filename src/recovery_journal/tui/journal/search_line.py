"""What stands above the list of entries: the search, and which entries are shown."""

from textual.binding import Binding
from textual.events import Click
from textual.widgets import Static

from recovery_journal.tui.widgets.fields import LineField


class SearchLine(LineField):
    """What to search for; down and enter lead to what was found, escape ends the search."""

    BINDINGS = [
        Binding("down", "screen.to_list", "To the list", show=False, id="search_down"),
        Binding("escape", "screen.end_search", "End the search", show=False, id="search_end"),
    ]


class FilterLine(Static):
    """Says which entries are shown; a click shows all."""

    async def on_click(self, event: Click) -> None:
        """Show everything."""
        event.stop()
        await self.run_action("screen.back")
