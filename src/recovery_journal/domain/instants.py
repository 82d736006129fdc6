"""An instant as whole seconds since 1970 in UTC, as it is stored, and back."""

from datetime import datetime, timedelta, timezone

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - one name for the zone


def to_seconds(moment: datetime) -> int:
    """Whole seconds since 1970, also before 1970."""
    return int((moment - EPOCH) // timedelta(seconds=1))


def from_seconds(at: int, offset: int = 0) -> datetime:
    """The instant `at` (seconds since 1970) with the offset (seconds east of UTC) it had."""
    return (EPOCH + timedelta(seconds=at)).astimezone(timezone(timedelta(seconds=offset)))
