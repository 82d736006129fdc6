"""The tabs of the main screens, at the top."""

from textual import getters
from textual.content import Content

from recovery_journal.tui.actions.actions import PLACES, Action
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.action_line import ActionLine
from recovery_journal.words.format.numbers import short_date

NARROW_COLUMNS = 60
"""Below this width only the current place has its name, and the date is left out."""


WIDE_COLUMNS = 98
"""From here on there is more room between the places."""


class PlaceTabs(ActionLine):
    """All places by number, the current one marked, and the date."""

    app = getters.app(Host)

    def __init__(self, current: str) -> None:
        super().__init__()
        self._current = current
        self._today = self.app.today()

    def render(self) -> Content:
        short = self.size.width < NARROW_COLUMNS
        places = self.lay_out_actions(
            ((action, self._place(action, short=short)) for action in PLACES),
            gap=2 if self.size.width < WIDE_COLUMNS else 3,
        )
        if short:
            return places
        date = safe_content(short_date(self._today), "$muted")
        between = self.size.width - places.cell_length - date.cell_length
        return places + safe_content(" " * between) + date

    def refresh_date(self) -> None:
        if (today := self.app.today()) != self._today:
            self._today = today
            self.refresh()

    def _place(self, action: Action, *, short: bool) -> Content:
        current = action.id == self._current
        told = f"{action.keys} {action.title}" if current or not short else action.keys
        return safe_content(told, "bold underline $primary" if current else "$muted")
