"""The only module that reads the system's clock and time zone."""

import contextlib
import os
import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo

DAY = timedelta(days=1)
_FIRST = datetime.min.replace(tzinfo=UTC) + 2 * DAY
_LAST = datetime.max.replace(tzinfo=UTC) - 2 * DAY
"""Between these, every moment can be told in every zone."""
ZONE_TABLE = "/usr/share/zoneinfo/zone.tab"
"""Which zones a country has; most systems have this file."""


class LocalZone(tzinfo):
    """The machine's time zone, read through the C library.

    Unlike zoneinfo it needs neither the zone's name nor an import; `fold` is honoured. Only real
    instants are looked up: what Python answers for a naive time skipped by a clock change depends
    on its version.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else _offset_in_force(moment).utcoffset(None)

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002
        """Return None: unknown and never needed."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        return None if moment is None else _offset_in_force(moment).tzname(None)

    def fromutc(self, moment: datetime) -> datetime:
        """Convert a UTC moment (labelled with this zone) to local time.

        The first and last hours that Python knows, which may not exist here, stay as they are.
        """
        local = moment.replace(tzinfo=UTC)
        if _FIRST <= local <= _LAST:
            local = local.astimezone()
        fold = int(_offset_in_force(local.replace(fold=0)) != local.tzinfo)
        return local.replace(tzinfo=self, fold=fold)


def _offset_in_force(moment: datetime) -> tzinfo:
    """Return the offset (and its name) in force at a local wall-clock time.

    For ambiguous and for skipped times, `fold` selects the offset before or after the change (PEP
    495).
    """
    wall = min(max(moment.replace(tzinfo=UTC, fold=0), _FIRST), _LAST)
    before, after = _offset_at(wall - DAY), _offset_at(wall + DAY)
    was_before, was_after = (
        _offset_at(moment.replace(tzinfo=one)) == one for one in (before, after)
    )
    return after if (moment.fold if was_before == was_after else was_after) else before


def _offset_at(instant: datetime) -> tzinfo:
    """Return the offset (and its name) at an instant; two are equal when their offsets are."""
    return min(max(instant, _FIRST), _LAST).astimezone().tzinfo or UTC


LOCAL_ZONE = LocalZone()


def now() -> datetime:
    """Return the current local time in whole seconds, with its UTC offset."""
    return with_fixed_offset(datetime.now(UTC).astimezone().replace(microsecond=0))


def utc_now() -> datetime:
    """Return the current UTC time at full precision: for ordering, not for display."""
    return datetime.now(UTC)


def monotonic_seconds() -> float:
    """Return seconds from a clock that nobody can set and that keeps counting during sleep."""
    return _read_clock("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")


def seconds_asleep() -> float:
    """Return a running total of the seconds the machine has slept, never an overestimate."""
    counting_sleep = monotonic_seconds()
    return counting_sleep - _read_clock("CLOCK_UPTIME_RAW", "CLOCK_MONOTONIC")


def _read_clock(*names: str) -> float:
    """Read the first of these clocks that this system has.

    During sleep, Linux keeps CLOCK_BOOTTIME running and stops CLOCK_MONOTONIC; macOS keeps
    CLOCK_MONOTONIC running and stops CLOCK_UPTIME_RAW.
    """
    found = next((getattr(time, name) for name in names if hasattr(time, name)), None)
    return time.monotonic() if found is None else time.clock_gettime(found)


def with_fixed_offset(moment: datetime) -> datetime:
    """Return the same moment with its offset as a fixed number instead of a zone."""
    offset = moment.utcoffset()
    return moment.astimezone(timezone(offset or timedelta(0)))


def country() -> str:
    """Return the country (ISO 3166) of the machine's zone, as the system lists it; else empty."""
    zone = zone_name()
    with contextlib.suppress(OSError, ValueError), open(ZONE_TABLE, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if zone in fields[2:3]:
                return fields[0]
    return ""


def zone_name() -> str | None:
    """Return the IANA name of the machine's zone ("Europe/Berlin", "GB"), or None if unknown."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        # Follow only the first link: the zone file may itself link to an alias.
        with contextlib.suppress(OSError):
            name = os.readlink("/etc/localtime")
    below = name.rpartition("zoneinfo/")[2]
    return below.removeprefix("posix/").removeprefix("right/") or None
