"""A list whose selected line has a mark, which is seen without colour too."""

from textual.strip import Strip
from textual.widgets import OptionList

from recovery_journal.tui.text.paint import paint_over, put_first, style_at_start

MARK = "▸"


class MarkedList(OptionList):
    """Its options begin with a blank cell, in which the mark is drawn."""

    COMPONENT_CLASSES = {"marked-list--mark"}
    DEFAULT_CSS = """
    MarkedList > .marked-list--mark { color: $primary; text-style: bold; }
    """

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
        style = self.get_component_rich_style("marked-list--mark", partial=True)
        return put_first(MARK, style, strip)


def _option_at(strip: Strip) -> object:
    """Return the number of the option that a line belongs to."""
    return style_at_start(strip).meta.get("option")
