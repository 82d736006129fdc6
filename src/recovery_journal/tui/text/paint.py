"""The only place where text becomes the cells of a line."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from recovery_journal.text import one_line


def make_strip(parts: Iterable[tuple[str, Style]], width: int, ground: Style) -> Strip:
    """Join styled pieces of text, cut or padded to the width of the widget."""
    segments = [Segment(one_line(text), style) for text, style in parts]
    return Strip(segments).adjust_cell_length(width, ground)


def paint_over(strip: Strip, style: Style) -> Strip:
    """Give a whole line a style on top of what it has."""
    return Strip(Segment(part.text, (part.style or Style()) + style) for part in strip)


def put_first(sign: str, style: Style, strip: Strip) -> Strip:
    """Replace the first cell of a line with a sign of one cell."""
    return Strip([Segment(sign, style_at_start(strip) + style), *strip.crop(1)], strip.cell_length)


def style_at_start(strip: Strip) -> Style:
    return next((part.style for part in strip if part.style), Style())
