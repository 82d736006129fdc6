"""The list of entries to include on a page."""

from textual.binding import Binding
from textual.widgets import OptionList


class EntryTickList(OptionList):
    """Entries to include; letters move as in every list, and a click changes an entry's state."""

    BINDINGS = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("g", "first", "First", show=False),
        Binding("G", "last", "Last", show=False),
    ]
