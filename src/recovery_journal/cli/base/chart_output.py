"""Charts on the terminal, with the signs and colours it has."""

import codecs
import os
import sys
from collections.abc import Iterable, Iterator

from recovery_journal.charts.segments import Forms, Line

CYAN, YELLOW, GREEN, DIM = "36", "33", "32", "2"
COLOURS = {
    **{"secondary": CYAN, "primary": YELLOW, "success": GREEN, "muted": DIM, "faint": DIM},
    **{f"ramp-{strength}": CYAN for strength in range(4)},
    **{f"ramp-{strength}": YELLOW for strength in range(7, 11)},
    **{"fill-1": CYAN, "fill-2": CYAN, "fill-4": YELLOW, "fill-5": YELLOW},
    **{"bold": "1", "reverse": "7"},
}
"""The codes of styles in the terminal's own colours, which suit its ground, whichever it is."""


def is_drawn_on() -> bool:
    """Return whether standard output is a terminal: anything else gets words."""
    return sys.stdout is not None and sys.stdout.isatty()


def forms_of_output() -> Forms:
    """Return which signs standard output can show."""
    encoding = "" if sys.stdout is None else sys.stdout.encoding
    try:
        unicode = codecs.lookup(encoding or "ascii").name in ("utf-8", "utf-8-sig")
    except LookupError:
        unicode = False
    return Forms.MONO if unicode else Forms.ASCII


def has_colour() -> bool:
    """Return whether NO_COLOR and the kind of the terminal allow colours."""
    return "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def coloured(lines: Iterable[Line]) -> Iterator[list[tuple[str, str]]]:
    """Yield the lines of a chart with codes of colour, unless NO_COLOR or the terminal has none."""
    shows = has_colour()
    for line in lines:
        yield [(text, _codes(style) if shows else "") for text, style in line]


def _codes(style: str) -> str:
    return ";".join(COLOURS[name] for name in style.split() if name in COLOURS)
