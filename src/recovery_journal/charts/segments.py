"""What every chart returns: lines of styled text, which a face turns into colours."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from itertools import groupby

Segment = tuple[str, str]
"""Text and the name of its style.

A style is "", "muted", "faint", "primary", "secondary", "success", "ramp-0" to "ramp-10" (by
strength) or "fill-1" to "fill-5" (by level), with "bold" or "reverse" after it and "on band" at the
end, each where needed: "ramp-7", "secondary bold", "bold", "on band".
"""
Line = tuple[Segment, ...]

EIGHTHS = " ▁▂▃▄▅▆▇█"
"""Blocks by their height in eighths of a cell."""
LEVELS = range(1, 6)
LEVEL_HEIGHTS = dict(zip(LEVELS, "▁▂▄▆█", strict=True))
"""The block of each level, where height shows it."""


class Forms(Enum):
    """What a terminal can show."""

    COLOUR = auto()
    MONO = auto()
    """No colours, or only a few: heights and digits show what colour otherwise would."""
    ASCII = auto()


_ASCII = str.maketrans(
    "●•○■▲▴◷♦✓≡→▸━╸─╌–│┤┊·…“”’" + EIGHTHS[1:], '*.o#^^@+x=>>=----||:..""\'' + "#" * 8
)


def as_forms(text: str, forms: Forms) -> str:
    """Replace signs that the terminal can't show."""
    return text.translate(_ASCII) if forms is Forms.ASCII else text


def merge(segments: Iterable[Segment], forms: Forms = Forms.COLOUR) -> Line:
    """Join neighbours of one style."""
    grouped = groupby(segments, key=lambda segment: segment[1])
    joined = (("".join(text for text, _ in run), style) for style, run in grouped)
    return tuple((as_forms(text, forms), style) for text, style in joined if text)


def add_while_it_fits(parts: Sequence[Sequence[Segment]], width: int, forms: Forms) -> Line:
    """Join the parts of a legend, up to the first that doesn't fit."""
    line: list[Segment] = []
    for part in parts:
        if sum(len(text) for text, _ in (*line, *part)) > width:
            break
        line += part
    return merge(line, forms)


def level_sign(level: int, cells: int, forms: Forms, colour_sign: str) -> str:
    """Return the sign of a level in so many cells: without colour its height, or a digit.

    In a single cell the heights of neighbours would melt together.
    """
    if forms is Forms.COLOUR:
        return colour_sign
    if forms is Forms.ASCII or cells == 1:
        return str(level)
    return LEVEL_HEIGHTS[level] * (cells - 1)


class Canvas:
    """Cells to draw on; what falls outside is not drawn."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self._cells = [[(" ", "")] * self.width for _ in range(self.height)]

    def put(self, column: int, row: int, text: str, style: str = "") -> None:
        """Write a text from a cell on; each of its characters takes one cell."""
        if 0 <= row < self.height:
            cells = self._cells[row]
            for at, sign in enumerate(text, column):
                if 0 <= at < self.width:
                    cells[at] = (sign, style)

    def put_in_room(self, column: int, row: int, text: str, style: str = "") -> bool:
        """Write a text if it fits with a blank on either side, and return whether it did."""
        end = column + len(text)
        around = range(max(0, column - 1), min(end + 1, self.width))
        if column < 0 or end > self.width or not all(self.is_blank(at, row) for at in around):
            return False
        self.put(column, row, text, style)
        return True

    def is_blank(self, column: int, row: int) -> bool:
        """Return whether a cell of the canvas has nothing on it."""
        inside = 0 <= column < self.width and 0 <= row < self.height
        return inside and self._cells[row][column][0] == " "

    def add_style(self, column: int, row: int, style: str) -> None:
        if 0 <= column < self.width and 0 <= row < self.height:
            sign, before = self._cells[row][column]
            self._cells[row][column] = (sign, f"{before} {style}".strip())

    def lines(self, forms: Forms) -> list[Line]:
        return [merge(row, forms) for row in self._cells]
