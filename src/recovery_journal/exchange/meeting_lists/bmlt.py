"""JSON of a BMLT server, the lists of NA (bmlt.app). All values are text; Sunday is day 1."""

from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.circle import Meeting
from recovery_journal.errors import BadData
from recovery_journal.exchange.meeting_lists.listed import (
    ListedMeeting,
    Values,
    end_after,
    host_of,
    joined,
    line_of,
    lines_of,
    link_of,
    time_of,
)
from recovery_journal.words import meeting_list as words
from recovery_journal.words.data.meeting_types import NA_TYPES, names_of

UNNAMED = "a BMLT server"
VIRTUAL = "2"
"""The venue type of meetings that are only online."""
_WEEKDAYS = dict(zip("2345671", WEEKDAY_CODES, strict=True))
_TYPES = names_of(NA_TYPES)


def recognises(values: Values) -> bool:
    return "id_bigint" in values and "meeting_name" in values


def is_active(values: Values) -> bool:
    return line_of(values, "published") != "0"


def read(values: Values, formats: dict[str, str]) -> ListedMeeting:
    """Read one meeting; `formats` has the names of its list's letters, if that has any.

    Raises:
        BadData: it can't be read.
    """
    name, number = line_of(values, "meeting_name"), line_of(values, "id_bigint")
    if not name:
        raise BadData(words.NO_NAME)
    if not number:
        raise BadData(words.NO_KEY)
    day = line_of(values, "weekday_tinyint")
    if day and day not in _WEEKDAYS:
        raise BadData(words.BAD_DAY)
    begins = time_of(values, "start_time")
    source = host_of(line_of(values, "root_server_uri"))
    letters = [*filter(None, (one.strip() for one in line_of(values, "formats").split(",")))]
    province = " ".join(filter(None, (line_of(values, "location_province"), _postal_code(values))))
    address = (
        line_of(values, "location_street"),
        line_of(values, "location_municipality"),
        province,
        line_of(values, "location_nation"),
    )
    venue = line_of(values, "venue_type")
    is_online = venue == VIRTUAL or (not venue and "VM" in letters and "HY" not in letters)
    elsewhere = ("comments", "location_text", "location_info") if is_online else ()
    meeting = Meeting(
        name=name,
        fellowship="NA",
        weekdays=(_WEEKDAYS[day],) if day else (),
        at=begins,
        end=end_after(begins, time_of(values, "duration_time")),
        zone=line_of(values, "time_zone"),
        place="online" if is_online else line_of(values, "location_text"),
        address=joined(address),
        link=link_of(values, "virtual_meeting_link", *elsewhere),
        phone=line_of(values, "phone_meeting_number"),
        types=tuple(dict.fromkeys(formats.get(one) or _TYPES.get(one, one) for one in letters)),
        notes=lines_of(
            values,
            *("comments", *(("location_text",) if is_online else ()), "location_info"),
            "virtual_meeting_additional_info",
        ),
        source=source or UNNAMED,
        source_key=number if source else f"{number} {name}",
    )
    region = (
        line_of(values, "location_neighborhood"),
        line_of(values, "location_city_subsection"),
        line_of(values, "location_sub_province"),
    )
    return ListedMeeting(meeting, joined(region))


def format_names(formats: object) -> dict[str, str]:
    """Return the names of the letters that a list comes with."""
    found = [one for one in formats if isinstance(one, dict)] if isinstance(formats, list) else []
    return {line_of(one, "key_string"): line_of(one, "name_string") for one in found}


def _postal_code(values: Values) -> str:
    return line_of(values, "location_postal_code_1")
