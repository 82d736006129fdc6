"""A list in which letters move too, and the selected line has a mark."""

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.strip import Strip
from textual.widgets import OptionList

MARK = "▸"


class VimList(OptionList):
    """Its options begin with a blank cell, in which the mark is drawn."""

    COMPONENT_CLASSES = {"vim-list--mark"}
    DEFAULT_CSS = """
    VimList > .vim-list--mark { color: $primary; text-style: bold; }
    """
    BINDINGS = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("g", "first", "First", show=False),
        Binding("G", "last", "Last", show=False),
    ]

    def render_line(self, y: int) -> Strip:
        """Mark the selected line, and give all of it the colour of what matters there."""
        strip = super().render_line(y)
        if self.highlighted is None or _option_at(strip) != self.highlighted:
            return strip
        if self.has_focus:
            chosen = self.get_component_rich_style("option-list--option-highlighted")
            strip = Strip([Segment(one.text, (one.style or Style()) + chosen) for one in strip])
        is_first = y == 0 or _option_at(super().render_line(y - 1)) != self.highlighted
        mark = self.get_component_rich_style("vim-list--mark", partial=True)
        under = next(iter(strip)).style or Style()
        first = [Segment(MARK, under + mark)] if is_first else []
        return Strip([*first, *strip.crop(len(first))], strip.cell_length)


def _option_at(strip: Strip) -> object:
    """Return the number of the option that a line belongs to."""
    style = next(iter(strip), Segment("")).style
    return style.meta.get("option") if style else None
