"""Dates and times as other programs write them; the order of day and month is never guessed."""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from recovery_journal.domain.dates import EARLIEST_YEAR
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.month_names import month_number
from recovery_journal.words import import_ as words

ORDERS = ("dmy", "mdy", "ymd")
_NUMBERS = re.compile(r"(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})\.?")
_WEEKDAY = r"(?:[^\W\d_]+\.?,? +)?"
_DAY_AND_MONTH = re.compile(
    _WEEKDAY
    + r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?[ -]+(?:de |of )?"
    + r"(?P<month>[^\W\d_]+)\.?,?[ -]+(?:de )?(?P<year>\d{4})"
)
_MONTH_AND_DAY = re.compile(
    _WEEKDAY + r"(?P<month>[^\W\d_]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"
)
_CLOCK = re.compile(
    r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:\.\d+)?)?\s*(?:([ap])\.?\s*|\.\s*)?(?:m\.?)?"
)
_MOMENT = re.compile(
    r"(?P<day>.+?)(?:[,T]\s*|(?<!\s)\s+| at )"
    r"(?P<clock>\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[AaPp]\.?\s*[Mm]\.?)?)"
    r"\s*(?P<offset>Z|[+-]\d\d:?\d\d)?"
)


class WrittenMoment(NamedTuple):
    """A moment, of which each part is as it was written."""

    day: str
    clock: str = ""
    offset: str = ""


class AmbiguousDates(BadInput):
    """Every date of the file could be read in two ways."""


def decide_order(texts: Iterable[str], answered: str) -> str:
    """Return the order of all dates of a file: one of ORDERS.

    Args:
        texts: the dates as written.
        answered: what was answered, if anything; it wins.

    Raises:
        AmbiguousDates: no date decides it.
    """
    if answered:
        return answered
    seen = False
    for text in texts:
        found = _NUMBERS.fullmatch(text.strip())
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if len(found[1]) == 4:
            continue  # such a date is clear by itself
        if first > 12 >= second:
            return "dmy"
        if second > 12 >= first:
            return "mdy"
        seen = True
    if seen:
        raise AmbiguousDates(words.WHICH_DATES)
    return "ymd"


def parse_date(text: str, order: str = "ymd") -> date:
    """Parse a date; one that begins with its year is always in that order.

    Raises:
        BadData: it's none, or no calendar has it.
    """
    found = _NUMBERS.fullmatch(text.strip())
    if found is None:
        return _parse_named(text)
    numbers = [int(one) for one in found.groups()]
    order = "ymd" if len(found[1]) == 4 else order
    year, month, day = (numbers[order.index(part)] for part in "ymd")
    return calendar_date(year, month, day)


def _parse_named(text: str) -> date:
    """Parse "18 May 2024", "Mon, 18. Mai 2024" or "May 18th, 2024"; errors as in `parse_date`."""
    for pattern in (_DAY_AND_MONTH, _MONTH_AND_DAY):
        if (found := pattern.fullmatch(text.strip())) and (month := month_number(found["month"])):
            return calendar_date(int(found["year"]), month, int(found["day"]))
    raise BadData(words.no_date(text))


def is_date(text: str) -> bool:
    """Return whether a text is written like a date, be it one of the calendar or not."""
    named = (pattern.fullmatch(text) for pattern in (_DAY_AND_MONTH, _MONTH_AND_DAY))
    return bool(_NUMBERS.fullmatch(text)) or any(
        found and month_number(found["month"]) for found in named
    )


def split_moment(text: str) -> WrittenMoment:
    """Split a text into a day, and a time and an offset if they follow."""
    found = _MOMENT.fullmatch(text.strip())
    return WrittenMoment(**found.groupdict("")) if found else WrittenMoment(text.strip())


def calendar_date(year: int, month: int, day: int) -> date:
    """Return a date between 1900 and now; a year of two digits is never guessed.

    Raises:
        BadData: no calendar has it.
    """
    try:
        found = date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise BadData(words.no_date(f"{year}-{month}-{day}")) from error
    if found.year < EARLIEST_YEAR:
        raise BadData(words.no_date(str(found)))
    return found


def parse_clock(text: str) -> time:
    """Parse "22:10", "7:05 am" or "10:00 p.m."; a 24-hour time may carry "pm" needlessly.

    Raises:
        BadData: it's none.
    """
    found = _CLOCK.fullmatch(text.strip().casefold().replace("\u202f", " "))
    if found is None:
        raise BadData(words.no_time(text))
    hour, minute, second, half = int(found[1]), int(found[2]), int(found[3] or 0), found[4]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    try:
        return time(hour, minute, second)
    except ValueError as error:
        raise BadData(words.no_time(text)) from error
