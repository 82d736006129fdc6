"""A calendar heat map: the higher a day's value, the darker its cell."""

from collections.abc import Sequence

from recovery_journal.charts.levels import value_level

SHADES = "░▒▓█"
ASCII_SHADES = "-+*#"
NO_VALUE = "·"
ASCII_NO_VALUE = "."


def draw_heat_rows(
    values: Sequence[float | None],
    first_weekday: int,
    *,
    low: float,
    high: float,
    ascii: bool = False,  # noqa: A002
) -> list[str]:
    """Return seven rows, Monday first, one column per week; None is a dot.

    `values` are consecutive days, the first of them on `first_weekday` (0 is Monday, as in
    `date.weekday()`). Cells before the first and after the last day are blank.
    """
    signs, nothing = (ASCII_SHADES, ASCII_NO_VALUE) if ascii else (SHADES, NO_VALUE)
    steps = [value_level(value, low, high, len(signs)) for value in values]
    days = " " * first_weekday + "".join(nothing if step is None else signs[step] for step in steps)
    days += " " * (-len(days) % 7)
    return [days[weekday::7] for weekday in range(7)]
