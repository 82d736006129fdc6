"""Counts as bars."""

from collections.abc import Sequence

from recovery_journal.charts import dates
from recovery_journal.charts.cells import cell_count, fit
from recovery_journal.charts.segments import Forms, Line, merge

BAR_MAX_CELLS = 48
BAR_MIN_CELLS = 4
NAME_MIN_CELLS = 6
NAME_MAX_CELLS = 24
"""Wide charts have room for longer names."""


def count_bars(rows: Sequence[tuple[str, int]], width: int, forms: Forms) -> list[Line]:
    """Draw each name with a bar and its count; the highest count has the longest bar.

    Where bars don't fit there are names and counts, and nothing where names don't fit.
    """
    most = max((count for _, count in rows), default=0)
    counts = len(f"  {most}")
    longest = max((cell_count(name) for name, _ in rows), default=0)
    names = min(longest, max(NAME_MAX_CELLS, width * 2 // 5), width - counts)
    if names < min(longest, NAME_MIN_CELLS):
        return []
    bars = min(BAR_MAX_CELLS, width - names - 2 - counts)
    lines = []
    for name, count in rows:
        bar = f"  {_bar(count, most, bars)}" if bars >= BAR_MIN_CELLS else ""
        number = f"{count:>{counts}}"
        lines.append(merge([(fit(name, names), ""), (bar, "secondary"), (number, "bold")], forms))
    return lines


def count_words(rows: Sequence[tuple[str, int]]) -> list[str]:
    """Say each count of cravings after its name: "an argument: 31 cravings"."""
    return [f"{name}: {dates.count(count, 'craving')}" for name, count in rows]


def _bar(count: int, most: int, cells: int) -> str:
    """Draw a bar in half cells, at least one of them for a count above 0."""
    halves = max(1, round(2 * cells * count / most)) if count > 0 else 0
    return ("━" * (halves // 2) + "╸" * (halves % 2)).ljust(cells)
