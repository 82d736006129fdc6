"""Text in lines of a width, as parts of what widgets draw."""

from rich.cells import cell_len

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
    lines = _wrap_between_clauses(text, width, style)
    while len(lines) > max(0, rows):
        text = text.rpartition(", ")[0]
        lines = _wrap_between_clauses(text, width, style)
    return lines


def _wrap_between_clauses(text: str, width: int, style: str) -> list[Line]:
    """Break a text after commas, or between any words if that takes fewer lines."""
    parts: list[str] = []
    for clause in text.split(", "):
        joined = f"{parts[-1]}, {clause}" if parts else clause
        parts = [*parts[:-1], joined] if cell_len(joined) <= width else [*parts, clause]
    said = [*(f"{part}," for part in parts[:-1]), *parts[-1:]]
    lines = [line for part in said for line in wrap(part, width, style)]
    return min(lines, wrap(text, width, style), key=len)
