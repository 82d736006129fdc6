"""Words to hear again: in one line, or as many as there is room for."""

from collections.abc import Sequence
from typing import NamedTuple

from recovery_journal.charts.segments import Line
from recovery_journal.tui.text.literal import shorten_to_cells
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn


class Quote(NamedTuple):
    """Words, and whose they are or when they were kept."""

    text: str
    source: str


class Words(Drawn):
    def __init__(self, quotes: Sequence[Quote]) -> None:
        super().__init__()
        self._quotes = tuple(quotes)

    def show(self, quotes: Sequence[Quote]) -> None:
        if self._quotes != tuple(quotes):
            self._quotes = tuple(quotes)
            self.redraw()


class WordsLine(Words):
    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        if not self._quotes:
            return []
        one = self._quotes[0]
        text = shorten_to_cells(one.text, max(12, width - len(one.source) - 2))
        return [((text, "secondary"), (f"  {one.source}", "muted"))]


class WordsText(Words):
    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        lines: list[Line] = []
        for one in self._quotes:
            block = [(), *wrap(one.text, width, "secondary"), *wrap(one.source, width, "muted")]
            if len(lines) + len(block) > height:
                break
            lines += block
        return lines
