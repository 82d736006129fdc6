"""A time zone as calendar files describe it (RFC 5545, 3.6.5): by rules for its clock changes."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

YEARS_AHEAD = 10
"""For so long a rule has to hold; where none does, each change is listed."""
STEP = timedelta(days=7)
"""No two changes of the clocks are closer together than this; only in Morocco are they near it."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAYS_IN_A_WEEK = 7


class _Change(NamedTuple):
    """A change of the clocks."""

    at: datetime
    """The time that the clocks showed just before, without a zone."""
    before: timedelta
    """The offset from UTC before."""
    after: timedelta
    name: str
    is_summer: bool


def timezone_of(zone: ZoneInfo, first_year: int) -> Timezone:
    """Describe a zone from a year on."""
    described = Timezone()
    described.add("tzid", zone.key)
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    by_kind: dict[tuple[object, ...], list[_Change]] = {}
    for change in _changes(zone, start):
        by_kind.setdefault((change.before, change.after, change.at.month), []).append(change)
    in_force = start.astimezone(zone)
    offset = in_force.utcoffset() or timedelta()
    alone = _Change(
        start.replace(tzinfo=None), offset, offset, in_force.tzname() or "", bool(in_force.dst())
    )
    for changes in ([alone], *by_kind.values()):
        described.add_component(_part(changes))
    return described


def _part(changes: Sequence[_Change]) -> TimezoneStandard | TimezoneDaylight:
    """Describe changes of one kind: by a rule if there is one, else each on its own."""
    first = changes[0]
    part = TimezoneDaylight() if first.is_summer else TimezoneStandard()
    part.add("dtstart", first.at)
    part.add("tzoffsetfrom", first.before)
    part.add("tzoffsetto", first.after)
    part.add("tzname", first.name)
    if rule := _rule(changes):
        part.add("rrule", rule)
    else:
        for change in changes[1:]:
            part.add("rdate", change.at)
    return part


def _rule(changes: Sequence[_Change]) -> dict[str, object] | None:
    """Return the yearly rule that all of these follow; None if there is none."""
    if len(changes) < YEARS_AHEAD:
        return None
    ats = [change.at for change in changes]
    nth = {(at.day - 1) // DAYS_IN_A_WEEK + 1 for at in ats}
    from_end = {(_days_in_month(at) - at.day) // DAYS_IN_A_WEEK + 1 for at in ats}
    same = {(at.weekday(), at.time()) for at in ats}
    place = min(nth) if len(nth) == 1 else -min(from_end) if len(from_end) == 1 else 0
    if not place or len(same) > 1:
        return None
    day = f"{place}{WEEKDAYS[ats[0].weekday()]}"
    return {"freq": "yearly", "bymonth": ats[0].month, "byday": day}


def _days_in_month(at: datetime) -> int:
    return calendar.monthrange(at.year, at.month)[1]


def _changes(zone: ZoneInfo, start: datetime) -> Iterator[_Change]:
    """Yield the changes of the clocks of the years ahead."""
    at = start
    while at.year < start.year + YEARS_AHEAD:
        following = at + STEP
        before, after = at.astimezone(zone).utcoffset(), following.astimezone(zone).utcoffset()
        if before is not None and after is not None and before != after:
            instant = _first_after(zone, at, following)
            there = instant.astimezone(zone)
            shown = (instant + before).replace(tzinfo=None)
            yield _Change(shown, before, after, there.tzname() or "", bool(there.dst()))
        at = following


def _first_after(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the first minute with the later offset, between two moments."""
    wanted = after.astimezone(zone).utcoffset()
    while after - before > timedelta(minutes=1):
        middle = (before + (after - before) / 2).replace(second=0, microsecond=0)
        if middle.astimezone(zone).utcoffset() == wanted:
            after = middle
        else:
            before = middle
    return after
