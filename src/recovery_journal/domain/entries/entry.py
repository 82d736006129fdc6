"""What all entries of the journal share, and how an instant becomes a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from recovery_journal.errors import BadInput, OutOfRange

TRASH_DAYS = 30
"""So long what was thrown away can be brought back."""

Choices = dict[str, tuple[str, tuple[str, ...]]]
"""Fields that hold words of a list: what such a word is called, and the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing a person wrote down about one moment; its kind is its class."""

    kind: ClassVar[str]
    """The name of the kind, as stored and as typed on the command line."""
    tag_roles: ClassVar[dict[str, str]] = {}
    """Which fields hold tags, and the role each tag has there."""
    choices: ClassVar[Choices] = {}
    needs_tag: ClassVar[bool] = False
    """Whether it is nothing without a tag, as a contact is without a person."""

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
        for field, (what, allowed) in self.choices.items():
            value = getattr(self, field)
            for word in value if isinstance(value, tuple) else (value,):
                require_one_of(what, word, allowed)

    def tags(self) -> list[tuple[str, str]]:
        """Its tags as (role, name), in the order the person gave them."""
        return [
            (role, name) for field, role in self.tag_roles.items() for name in getattr(self, field)
        ]


def names_no_tracker(typed: str) -> bool:
    """Whether what was typed for a tracker says that there is none."""
    return typed.strip().casefold() == "none"


def require_in_range(what: str, value: int | None, low: int, high: int) -> None:
    """Refuse a number outside its scale.

    Raises:
        OutOfRange: if `value` is given and is not a whole number from `low` to `high`.
    """
    if value is not None and (type(value) is not int or not low <= value <= high):
        raise OutOfRange(what, low, high)


def require_one_of(what: str, value: str | None, allowed: tuple[str, ...]) -> None:
    """Refuse a word that is not on its list.

    Raises:
        BadInput: if `value` is given and is not one of `allowed`.
    """
    if value is not None and value not in allowed:
        raise BadInput(f"{what} is one of: {', '.join(allowed)}.")


def require_hours_of_sleep(hours: float | None) -> None:
    """Refuse more sleep than a day has room for.

    Raises:
        BadInput: if `hours` is given and is not a number from 0 to 24.
    """
    if hours is not None and not 0 <= hours <= 24:
        raise BadInput("Sleep is a number of hours from 0 to 24.")


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
