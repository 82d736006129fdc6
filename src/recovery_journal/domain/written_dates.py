"""The accepted ways to write a day, a time of day and an amount of time, as words of plain ASCII.

What is written in no such way is a ValueError; `NoSuchTime` where no calendar or clock has it.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from recovery_journal.domain.calendar_names import MONTHS, WEEKDAYS

MINUTES_PER_UNIT = dict.fromkeys(("m", "min", "minute", "minutes"), 1) | dict.fromkeys(
    ("h", "hour", "hours"), 60
)
"""Units of elapsed time; of a moment, `m` never means a month."""

DAYS_PER_UNIT = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
MONTHS_PER_UNIT = {"mo": 1, "month": 1, "months": 1, "y": 12, "year": 12, "years": 12}

PARTS_OF_DAY = {
    "morning": time(8),
    "noon": time(12),
    "afternoon": time(15),
    "evening": time(20),
    "night": time(22),
}
"""A time for each, as nobody remembers a minute; every answer shows it."""

_COUNT_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBER_WORDS = ("zero", *_COUNT_WORDS)
COUNTS = {"a": 1, "an": 1} | {word: count for count, word in enumerate(_COUNT_WORDS, start=1)}
YEARS_BETWEEN_LEAP_DAYS = 8
"""The most there can be, around 1900 and 2100."""

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DOTTED_DAY = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})?")
_CLOCK = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?(?:z|([+-])(\d\d):?(\d\d))?")
_TWELVE_HOURS = re.compile(r"(\d\d?)(?::(\d\d))?([ap]m)")
_SHORT_AMOUNT = re.compile(r"(\d{1,5})(min|mo|[hmdwy])")
_AMOUNT = re.compile(r"(\d{1,5}) ?([a-z]+)")
_DAY_OF_MONTH = re.compile(r"(\d\d?)(?:st|nd|rd|th)?")
_YEAR = re.compile(r"\d{4}")


class NoSuchTime(ValueError):
    """A date or time in a known format that no calendar or clock has; the message says why."""


def words_of(text: str) -> list[str]:
    """Split lower-cased text, with a space for the T of an ISO time; empty unless plain ASCII."""
    text = " ".join(text.split())
    # Check before lower(), which turns the Kelvin sign into a plain k.
    if not text.isascii():
        return []
    text = re.sub(r"^(\d{4}-\d\d-\d\d)t(?=\d)", r"\1 ", text.lower())
    return re.sub(r"(?<=\d) (?=(?:[ap]m|[dwmy])$)", "", text).split(" ")


def split_time(words: list[str]) -> tuple[list[str], str]:
    """Split words into those of the day and the time of day, which may be empty."""
    match words:
        case ["tonight"]:
            return ["today"], "night"
        case ["this", "morning" | "noon" | "afternoon" | "evening" as part]:
            return ["today"], part
        case ["last", "night"]:
            return ["yesterday"], "night"
        case [*day, "at", clock] if day and _is_time(clock):
            return day, clock
        case [*day, clock] if _is_time(clock):
            return day, clock
        case _:
            return words, ""


def _is_time(word: str) -> bool:
    return ":" in word or word in PARTS_OF_DAY or _TWELVE_HOURS.fullmatch(word) is not None


def is_iso_day(word: str) -> bool:
    return _ISO_DAY.match(word) is not None


def weekday_number(word: str) -> int | None:
    """Return 0 for Monday to 6 for Sunday, for a name or its first three letters or more."""
    found = (number for number, name in enumerate(WEEKDAYS) if _begins(name, word))
    return next(found, None)


def month_number(word: str) -> int | None:
    """Return 1 to 12, for a name or its first three letters or more."""
    found = (number for number, name in enumerate(MONTHS, start=1) if _begins(name, word))
    return next(found, None)


def _begins(name: str, word: str) -> bool:
    return len(word) >= 3 and name.casefold().startswith(word)


def parse_day_words(words: list[str], today: date, *, ahead: bool = False) -> date:
    """Return the day that the words name.

    A weekday, or a day of a month without its year, is the last one that has begun: a weekday
    before today. If `ahead`, it is the next one.
    """
    match words:
        case ["today"]:
            return today
        case ["yesterday"]:
            return today - timedelta(days=1)
        case ["the", "day", "before", "yesterday"]:
            return today - timedelta(days=2)
        case ["tomorrow"]:
            return today + timedelta(days=1)
        case ["last", "week" | "month" | "year" as unit]:
            return add_units(today, -1, unit)
        case ["next", name] if ahead and weekday_number(name) is not None:
            return _weekday(name, today, ahead=True)
        case ["last", name] if weekday_number(name) is not None:
            return _weekday(name, today, ahead=False)
        case [name] if weekday_number(name) is not None:
            return _weekday(name, today, ahead=ahead)
        case [*amount, "ago"]:
            return add_units(today, *_negative(counted(amount)))
        case ["in", *amount]:
            return add_units(today, *counted(amount))
        case [word]:
            return _parse_figures(word, today, ahead=ahead)
        case [_, _] | [_, _, _]:
            return _parse_month_name(words, today, ahead=ahead)
        case _:
            raise ValueError(words)


def _weekday(name: str, today: date, *, ahead: bool) -> date:
    number = weekday_number(name)
    if number is None:
        raise ValueError(name)
    if ahead:
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)


def _negative(amount: tuple[int, str]) -> tuple[int, str]:
    return -amount[0], amount[1]


def _parse_figures(word: str, today: date, *, ahead: bool) -> date:
    """Return the day of one word like 2026-11-24, 24.11., 24.11.2026, 7d, 2w, 6m or 1y.

    With dots the day always comes before the month: CLDR knows no locale that writes it otherwise.
    """
    if iso := _ISO_DAY.fullmatch(word):
        return calendar_date(*map(int, iso.groups()))
    if dotted := _DOTTED_DAY.fullmatch(word):
        day, month, year = dotted.groups()
        return _day_of_month(int(day), int(month), year, today, ahead=ahead)
    if short := short_amount(word):
        count, unit = short
        return add_units(today, -count, "month" if unit == "m" else unit)
    raise ValueError(word)


def _parse_month_name(words: list[str], today: date, *, ahead: bool) -> date:
    """Return the day of 24 nov, november 24th, 24 nov 2025 or nov 24 2025."""
    first, second, *years = (word.removesuffix(",") for word in words)
    name, figure = (first, second) if month_number(first) else (second, first)
    month, day = month_number(name), _DAY_OF_MONTH.fullmatch(figure)
    year = years[0] if years else None
    if month is None or day is None or (year and not _YEAR.fullmatch(year)):
        raise ValueError(words)
    return _day_of_month(int(day[1]), month, year, today, ahead=ahead)


def _day_of_month(day: int, month: int, year: str | None, today: date, *, ahead: bool) -> date:
    if year:
        return calendar_date(int(year), month, day)
    if not 1 <= month <= 12 or not 1 <= day <= 31 or (month, day) in ((2, 30), (2, 31)):
        return calendar_date(today.year, month, day)
    years = (
        today.year + (number if ahead else -number) for number in range(YEARS_BETWEEN_LEAP_DAYS + 1)
    )
    for possible in years:
        try:
            found = date(possible, month, day)
        except ValueError:
            continue
        if found >= today if ahead else found <= today:
            return found
    return calendar_date(today.year, month, day)


def calendar_date(year: int, month: int, day: int) -> date:
    """Return a date.

    Raises:
        NoSuchTime: no calendar has it.
    """
    try:
        return date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12:
            raise NoSuchTime("a year has 12 months") from None
        next_month = date(year, month, 28) + timedelta(days=4)
        days = (next_month - timedelta(days=next_month.day)).day
        raise NoSuchTime(f"{MONTHS[month - 1]} {year} has {days} days") from None


def parse_clock(day: date, clock: str, *, iso: bool) -> datetime:
    """Return a time of `day`; aware if it has a UTC offset, which only an `iso` one may have."""
    if clock in PARTS_OF_DAY:
        return datetime.combine(day, PARTS_OF_DAY[clock])
    if twelve := _TWELVE_HOURS.fullmatch(clock):
        hour, minute = int(twelve[1]), int(twelve[2] or 0)
        if not 1 <= hour <= 12 or minute > 59:
            raise NoSuchTime("with am or pm, a clock goes from 1:00 to 12:59")
        return datetime.combine(day, time(hour % 12 + 12 * (twelve[3] == "pm"), minute))
    found = _CLOCK.fullmatch(clock)
    if found is None or (found.end(2) < len(clock) and not iso):
        raise ValueError(clock)
    *figures, sign, hours, minutes = found.groups()
    hour, minute, second = (int(figure or 0) for figure in figures)
    if hour > 23 or minute > 59 or second > 59:
        raise NoSuchTime("a day goes from 00:00 to 23:59")
    at = datetime.combine(day, time(hour, minute, second))
    if clock.endswith("z"):
        return at.replace(tzinfo=UTC)
    if sign is None:
        return at
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return at.replace(tzinfo=timezone(-offset if sign == "-" else offset))


def short_amount(word: str) -> tuple[int, str] | None:
    """Read an amount like 7d, 2w, 90min or 2h, which alone means so long ago."""
    found = _SHORT_AMOUNT.fullmatch(word)
    return (int(found[1]), found[2]) if found else None


def counted(words: list[str]) -> tuple[int, str]:
    """Read an amount like 3 days, 2h, two weeks, an hour or half an hour."""
    if words == ["half", "an", "hour"]:
        return 30, "minutes"
    if len(words) == 2 and words[0] in COUNTS:
        return COUNTS[words[0]], words[1]
    found = _AMOUNT.fullmatch(" ".join(words))
    if found is None:
        raise ValueError(words)
    return int(found[1]), found[2]


def add_units(day: date, count: int, unit: str) -> date:
    """Add months and years by the calendar, stopping at the end of a shorter month."""
    if unit in DAYS_PER_UNIT:
        return day + timedelta(days=count * DAYS_PER_UNIT[unit])
    if unit not in MONTHS_PER_UNIT:
        raise ValueError(unit)
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_PER_UNIT[unit], 12)
    first = date(year, month + 1, 1)
    days = (first + timedelta(days=number) for number in range(day.day))
    return max(day for day in days if day.month == first.month)
