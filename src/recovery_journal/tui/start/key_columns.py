"""All keys in columns, a line an action, with a cursor."""

from collections.abc import Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from recovery_journal.charts.cells import cell_count, fit
from recovery_journal.charts.segments import Forms, Line
from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.widgets.drawn import Drawn

KEYS_CELLS, NAME_CELLS, GAP_CELLS = 11, 26, 2
COLUMNS_BY_CELLS = {104: 3, 70: 2, 0: 1}
"""How many columns there are from a width on."""
TWIN_MIN_CELLS = 50
"""From this width of a column on it names the command that does the same."""


class KeyRow(NamedTuple):
    action: Action
    keys: str
    name: str
    twin: str
    """The command that does the same; empty if there is none to show."""


Group = tuple[str, Sequence[KeyRow]]


class KeyColumns(Drawn, can_focus=True):
    """Groups of keys, below each other and then beside; enter does what the marked key does."""

    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("left,h", "move_beside(-1)", "Left", show=False),
        Binding("right,l", "move_beside(1)", "Right", show=False),
        Binding("g,home", "end(0)", "First", show=False),
        Binding("G,end", "end(-1)", "Last", show=False),
        Binding("enter", "choose", "Do it", show=False),
    ]

    class Marked(Message):
        """The cursor is on another row, or on none."""

        def __init__(self, row: KeyRow | None) -> None:
            super().__init__()
            self.row = row

    class Chosen(Message):
        def __init__(self, row: KeyRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__()
        self._groups: Sequence[Group] = ()
        self._row: KeyRow | None = None
        """The one with the cursor."""

    def show(self, groups: Sequence[Group]) -> None:
        """Show some groups, none of them empty, and mark the first row."""
        self._groups = groups
        self._mark(groups[0][1][0] if groups else None)

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        columns = self._columns(width)
        cells = _cells_of_each(len(columns), width)
        gap = (" " * GAP_CELLS, "")
        return [
            tuple(chain.from_iterable((*self._cell(one, cells), gap) for one in beside))
            for beside in zip_longest(*columns)
        ]

    def _columns(self, width: int) -> list[list[KeyRow | str | None]]:
        """Put each group, with a heading and a blank, below what is shortest so far."""
        count = next(count for cells, count in COLUMNS_BY_CELLS.items() if width >= cells)
        columns: list[list[KeyRow | str | None]] = [[] for _ in range(count)]
        for heading, rows in self._groups:
            min(columns, key=len).extend((heading, *rows, None))
        return columns

    def _cell(self, one: KeyRow | str | None, cells: int) -> Line:
        """Draw a row, a heading, or a blank, as wide as a column."""
        if not isinstance(one, KeyRow):
            return ((fit(one or "", cells), "secondary bold"),)
        keys = f"{one.keys} ".ljust(KEYS_CELLS)
        twin = one.twin if cells >= TWIN_MIN_CELLS else ""
        room = cells - 1 - cell_count(keys)
        if twin and NAME_CELLS + cell_count(twin) <= room:
            name, twin = fit(one.name, NAME_CELLS), fit(twin, room - NAME_CELLS)
        else:
            name, twin = fit(one.name, room), ""
        if one is not self._row:
            return ((f" {keys}", "primary"), (name, ""), (twin, "muted"))
        if self.forms is not Forms.COLOUR:
            return ((f"▸{keys}{name}{twin}", "bold reverse"),)
        return ((f"▸{keys}", "primary bold on panel"), (f"{name}{twin}", "bold on panel"))

    # The cursor

    def _mark(self, row: KeyRow | None) -> None:
        self._row = row
        self.redraw()
        self.post_message(self.Marked(row))
        self.call_after_refresh(self._scroll_to_row)

    def _scroll_to_row(self) -> None:
        """Scroll the page to the cursor, with what is above the first row or below the last."""
        page, rows = self.parent, self._rows
        if not isinstance(page, Widget) or self._row not in rows:
            return
        if self._row is rows[0]:
            page.scroll_home(animate=False)
        elif self._row is rows[-1]:
            page.scroll_end(animate=False)
        else:
            _, line = self._place()
            page.scroll_to_region(Region(0, line, 1, 1), animate=False)

    @property
    def _rows(self) -> list[KeyRow]:
        """Return the rows from top to bottom, column by column."""
        every = chain.from_iterable(self._columns(self.size.width))
        return [one for one in every if isinstance(one, KeyRow)]

    def _place(self) -> tuple[int, int]:
        """Return the column and the line of the cursor."""
        columns = enumerate(self._columns(self.size.width))
        return next((at, column.index(self._row)) for at, column in columns if self._row in column)

    def action_move(self, by: int) -> None:
        rows = self._rows
        if self._row is not None:
            self._mark(rows[max(0, min(rows.index(self._row) + by, len(rows) - 1))])

    def action_move_beside(self, by: int) -> None:
        """Go to the nearest row of the next column."""
        if self._row is None:
            return
        columns = self._columns(self.size.width)
        column, line = self._place()
        if 0 <= column + by < len(columns):
            beside = [
                (abs(at - line), at, one)
                for at, one in enumerate(columns[column + by])
                if isinstance(one, KeyRow)
            ]
            if beside:
                self._mark(min(beside)[2])

    def action_end(self, place: int) -> None:
        """Go to the first row (0), or the last (-1)."""
        if self._row is not None:
            self._mark(self._rows[place])

    def action_choose(self) -> None:
        if self._row is not None:
            self.post_message(self.Chosen(self._row))

    def on_click(self, event: events.Click) -> None:
        """Mark the row that was clicked; one more click does what its key does."""
        columns = self._columns(self.size.width)
        cells = _cells_of_each(len(columns), self.size.width) + GAP_CELLS
        column = columns[min(event.x // cells, len(columns) - 1)]
        row = column[event.y] if event.y < len(column) else None
        if isinstance(row, KeyRow) and row == self._row:
            self.action_choose()
        elif isinstance(row, KeyRow):
            self._mark(row)


def _cells_of_each(columns: int, width: int) -> int:
    return (width + GAP_CELLS) // columns - GAP_CELLS
