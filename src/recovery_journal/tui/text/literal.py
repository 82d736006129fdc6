"""The only way for text to reach a widget."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from recovery_journal.text import one_line, safe


def safe_content(text: str, style: str = "") -> Content:
    """Return text exactly as it is: no markup, no escape sequences, nothing invisible."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def stacked(*lines: Content) -> Content:
    """Return texts below each other; one widget with many lines opens faster than many with one."""
    return Content("\n").join(lines)


def shorten_to_cells(text: str, cells: int) -> str:
    """Shorten text to one line of at most so many cells, ending in "…" if cut."""
    line = one_line(text)
    if cell_len(line) <= cells:
        return line
    return set_cell_size(line, cells - 1).rstrip() + "…" if cells > 0 else ""


def fit_to_cells(text: str, cells: int) -> str:
    """Shorten or pad text to exactly so many cells."""
    return set_cell_size(shorten_to_cells(text, cells), max(0, cells))
