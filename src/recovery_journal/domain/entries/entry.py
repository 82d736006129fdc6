"""What all journal entries share."""

from datetime import date, datetime
from typing import ClassVar

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import BadInput, OutOfRange

TRASH_DAYS = 30
"""How long a record in the trash can be restored."""

Choices = dict[str, tuple[str, tuple[str, ...]]]
"""Fields with a fixed list of values: the field's name for error messages, and the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing the user logged about one moment; its class is its kind."""

    kind: ClassVar[str]
    """The name of the kind, as stored and as typed on the command line."""
    tag_roles: ClassVar[dict[str, str]] = {}
    """The tag role of each field that holds tags."""
    choices: ClassVar[Choices] = {}
    needs_tag: ClassVar[bool] = False
    """Whether it needs at least one tag, as a contact needs a person."""

    at: datetime
    """When it happened: an aware datetime with the UTC offset in force at that time."""
    tracker: int | None = None
    """The id of its tracker."""
    note: str = ""
    """The user's own words."""
    private: bool = True
    """Left out of every page and export unless asked for."""
    kept: bool = False
    """Its words may come back on Today ("Keep for me")."""
    id: int = 0
    """The number shown to the user; 0 until stored."""
    uid: str = ""
    """32 hexadecimal digits, the same in every copy of the journal."""
    revision: int = 0
    """The number of changes; 0 until stored."""
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
        """Return its tags as (role, name), in the order given."""
        return [
            (role, name) for field, role in self.tag_roles.items() for name in getattr(self, field)
        ]


def names_no_tracker(typed: str) -> bool:
    """Return whether the text typed for a tracker means no tracker."""
    return typed.strip().casefold() == "none"


def require_in_range(what: str, value: int | None, low: int, high: int) -> None:
    """Check a number against its scale.

    Raises:
        OutOfRange: `value` is given and isn't a whole number from `low` to `high`.
    """
    if value is not None and (type(value) is not int or not low <= value <= high):
        raise OutOfRange(what, low, high)


def require_one_of(what: str, value: str | None, allowed: tuple[str, ...]) -> None:
    """Check a word against its list.

    Raises:
        BadInput: `value` is given and isn't one of `allowed`.
    """
    if value is not None and value not in allowed:
        raise BadInput(f"{what} is one of: {', '.join(allowed)}.")


def require_hours_of_sleep(hours: float | None) -> None:
    """Check a number of hours.

    Raises:
        BadInput: `hours` is given and isn't from 0 to 24.
    """
    if hours is not None and not 0 <= hours <= 24:
        raise BadInput("Sleep is a number of hours from 0 to 24.")


def refuse_future(at: datetime, now: datetime) -> None:
    """Check that a moment isn't in the future.

    Raises:
        BadInput: it is; the message has an example of a past one.
    """
    if at > now:
        raise BadInput("That time is in the future. For last night: yesterday 21:30")
