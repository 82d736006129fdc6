"""What every importer makes of a file: items that one place turns into entries."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from hashlib import sha256
from typing import NamedTuple

MOOD = "mood"
"""The series of the moods, in programs that have one."""


class Reading(NamedTuple):
    """A number or a word that another program has about something."""

    series: str
    """What it's about, as named there: "Cravings", "Sleep", MOOD."""
    value: float | None = None
    word: str = ""
    """For moods that are words instead of numbers."""


class Label(NamedTuple):
    """A tag of another program."""

    group: str
    """The group it's in there, such as "activities"."""
    name: str


class Item(NamedTuple):
    """One moment, or one day, of another program."""

    number: int
    """Its place in the file, from 1, for messages."""
    key: str
    """What it's known by, the same in every later export."""
    day: date
    at: time | None = None
    """The wall-clock time; None if only the day is known."""
    offset: timedelta | None = None
    """East of UTC; None if the file doesn't say."""
    zone: str = ""
    """The IANA name of the time zone, if the file has one."""
    readings: tuple[Reading, ...] = ()
    labels: tuple[Label, ...] = ()
    words: str = ""
    starred: bool = False
    tracker: str = ""
    """The name of the tracker it's about, if the file says it."""
    next_start: date | None = None
    """For a return to use: the next first day without."""


class Refused(NamedTuple):
    """A row that can't be read."""

    number: int
    why: str


class FoundTracker(NamedTuple):
    """What somebody abstains from, in another program."""

    name: str
    start: date
    archived: bool = False


Found = Iterator[Item | Refused | FoundTracker]


def row_key(*parts: object) -> str:
    """Make a key for a row whose program gives it none."""
    joined = "\0".join(map(str, parts))
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
