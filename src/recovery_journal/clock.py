"""The only reader of the system's clock and time zone."""

import contextlib
import os
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo


class LocalZone(tzinfo):
    """The zone of this machine, as the C library knows it.

    Unlike zoneinfo it needs no name of the zone and no import; `fold` is honoured.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """The offset in force at a local moment."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002
        """Not known, and not needed."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """The abbreviation in force at a local moment."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """A UTC moment (labelled with this zone) as local time."""
        local = moment.replace(tzinfo=UTC).astimezone()
        plain = local.replace(tzinfo=None)
        fold = int(plain.astimezone().utcoffset() != local.utcoffset())
        return plain.replace(tzinfo=self, fold=fold)


LOCAL = LocalZone()


def now() -> datetime:
    """This moment in whole seconds, with the offset in force."""
    return fixed(datetime.now().astimezone().replace(microsecond=0))


def today() -> date:
    """The local calendar date."""
    return now().date()


def fixed(moment: datetime) -> datetime:
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
