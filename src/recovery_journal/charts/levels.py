"""Map a value to its place on a scale."""

from math import ceil, isnan


def relative_height(value: float | None, low: float, high: float) -> float | None:
    """Return where a value lies between `low` (0.0) and `high` (1.0), clamped to that range.

    When all values are equal (`high` is not above `low`) they are drawn in the middle.
    """
    if value is None or isnan(value):
        return None
    if high <= low:
        return 0.5
    return min(1.0, max(0.0, (value - low) / (high - low)))


def value_level(value: float | None, low: float, high: float, levels: int) -> int | None:
    """Return the step of a value, from 0 to `levels` - 1; only values at or below `low` get step 0.

    This keeps a day with a weak craving distinct from a day with none.
    """
    height = relative_height(value, low, high)
    return None if height is None else ceil(height * (levels - 1))
