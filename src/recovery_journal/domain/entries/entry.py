"""What all entries of the journal share, and how an instant becomes a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from recovery_journal.errors import BadInput, OutOfRange

TRASH_DAYS = 30
"""So long what was thrown away can be brought back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing a person wrote down about one moment; its kind is its class."""

    kind: ClassVar[str]
    """The name of the kind, as stored and as typed on the command line."""
    tag_roles: ClassVar[dict[str, str]] = {}
    """Which fields hold tags, and the role each tag has there."""

    at: datetime
    """When it happened: an aware datetime that carries the offset in force at that moment."""
    tracker: int | None = None
    """The number of the tracker it belongs to."""
    note: str = ""
    """The person's own words."""
    private: bool = True
    """Left out of every page and export unless asked for."""
    kept: bool = False
    """Words that may come back on Today ("keep for me")."""
    id: int = 0
    """The local number; 0 until it is stored."""
    uid: str = ""
    """32 hexadecimal digits, the same in every copy of the journal."""
    revision: int = 0
    """Counts the changes; 0 until it is stored."""
    day: date | None = None
    """The local day it belongs to; the store derives it from `at`."""
    trashed_at: datetime | None = None
    """When it was moved to the trash (UTC)."""

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise BadInput("The time of an entry needs its offset from UTC.")

    def tags(self) -> list[tuple[str, str]]:
        """Its tags as (role, name), in the order the person gave them."""
        return [
            (role, name) for field, role in self.tag_roles.items() for name in getattr(self, field)
        ]


def require_in_range(what: str, value: int | None, low: int, high: int) -> None:
    """Refuse a number outside its scale.

    Raises:
        OutOfRange: if `value` is given and is not a whole number from `low` to `high`.
    """
    if value is not None and (type(value) is not int or not low <= value <= high):
        raise OutOfRange(what, low, high)


def refuse_future(at: datetime, now: datetime) -> None:
    """Refuse a moment that is still to come.

    Raises:
        BadInput: with an example of one that is not.
    """
    if at > now:
        raise BadInput("That moment is still to come. For last night: yesterday 21:30")


def local_day(at: datetime, day_starts_at: int) -> date:
    """The local day of an instant, for a person whose day starts at hour 0 to 6.

    A craving at 02:30 belongs to the evening before when the day starts at 4.
    """
    return (at.replace(tzinfo=None) - timedelta(hours=day_starts_at)).date()
