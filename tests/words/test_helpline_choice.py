"""Which country's help lines are shown, and in which order."""

import zoneinfo
from datetime import datetime
from importlib.resources import files

import pytest

from recovery_journal.errors import BadInput
from recovery_journal.words.data.helplines import CRISIS, PURPOSES, anywhere, regions
from recovery_journal.words.data.zones import ZONES
from recovery_journal.words.helpline_choice import (
    FROM_LANGUAGE,
    FROM_ZONE,
    crisis_line,
    is_open,
    lines_in_order,
    one_region_named,
    region_for,
    region_for_zone,
    regions_named,
)
from support.each import each

COUNTRY_OF_ZONE = """\
Africa/Abidjan CI
Africa/Addis_Ababa ET
Africa/Algiers DZ
Africa/Cairo EG
Africa/Casablanca MA
Africa/Dar_es_Salaam TZ
Africa/Johannesburg ZA
Africa/Kampala UG
Africa/Kinshasa CD
Africa/Lagos NG
Africa/Nairobi KE
America/Anchorage US
America/Argentina/Buenos_Aires AR
America/Asuncion PY
America/Bogota CO
America/Caracas VE
America/Chicago US
America/Guayaquil EC
America/Halifax CA
America/Havana CU
America/Indiana/Knox US
America/La_Paz BO
America/Lima PE
America/Mexico_City MX
America/Panama PA
America/Puerto_Rico PR
America/Santiago CL
America/Sao_Paulo BR
America/St_Johns CA
America/Toronto CA
Asia/Baghdad IQ
Asia/Bangkok TH
Asia/Calcutta IN
Asia/Colombo LK
Asia/Dhaka BD
Asia/Dubai AE
Asia/Ho_Chi_Minh VN
Asia/Hong_Kong HK
Asia/Jakarta ID
Asia/Jerusalem IL
Asia/Kathmandu NP
Asia/Manila PH
Asia/Pyongyang KP
Asia/Riyadh SA
Asia/Seoul KR
Asia/Shanghai CN
Asia/Singapore SG
Asia/Taipei TW
Asia/Tokyo JP
Atlantic/Canary ES
Atlantic/Reykjavik IS
Australia/Sydney AU
Europe/Berlin DE
Europe/Bratislava SK
Europe/Istanbul TR
Europe/Kyiv UA
Europe/London GB
Europe/Moscow RU
Europe/Oslo NO
Europe/Simferopol -
Europe/Stockholm SE
Europe/Vaduz LI
Europe/Warsaw PL
Europe/Zurich CH
Indian/Maldives MV
Pacific/Auckland NZ
Pacific/Fiji FJ
Pacific/Honolulu US
US/Eastern US
UTC -
Etc/GMT+5 -
CET -
nonsense/x -
"""
"""What a person in each zone would say where they are; "-" where it can't be known."""


def test_a_zone_gives_its_country_or_none() -> None:
    rows = [row.split() for row in COUNTRY_OF_ZONE.splitlines()]
    assert len(rows) >= 60
    for zone, code in rows:
        found = region_for_zone(zone)
        assert (found.code if found else "-") == code, zone


@each("zone", [None, "", "Ko"])
def test_other_zones_give_none(zone: str | None) -> None:
    assert region_for_zone(zone) is None


def zones_by_country() -> dict[str, list[str]]:
    rows = [row.split() for row in ZONES.replace("\n  ", "").splitlines()]
    return {code: zones for code, *zones in rows}


def test_every_zone_exists_and_belongs_to_one_country() -> None:
    zones = [zone for listed in zones_by_country().values() for zone in listed]
    assert set(zones) <= zoneinfo.available_timezones()
    assert len(zones) == len(set(zones))
    assert set(zones_by_country()) <= set(regions())


def test_every_zone_of_the_countries_is_there() -> None:
    """Against the table of zones by country that comes with the zones."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = [row.split("\t") for row in table.splitlines() if not row.startswith("#")]
    known = zones_by_country()
    missing = {zone for code, _, zone, *_ in rows if zone not in known.get(code, ())}
    assert missing == {"Europe/Simferopol"}, "nobody can guess whose that is"


def test_a_choice_counts_before_a_guess() -> None:
    assert region_for("NZ", "Europe/Berlin", "en_GB") == (regions()["NZ"], "")
    assert region_for("", "Europe/Berlin", "en_GB") == (regions()["DE"], FROM_ZONE)
    assert region_for("XX", "Europe/Berlin") == (regions()["DE"], FROM_ZONE)
    assert region_for("", None) == (anywhere(), "")


@each(
    ("language", "code"),
    [
        ("en_GB", "GB"),
        ("de_AT.UTF-8", "AT"),
        ("ca_ES@valencia", "ES"),
        ("C.UTF-8", ""),
        ("POSIX", ""),
        ("de", ""),
        ("", ""),
    ],
)
def test_without_a_zone_the_language_settings_may_tell(language: str, code: str) -> None:
    found, guessed_from = region_for("", "UTC", language)
    assert found.code == code
    assert guessed_from == (FROM_LANGUAGE if code else "")


@each(
    ("typed", "code"),
    [
        ("peru", "PE"),
        ("PE", "PE"),
        (" Perú ", "PE"),
        ("united states", "US"),
        ("usa", "US"),
        ("uk", "GB"),
        ("england", "GB"),
        ("deutschland", "DE"),
        ("cote d'ivoire", "CI"),
        ("ivory coast", "CI"),
        ("south kor", "KR"),
        ("Curaçao", "CW"),
        ("kosovo", "XK"),
        ("niger", "NE"),
    ],
)
def test_a_country_by_what_people_type(typed: str, code: str) -> None:
    assert one_region_named(typed).code == code


def test_every_country_is_found_by_its_own_name_and_code() -> None:
    for code, region in regions().items():
        assert one_region_named(region.name) == region
        assert one_region_named(code.lower()) == region


@each("typed", ["", "  ", "XX", "atlantis", "\x1b[2J"])
def test_what_is_no_country(typed: str) -> None:
    with pytest.raises(BadInput, match="No country is called that"):
        one_region_named(typed)


def test_several_countries_are_named() -> None:
    with pytest.raises(BadInput, match="Which one? .*Guinea-Bissau".replace("?", r"\?")):
        one_region_named("guine")
    names = [one.name for one in regions_named("")]
    assert len(names) == len(regions())
    assert names[0] == "Afghanistan"
    assert names.index("Åland Islands") < names.index("Albania")


FRIDAY_NOON = datetime.fromisoformat("2026-11-27 12:00")
FRIDAY_NIGHT = datetime.fromisoformat("2026-11-27 23:30")
SATURDAY_EARLY = datetime.fromisoformat("2026-11-28 01:00")
SUNDAY_NOON = datetime.fromisoformat("2026-11-29 12:00")


@each(
    ("hours", "opened"),
    [
        ("24/7", (True, True, True, True)),
        ("Mon-Fri 9:30-17:30", (True, False, False, False)),
        ("Mon-Fri 9:00-20:00, Sat-Sun 11:00-16:00", (True, False, False, True)),
        ("18:00-2:00", (False, True, True, False)),
        ("Fri 18:00-2:00", (False, True, True, False)),
        ("Sun 20:00-13:00", (False, False, False, False)),
        ("Sat-Mon 10:00-14:00", (False, False, False, True)),
        ("10:00-0:00", (True, True, False, True)),
        ("hours unknown", (None, None, None, None)),
    ],
)
def test_what_is_open(hours: str, opened: tuple[bool | None, ...]) -> None:
    moments = (FRIDAY_NOON, FRIDAY_NIGHT, SATURDAY_EARLY, SUNDAY_NOON)
    assert tuple(is_open(hours, at) for at in moments) == opened


@each("moment", [FRIDAY_NOON, FRIDAY_NIGHT, SATURDAY_EARLY, SUNDAY_NOON])
def test_the_order_of_lines(moment: datetime) -> None:
    for region in regions().values():
        lines = lines_in_order(region, moment)
        assert CRISIS in lines[0].purposes
        assert set(lines) >= set(region.lines)
        places = [min(map(PURPOSES.index, line.purposes)) for line in lines]
        assert places == sorted(places)
        for purpose in set(places):
            here = [line for line, place in zip(lines, places, strict=True) if place == purpose]
            opened = [is_open(line.hours, moment) for line in here]
            order = {True: 0, None: 1, False: 2}
            assert [order[one] for one in opened] == sorted(order[one] for one in opened)


def test_a_country_without_a_crisis_line_gets_the_directory_of_all() -> None:
    assert crisis_line(regions()["KP"]).number == "findahelpline.com"
    assert crisis_line(anywhere()).number == "findahelpline.com"
    assert lines_in_order(regions()["KP"], FRIDAY_NOON) == anywhere().lines_for(CRISIS)
