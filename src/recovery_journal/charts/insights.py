"""The pictures of the insights that are not rows of bars."""

from recovery_journal.charts.bars import bars
from recovery_journal.charts.heat import heat_rows
from recovery_journal.domain.insights.moods import Moods
from recovery_journal.domain.insights.over_time import OverTime

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def over_time(found: OverTime, *, ascii: bool = False) -> str:  # noqa: A002
    """A bar a week or month, the newest at the right."""
    counts = [step.cravings for step in found.steps]
    most = max((count for count in counts if count is not None), default=0)
    return bars(counts, low=0, high=max(1, most), ascii=ascii)


def moods(found: Moods, width: int, *, ascii: bool = False) -> list[str]:  # noqa: A002
    """A calendar of weeks, the newest at the right; as many weeks as fit, a row a weekday."""
    rows = heat_rows(found.values, found.first.weekday(), low=1, high=5, ascii=ascii)
    return [f"{name} {row[-(width - 4) :]}" for name, row in zip(WEEKDAYS, rows, strict=True)]
