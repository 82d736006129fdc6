"""Lists of meetings as a CSV file, read as the JSON that they would be.

In those of AA, columns are called like its keys, in words: "Conference URL"; days, times and types
are written for people (github.com/code4recovery/spec, "Table Format"). Those of NA have the keys
themselves.
"""

from recovery_journal.domain.calendar_names import WEEKDAYS
from recovery_journal.errors import BadData
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.written_dates import parse_clock
from recovery_journal.exchange.meeting_lists import bmlt
from recovery_journal.exchange.meeting_lists.listed import Values

_DAYS = {name.casefold(): str((number + 1) % 7) for number, name in enumerate(WEEKDAYS)}
"""Sunday is day 0."""
_TIMES = {"noon": "12:00", "midnight": "00:00"}


def is_table(given: Given) -> bool:
    """Return whether a file has the columns of such a list."""
    return not given.is_json and (
        bmlt.recognises(dict.fromkeys(given.header))
        or {"name", "day", "time"} <= set(map(_key, given.header))
    )


def read_table(given: Given) -> list[Values]:
    """Return the meetings of a list.

    Raises:
        BadData: it isn't text in its encoding, or no CSV.
    """
    rows = (row for _, row in given.csv_rows())
    if bmlt.recognises(dict.fromkeys(given.header)):
        return [*rows]
    return [_as_json({_key(name): cell.strip() for name, cell in row.items()}) for row in rows]


def _key(column: str) -> str:
    return column.strip().casefold().replace(" ", "_")


def _as_json(row: dict[str, str]) -> Values:
    """Return a row of a list of AA as its JSON has it."""
    name, day, at = row.get("name", ""), row.get("day", ""), row.get("time", "")
    address = {} if row.get("city") else {"formatted_address": row.get("address", "")}
    is_online = bool(row.get("conference_url")) and not row.get("address")
    return {
        **({"attendance_option": "online"} if is_online else {}),
        **row,
        **address,
        "slug": row.get("slug") or row.get("id") or " ".join(filter(None, (name, day, at))),
        "day": [_DAYS.get(one.casefold(), one) for one in _split(day)],
        "time": _clock(at),
        "end_time": _clock(row.get("end_time", "")),
        "types": _split(row.get("types", "")),
    }


def _split(cell: str) -> list[str]:
    return [one for part in cell.split(",") if (one := part.strip())]


def _clock(written: str) -> str:
    """Return "6:00 PM" as "18:00"; what is no time stays as it is, and is refused later."""
    if not written:
        return ""
    try:
        return _TIMES.get(written.casefold()) or f"{parse_clock(written):%H:%M}"
    except BadData:
        return written
