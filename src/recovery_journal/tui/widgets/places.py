"""The line of places at the top."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.tui.actions import PLACES, Action
from recovery_journal.tui.literal import shown
from recovery_journal.words.numbers import short_date

NARROW = 60
"""Columns below which only the current place has its name."""


class PlaceName(Static):
    """One place; a click leads there."""

    def __init__(self, action: Action, *, current: bool) -> None:
        super().__init__(classes="-current" * current)
        self._place = action
        self._current = current

    def show(self, *, short: bool) -> None:
        """Show number and name, or only the number."""
        named = self._current or not short
        self.update(shown(f"{self._place.keys} {self._place.title}" if named else self._place.keys))

    async def on_click(self, event: Click) -> None:
        """Go to the place."""
        event.stop()
        await self.run_action(self._place.does)


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

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        for name in self.query(PlaceName):
            name.show(short=self.size.width < NARROW)

    def show_day(self) -> None:
        """Show which day it is now."""
        self.query_one("#date", Static).update(shown(short_date(clock.today())))
