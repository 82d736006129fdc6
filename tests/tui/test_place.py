"""What the places have in common."""

from pathlib import Path

import pytest

from support.screens import begun, driven, settled, text

PLACES = ["journal", "strategies", "circle", "insights"]


@pytest.mark.parametrize("place", PLACES)
async def test_a_place_still_in_the_making_is_left_to_show_itself(home: Path, place: str) -> None:
    async with driven(begun(home)) as (app, pilot):
        app.action_go(place)
        app.changed()
        await settled(pilot)
        app.changed()
        await settled(pilot)
        assert place.capitalize() in text(app)


@pytest.mark.parametrize("place", PLACES)
async def test_what_is_said_while_a_place_is_in_the_making_stands_there(
    home: Path, place: str
) -> None:
    async with driven(begun(home)) as (app, pilot):
        app.action_go(place)
        app.say("Saved.")
        await settled(pilot)
        assert "Saved." in text(app)
