"""A page that scrolls by arrow keys or letters."""

from textual.binding import Binding
from textual.containers import VerticalScroll


class ScrollPage(VerticalScroll):
    BINDINGS = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("g", "scroll_home", "Top", show=False),
        Binding("G", "scroll_end", "Bottom", show=False),
    ]
