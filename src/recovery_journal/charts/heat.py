"""A calendar of levels, from 1 for the lowest to 5 for the highest."""

from collections.abc import Sequence

from recovery_journal.charts.levels import value_level

LEVELS = "12345"
"""Digits can be told apart on any terminal, and be read aloud."""
NO_VALUE = "·"


def draw_heat_rows(
    values: Sequence[float | None], skipped: int, *, low: float, high: float
) -> list[str]:
    """Return a row for each day of the week, one column per week; None is a dot.

    `values` are consecutive days, the first of them `skipped` days after the first of its week.
    Cells before the first and after the last day are blank.
    """
    steps = [value_level(value, low, high, len(LEVELS)) for value in values]
    days = " " * skipped + "".join(NO_VALUE if step is None else LEVELS[step] for step in steps)
    days += " " * (-len(days) % 7)
    return [days[weekday::7] for weekday in range(7)]
