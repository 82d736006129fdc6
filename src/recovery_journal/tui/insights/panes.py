"""The panes of Insights: a chart or the same in words, and what was compared."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from textual.widgets import Static

from recovery_journal.charts.cells import cell_count, fit
from recovery_journal.charts.segments import Line
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.tui.widgets.pane import Pane

COLUMN_MIN_CELLS = 56
GAP_CELLS = SIGN_CELLS = 2


class ChartPane(Pane):
    """A sentence above a chart, or the same chart in words."""

    def __init__(
        self, chart: Drawn, *, title: str = "", below: str = "", classes: str = ""
    ) -> None:
        self.chart = chart
        self._below = below
        self._sentence, self._words = Static(classes="sentence"), Static(classes="words")
        super().__init__(
            self._sentence, chart, self._words, title=title, below=below, classes=classes
        )

    def say(self, sentence: str, words: Sequence[str]) -> None:
        """Show words in place of the chart, or the chart if there are none."""
        for widget, text in ((self._sentence, sentence), (self._words, "\n".join(words))):
            widget.update(safe_content(text))
            widget.display = bool(text)
        self.chart.display = not words
        if self._below:
            self.set_below("" if words else self._below)


class Coverage(Drawn):
    """What all is based on, and from 150 columns what that doesn't mean."""

    NOTE_MIN_CELLS = 146

    def __init__(self) -> None:
        super().__init__()
        self._counted = self._note = ""

    def show(self, counted: str, note: str) -> None:
        self._counted, self._note = counted, note
        self.redraw()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        note = self._note if width >= self.NOTE_MIN_CELLS else ""
        gap = width - cell_count(self._counted) - cell_count(note)
        if gap < GAP_CELLS:
            return [*wrap(self._counted, width, "muted"), *wrap(note, width, "muted")]
        return [((self._counted, "muted"), (" " * gap, ""), (note, "muted"))]


class Item(NamedTuple):
    sign: str
    name: str
    said: str


class Listed(Drawn):
    """What is said of several things, in two columns where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._items: Sequence[Item] = ()
        self._before = self._after = ""

    def show(self, before: str, items: Sequence[Item], after: str) -> None:
        """Show items between two texts, each of which may be empty."""
        self._before, self._items, self._after = before, items, after
        self.redraw()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        before = [*wrap(self._before, width, ""), ()] if self._before else []
        return [*before, *self._columns(width), *wrap(self._after, width, "muted")]

    def _columns(self, width: int) -> list[Line]:
        cells = (width - GAP_CELLS) // 2
        each = [self._lines_of(item, cells) for item in self._items]
        if cells < COLUMN_MIN_CELLS or len(each) == 1:
            return [line for item in self._items for line in self._lines_of(item, width)]
        half = (len(each) + 1) // 2
        none: list[Line] = []
        return [
            _beside(left, right, cells)
            for beside in zip_longest(each[:half], each[half:], fillvalue=none)
            for left, right in zip_longest(*beside, fillvalue=())
        ]

    def _lines_of(self, item: Item, cells: int) -> list[Line]:
        """Return the lines of an item, its name in a column if all fit beside each other."""
        name = max(cell_count(one.name) for one in self._items) + GAP_CELLS
        longest = max(cell_count(one.said) for one in self._items)
        told = f"{item.name}: {item.said}"
        if SIGN_CELLS + name + longest <= cells:
            told = fit(item.name, name) + item.said
        first, *more = wrap(told, cells - SIGN_CELLS, "")
        return [((f"{item.sign} ", "muted"), *first), *((("  ", ""), *line) for line in more)]


def _beside(left: Line, right: Line, cells: int) -> Line:
    used = sum(cell_count(text) for text, _ in left)
    return (*left, (" " * (cells + GAP_CELLS - used), ""), *right)
