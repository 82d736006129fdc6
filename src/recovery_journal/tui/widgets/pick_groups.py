"""Choose several words from groups."""

from collections.abc import Iterable, Mapping
from itertools import chain

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.strip import Strip

from recovery_journal.text import one_line
from recovery_journal.tui.text.paint import make_strip
from recovery_journal.tui.widgets.pick import GAP, PickMany, Spot

MARK_CELLS = 2


class PickGroups(PickMany):
    """Each group begins a line with its name; its words take the lines they need."""

    def __init__(
        self,
        groups: Mapping[str, Iterable[str]],
        *,
        chosen: Iterable[str],
        id: str,  # noqa: A002
    ) -> None:
        words = chain.from_iterable(groups.values())
        super().__init__({word: word for word in words}, chosen=chosen, id=id)
        self._groups = {name: tuple(words) for name, words in groups.items()}
        self._name_cells = max(map(cell_len, groups)) + 2 * GAP

    def watch_cursor(self, key: str) -> None:
        """Scroll the page around it to the line of the cursor."""
        page = next((one for one in self.ancestors if isinstance(one, VerticalScroll)), None)
        line = next((spot.y for spot in self._spots(self.size.width) if spot.key == key), None)
        if page is not None and line is not None:
            y = self.region.y + line - page.content_region.y + page.scroll_offset.y
            page.scroll_to_region(Region(0, y, 1, 1), animate=False)

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        spots = self._spots(self.size.width)
        begun = [spot.key for spot in spots if spot.y == y and spot.x == self._name_cells]
        name = next((one for one, words in self._groups.items() if words[0] in begun), "")
        muted = self.get_component_rich_style("pick--mark")
        before = make_strip([(name, muted)], self._name_cells, self.rich_style)
        return Strip.join([before, strip.crop(self._name_cells)])

    def _spots(self, width: int) -> list[Spot]:
        spots: list[Spot] = []
        y = -1
        for words in self._groups.values():
            x, y = self._name_cells, y + 1
            for word in words:
                cells = cell_len(one_line(word)) + MARK_CELLS
                if x > self._name_cells and x + cells > width:
                    x, y = self._name_cells, y + 1
                spots.append(Spot(word, x, y, cells))
                x += cells + GAP
        return spots
