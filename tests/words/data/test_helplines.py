"""Emergency numbers of all countries, and help lines that were seen at least twice."""

import re
from datetime import date, datetime
from importlib.resources import files

from recovery_journal.words.data.helplines import (
    CRISIS,
    FAMILY,
    GAMBLING,
    HOURS_NOT_KNOWN,
    MEETINGS,
    NOT_CERTAIN,
    PURPOSES,
    SUBSTANCES,
    HelpLine,
    Region,
    anywhere,
    regions,
)
from recovery_journal.words.helpline_choice import is_open
from support.each import each

EVERYWHERE = [*regions().values(), anywhere()]
LINES = [(region, line) for region in EVERYWHERE for line in region.lines]
NOON = datetime.fromisoformat("2026-11-27 12:00")
NOBODY_LIVES_THERE = ("AQ", "BV", "HM", "TF", "UM")
NUMBER_NOT_KNOWN = ("KP", "PN")


def iso_codes() -> list[str]:
    table = files("tzdata.zoneinfo").joinpath("iso3166.tab").read_text("utf-8")
    return [row[:2] for row in table.splitlines() if row and not row.startswith("#")]


def test_every_country_of_iso_3166_is_there() -> None:
    codes = iso_codes()
    assert len(codes) == 249
    assert set(regions()) == {*codes, "EU", "XK"}


def test_every_country_where_people_live_has_an_emergency_number() -> None:
    """What no list has is told, rather than guessed."""
    without = [code for code, region in regions().items() if not region.emergency]
    assert sorted(without) == sorted((*NOBODY_LIVES_THERE, *NUMBER_NOT_KNOWN))


@each("region", EVERYWHERE)
def test_a_region_says_where_its_emergency_number_was_seen(region: Region) -> None:
    assert region.name
    assert region.level in ("V1", "V2")
    assert region.checked == date(2026, 11, 27)
    if region.emergency:
        assert re.fullmatch(r"\d{2,8}|\d{3} \d{4}|\d{1,2} \d{2}", region.emergency)
        assert region.source
    if region.code:
        assert re.fullmatch(r"[A-Z]{2}", region.code)
        assert 249 <= len(regions()) == len({one.name for one in regions().values()})


def test_two_lists_agree_on_an_emergency_number_or_people_are_told() -> None:
    for region in regions().values():
        lists = region.source.split("; ")
        confirmed = region.level == "V1" or len(lists) > 1
        assert confirmed or NOT_CERTAIN in region.emergency_note or not region.emergency


@each(("region", "line"), LINES)
def test_every_line_says_what_a_caller_has_to_know(region: Region, line: HelpLine) -> None:
    assert line.name
    assert line.how
    assert line.hours
    assert line.source
    assert line.checked in (date(2026, 11, 27), date(2026, 11, 28))
    assert line.purposes
    assert set(line.purposes) <= {*PURPOSES}
    assert re.fullmatch(r"[+*]?[0-9][0-9 -]*[0-9]|[a-z0-9.-]+\.[a-z]+(/\S+)?", line.number)
    assert line.terms().startswith(line.hours)
    assert line.source_line().endswith(("27 Nov 2026", "28 Nov 2026"))
    hours_known = is_open(line.hours, NOON) is not None
    assert hours_known or line.hours == HOURS_NOT_KNOWN


@each(("region", "line"), LINES)
def test_every_line_was_seen_with_its_operator_or_twice(region: Region, line: HelpLine) -> None:
    del region
    assert line.level == "V1" or len(line.seen_in) > 1 or "two or more" in line.seen_in[0]


def test_sixty_countries_and_more_have_a_crisis_line() -> None:
    found = [code for code, region in regions().items() if region.lines_for(CRISIS)]
    assert len(found) >= 90
    known = {"US", "CA", "GB", "IE", "AU", "NZ", "IN", "DE", "AT", "CH", "FR", "ES", "NL", "ZA"}
    assert known | {"BR", "MX", "SG", "PE", "JP", "KR"} <= {*found}


def test_there_are_lines_for_each_purpose() -> None:
    for purpose, least in ((SUBSTANCES, 20), (GAMBLING, 20), (FAMILY, 4)):
        assert sum(bool(region.lines_for(purpose)) for region in regions().values()) >= least


def test_no_number_is_there_twice_in_one_country() -> None:
    for region in regions().values():
        numbers = [(line.number, line.how) for line in region.lines]
        assert len(numbers) == len(set(numbers)), region.name


def test_numbers_that_could_not_be_confirmed_are_left_out() -> None:
    numbers = {line.number for _, line in LINES}
    assert not numbers & {"1933", "1800-221-4444"}


@each(
    ("code", "emergency", "crisis"),
    [
        ("US", "911", "988"),
        ("GB", "999", "116 123"),
        ("DE", "112", "0800 1110111"),
        ("AU", "000", "13 11 14"),
        ("NL", "112", "113"),
        ("SG", "995", "1767"),
    ],
)
def test_what_is_dialled_first(code: str, emergency: str, crisis: str) -> None:
    region = regions()[code]
    assert region.emergency == emergency
    assert region.lines_for(CRISIS)[0].number == crisis


def test_lines_that_are_always_open_come_first() -> None:
    always = [line.always_open for line in regions()["GB"].lines_for(SUBSTANCES)]
    assert always == sorted(always, reverse=True)
    assert len(set(always)) == 2


def test_a_line_in_words() -> None:
    (helpline,) = (line for line in regions()["NZ"].lines if "Alcohol" in line.name)
    assert helpline.reach() == "call 0800 787 797, or text 8681"
    assert helpline.terms() == "24/7 · free"
    assert helpline.source_line().endswith(", checked 27 Nov 2026")


@each(
    ("code", "name", "hours", "checked"),
    [
        ("GB", "NA helpline", "10:00-24:00", "28 Nov 2026"),
        ("DE", "Helpline on gambling (BZgA)", "Mon-Thu 10:00-22:00, Fri-Sun 10:00-18:00", "28 Nov"),
        ("RO", "TelVerde Antisuicid", "Fri-Sun 19:00-7:00", "28 Nov 2026"),
        ("FI", "Peluuri", "Mon-Fri 12:00-18:00", "28 Nov 2026"),
        ("DE", "Sucht & Drogen Hotline", "hours unknown", "27 Nov 2026"),
    ],
)
def test_hours_are_those_of_two_lists_and_say_when(
    code: str, name: str, hours: str, checked: str
) -> None:
    (line,) = (one for one in regions()[code].lines if one.name == name)
    assert line.hours == hours
    assert checked in line.source_line()


@each(
    ("code", "links"),
    [
        ("US", ["tel:988", "sms:988", "sms:741741?body=HOME", "tel:18006624357"]),
        ("GB", ["tel:116123", "sms:85258?body=SHOUT", "tel:111"]),
        ("NZ", ["tel:1737", "sms:1737"]),
    ],
)
def test_what_a_phone_understands(code: str, links: list[str]) -> None:
    found = [link for line in regions()[code].lines for _, link in line.phone_links()]
    assert found[: len(links)] == links


@each(("region", "line"), LINES)
def test_every_line_has_something_for_a_phone(region: Region, line: HelpLine) -> None:
    del region
    links = [*line.phone_links()]
    assert links
    for shown, link in links:
        assert shown
        assert re.fullmatch(r"(tel|sms):[+*]?\d+(\?body=[A-Z]+)?|https://\S+", link)


def test_meetings_and_families_are_found_everywhere() -> None:
    found = [line.number for line in anywhere().lines_for(MEETINGS)]
    assert found[:3] == ["aa.org", "na.org", "smartrecovery.org"]
    assert {"recoverydharma.org", "lifering.org", "womenforsobriety.org"} <= {*found}
    assert [line.number for line in anywhere().lines_for(FAMILY)] == ["al-anon.org", "nar-anon.org"]
