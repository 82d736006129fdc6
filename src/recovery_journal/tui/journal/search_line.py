"""The search field and the active filter above the list of entries."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Click
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.words.format import journal as words

SEARCH_DELAY_SECONDS = 0.08
"""How long typing must pause before a search runs."""


class SearchLine(LineField):
    """The search field; down and enter go to the results, escape ends the search."""

    BINDINGS = [
        Binding("down", "screen.to_list", "To the list", show=False, id="search_down"),
        Binding("escape", "screen.end_search", "End the search", show=False, id="search_end"),
    ]


class SearchBar(Horizontal):
    """The field, and how many entries were found."""

    class Paused(Message):
        """Typing paused."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._timer: Timer | None = None

    @on(Input.Changed)
    def wait_for_a_pause(self) -> None:
        self.wait_no_more()
        self._timer = self.set_timer(
            SEARCH_DELAY_SECONDS, partial(self.post_message, self.Paused())
        )

    def wait_no_more(self) -> None:
        if self._timer:
            self._timer.stop()

    def compose(self) -> ComposeResult:
        yield SearchLine(placeholder=words.SEARCH_PLACEHOLDER, id="searching")
        yield Static(id="found")
        yield Static(words.SEARCHED_TOO, id="searched-too")

    def show_count(self, count: int | None) -> None:
        found = "" if count is None else words.hits_line(count)
        self.query_one("#found", Static).update(safe_content(found))


class FilterLine(Static):
    """Shows the active filter; a click clears it."""

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.run_action("screen.back")
