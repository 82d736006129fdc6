"""When cravings came, by the hour of the week."""

from collections.abc import Sequence

from recovery_journal.charts.hours import hours, hours_legend
from recovery_journal.charts.segments import Line
from recovery_journal.tui.widgets.drawn import Drawn


class HoursChart(Drawn):
    def __init__(self, counts: Sequence[Sequence[int]], week_starts_on: str) -> None:
        super().__init__()
        self._counts = counts
        self._week_starts_on = week_starts_on

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        drawn = hours(self._counts, width, self.forms, week_starts_on=self._week_starts_on)
        return [*drawn, hours_legend(max(map(max, self._counts)), width, self.forms)]
