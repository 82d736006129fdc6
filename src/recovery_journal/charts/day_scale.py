"""How days share the width of a chart; all charts under each other go by the same scale."""

from recovery_journal.domain.dataclass import dataclass

LABEL_CELLS = 5
"""Cells left of every chart by days, for its scale or its name."""


@dataclass(frozen=True, slots=True)
class DayScale:
    """Whole cells for each day, or several days in a cell where they don't fit."""

    days: int
    cells: int
    """The cells that all days take together."""

    @classmethod
    def fit(cls, days: int, width: int) -> "DayScale":
        """Make the scale of a chart of so many days, its labels included in the width."""
        room = max(1, width - LABEL_CELLS)
        days = max(1, days)
        return cls(days, room // days * days or room)

    @property
    def cells_a_day(self) -> int:
        """Return 0 where several days share a cell."""
        return self.cells // self.days

    def start(self, day: int) -> int:
        """Return the first cell of a day; the day after the last begins where the chart ends."""
        return day * self.cells // self.days

    def middle(self, day: int) -> int:
        return self.start(day) + self.cells_a_day // 2

    def cells_of(self, day: int) -> range:
        return range(self.start(day), max(self.start(day) + 1, self.start(day + 1)))

    def cell_at(self, day: int, hour: float) -> int:
        """Return the cell of an hour, which stays within its day."""
        within = min(max(hour, 0.0), 23.99) / 24
        return min(int((day + within) * self.cells / self.days), self.cells_of(day)[-1])

    def half_cell(self, day: int) -> int:
        """Return the middle of a day, counted in half cells."""
        return (2 * day + 1) * self.cells // self.days
