"""What was used under a limit: a row a week, and a bar a day."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from recovery_journal.charts.segments import Line
from recovery_journal.domain.days import first_of_week
from recovery_journal.domain.sobriety.amounts import Amount, amounts_by_day
from recovery_journal.domain.sobriety.tracker import Limit, Use
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn

WEEKS = 6
"""So many, the running one included."""


class Amounts(NamedTuple):
    """What was logged on each day from the first of a week up to today."""

    first: date
    days: tuple[Amount | None, ...]
    limit: Limit


def amounts_of_weeks(
    uses: Sequence[Use], limit: Limit, today: date, week_starts_on: str
) -> Amounts:
    first = first_of_week(today, week_starts_on) - timedelta(weeks=WEEKS - 1)
    return Amounts(first, tuple(amounts_by_day(uses, first, today)), limit)


class WeeksOfLimit(Drawn):
    """A grid, the newest weeks if not all fit; where it's too narrow for one, the same in words."""

    def __init__(self, amounts: Amounts) -> None:
        super().__init__()
        self._amounts = amounts

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        from recovery_journal.charts.week_grid import week_grid, week_grid_legend, week_grid_words

        first, days, limit = self._amounts
        today = first + timedelta(days=len(days) - 1)
        heading, *weeks = week_grid(days, first, limit, width, self.forms, today=today) or [()]
        if not weeks:
            told = reversed(week_grid_words(days, first, limit))
            return [line for text in told for line in wrap(text, width, "")]
        blank: list[Line] = [()] if height > len(weeks) + 2 else []
        below = [*blank, week_grid_legend(limit, width, self.forms)]
        room = max(1, height - 1 - len(below))
        return [heading, *weeks[-room:], *below]


class DaysOfLimit(Drawn):
    """A bar a day against a limit a day, as many days as fit."""

    def __init__(self, amounts: Amounts) -> None:
        super().__init__()
        self._amounts = amounts

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        from recovery_journal.charts.day_bars import day_bars

        first, days, limit = self._amounts
        return day_bars(days, first, limit.amount, width, height - 1, self.forms, since=limit.since)
