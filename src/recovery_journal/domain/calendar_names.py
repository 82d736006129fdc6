"""The names of weekdays, months and parts of the day."""

from recovery_journal.errors import BadInput

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY_CODES = tuple(name[:3].casefold() for name in WEEKDAYS)
"""Weekdays as they are stored: "mon" to "sun"."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
PARTS_OF_DAY = {
    "night": (0, 6),
    "morning": (6, 12),
    "afternoon": (12, 17),
    "evening": (17, 21),
    "late": (21, 24),
}
"""First hour, and the hour after the last."""

_PART_OF = tuple(
    next(part for part, (first, end) in PARTS_OF_DAY.items() if first <= hour < end)
    for hour in range(24)
)


def part_of_day(hour: int) -> str:
    """Return the part of the day of an hour, 0 to 23."""
    return _PART_OF[hour]


def hour_of_week(weekday: int, hour: int) -> str:
    """E.g. "Fri 17:00 to 18:00"; weekdays are numbered from Monday."""
    return f"{WEEKDAYS[weekday][:3]} {hour}:00 to {hour + 1}:00"


def require_weekdays(what: str, days: tuple[str, ...]) -> None:
    """Check that all are WEEKDAY_CODES.

    Raises:
        BadInput: naming `what`.
    """
    if any(day not in WEEKDAY_CODES for day in days):
        raise BadInput(f"{what} are some of: {', '.join(WEEKDAY_CODES)}.")
