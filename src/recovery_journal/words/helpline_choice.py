"""Which country's help lines to show."""

from recovery_journal.words.data.helplines import Region, anywhere, regions


def region_for_zone(zone: str | None) -> Region | None:
    """Return the region of a time zone such as "Europe/Berlin", or None if it isn't listed."""
    return next((region for region in regions().values() if zone in region.zones), None)


def region_for(chosen: str, zone: str | None) -> tuple[Region, bool]:
    """Return the region to show, and whether it's only a guess.

    A chosen code comes first, then the time zone, then anywhere().
    """
    if chosen in regions():
        return regions()[chosen], False
    guess = region_for_zone(zone)
    return (anywhere(), False) if guess is None else (guess, True)
