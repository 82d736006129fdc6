"""Where a value lies on its scale."""

from math import ceil, isnan


def relative_height(value: float | None, low: float, high: float) -> float | None:
    """The height of a value between `low` (0.0) and `high` (1.0); outside is drawn at the edge.

    Where all values are the same (`high` is not above `low`) they lie in the middle.
    """
    if value is None or isnan(value):
        return None
    if high <= low:
        return 0.5
    return min(1.0, max(0.0, (value - low) / (high - low)))


def value_level(value: float | None, low: float, high: float, levels: int) -> int | None:
    """The step of a value, from 0 to `levels` - 1; only what is not above `low` is on step 0.

    So a day without a craving never looks like a day with a weak one.
    """
    height = relative_height(value, low, high)
    return None if height is None else ceil(height * (levels - 1))
