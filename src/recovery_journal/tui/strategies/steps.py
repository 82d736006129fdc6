"""The steps of a strategy: the current one, and beside it others where there is room."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from recovery_journal.charts.cells import cell_count
from recovery_journal.charts.segments import Line, Segment
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn

STEP_MAX_CELLS = 64
BESIDE_MIN_CELLS = 108
"""From this width on steps are beside each other."""
COLUMN_MIN_CELLS, GAP_CELLS = 30, 3


class Steps(Drawn):
    def __init__(self, steps: Sequence[str], id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._steps = steps
        self._at = 0
        self._warning = ""

    def show(self, at: int) -> None:
        """Show the step with this number, from 0."""
        self._at, self._warning = at, ""
        self.redraw()

    def warn(self, warning: str) -> None:
        """Show a warning in place of the steps."""
        self._warning = warning
        self.redraw()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        if self._warning:
            return wrap(self._warning, min(width, STEP_MAX_CELLS), "warning")
        if width < BESIDE_MIN_CELLS or len(self._steps) == 1:
            return wrap(self._steps[self._at], min(width, STEP_MAX_CELLS), "bold")
        count = min(len(self._steps), (width + GAP_CELLS) // (COLUMN_MIN_CELLS + GAP_CELLS))
        first = min(max(0, self._at - 1), len(self._steps) - count)
        cells = min(STEP_MAX_CELLS, (width + GAP_CELLS) // count - GAP_CELLS)
        columns = [self._column(number, cells) for number in range(first, first + count)]
        return [(*_pad(row, cells + GAP_CELLS),) for row in zip_longest(*columns, fillvalue=())]

    def _column(self, number: int, cells: int) -> list[Line]:
        """Return a step below its number; the current one is marked, and bold."""
        current = number == self._at
        mark = (f"▸ {number + 1}", "primary bold") if current else (f"  {number + 1}", "muted")
        step = wrap(self._steps[number], cells - 2, "bold" if current else "muted")
        return [(mark,), *((("  ", ""), *line) for line in step)]


def _pad(row: Sequence[Line], cells: int) -> Iterator[Segment]:
    for line in row:
        yield from line
        yield " " * (cells - sum(cell_count(text) for text, _ in line)), ""
