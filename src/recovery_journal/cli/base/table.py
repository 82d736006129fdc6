"""Rows in aligned columns on a terminal, in a pager if they are longer than the screen."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from textwrap import wrap

import click

from recovery_journal.charts.cells import cell_count
from recovery_journal.cli.base import output
from recovery_journal.cli.base.chart_output import has_colour
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
Line = list[tuple[str, str]]
"""Pieces of text with their codes of colour."""


def print_columns(rows: Iterable[Sequence[str]], find: Find | None) -> None:
    """Print rows in columns, with what `find` finds in them highlighted."""
    size = shutil.get_terminal_size()
    lines = _lines(rows, size.columns - 1, find)
    first = [*islice(lines, size.lines)]
    if len(first) < size.lines or not _print_in_pager(chain(first, lines)):
        output.print_coloured(chain(first, lines))


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


def _print_in_pager(lines: Iterable[Line]) -> bool:
    """Print lines in the person's pager; return whether there is one."""
    command = shlex.split(os.environ.get("PAGER", "less"))
    wants_none = click.get_current_context().find_root().params.get("no_pager")
    if wants_none or command in ([], ["cat"]) or os.environ.get("TERM") == "dumb":
        return False
    # A history of searches would be words of the person, in another place.
    environment = {"LESS": "FRX", **os.environ, "LESSHISTFILE": "-"}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    if pager.stdin is not None:
        with suppress(BrokenPipeError), pager.stdin as pipe:  # it may be left at any line
            for line in lines:
                text = output.coloured_line(line)
                pipe.write(text.encode(sys.stdout.encoding, "backslashreplace"))
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):  # the pager's own key
            pager.wait()
    return True
