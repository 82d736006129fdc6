"""The line of places at the top."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.tui.actions import PLACES, Action
from recovery_journal.tui.literal import shown
from recovery_journal.words.numbers import short_date


class PlaceName(Static):
    """One place; a click leads there."""

    def __init__(self, action: Action, *, current: bool) -> None:
        super().__init__(shown(f"{action.keys} {action.title}"), classes="-current" * current)
        self._does = action.does

    async def on_click(self, event: Click) -> None:
        """Go to the place."""
        event.stop()
        await self.run_action(self._does)


class PlacesLine(Horizontal):
    """All places by number, the current one marked, and the date."""

    def __init__(self, current: str) -> None:
        super().__init__()
        self._current = current

    def compose(self) -> ComposeResult:
        """The places, then the date at the right."""
        for action in PLACES:
            yield PlaceName(action, current=action.id == self._current)
        yield Static(id="date")

    def show_day(self) -> None:
        """Show which day it is now."""
        self.query_one("#date", Static).update(shown(short_date(clock.today())))
