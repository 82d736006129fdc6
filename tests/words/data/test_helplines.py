import re
import zoneinfo
from datetime import date
from importlib.resources import files

from recovery_journal.words.data.helplines import (
    CRISIS,
    MEETINGS,
    SUBSTANCES,
    HelpLine,
    Region,
    anywhere,
    regions,
)
from support.each import each

EVERYWHERE = [*regions().values(), anywhere()]
LINES = [(region, line) for region in EVERYWHERE for line in region.lines]


@each("region", EVERYWHERE)
def test_every_region_has_an_emergency_number_and_says_where_it_was_seen(region: Region) -> None:
    assert region.name
    assert region.emergency
    assert region.source
    assert region.level in ("V1", "V2")
    assert region.checked <= date(2026, 11, 22)
    if region.code:
        assert re.fullmatch(r"[A-Z]{2}", region.code)
        assert re.fullmatch(r"\d{3}", region.emergency)
        assert region.zones


@each(("region", "line"), LINES)
def test_every_line_says_what_a_caller_has_to_know(region: Region, line: HelpLine) -> None:
    assert line.name
    assert line.how
    assert line.hours
    assert line.source
    assert line.level in ("V1", "V2")
    assert isinstance(line.checked, date)
    assert line.purposes
    assert set(line.purposes) <= {CRISIS, SUBSTANCES, MEETINGS}
    dialled = r"[0-9][0-9 -]+[0-9]" if region.code else r"[a-z]+\.(com|org)"
    assert re.fullmatch(dialled, line.number)
    assert line.terms().startswith(line.hours)
    assert "2026" in line.source_line()


def test_the_countries_of_the_facts_are_there() -> None:
    codes = "US CA GB IE AU NZ IN DE AT CH FR ES NL ZA BR MX SG EU"
    assert " ".join(regions()) == codes


def test_only_the_union_as_a_whole_has_no_line_of_its_own() -> None:
    """116 123 answers in some of its countries only."""
    assert [code for code, one in regions().items() if not one.lines_for(CRISIS)] == ["EU"]


def test_numbers_that_could_not_be_confirmed_are_left_out() -> None:
    numbers = {line.number for _, line in LINES}
    assert not numbers & {"1933", "0 800 23 13 13", "0 980 980 930", "1800-221-4444"}


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
    british = regions()["GB"].lines_for(SUBSTANCES)
    assert [line.always_open for line in british] == [True, True, False]


def test_a_line_in_words() -> None:
    helpline = regions()["NZ"].lines_for(SUBSTANCES)[1]
    assert helpline.reach() == "call 0800 787 797, or text 8681"
    assert helpline.terms() == "24/7 · free"
    assert helpline.source_line() == (
        "source: manaake.health.nz, highalert.org.nz, checked 22 Nov 2026"
    )


def test_every_zone_exists_and_belongs_to_one_region() -> None:
    zones = [zone for region in regions().values() for zone in region.zones]
    assert set(zones) <= zoneinfo.available_timezones()
    assert len(zones) == len(set(zones))


def test_every_zone_of_the_countries_is_there() -> None:
    """Against the table of zones by country that comes with the zones."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = [row.split("\t") for row in table.splitlines() if not row.startswith("#")]
    for code, region in regions().items():
        assert {zone for country, _, zone, *_ in rows if country == code} <= set(region.zones)


def test_meetings_are_found_everywhere() -> None:
    found = [line.number for line in anywhere().lines_for(MEETINGS)]
    assert found == ["aa.org", "na.org", "smartrecovery.org"]
