"""Text in lines of a width, as parts of what widgets draw."""

from recovery_journal.charts.segments import Line
from recovery_journal.tui.text.literal import safe_content, shorten_to_cells


def wrap(text: str, width: int, style: str, *, rows: int = 0) -> list[Line]:
    """Break a text into lines; with `rows` at most so many, the last of them ending in "…".

    An empty text has no lines.
    """
    lines = [one.plain for one in safe_content(text).wrap(max(1, width))] if text else []
    if rows and len(lines) > rows:
        rest = " ".join(lines[rows - 1 :])
        lines = [*lines[: rows - 1], shorten_to_cells(rest, width)]
    return [((line.rstrip(), style),) for line in lines]


def wrap_clauses(text: str, width: int, style: str, rows: int) -> list[Line]:
    """Break a text into at most so many lines, without the last clauses if they have no room."""
    lines = wrap(text, width, style)
    while len(lines) > max(0, rows):
        text = text.rpartition(", ")[0]
        lines = wrap(text, width, style)
    return lines
