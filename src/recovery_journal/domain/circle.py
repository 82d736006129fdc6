"""People in the user's circle, contacts, meetings, promises and kept words."""

import re
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from recovery_journal.domain.calendar_names import WEEKDAY_CODES, require_weekdays
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Choices, Entry, require_one_of
from recovery_journal.errors import BadInput

ROLES = ("sponsor", "sponsee", "peer", "family", "friend", "clinician", "other")
"""What someone is to the user."""

CONTACT_WAYS = ("call", "message", "in person", "online", "other")

PLACE_IS_CLOSED = "Location Temporarily Closed"
"""The type of a meeting that isn't at its place for now."""
FELLOWSHIPS = ("AA", "NA", "SMART", "secular", "other")

PROMISE_OUTCOMES = ("done", "not this time")
"""A promise moved to another day stays open."""

_BETWEEN_NUMBERS = re.compile(r"[;,|\n]|\b(?:or|and|oder|und)\b|(?<=\d)\s+(?=\+)")
"""Separates several numbers typed into one field."""
MIN_NUMBER_DIGITS = 6
"""From this many digits on, the part before a slash is a whole number, not an area code."""


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone to turn to, or someone who turns to the user."""

    name: str
    role: str = "other"
    """One of ROLES."""
    number: str = ""
    """As the user typed it."""
    other_ways: str = ""
    """Other ways to reach them, in the user's words."""
    any_hour: bool = False
    """They said they can be called at any hour."""
    good_times: str = ""
    """When they are easy to reach, in the user's words."""
    favourite: bool = False
    """Shown first in hard moments."""
    note: str = ""
    recovery_day: date | None = None
    """The start of their own recovery; kept only with their consent."""
    agreed: bool = False
    """They agreed to have their date kept here."""
    archived: bool = False
    """No longer shown, but kept."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("A person needs a name, or an initial.")
        require_one_of("A role", self.role, ROLES)
        if self.recovery_day is not None and not self.agreed:
            raise BadInput("Someone's own date is kept only if they agreed to it.")

    @property
    def number_to_dial(self) -> str:
        """Return the first number as an optional plus sign and digits; empty if there is none."""
        parts = (one.strip() for one in _BETWEEN_NUMBERS.split(self.number))
        number = next((one for one in parts if _digits(one)), "")
        area, slash, rest = number.partition("/")
        another = len(_digits(area)) >= MIN_NUMBER_DIGITS or rest.lstrip().startswith(("0", "+"))
        if slash and _digits(area) and another:
            number = area  # a second number follows the slash
        digits = _digits(number)
        return "+" * number.startswith("+") + digits if digits else ""


def people_to_call(people: list[Person]) -> list[Person]:
    """Return all but sponsees: favourites first, then those to call at any hour, then sponsors."""
    return sorted(
        (one for one in people if not one.archived and one.role != "sponsee"),
        key=lambda one: (not one.favourite, not one.any_hour, one.role != "sponsor", one.id),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Entry):
    """A conversation: with whom, how, and what the user wants to remember of it."""

    kind: ClassVar[str] = "contact"
    tag_roles: ClassVar[dict[str, str]] = {"people": "person"}
    choices: ClassVar[Choices] = {"way": ("The way of a contact", CONTACT_WAYS)}
    needs_tag: ClassVar[bool] = True

    people: tuple[str, ...]
    """Names."""
    way: str = "call"
    """One of CONTACT_WAYS."""
    helped: bool = False
    """The user was there for them; helping a newcomer counts too."""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not any(name.strip() for name in self.people):
            raise BadInput("A contact needs a name, or an initial.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendedMeeting(Entry):
    """A meeting the user attended; the note is one thing they heard."""

    kind: ClassVar[str] = "attended"
    tag_roles: ClassVar[dict[str, str]] = {"meetings": "meeting"}
    needs_tag: ClassVar[bool] = True

    meetings: tuple[str, ...]
    """Names, of the user's own meetings or any other."""
    helped: bool = False
    """The user helped out, e.g. made tea, set up chairs, greeted a newcomer."""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not any(name.strip() for name in self.meetings):
            raise BadInput("Which meeting? Any word will do.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A recurring meeting."""

    name: str
    fellowship: str = "other"
    """One of FELLOWSHIPS."""
    weekdays: tuple[str, ...] = ()
    """"mon" to "sun"; empty if no particular day."""
    at: time | None = None
    """When it begins, by the clocks of its zone."""
    end: time | None = None
    zone: str = ""
    """The IANA name of its time zone; empty for the one the user is in."""
    place: str = ""
    """Where it is, in the user's words, or "online"."""
    address: str = ""
    link: str = ""
    """Where it is on the web."""
    phone: str = ""
    """The number to join it by phone."""
    types: tuple[str, ...] = ()
    """What it's like, in the words or letters of its list: "Open", "Women"."""
    notes: str = ""
    source: str = ""
    """The public list it was taken from; empty if there is none."""
    source_key: str = ""
    """What it's known by in that list."""
    list_day: date | None = None
    """The day that list was of."""
    home: bool = False
    """The user's home group."""
    archived: bool = False
    """No longer shown, but kept."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("A meeting needs a name. Any word will do.")
        require_one_of("The kind of a meeting", self.fellowship, FELLOWSHIPS)
        require_weekdays("The days of a meeting", self.weekdays)

    @property
    def is_online(self) -> bool:
        return bool(self.link or self.phone) or self.place.casefold() == "online"

    @property
    def is_in_person(self) -> bool:
        is_elsewhere = self.place.casefold() == "online" or PLACE_IS_CLOSED in self.types
        return bool(self.place or self.address) and not is_elsewhere


def next_meeting_day(meeting: Meeting, today: date, now: datetime) -> date | None:
    """Return the next day of a meeting, which is today until it begins; None if no day is known."""
    first = today
    if meeting.at and datetime.combine(today, meeting.at) < now.replace(tzinfo=None):
        first += timedelta(days=1)
    week = (first + timedelta(days=ahead) for ahead in range(7))
    return next((day for day in week if WEEKDAY_CODES[day.weekday()] in meeting.weekdays), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWords:
    """Something kind that someone said, kept for a hard hour or a good day."""

    text: str
    who: str = ""
    """Who said it; may be empty."""
    received: date
    """The local day it was said."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadInput("There are no words to keep yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something the user said they would do."""

    text: str
    to: str = ""
    """The name of the other person; empty for a promise to oneself."""
    day: date | None = None
    """The day it's for; None if no particular day."""
    outcome: str = ""
    """One of PROMISE_OUTCOMES; empty while it's open."""
    learned: str = ""
    """What the user learned, in their words."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadInput("A promise needs at least one word.")
        if self.outcome:
            require_one_of("How a promise went", self.outcome, PROMISE_OUTCOMES)
