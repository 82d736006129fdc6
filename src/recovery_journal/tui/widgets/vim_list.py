"""A list in which letters move too."""

from collections.abc import Iterable

from textual.binding import Binding
from textual.widgets.option_list import Option

from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.marked_list import MarkedList


class VimList(MarkedList):
    BINDINGS = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("g", "first", "First", show=False),
        Binding("G", "last", "Last", show=False),
    ]

    def refill(self, lines: Iterable[str]) -> None:
        """Replace the options by lines of literal text; the cursor stays where it is."""
        at = self.highlighted or 0
        self.clear_options()
        self.add_options(Option(safe_content(line)) for line in lines)
        if self.option_count:
            self.highlighted = min(at, self.option_count - 1)
        self.focus()
