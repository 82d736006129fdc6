"""Horizontal bars with a label before and a note after them."""

from collections.abc import Iterable

from recovery_journal.charts.cells import fit

EIGHTHS = " ▏▎▍▌▋▊▉█"


def draw_labelled_bars(
    rows: Iterable[tuple[str, float, str]], *, label: int, bar: int
) -> list[tuple[str, str, str]]:
    """Return each row as label, bar and note; the highest value fills all `bar` cells.

    Labels are padded to `label` cells, and longer ones end in "…". Any value above 0 draws at least
    a sliver; 0 draws nothing.
    """
    rows = list(rows)
    most = max((value for _, value, _ in rows), default=0.0)
    return [(fit(name, label), _bar(value, most, bar), note) for name, value, note in rows]


def _bar(value: float, most: float, cells: int) -> str:
    if value <= 0 or most <= 0:
        return " " * cells
    eighths = max(1, round(value / most * cells * 8))
    full, rest = divmod(eighths, 8)
    return ("█" * full + EIGHTHS[rest].strip()).ljust(cells)
