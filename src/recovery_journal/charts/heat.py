"""A calendar heat map: the higher a day's value, the darker its cell."""

from collections.abc import Sequence

from recovery_journal.charts.levels import value_level

SHADES = "░▒▓█"
ASCII_SHADES = "-+*#"
NO_VALUE = "·"
ASCII_NO_VALUE = "."


def draw_heat_rows(
    values: Sequence[float | None],
    skipped: int,
    *,
    low: float,
    high: float,
    ascii: bool = False,  # noqa: A002
) -> list[str]:
    """Return a row for each day of the week, one column per week; None is a dot.

    `values` are consecutive days, the first of them `skipped` days after the first of its week.
    Cells before the first and after the last day are blank.
    """
    signs, nothing = (ASCII_SHADES, ASCII_NO_VALUE) if ascii else (SHADES, NO_VALUE)
    steps = [value_level(value, low, high, len(signs)) for value in values]
    days = " " * skipped + "".join(nothing if step is None else signs[step] for step in steps)
    days += " " * (-len(days) % 7)
    return [days[weekday::7] for weekday in range(7)]
