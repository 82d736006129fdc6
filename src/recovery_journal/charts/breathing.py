"""A breath as a picture: a ring for the full breath, and in it one that grows and shrinks."""

from collections.abc import Iterator
from functools import lru_cache
from math import cos, hypot, pi

from recovery_journal.charts.segments import Line, Segment, merge

EMPTY_SHARE = 0.4
"""The radius after breathing out, as a share of that after breathing in."""
RIM_DOTS = 3
"""Dots that stay free around the ring of a full breath."""
SIZES_OF_A_BREATH = 40
"""In how many steps the inner ring grows; each is drawn once."""
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a braille sign, by row and column."""
BRAILLE = 0x2800
INSIDE = chr(BRAILLE + DOTS[0][0] + DOTS[2][0])
"""A cell within the inner ring: every second dot of its first column."""


def draw_breath(width: int, height: int, fullness: float, said: tuple[str, ...]) -> list[Line]:
    """Draw a breath in so many cells.

    Args:
        width: the cells of a line.
        height: the number of lines.
        fullness: how full the lungs are, 0 to 1.
        said: lines of text for the middle, which stay free of dots.
    """
    eased = (1 - cos(pi * fullness)) / 2
    lines = list(_rings(width, height, round(eased * SIZES_OF_A_BREATH)))
    first = (height - len(said)) // 2
    for row, text in enumerate(said, first):
        lines[row] = _write_over(lines[row], f" {text} ", (width - len(text) - 2) // 2, row > first)
    return lines


@lru_cache(maxsize=2 * SIZES_OF_A_BREATH)
def _rings(width: int, height: int, size: int) -> tuple[Line, ...]:
    outer = min(2 * width, 4 * height) / 2 - RIM_DOTS
    inner = outer * (EMPTY_SHARE + (1 - EMPTY_SHARE) * size / SIZES_OF_A_BREATH)
    return tuple(
        merge(
            _cell(2 * column - width, 4 * row - 2 * height, outer, inner) for column in range(width)
        )
        for row in range(height)
    )


def _cell(x: int, y: int, outer: float, inner: float) -> Segment:
    """Return the cell whose first dot is so far from the middle: a ring, or what is inside."""
    for radius, style in ((inner, "secondary"), (outer, "faint")):
        if bits := sum(_ring_bits(x, y, radius)):
            return chr(BRAILLE + bits), style
    share = hypot(x + 1, y + 2) / inner
    return (INSIDE, f"fill-{min(3, 1 + int(3 * (1 - share)))}") if share < 1 else (" ", "")


def _ring_bits(x: int, y: int, radius: float) -> Iterator[int]:
    if abs(hypot(x + 1, y + 2) - radius) < RIM_DOTS:
        for row, pair in enumerate(DOTS):
            for column, bit in enumerate(pair):
                if abs(hypot(x + column + 0.5, y + row + 0.5) - radius) <= 0.5:
                    yield bit


def _write_over(line: Line, text: str, at: int, quiet: bool) -> Line:
    cells = [(sign, style) for signs, style in line for sign in signs]
    cells[at : at + len(text)] = [(text, "muted" if quiet else "primary bold")]
    return merge(cells)
