"""What is made ready before the first press of a key."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_journal.tui.runtime import ahead
from support.screens import run_app, started_journal, wait_until_idle


@pytest.fixture
def usual_collection() -> Iterator[None]:
    """Collect garbage afterwards as before."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("usual_collection")
async def test_no_first_press_has_to_parse_a_style_sheet(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await ahead.prepare(app)
        ready = {path for path, _ in app.stylesheet.source if path.endswith(".tcss")}
        for key in ("2", "3", "4", "5", "c", "escape", "!"):
            await pilot.press(key)
            await wait_until_idle(pilot)
        used = {path for path, _ in app.stylesheet.source if path.endswith(".tcss")}
        assert {Path(path).name for path in used - ready} == set()
        assert len(ready) == 8
