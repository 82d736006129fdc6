"""Which country's help lines to show, and in which order."""

from datetime import datetime

from recovery_journal.errors import BadInput
from recovery_journal.words.data.helplines import (
    CRISIS,
    PURPOSES,
    HelpLine,
    Region,
    anywhere,
    regions,
    sort_key,
)

FROM_ZONE = "time zone"
FROM_LANGUAGE = "language settings"

MINUTES_PER_DAY = 1440
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MAX_SUGGESTED = 8
"""How many names an error offers."""


def region_for_zone(zone: str | None) -> Region | None:
    """Return the country of a time zone such as "Europe/Berlin", or None if it has none."""
    from recovery_journal.words.data.zones import ZONES

    for row in ZONES.replace("\n  ", "").splitlines():
        code, *zones = row.split()
        if zone in zones:
            return regions()[code]
    return None


def region_for(chosen: str, zone: str | None, language: str = "") -> tuple[Region, str]:
    """Return the region to show, and what it's guessed from; empty if it isn't a guess.

    A chosen code comes first, then the time zone, then the country of a locale ("en_GB.UTF-8"),
    then anywhere().
    """
    if chosen in regions():
        return regions()[chosen], ""
    if guess := region_for_zone(zone):
        return guess, FROM_ZONE
    country = language.partition(".")[0].partition("@")[0].partition("_")[2]
    if country in regions():
        return regions()[country], FROM_LANGUAGE
    return anywhere(), ""


def regions_named(typed: str) -> list[Region]:
    """Return the regions a person may mean, by code or name: "peru" or "PE"; all for ""."""
    from recovery_journal.words.data.countries import OTHER_NAMES

    wanted = sort_key(typed.strip())
    known = regions()
    for code in (typed.strip().upper(), OTHER_NAMES.get(wanted, "")):
        if code in known:
            return [known[code]]
    names = {code: sort_key(one.name) for code, one in known.items()}
    if exact := [known[code] for code, name in names.items() if name == wanted]:
        return exact
    starting = [
        known[code]
        for code, name in names.items()
        if name.startswith(wanted) or f" {wanted}" in name
    ]
    others = {code for name, code in OTHER_NAMES.items() if sort_key(name).startswith(wanted)}
    starting += [known[code] for code in others if known[code] not in starting]
    return sorted(starting, key=lambda one: sort_key(one.name))


def one_region_named(typed: str) -> Region:
    """Return the one region that a code or a name means.

    Raises:
        BadInput: none is called so, or several are.
    """
    found = regions_named(typed) if typed.strip() else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInput("No country is called that. Type its name in English, or its code: PE.")
    named = ", ".join(one.name for one in found[:MAX_SUGGESTED])
    more = ", …" if len(found) > MAX_SUGGESTED else ""
    raise BadInput(f"Which one? {named}{more}")


def crisis_line(region: Region) -> HelpLine:
    """Return the region's first crisis line, or the directory of all of them."""
    return (region.lines_for(CRISIS) or anywhere().lines_for(CRISIS))[0]


def lines_in_order(region: Region, moment: datetime) -> tuple[HelpLine, ...]:
    """Return the region's lines by purpose, in each those that are open at this moment first.

    A region without a crisis line gets the directory of crisis lines.
    """
    lines = dict.fromkeys([crisis_line(region), *region.lines])
    return tuple(sorted(lines, key=lambda line: (_place(line), _is_closed(line, moment))))


def open_line(region: Region, moment: datetime) -> HelpLine:
    """Return the first line that isn't known to be closed at this moment, else the first."""
    lines = lines_in_order(region, moment)
    return next((one for one in lines if _is_closed(one, moment) < 2), lines[0])


def _place(line: HelpLine) -> int:
    return min(PURPOSES.index(purpose) for purpose in line.purposes)


def _is_closed(line: HelpLine, moment: datetime) -> int:
    """Return 0 for an open line, 1 if its hours aren't known, 2 for a closed one."""
    opened = is_open(line.hours, moment)
    return 1 if opened is None else 0 if opened else 2


def is_open(hours: str, moment: datetime) -> bool | None:
    """Tell whether hours such as "Mon-Fri 9:30-17:30, Sat 11:00-2:00" include a local time.

    None if the hours aren't known.
    """
    if hours.startswith("24/7"):
        return True
    try:
        spans = [span for part in hours.split(", ") for span in _spans(part)]
    except ValueError:
        return None
    now = (moment.weekday() * 24 + moment.hour) * 60 + moment.minute
    week = 7 * MINUTES_PER_DAY
    return any(start <= at < end for start, end in spans for at in (now, now + week))


def _spans(part: str) -> list[tuple[int, int]]:
    """Turn "Mon-Fri 9:30-17:30" into minutes since Monday; days left out mean every day."""
    days, _, times = part.rpartition(" ")
    start, end = (_minutes(time) for time in times.split("-"))
    first, _, last = (days or "Mon-Sun").partition("-")
    at = DAYS.index(first)
    count = (DAYS.index(last or first) - at) % 7 + 1
    length = (end - start) % MINUTES_PER_DAY or MINUTES_PER_DAY
    opened = [(at + day) % 7 * MINUTES_PER_DAY + start for day in range(count)]
    return [(one, one + length) for one in opened]


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)
