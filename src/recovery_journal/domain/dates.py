"""Parse the accepted ways to write a date or time, strictly and without guessing.

A day is `today`, `yesterday`, `tomorrow`, `tuesday`, `last tue`, `24 nov`, `24.11.`, `2026-11-17`,
`3 weeks ago`, `last week`, `7d` or `in 3 days`. A moment is `now`, `2h ago`, `21:30`, `9pm`,
`this morning`, `last night`, or a day with or without a time after it; after an ISO date the time
may have seconds and a UTC offset.

Where days start later than midnight, `yesterday 01:00` is at the end of yesterday. A time after an
ISO date is that of the calendar.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from recovery_journal.domain.days import local_day
from recovery_journal.domain.instants import with_fixed_offset
from recovery_journal.domain.written_dates import (
    MINUTES_PER_UNIT,
    PARTS_OF_DAY,
    NoSuchTime,
    add_units,
    counted,
    is_iso_day,
    parse_clock,
    parse_day_words,
    short_amount,
    split_time,
    words_of,
)
from recovery_journal.errors import BadInput
from recovery_journal.text import quote_typed

NOON = time(12)
EARLIEST_YEAR = 1900


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
        written = _parse_moment_words(words_of(text), now.astimezone(zone), day_starts_at)
        moment = _resolve_in_zone(written, zone)
    except (ValueError, OverflowError) as error:
        raise _not_understood(
            text, error, "a time", "like “yesterday 21:30”, “2h ago” or “2026-11-17 21:30”."
        ) from None
    _refuse_early(written, text)
    if moment is None:
        raise BadInput(
            f"{quote_typed(text)} didn't exist here, because the clocks went forward; write a time "
            "before or after it, like “yesterday 21:30”."
        )
    if moment > now:
        raise BadInput(
            f"{quote_typed(text)} is in the future; write a time that has passed, "
            "like “yesterday 21:30”."
        )
    return moment


def parse_day(text: str, today: date, *, future: bool = False) -> date:
    """Parse a local date; days to come only if `future`.

    A weekday means the most recent one before today; last night was yesterday.

    Raises:
        BadInput: unknown format, a time of day, or before 1900.
    """
    words = words_of(text)
    try:
        day = _day(words, today)
    except (ValueError, OverflowError) as error:
        raise _not_understood(
            text, error, "a day", "like “yesterday”, “tuesday”, “3 weeks ago” or “2026-11-17”."
        ) from None
    _refuse_early(day, text)
    if day > today and not future:
        raise BadInput(
            f"{quote_typed(text)} is in the future; write a day that has begun, like “yesterday”."
        )
    return day


def parse_upcoming_day(text: str, today: date) -> date:
    """Parse the local date of something planned, today included.

    A weekday means the next one after today.

    Raises:
        BadInput: unknown format, or a day in the past.
    """
    words = words_of(text)
    like = "like “tomorrow”, “tuesday”, “in 3 days” or “2027-01-17”."
    try:
        day = _day(words, today, ahead=True)
    except (ValueError, OverflowError) as error:
        raise _not_understood(text, error, "a day", like) from None
    if day < today:
        raise BadInput(f"{quote_typed(text)} is in the past; write a day to come, {like}")
    return day


def _day(words: list[str], today: date, *, ahead: bool = False) -> date:
    day_words, clock = split_time(words)
    if day_words and clock in PARTS_OF_DAY:
        words = day_words
    return today if words == ["now"] else parse_day_words(words, today, ahead=ahead)


def parse_time_of_day(text: str) -> time:
    """Parse a time of day such as 19:30.

    Raises:
        BadInput: unknown format.
    """
    words = words_of(text)
    try:
        return parse_clock(date.min, words[0] if len(words) == 1 else "", iso=False).time()
    except ValueError as error:
        raise _not_understood(text, error, "a time", "like “19:30”.") from None


def _parse_moment_words(words: list[str], here: datetime, day_starts_at: int) -> datetime:
    """Return a naive datetime for a wall-clock time, an aware one for an exact moment."""
    today = local_day(here, day_starts_at)
    day_words, clock = split_time(words)
    if clock and len(day_words) == 1 and is_iso_day(day_words[0]):
        return parse_clock(parse_day_words(day_words, today), clock, iso=True)
    if clock and day_words in ([], ["today"]):
        at = parse_clock(here.date(), clock, iso=False)
        is_over = at <= here.replace(tzinfo=None)
        return at if is_over else _within_day(today, at.time(), day_starts_at)
    if clock:
        at = parse_clock(parse_day_words(day_words, today), clock, iso=False)
        return _within_day(at.date(), at.time(), day_starts_at)
    if words == ["now"]:
        return with_fixed_offset(here)
    if amount := _amount_ago(words):
        return _before(here, *amount)
    day = parse_day_words(words, today)
    return with_fixed_offset(here) if day == today else datetime.combine(day, NOON)


def _amount_ago(words: list[str]) -> tuple[int, str] | None:
    """Read an amount of time before now: 2h, 90m ago, 3 days ago, last week."""
    match words:
        case ["last", "week" | "month" | "year" as unit]:
            return 1, unit
        case [word, *rest] if rest in ([], ["ago"]) and (short := short_amount(word)):
            return short
        case [*amount, "ago"]:
            return counted(amount)
        case _:
            return None


def _before(here: datetime, count: int, unit: str) -> datetime:
    if unit not in MINUTES_PER_UNIT:
        return datetime.combine(add_units(here.date(), -count, unit), here.time())
    elapsed = timedelta(minutes=count * MINUTES_PER_UNIT[unit])
    return with_fixed_offset((here.astimezone(UTC) - elapsed).astimezone(here.tzinfo))


def _within_day(day: date, at: time, day_starts_at: int) -> datetime:
    """Return the moment of a local day; before its start is at its end, after midnight."""
    return datetime.combine(day + timedelta(days=at.hour < day_starts_at), at)


def _resolve_in_zone(written: datetime, zone: tzinfo) -> datetime | None:
    """Return the earlier moment that a wall-clock time stands for, or None if it was skipped."""
    if written.tzinfo is not None:
        return written
    local = written.replace(tzinfo=zone, fold=0)
    again = local.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return with_fixed_offset(local) if again == written else None


def _not_understood(text: str, error: Exception, kind: str, like: str) -> BadInput:
    """Say that a text isn't a date or time, or that no such one exists."""
    if isinstance(error, NoSuchTime):
        return BadInput(f"{quote_typed(text)} does not exist: {error}.")
    if "/" in text:  # the month comes first in some places, and last in others
        like = "with the month as a word, like “24 nov 2025”."
    return BadInput(f"{quote_typed(text)} cannot be read as {kind}; write it {like}")


def _refuse_early(day: date, text: str) -> None:
    if day.year < EARLIEST_YEAR:
        raise BadInput(
            f"{quote_typed(text)} is before {EARLIEST_YEAR}; write a later day, like “2026-11-17”."
        )
