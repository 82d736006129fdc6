"""A line through values in time, drawn with the eight dots of a Braille cell."""

from collections.abc import Iterator, Sequence

from recovery_journal.charts.scale import share

DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a cell, top row first: Unicode numbers them by columns, the lowest row last."""

Point = tuple[int, int]


def braille_line(
    values: Sequence[float | None],
    width: int,
    height: int,
    low: float,
    high: float,
    *,
    ascii: bool = False,  # noqa: A002
) -> list[str]:
    """`height` rows of `width` cells; the line is broken where a value is None.

    `low` lies at the bottom and `high` at the top; the first value at the left edge and the last
    at the right. With `ascii` each cell is one star instead of eight dots.
    """
    across, down = (1, 1) if ascii else (2, 4)
    cells: dict[Point, int] = {}
    for x, y in _dots(values, width * across, height * down, low, high):
        cell = (y // down, x // across)
        cells[cell] = cells.get(cell, 0) | DOTS[y % down][x % across]

    def sign(dots: int) -> str:
        if ascii:
            return "*" if dots else " "
        return chr(0x2800 + dots) if dots else " "

    return ["".join(sign(cells.get((row, x), 0)) for x in range(width)) for row in range(height)]


def _dots(
    values: Sequence[float | None], columns: int, rows: int, low: float, high: float
) -> Iterator[Point]:
    """The dots of all values (0, 0 is the top left), and those between two neighbours."""
    if columns < 1 or rows < 1:
        return
    before: Point | None = None
    for index, value in enumerate(values):
        part = share(value, low, high)
        if part is None:
            before = None
            continue
        x = round(index * (columns - 1) / max(1, len(values) - 1))
        here = (x, round((1 - part) * (rows - 1)))
        yield from _between(before or here, here)
        before = here


def _between(start: Point, end: Point) -> Iterator[Point]:
    """A straight line of dots, both ends included."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
    for step in range(steps + 1):
        part = step / steps
        yield (
            round(start[0] + (end[0] - start[0]) * part),
            round(start[1] + (end[1] - start[1]) * part),
        )
