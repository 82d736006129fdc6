"""The people around a person: who they are, when they were heard from, where they meet."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from recovery_journal.domain.entries.entry import Choices, Entry, require_one_of
from recovery_journal.domain.toolkit import WEEKDAY_CODES
from recovery_journal.errors import BadInput

ROLES = ("sponsor", "sponsee", "peer", "family", "friend", "clinician", "other")
"""What someone is to the person."""

CONTACT_WAYS = ("call", "message", "in person", "online", "other")
"""How two people were in touch."""

FELLOWSHIPS = ("AA", "NA", "SMART", "secular", "other")
"""What kind of meeting it is."""

PROMISE_OUTCOMES = ("done", "not this time")
"""How a promise went; one that is moved to another day stays open."""

_BETWEEN_NUMBERS = re.compile(r"[;,|\n]|\b(?:or|and|oder|und)\b|(?<=\d)\s+(?=\+)")
"""What stands between two numbers that were given as one."""
MIN_NUMBER_DIGITS = 6
"""So many digits are no area code any more."""


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone to turn to, or someone who turns to the person."""

    name: str
    role: str = "other"
    """One of ROLES."""
    number: str = ""
    """What to dial, as the person would type it."""
    other_ways: str = ""
    """How else to reach them, in the person's words."""
    any_hour: bool = False
    """They said: call me at any hour."""
    good_times: str = ""
    """When they are easy to reach, in the person's words."""
    favourite: bool = False
    """Shown first when it is hard."""
    note: str = ""
    recovery_day: date | None = None
    """The date their own recovery counts from; kept only with their agreement."""
    agreed: bool = False
    """They agreed that their date is kept here."""
    archived: bool = False
    """No longer shown, never forgotten."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("A person needs a name, or a letter that stands for it.")
        require_one_of("A role", self.role, ROLES)
        if self.recovery_day is not None and not self.agreed:
            raise BadInput("Someone's own date is kept only when they agreed to it.")

    @property
    def number_to_dial(self) -> str:
        """The first number as a telephone takes it: a plus and digits, or nothing."""
        parts = (one.strip() for one in _BETWEEN_NUMBERS.split(self.number))
        number = next((one for one in parts if _digits(one)), "")
        area, slash, rest = number.partition("/")
        another = len(_digits(area)) >= MIN_NUMBER_DIGITS or rest.lstrip().startswith(("0", "+"))
        if slash and _digits(area) and another:
            number = area  # otherwise the slash stands behind the area code
        digits = _digits(number)
        return "+" * number.startswith("+") + digits if digits else ""


def people_to_call(people: list[Person]) -> list[Person]:
    """The same people, favourites first, then those who may be called at any hour."""
    return sorted(
        (one for one in people if not one.archived and one.role != "sponsee"),
        key=lambda one: (not one.favourite, not one.any_hour, one.role != "sponsor", one.id),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Entry):
    """A word with someone: who, how, and what the person wants to keep of it."""

    kind: ClassVar[str] = "contact"
    tag_roles: ClassVar[dict[str, str]] = {"people": "person"}
    choices: ClassVar[Choices] = {"way": ("The way of a contact", CONTACT_WAYS)}
    needs_tag: ClassVar[bool] = True

    people: tuple[str, ...]
    """Who it was, by name."""
    way: str = "call"
    """One of WAYS."""
    helped: bool = False
    """The person was there for them: helping a newcomer counts too."""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not any(name.strip() for name in self.people):
            raise BadInput("A contact needs a name, or a letter that stands for it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendedMeeting(Entry):
    """A meeting the person went to; the note is one thing they heard."""

    kind: ClassVar[str] = "attended"
    tag_roles: ClassVar[dict[str, str]] = {"meetings": "meeting"}
    needs_tag: ClassVar[bool] = True

    meetings: tuple[str, ...]
    """Its name; one of the person's own meetings or any other."""
    helped: bool = False
    """They did something for the meeting or someone there: tea, chairs, a newcomer."""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not any(name.strip() for name in self.meetings):
            raise BadInput("Which meeting? Any word will do.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting that comes round, as the person knows it."""

    name: str
    fellowship: str = "other"
    """One of FELLOWSHIPS."""
    weekdays: tuple[str, ...] = ()
    """The days it is on ("mon" to "sun"); empty: no day in particular."""
    at: time | None = None
    """The local time it begins."""
    place: str = ""
    """Where it is, in the person's words, or "online"."""
    home: bool = False
    """Their home group."""
    archived: bool = False
    """No longer shown, never forgotten."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("A meeting needs a name. Any word will do.")
        require_one_of("The kind of a meeting", self.fellowship, FELLOWSHIPS)
        if any(day not in WEEKDAY_CODES for day in self.weekdays):
            raise BadInput(f"The days of a meeting are some of: {', '.join(WEEKDAY_CODES)}.")


def next_meeting_day(meeting: Meeting, now: datetime) -> date | None:
    """The day on which a meeting comes round next, today until it begins; None: on no known day."""
    first = now.date()
    if meeting.at is not None and now.time() > meeting.at:
        first += timedelta(days=1)
    week = (first + timedelta(days=ahead) for ahead in range(7))
    return next((day for day in week if WEEKDAY_CODES[day.weekday()] in meeting.weekdays), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWords:
    """Words that someone gave the person, kept for a hard hour and for a good day."""

    text: str
    who: str = ""
    """Whose words they are; empty: nobody in particular."""
    received: date
    """The local day they were given."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadInput("There are no words to keep yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something the person said they would do, to themselves or to someone."""

    text: str
    to: str = ""
    """To whom, by name; empty: to themselves."""
    day: date | None = None
    """The day it is for; None: no day in particular."""
    outcome: str = ""
    """One of KEPT; empty while it is open."""
    learned: str = ""
    """What the person learned on the way, in their words."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadInput("A promise needs at least one word.")
        if self.outcome:
            require_one_of("How a promise went", self.outcome, PROMISE_OUTCOMES)
