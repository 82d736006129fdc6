"""Which country's help lines are shown: the chosen one, else a guess from the time zone."""

from recovery_journal.words.data.helplines import anywhere, regions
from recovery_journal.words.helpline_choice import region_for, region_for_zone
from support.each import each


@each(
    ("zone", "code"),
    [
        ("Europe/Berlin", "DE"),
        ("America/Indiana/Knox", "US"),
        ("US/Eastern", "US"),
        ("America/Toronto", "CA"),
        ("Asia/Calcutta", "IN"),
        ("Atlantic/Canary", "ES"),
        ("Europe/Warsaw", "EU"),
    ],
)
def test_a_zone_gives_its_region(zone: str, code: str) -> None:
    region = region_for_zone(zone)
    assert region is not None
    assert region.code == code


@each("zone", [None, "", "UTC", "Asia/Tokyo", "Europe/Oslo", "nonsense/x"])
def test_other_zones_give_none(zone: str | None) -> None:
    assert region_for_zone(zone) is None


def test_a_choice_counts_before_a_guess() -> None:
    assert region_for("NZ", "Europe/Berlin") == (regions()["NZ"], False)
    assert region_for("", "Europe/Berlin") == (regions()["DE"], True)
    assert region_for("XX", "Europe/Berlin") == (regions()["DE"], True)
    assert region_for("", None) == (anywhere(), False)
