"""Moments as they are stored: seconds since 1970 (UTC), and a fixed offset."""

from datetime import datetime, timedelta, timezone
from functools import cache

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - one name for the zone


def to_seconds(moment: datetime) -> int:
    """Round down to whole seconds, before 1970 too."""
    return int((moment - EPOCH) // timedelta(seconds=1))


def from_seconds(at: int, offset: int = 0) -> datetime:
    """Return the moment `at` with its UTC offset, in seconds east."""
    return (EPOCH + timedelta(seconds=at)).astimezone(_zone(offset))


@cache
def _zone(offset: int) -> timezone:
    return timezone(timedelta(seconds=offset))


def with_fixed_offset(moment: datetime) -> datetime:
    """Return the same moment with its offset as a fixed number instead of a zone."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta(0)), fold=0)
