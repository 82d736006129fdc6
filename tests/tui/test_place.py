"""What the main screens have in common."""

from pathlib import Path

import pytest

from support.screens import run_app, screen_text, started_journal, wait_until_idle

PLACES = ["journal", "strategies", "circle", "insights"]


@pytest.mark.parametrize("place", PLACES)
async def test_a_place_still_in_the_making_is_left_to_show_itself(home: Path, place: str) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        app.action_go(place)
        app.reload_place()
        await wait_until_idle(pilot)
        app.reload_place()
        await wait_until_idle(pilot)
        assert place.capitalize() in screen_text(app)


@pytest.mark.parametrize("place", PLACES)
async def test_what_is_said_while_a_place_is_in_the_making_stands_there(
    home: Path, place: str
) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        app.action_go(place)
        app.show_status("Saved.")
        await wait_until_idle(pilot)
        assert "Saved." in screen_text(app)
