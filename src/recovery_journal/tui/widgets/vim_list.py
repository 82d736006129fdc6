"""A list in which letters move too, and the selected line has a mark."""

from collections.abc import Iterable

from textual.binding import Binding
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.paint import paint_over, put_first, style_at_start

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

    def refill(self, lines: Iterable[str]) -> None:
        """Replace the options by lines of literal text; the cursor stays where it is."""
        at = self.highlighted or 0
        self.clear_options()
        self.add_options(Option(safe_content(line)) for line in lines)
        if self.option_count:
            self.highlighted = min(at, self.option_count - 1)
        self.focus()

    def render_line(self, y: int) -> Strip:
        """Mark the selected line, and give all of it the colour of what matters there."""
        strip = super().render_line(y)
        if self.highlighted is None or _option_at(strip) != self.highlighted:
            return strip
        if self.has_focus:
            chosen = self.get_component_rich_style("option-list--option-highlighted")
            strip = paint_over(strip, chosen)
        if y > 0 and _option_at(super().render_line(y - 1)) == self.highlighted:
            return strip
        return put_first(MARK, self.get_component_rich_style("vim-list--mark", partial=True), strip)


def _option_at(strip: Strip) -> object:
    """Return the number of the option that a line belongs to."""
    return style_at_start(strip).meta.get("option")
