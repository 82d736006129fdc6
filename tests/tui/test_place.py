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


async def test_a_theme_chosen_in_one_place_is_seen_in_those_shown_before(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        for place in ("insights", "strategies", "today"):
            app.action_go(place)
            await wait_until_idle(pilot)
        app.choose_theme("dawn")
        await wait_until_idle(pilot)
        for place in ("strategies", "insights", "today"):
            app.action_go(place)
            await wait_until_idle(pilot)
            assert app.screen.styles.background.hex == "#F8F3E9", place
            frames = {one.styles.border_top[1].hex for one in app.screen.query("Framed")}
            assert frames <= {"#B3BCBC", "#1D6670"}, place
            assert frames, place
