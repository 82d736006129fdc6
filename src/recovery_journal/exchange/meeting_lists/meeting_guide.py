"""Meeting Guide JSON, the lists of AA (github.com/code4recovery/spec). Sunday is day 0."""

from typing import Any

from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.circle import Meeting
from recovery_journal.errors import BadData
from recovery_journal.exchange.meeting_lists.listed import (
    ListedMeeting,
    Values,
    host_of,
    joined,
    line_of,
    lines_of,
    link_of,
    texts_of,
    time_of,
)
from recovery_journal.words import meeting_list as words
from recovery_journal.words.data.meeting_types import AA_TYPES, names_of

UNNAMED = "the Meeting Guide"
_SUNDAY_FIRST = (WEEKDAY_CODES[-1], *WEEKDAY_CODES[:-1])
_TYPES = names_of(AA_TYPES)


def recognises(values: Values) -> bool:
    return "name" in values and "slug" in values


def is_active(values: Values) -> bool:
    return values.get("attendance_option") != "inactive"


def read(values: Values) -> ListedMeeting:
    """Read one meeting.

    Raises:
        BadData: it can't be read.
    """
    name, slug = line_of(values, "name"), line_of(values, "slug")
    if not name:
        raise BadData(words.NO_NAME)
    if not slug:
        raise BadData(words.NO_KEY)
    is_online = values.get("attendance_option") == "online"
    source = line_of(values, "entity") or host_of(line_of(values, "url"))
    group = line_of(values, "group")
    meeting = Meeting(
        name=name,
        fellowship="AA",
        weekdays=_weekdays(values.get("day")),
        at=time_of(values, "time"),
        end=time_of(values, "end_time"),
        zone=line_of(values, "timezone"),
        place="online" if is_online else line_of(values, "location"),
        address=line_of(values, "formatted_address") or _address(values),
        link=link_of(values, "conference_url") or line_of(values, "conference_url"),
        phone=line_of(values, "conference_phone"),
        types=tuple(dict.fromkeys(_TYPES.get(one, one) for one in texts_of(values, "types"))),
        notes=lines_of(
            {**values, "group": "" if group == name else group},
            *("notes", "group", *(("location",) if is_online else ()), "location_notes"),
            *("conference_url_notes", "conference_phone_notes"),
        ),
        source=source or UNNAMED,
        source_key=slug if source else f"{slug} {name}",
    )
    regions = (*texts_of(values, "regions"), *texts_of(values, "region"))
    return ListedMeeting(meeting, joined((*regions, *texts_of(values, "sub_region"))))


def _weekdays(days: Any) -> tuple[str, ...]:
    """Read a day, or several; a meeting by appointment has none.

    Raises:
        BadData: one of them isn't from 0 to 6.
    """
    written = [str(one).strip() for one in (days if isinstance(days, list) else [days])]
    wanted = [one for one in written if one not in ("", "None")]
    if any(one not in tuple("0123456") for one in wanted):
        raise BadData(words.BAD_DAY)
    found = {_SUNDAY_FIRST[int(one)] for one in wanted}
    return tuple(code for code in WEEKDAY_CODES if code in found)


def _address(values: Values) -> str:
    town = " ".join(filter(None, (line_of(values, "state"), line_of(values, "postal_code"))))
    street, city = line_of(values, "address"), line_of(values, "city")
    return joined((street, city, town, line_of(values, "country")))
