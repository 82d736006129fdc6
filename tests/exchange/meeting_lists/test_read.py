"""Public lists of meetings: Meeting Guide (AA) and BMLT (NA)."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.meeting_lists.listed import MeetingList
from recovery_journal.exchange.meeting_lists.read import read_meeting_list
from support.each import each

DAY = date(2026, 11, 20)
AA = {"name": "Dawn", "slug": "dawn"}
NA = {"id_bigint": "7", "meeting_name": "Clean", "weekday_tinyint": "1", "start_time": "19:00:00"}


def read(folder: Path, found: Any) -> MeetingList:
    path = folder / "list.json"
    path.write_text(found if isinstance(found, str) else json.dumps(found), encoding="utf-8")
    return read_meeting_list(Given(str(path)), DAY)


def meeting_of(folder: Path, **values: Any) -> Any:
    base = NA if "id_bigint" in values or values.pop("na", False) else AA
    (listed,) = read(folder, [base | values]).meetings
    return listed.meeting


def test_sunday_is_0_in_a_meeting_guide_and_1_on_a_bmlt_server(tmp_path: Path) -> None:
    for number, code in enumerate(("sun", "mon", "tue", "wed", "thu", "fri", "sat")):
        assert meeting_of(tmp_path, day=number).weekdays == (code,)
        assert meeting_of(tmp_path, na=True, weekday_tinyint=str(number + 1)).weekdays == (code,)
    for day in ([1, "3", 5.0, None], "7", -1, "tue", True):
        assert (
            read(tmp_path, [AA | {"day": day}]).refused[0].why == "its day isn't a day of the week."
        )
    for day in ("0", "8", "x"):
        assert not read(tmp_path, [NA | {"weekday_tinyint": day}]).meetings


def test_a_list_may_be_a_table_with_days_times_and_types_in_words(tmp_path: Path) -> None:
    path = tmp_path / "meetings.csv"
    path.write_text(
        "Time,End Time,Day,Name,Location,Address,Types,Timezone,Conference URL\r\n"
        '"6:00 PM","Noon","Monday","Dawn","Club","26 Union Ave, San Jose, CA, USA",'
        '"Open, Wheelchair Access","America/Los_Angeles",\r\n'
        '"19:30",,"Sunday, Friday","Home","","","Closed",,"https://zoom.us/j/5?pwd=a"\r\n'
        '"seven",,"Sunday","Wrong","","","",,\r\n',
        "utf-8-sig",
    )
    found = read_meeting_list(Given(str(path)), DAY)
    assert [one.number for one in found.refused] == [3]
    club, home = (one.meeting for one in found.meetings)
    assert (club.at, club.end, club.weekdays) == (time(18), time(12), ("mon",))
    assert (club.place, club.address) == ("Club", "26 Union Ave, San Jose, CA, USA")
    assert (club.types, club.zone) == (("Open", "Wheelchair Access"), "America/Los_Angeles")
    assert (home.at, home.weekdays, home.place) == (time(19, 30), ("fri", "sun"), "online")
    assert home.link == "https://zoom.us/j/5?pwd=a"
    path.write_text(
        "id_bigint,weekday_tinyint,start_time,duration_time,meeting_name,formats,venue_type\n"
        '3277,3,19:00:00,01:00:00,"Nightly","VM,O",2\n'
    )
    (listed,) = read_meeting_list(Given(str(path)), DAY).meetings
    meeting = listed.meeting
    assert (meeting.name, meeting.weekdays, meeting.at) == ("Nightly", ("tue",), time(19))
    assert (meeting.end, meeting.place) == (time(20), "online")


def test_days_are_one_number_or_several_or_none(tmp_path: Path) -> None:
    assert meeting_of(tmp_path, day=["5", 1, 3]).weekdays == ("mon", "wed", "fri")
    assert meeting_of(tmp_path, day="6").weekdays == ("sat",)
    none: tuple[Any, ...] = (None, "", [])
    for nothing in none:
        assert meeting_of(tmp_path, day=nothing).weekdays == ()


def test_everything_about_a_hybrid_meeting_is_kept(tmp_path: Path) -> None:
    found = meeting_of(
        tmp_path, day=2, time="09:30", end_time="10:45", timezone="America/Chicago",
        types=["O", "D", "O", "ZZ"], location="Alano Club", group="The Dawn Group",
        formatted_address="4953 W Addison St, Chicago, IL 60641, USA",
        conference_url="https://meet.example.test/x?pwd=1&a=2", conference_phone="+13125550100,1#",
        conference_url_notes="Password: 1", notes="Ring <b>buzzer</b> &amp; wait.<br>2nd floor.",
        entity="District 12", attendance_option="hybrid", updated="2026-10-01 14:32:23",
    )  # fmt: skip
    assert (found.at, found.end, found.zone) == (time(9, 30), time(10, 45), "America/Chicago")
    assert found.types == ("Open", "Discussion", "ZZ")
    assert (found.place, found.address) == (
        "Alano Club",
        "4953 W Addison St, Chicago, IL 60641, USA",
    )
    assert found.link == "https://meet.example.test/x?pwd=1&a=2"
    assert found.phone == "+13125550100,1#"
    assert found.notes == "Ring buzzer & wait.\n2nd floor.\nThe Dawn Group\nPassword: 1"
    assert (found.source, found.source_key, found.list_day) == ("District 12", "dawn", DAY)
    assert (found.is_online, found.is_in_person) == (True, True)


def test_an_address_in_parts_is_joined(tmp_path: Path) -> None:
    parts = {"address": "1 Road", "city": "Anytown", "state": "CA", "postal_code": 98765}
    found = meeting_of(tmp_path, **parts, country="US", slug=7, url="https://www.aa.test/m/7")
    assert found.address == "1 Road, Anytown, CA 98765, US"
    assert (found.source, found.source_key) == ("aa.test", "7")


def test_a_bmlt_meeting_ends_after_its_duration(tmp_path: Path) -> None:
    found = meeting_of(
        tmp_path, na=True, start_time="23:30:00", duration_time="01:15:00", venue_type="2",
        formats="O,St,VM", time_zone="Pacific/Auckland", comments="Code 7", published="1",
        location_text="Old hall", virtual_meeting_link="https://meet.example.test/7",
        root_server_uri="https://bmlt.example.test/main_server/",
    )  # fmt: skip
    assert (found.at, found.end) == (time(23, 30), time(0, 45))
    assert found.types == ("Open", "St", "Online")
    assert (found.place, found.notes) == ("online", "Code 7\nOld hall")
    assert (found.source, found.source_key) == ("bmlt.example.test", "7")
    assert meeting_of(tmp_path, na=True, duration_time="00:00:00").end is None


def test_a_bmlt_list_names_its_own_letters(tmp_path: Path) -> None:
    formats = [{"key_string": "St", "name_string": "Step"}, "x", {"key_string": "O"}]
    whole = {"meetings": [NA | {"formats": "O, St"}], "formats": formats}
    (listed,) = read(tmp_path, whole).meetings
    assert listed.meeting.types == ("Open", "Step")


def test_meetings_that_do_not_take_place_are_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, [AA | {"attendance_option": "inactive"}, AA | {"slug": "b"}])
    assert (len(found.meetings), found.inactive) == (1, 1)
    found = read(tmp_path, [NA | {"published": "0"}, NA])
    assert (len(found.meetings), found.inactive) == (1, 1)


def test_what_cannot_be_read_is_refused_by_its_number(tmp_path: Path) -> None:
    rows = [
        *(AA, 5, None, {"slug": "x"}, {"name": "x"}, AA | {"time": "25:00"}, AA | {"time": "noon"}),
        *(AA | {"name": " "}, AA | {"notes": "x" * 20_001}, AA | {"name": {"x": 1}}),
    ]
    found = read(tmp_path, rows)
    assert [one.number for one in found.refused] == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert [one.meeting.name for one in found.meetings] == ["Dawn"]


def test_two_meetings_under_one_key_stay_apart(tmp_path: Path) -> None:
    found = read(tmp_path, [AA | {"day": 1}, AA | {"day": 2, "time": "07:00"}])
    assert len({one.meeting.source_key for one in found.meetings}) == 2


@each(
    "text",
    [
        *("", "[", "nonsense", "5", '"name"', "null", '{"name": 1}', '[{"a": 1}]', "[[]]", "\0"),
        *('{"meetings": 5}', '{"meetings": [5]}', "[" * 100_000, '[{"name": NaN, "slug": 1}]'),
        *('[{"name": "a", "name": "b", "slug": 1}]', "name,slug\nx,y\n", "\xff\xfe"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput, match="isn't a list of meetings"):
        read(tmp_path, text)


def test_an_empty_list_and_a_folder_are_refused(tmp_path: Path) -> None:
    nothing: tuple[Any, ...] = ([], {}, {"meetings": []})
    for empty in nothing:
        with pytest.raises(BadInput, match="no meetings in this list"):
            read(tmp_path, empty)
    with pytest.raises(BadInput, match="isn't a list"):
        read_meeting_list(Given(str(tmp_path)), DAY)
    (tmp_path / "latin").write_bytes('[{"name": "Träne", "slug": 1}]'.encode("latin-1"))
    with pytest.raises(BadInput, match="UTF-8"):
        read_meeting_list(Given(str(tmp_path / "latin")), DAY)


def test_an_address_on_the_web_stays_as_it_is(tmp_path: Path) -> None:
    for written, link in (
        ("https://meet.test/x?a=1&amp;copy=2&reg=3", "https://meet.test/x?a=1&copy=2&reg=3"),
        ("see <a href='https://meet.test/y'>here</a>", "https://meet.test/y"),
        ("Zoom 123", "Zoom 123"),
        (5, "5"),
    ):
        assert meeting_of(tmp_path, conference_url=written).link == link


def test_an_online_meeting_has_its_address_in_its_comments(tmp_path: Path) -> None:
    for more in ({"venue_type": "2"}, {"venue_type": "", "formats": "C,VM"}):
        found = meeting_of(tmp_path, na=True, comments="Join: https://meet.test/9 at 9", **more)
        assert (found.link, found.place, found.is_in_person) == (
            "https://meet.test/9",
            "online",
            False,
        )
    hybrid = meeting_of(tmp_path, na=True, formats="VM,HY", location_street="1 Road")
    assert (hybrid.place, hybrid.address, hybrid.is_in_person) == ("", "1 Road", True)


def test_a_place_that_is_closed_for_now_is_no_place_to_go(tmp_path: Path) -> None:
    found = meeting_of(
        tmp_path, location="Hall", types=["TC", "ONL"], conference_url="https://x.test"
    )
    assert (found.place, found.is_online, found.is_in_person) == ("Hall", True, False)
