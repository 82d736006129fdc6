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
