"""A calendar of weeks, each day as dark as its value is high."""

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
    """Seven rows, Monday first, a column a week; None, nothing written, is a dot.

    `values` are days in order, the first of them on `first_weekday` (0 is Monday, as
    `date.weekday()` says). What lies before the first and after the last day is blank.
    """
    signs, nothing = (ASCII_SHADES, ASCII_NO_VALUE) if ascii else (SHADES, NO_VALUE)
    steps = [value_level(value, low, high, len(signs)) for value in values]
    days = " " * first_weekday + "".join(nothing if step is None else signs[step] for step in steps)
    days += " " * (-len(days) % 7)
    return [days[weekday::7] for weekday in range(7)]
