"""The only reader of the system's clock and time zone."""

import contextlib
import os
import time
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

DAY = timedelta(days=1)


class LocalZone(tzinfo):
    """The zone of this machine, as the C library knows it.

    Unlike zoneinfo it needs no name of the zone and no import; `fold` is honoured. Only instants
    are ever asked about: what Python answers for a naive time that the clocks skipped depends on
    its version.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """The offset in force at a local moment."""
        return None if moment is None else _offset_in_force(moment).utcoffset(None)

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002
        """Not known, and not needed."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """The abbreviation in force at a local moment."""
        return None if moment is None else _offset_in_force(moment).tzname(None)

    def fromutc(self, moment: datetime) -> datetime:
        """A UTC moment (labelled with this zone) as local time."""
        local = moment.replace(tzinfo=UTC).astimezone()
        fold = int(_offset_in_force(local.replace(fold=0)) != local.tzinfo)
        return local.replace(tzinfo=self, fold=fold)


def _offset_in_force(moment: datetime) -> tzinfo:
    """The offset, with its name, at a time on the clocks of this machine.

    Of a doubled time `fold` chooses the one before or after the change, and in a gap too (PEP 495).
    """
    wall = moment.replace(tzinfo=UTC, fold=0)
    before, after = _offset_at(wall - DAY), _offset_at(wall + DAY)
    was_before, was_after = (
        _offset_at(moment.replace(tzinfo=one)) == one for one in (before, after)
    )
    return after if (moment.fold if was_before == was_after else was_after) else before


def _offset_at(instant: datetime) -> tzinfo:
    """The offset, with its name, at an instant; two of them are equal when the offset is."""
    return instant.astimezone().tzinfo or UTC


LOCAL_ZONE = LocalZone()


def now() -> datetime:
    """This moment in whole seconds, with the offset in force."""
    return with_fixed_offset(datetime.now(UTC).astimezone().replace(microsecond=0))


def utc_now() -> datetime:
    """This moment in UTC, as finely as the machine tells it: for an order, not for people."""
    return datetime.now(UTC)


def today() -> date:
    """The local calendar date."""
    return now().date()


def monotonic_seconds() -> float:
    """Seconds since a moment that never moves, those included in which the machine was asleep."""
    return _read_clock("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")


def seconds_asleep() -> float:
    """Seconds for which the machine was asleep since a moment that never moves; never too many."""
    counting_sleep = monotonic_seconds()
    return counting_sleep - _read_clock("CLOCK_UPTIME_RAW", "CLOCK_MONOTONIC")


def _read_clock(*names: str) -> float:
    """The first of these clocks that this system has.

    Asleep, Linux goes on with CLOCK_BOOTTIME and stops CLOCK_MONOTONIC; macOS goes on with
    CLOCK_MONOTONIC and stops CLOCK_UPTIME_RAW.
    """
    found = next((getattr(time, name) for name in names if hasattr(time, name)), None)
    return time.monotonic() if found is None else time.clock_gettime(found)


def with_fixed_offset(moment: datetime) -> datetime:
    """The same moment, carrying its offset as a plain number."""
    offset = moment.utcoffset()
    return moment.astimezone(timezone(offset or timedelta(0)))


def zone_name() -> str | None:
    """The name of this machine's zone ("Europe/Berlin"), where it can be told."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        # Only the first link: the zone file may itself be a link to the same zone elsewhere.
        with contextlib.suppress(OSError):
            name = os.readlink("/etc/localtime").partition("zoneinfo/")[2]
    return name if "/" in name else None
