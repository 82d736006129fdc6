"""Parse the few accepted ways to write a date or time, strictly and without guessing.

A day is `today`, `yesterday`, `tomorrow`, `tuesday`, `last tue`, `3 weeks ago`, `in 3 days` or
`2026-11-17`. A moment is `now`, `2h ago`, `21:30`, or a day with or without `21:30` after it; after
an ISO date the time may have seconds and a UTC offset.

Where days start later than midnight, `yesterday 01:00` is at the end of yesterday. A time after an
ISO date is that of the calendar.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from recovery_journal.domain.calendar_names import MONTHS, WEEKDAYS
from recovery_journal.domain.days import local_day
from recovery_journal.domain.instants import with_fixed_offset
from recovery_journal.errors import BadInput
from recovery_journal.text import quote_typed

NOON = time(12)

MINUTES_PER_UNIT = dict.fromkeys(("m", "min", "minute", "minutes"), 1) | dict.fromkeys(
    ("h", "hour", "hours"), 60
)
"""Units of elapsed time; `m` never means a month."""

DAYS_PER_UNIT = {"day": 1, "days": 1, "week": 7, "weeks": 7}
MONTHS_PER_UNIT = {"month": 1, "months": 1, "year": 12, "years": 12}

EARLIEST_YEAR = 1900

_NUMBERS = {name.casefold(): number for number, name in enumerate(WEEKDAYS)}
_NUMBERS |= {name[:3]: number for name, number in _NUMBERS.items()}
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CLOCK = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?(?:z|([+-])(\d\d):?(\d\d))?")
_AMOUNT = re.compile(r"(\d{1,5}) ?([a-z]+)")


class _NoSuchTime(ValueError):
    """A date or time in a known format that no calendar or clock has; the message says why."""


def require_in_order(first: date | None, last: date | None) -> None:
    """Refuse a first day after the last one; either may be missing.

    Raises:
        BadInput: no day lies between them.
    """
    if first and last and first > last:
        raise BadInput(f"The first day, {first}, is after the last one, {last}.")


def parse_moment(text: str, now: datetime, zone: tzinfo, day_starts_at: int = 0) -> datetime:
    """Parse a moment; the result carries the UTC offset in force at that time.

    A day without a time means noon, but today means now. Hours and minutes ago are elapsed time;
    days, weeks, months and years ago keep the wall-clock time. An ambiguous time means the earlier
    one.

    Args:
        text: as typed.
        now: an aware moment.
        zone: the user's.
        day_starts_at: the hour, 0 to 6, at which the user's days start.

    Raises:
        BadInput: unknown format, the future, before 1900, or a time skipped by a clock change.
    """
    try:
        written = _parse_moment_words(_words(text), now.astimezone(zone), day_starts_at)
        moment = _resolve_in_zone(written, zone)
    except (ValueError, OverflowError) as error:
        raise _not_understood(
            text, error, "a time", "like “yesterday 21:30”, “2h ago” or “2026-11-17 21:30”."
        ) from None
    _refuse_early(written, text)
    if moment is None:
        raise BadInput(
            f"{quote_typed(text)} did not happen here, because the clocks were put forward over "
            "it; write a time before or after it, like “yesterday 21:30”."
        )
    if moment > now:
        raise BadInput(
            f"{quote_typed(text)} is still to come; write a time that has passed, "
            "like “yesterday 21:30”."
        )
    return moment


def parse_day(text: str, today: date, *, future: bool = False) -> date:
    """Parse a local date; days to come only if `future`.

    A weekday means the most recent one before today.

    Raises:
        BadInput: unknown format, a time of day, or before 1900.
    """
    words = _words(text)
    try:
        day = today if words == ["now"] else _day(words, today)
    except (ValueError, OverflowError) as error:
        raise _not_understood(
            text, error, "a day", "like “yesterday”, “tuesday”, “3 weeks ago” or “2026-11-17”."
        ) from None
    _refuse_early(day, text)
    if day > today and not future:
        raise BadInput(
            f"{quote_typed(text)} is still to come; write a day that has begun, like “yesterday”."
        )
    return day


def parse_upcoming_day(text: str, today: date) -> date:
    """Parse the local date of something planned, today included.

    A weekday means the next one after today.

    Raises:
        BadInput: unknown format, or a day in the past.
    """
    words = _words(text)
    like = "like “tomorrow”, “tuesday”, “in 3 days” or “2027-01-17”."
    try:
        if len(words) == 1 and words[0] in _NUMBERS:
            return today + timedelta(days=(_NUMBERS[words[0]] - today.weekday() - 1) % 7 + 1)
        day = today if words == ["now"] else _day(words, today)
    except (ValueError, OverflowError) as error:
        raise _not_understood(text, error, "a day", like) from None
    if day < today:
        raise BadInput(f"{quote_typed(text)} is over; write a day to come, {like}")
    return day


def parse_time_of_day(text: str) -> time:
    """Parse a time of day such as 19:30.

    Raises:
        BadInput: unknown format.
    """
    words = _words(text)
    try:
        return _parse_clock(date.min, words[0] if len(words) == 1 else "", iso=False).time()
    except ValueError as error:
        raise _not_understood(text, error, "a time", "like “19:30”.") from None


def _words(text: str) -> list[str]:
    """Split lower-cased text, with a space for the T of an ISO time; empty unless plain ASCII."""
    text = " ".join(text.split())
    # Check before lower(), which turns the Kelvin sign into a plain k.
    if not text.isascii():
        return []
    return re.sub(r"^(\d{4}-\d\d-\d\d)t(?=\d)", r"\1 ", text.lower()).split(" ")


def _parse_moment_words(words: list[str], here: datetime, day_starts_at: int) -> datetime:
    """Return a naive datetime for a wall-clock time, an aware one for an exact moment."""
    today = local_day(here, day_starts_at)
    match words:
        case ["now"]:
            return with_fixed_offset(here)
        case [iso, clock] if ":" in clock and _ISO_DAY.match(iso):
            return _parse_clock(_day([iso], today), clock, iso=True)
        case ["today", clock] | [clock] if ":" in clock:
            at = _parse_clock(here.date(), clock, iso=False)
            is_over = at <= here.replace(tzinfo=None)
            return at if is_over else _within_day(today, at.time(), day_starts_at)
        case [*named, clock] if ":" in clock:
            at = _parse_clock(_day(named, today), clock, iso=False)
            return _within_day(at.date(), at.time(), day_starts_at)
        case [*amount, "ago"]:
            count, unit = _counted(amount)
            if unit in MINUTES_PER_UNIT:
                elapsed = timedelta(minutes=count * MINUTES_PER_UNIT[unit])
                return with_fixed_offset((here.astimezone(UTC) - elapsed).astimezone(here.tzinfo))
            return datetime.combine(_add_units(here.date(), -count, unit), here.time())
        case _:
            day = _day(words, today)
            return with_fixed_offset(here) if day == today else datetime.combine(day, NOON)


def _within_day(day: date, at: time, day_starts_at: int) -> datetime:
    """Return the moment of a local day; before its start is at its end, after midnight."""
    return datetime.combine(day + timedelta(days=at.hour < day_starts_at), at)


def _day(words: list[str], today: date) -> date:
    match words:
        case ["today"]:
            return today
        case ["yesterday"]:
            return today - timedelta(days=1)
        case ["tomorrow"]:
            return today + timedelta(days=1)
        case ["last", name] | [name] if name in _NUMBERS:
            return today - timedelta(days=(today.weekday() - _NUMBERS[name] - 1) % 7 + 1)
        case [*amount, "ago"]:
            count, unit = _counted(amount)
            return _add_units(today, -count, unit)
        case ["in", *amount]:
            return _add_units(today, *_counted(amount))
        case [iso] if found := _ISO_DAY.fullmatch(iso):
            return _calendar_date(*map(int, found.groups()))
        case _:
            raise ValueError(words)


def _calendar_date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12:
            raise _NoSuchTime("a year has 12 months") from None
        next_month = date(year, month, 28) + timedelta(days=4)
        days = (next_month - timedelta(days=next_month.day)).day
        raise _NoSuchTime(f"{MONTHS[month - 1]} {year} has {days} days") from None


def _parse_clock(day: date, clock: str, *, iso: bool) -> datetime:
    """Parse a time of `day`; seconds and offset only if `iso`."""
    found = _CLOCK.fullmatch(clock)
    if found is None or (found.end(2) < len(clock) and not iso):
        raise ValueError(clock)
    *figures, sign, hours, minutes = found.groups()
    hour, minute, second = (int(figure or 0) for figure in figures)
    if hour > 23 or minute > 59 or second > 59:
        raise _NoSuchTime("a day goes from 00:00 to 23:59")
    at = datetime.combine(day, time(hour, minute, second))
    if clock.endswith("z"):
        return at.replace(tzinfo=UTC)
    if sign is None:
        return at
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return at.replace(tzinfo=timezone(-offset if sign == "-" else offset))


def _counted(words: list[str]) -> tuple[int, str]:
    found = _AMOUNT.fullmatch(" ".join(words))
    if found is None:
        raise ValueError(words)
    return int(found[1]), found[2]


def _add_units(day: date, count: int, unit: str) -> date:
    """Add months and years by the calendar, stopping at the end of a shorter month."""
    if unit in DAYS_PER_UNIT:
        return day + timedelta(days=count * DAYS_PER_UNIT[unit])
    if unit not in MONTHS_PER_UNIT:
        raise ValueError(unit)
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_PER_UNIT[unit], 12)
    first = date(year, month + 1, 1)
    days = (first + timedelta(days=number) for number in range(day.day))
    return max(day for day in days if day.month == first.month)


def _resolve_in_zone(written: datetime, zone: tzinfo) -> datetime | None:
    """Return the earlier moment that a wall-clock time stands for, or None if it was skipped."""
    if written.tzinfo is not None:
        return written
    local = written.replace(tzinfo=zone, fold=0)
    again = local.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return with_fixed_offset(local) if again == written else None


def _not_understood(text: str, error: Exception, kind: str, like: str) -> BadInput:
    """Say that a text is no date or time, or that there is no such one."""
    if isinstance(error, _NoSuchTime):
        return BadInput(f"{quote_typed(text)} does not exist: {error}.")
    return BadInput(f"{quote_typed(text)} cannot be read as {kind}; write it {like}")


def _refuse_early(day: date, text: str) -> None:
    if day.year < EARLIEST_YEAR:
        raise BadInput(
            f"{quote_typed(text)} is before {EARLIEST_YEAR}; write a later day, like “2026-11-17”."
        )
