"""Meetings of a public list, and what both kinds of lists have in common."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from recovery_journal.domain.circle import Meeting
from recovery_journal.domain.dataclass import dataclass, field, replace
from recovery_journal.errors import BadData
from recovery_journal.exchange.html_text import plain_text
from recovery_journal.exchange.importers.item import Refused
from recovery_journal.text import clean
from recovery_journal.words import meeting_list as words

MAX_CHOSEN = 200
"""How many meetings are taken at once."""
MAX_TEXT_CHARS = 20_000
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?")
_LINK = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
Values = Mapping[str, Any]
"""A meeting as its list has it."""


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting of a list, and what it can be found by."""

    meeting: Meeting
    region: str = ""
    """Names of the region it's in, which aren't kept."""


@dataclass(slots=True)
class MeetingList:
    day: date
    meetings: list[ListedMeeting] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    inactive: int = 0
    """How many don't take place at the moment."""
    single_dates: int = 0
    """How many have dates that are off or moved, which isn't kept."""

    def assume_zone(self, zone: str) -> None:
        """Give a zone to the meetings that have none; empty for none."""
        self.meetings = [
            replace(one, meeting=replace(one.meeting, zone=one.meeting.zone or zone))
            for one in self.meetings
        ]

    @property
    def without_zone(self) -> int:
        """How many online meetings don't say whose clocks their times are by."""
        found = (one.meeting for one in self.meetings)
        return sum(one.is_online and one.at is not None and not one.zone for one in found)

    @property
    def source(self) -> str:
        """The name of the list, or the names if it's made of several."""
        return ", ".join(dict.fromkeys(one.meeting.source for one in self.meetings))


def line_of(values: Values, name: str) -> str:
    """Return a value as one line of text; empty if it's neither text nor a number."""
    return " ".join(text_of(values, name).split())


def text_of(values: Values, name: str) -> str:
    """Return a value as text without HTML.

    Raises:
        BadData: it's too long.
    """
    value = values.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return ""
    if len(value) > MAX_TEXT_CHARS:
        raise BadData(words.TOO_LONG)
    return clean(plain_text(value)).strip()


def link_of(values: Values, *names: str) -> str:
    """Return the first web address in any of these; empty if there is none."""
    texts = (values.get(name) for name in names)
    found = (_LINK.search(one[:MAX_TEXT_CHARS]) for one in texts if isinstance(one, str))
    # Not as other HTML: "&copy=1" belongs to an address.
    return next((clean(one[0].replace("&amp;", "&")) for one in found if one), "")


def lines_of(values: Values, *names: str) -> str:
    """Join texts, a line each, none of them twice."""
    found = (text_of(values, name) for name in names)
    return "\n".join(dict.fromkeys(filter(None, found)))


def texts_of(values: Values, name: str) -> Iterator[str]:
    """Yield the texts of a list, or of one text."""
    found = values.get(name)
    for one in found if isinstance(found, list) else [found]:
        if text := line_of({name: one}, name):
            yield text


def time_of(values: Values, name: str) -> time | None:
    """Return a time of day; None if there is none.

    Raises:
        BadData: it doesn't exist.
    """
    written = line_of(values, name)
    if not written:
        return None
    found = _TIME.fullmatch(written)
    if not found:
        raise BadData(words.BAD_TIME)
    hour, minute = map(int, found.groups())
    if hour > 23 or minute > 59:
        raise BadData(words.BAD_TIME)
    return time(hour, minute)


def end_after(begins: time | None, lasts: time | None) -> time | None:
    """Return the end of what begins then and lasts so long; None if either isn't known."""
    if begins is None or not lasts:
        return None
    length = timedelta(hours=lasts.hour, minutes=lasts.minute)
    return (datetime.combine(date.min, begins) + length).time() if length else None


def host_of(address: str) -> str:
    """Return the name of the computer in a web address, without "www."; empty if there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def joined(parts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, parts)))
