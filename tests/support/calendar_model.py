"""The slow and obvious answers, day by day and minute by minute, without any arithmetic."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

DAY = timedelta(days=1)
Span = tuple[date, date | None]


def each_day(first: date, end: date) -> Iterator[date]:
    """Every day from `first` up to, but not including, `end`."""
    day = first
    while day < end:
        yield day
        day += DAY


def is_covered(day: date, uses: Iterable[Span]) -> bool:
    return any(on <= day and (end is None or day < end) for on, end in uses)


def days_without_use(start: date, uses: Iterable[Span], today: date) -> list[date]:
    """The completed days that no use covers."""
    spans = list(uses)
    return [day for day in each_day(start, today) if not is_covered(day, spans)]


def runs(days: Iterable[date]) -> list[list[date]]:
    """Sorted days, cut wherever one is missing."""
    found: list[list[date]] = []
    for day in days:
        if found and found[-1][-1] + DAY == day:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def current_run(start: date, uses: Iterable[Span], today: date) -> list[date] | None:
    """The completed days of the period that today belongs to, or None if it belongs to none."""
    spans = list(uses)
    if today < start or is_covered(today, spans):
        return None
    found: list[date] = []
    day = today
    while day > start and not is_covered(day - DAY, spans):
        day -= DAY
        found.insert(0, day)
    return found


def months_later(day: date, months: int) -> date:
    """Month by month, then the latest day there that is not after the day of the month."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        elif month == 0:
            year, month = year - 1, 12
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError(f"no month {year}-{month}")


def instants_showing(wall: datetime, zone: tzinfo) -> list[datetime]:
    """Every instant (UTC) at which a clock on the wall of that zone shows `wall`.

    None in a gap, two when the hour is doubled. Offsets are tried in quarters of an hour, as all
    zones have had them since 1972.
    """
    offsets = (timedelta(minutes=minutes) for minutes in range(16 * 60, -16 * 60 - 1, -15))
    tried = ((wall - offset).replace(tzinfo=UTC) for offset in offsets)
    return [at for at in tried if at.astimezone(zone).replace(tzinfo=None) == wall]
