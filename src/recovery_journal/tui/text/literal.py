"""The one way by which words reach a widget."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from recovery_journal.text import one_line, safe


def safe_content(text: str, style: str = "") -> Content:
    """Text exactly as it is: no markup, no escape sequences, nothing unseen."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def shorten_to_cells(text: str, cells: int) -> str:
    """One line of text that takes at most so many cells, with "…" where it had to be cut."""
    line = one_line(text)
    if cell_len(line) <= cells:
        return line
    return set_cell_size(line, cells - 1).rstrip() + "…" if cells > 0 else ""


def fit_to_cells(text: str, cells: int) -> str:
    """The same, with blanks behind it until it takes exactly so many cells."""
    return set_cell_size(shorten_to_cells(text, cells), max(0, cells))
