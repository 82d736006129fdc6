"""The search field and the active filter above the list of entries."""

from textual.binding import Binding
from textual.events import Click
from textual.widgets import Static

from recovery_journal.tui.widgets.fields import LineField


class SearchLine(LineField):
    """The search field; down and enter go to the results, escape ends the search."""

    BINDINGS = [
        Binding("down", "screen.to_list", "To the list", show=False, id="search_down"),
        Binding("escape", "screen.end_search", "End the search", show=False, id="search_end"),
    ]


class FilterLine(Static):
    """Shows the active filter; a click clears it."""

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.run_action("screen.back")
