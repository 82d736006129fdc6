"""A bar chart in one line, one character per value."""

from collections.abc import Sequence

from recovery_journal.charts.levels import value_level

BARS = "▁▂▃▄▅▆▇█"
ASCII_BARS = "_-=+*%#@"
NO_VALUE = "·"
ASCII_NO_VALUE = "."


def draw_bars(
    values: Sequence[float | None],
    *,
    low: float,
    high: float,
    ascii: bool = False,  # noqa: A002
) -> str:
    """Draw one character per value, from ▁ at `low` to █ at `high`, and a dot for None.

    `ascii` is for terminals that can show nothing else.
    """
    signs, nothing = (ASCII_BARS, ASCII_NO_VALUE) if ascii else (BARS, NO_VALUE)
    steps = [value_level(value, low, high, len(signs)) for value in values]
    return "".join(nothing if step is None else signs[step] for step in steps)
