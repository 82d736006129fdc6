"""Rows in aligned columns on a terminal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from shutil import get_terminal_size
from textwrap import wrap

from recovery_journal.charts.cells import cell_count
from recovery_journal.cli.base.chart_output import has_colour
from recovery_journal.cli.base.pager import Line, print_long
from recovery_journal.text import one_line

NUMBER, HIT = "2", "1;33"
"""The codes of colour of the first column, and of what a search found."""
ROWS_ALIGNED = 500
"""How many rows are aligned with each other."""
MIN_TEXT_CELLS = 12
"""How much room a row needs behind its columns; with less, it isn't aligned."""
GAP = "  "

Find = Callable[[str], list[tuple[int, int]]]
"""Finds the start and end of each place that is to be highlighted."""


def print_columns(rows: Iterable[Sequence[str]], find: Find | None) -> None:
    """Print rows in columns, with what `find` finds in them highlighted."""
    print_long(_lines(rows, get_terminal_size().columns - 1, find))


def _lines(rows: Iterable[Sequence[str]], width: int, find: Find | None) -> Iterator[Line]:
    shown = ([*map(one_line, row)] for row in rows)
    while some := [*islice(shown, ROWS_ALIGNED)]:
        widths = _column_widths(some, width)
        for row in some:
            # A row of another form, such as that of a damaged entry, has no columns.
            yield from _row_lines(row, widths if len(row) > len(widths) else [], width, find)


def _column_widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the widths of the columns that fit into half of the width; the rest flows."""
    widths: list[int] = []
    most = max(map(len, rows))
    for column in zip(*(row[:-1] for row in rows if len(row) == most), strict=True):
        cells = max(map(cell_count, column))
        if sum(widths) + len(GAP) * len(widths) + cells > width // 2:
            break
        widths.append(cells)
    room = width - sum(widths) - len(GAP) * len(widths)
    return widths if room >= MIN_TEXT_CELLS else []


def _row_lines(
    row: Sequence[str], widths: Sequence[int], width: int, find: Find | None
) -> Iterator[Line]:
    columns = [
        text + " " * (cells - cell_count(text)) + GAP
        for text, cells in zip(row, widths, strict=False)
        if cells
    ]
    indent = sum(map(cell_count, columns))
    rest = GAP.join(filter(None, row[len(widths) :]))
    texts = wrap(rest, width - indent, break_on_hyphens=False) or [""]
    number, *others = columns or [""]
    is_number = number.strip().isdecimal()
    yield [(number, _code(NUMBER) if is_number else ""), *_marked("".join(others) + texts[0], find)]
    for text in texts[1:]:
        yield [(" " * indent, ""), *_marked(text, find)]


def _marked(text: str, find: Find | None) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end in find(text) if find else []:
        yield text[at:start], ""
        yield text[start:end], _code(HIT)
        at = end
    yield text[at:].rstrip(), ""


def _code(colour: str) -> str:
    return colour if has_colour() else ""
