"""When the journal cannot be opened: what is wrong, where help is, and a way out."""

from pathlib import Path

import pytest

from recovery_journal.tui.right_now.screen import RightNow
from recovery_journal.tui.start.cannot_open import Trouble
from support.screens import EXTREMES, driven, press, settled, text


@pytest.fixture
def broken(home: Path) -> Path:
    path = home / "journal.db"
    path.write_bytes(b"this is no journal" * 100)
    return path


@pytest.mark.parametrize("size", EXTREMES)
async def test_it_says_what_is_wrong(broken: Path, size: tuple[int, int]) -> None:
    async with driven(broken, size) as (app, _):
        assert isinstance(app.screen, Trouble)
        said = " ".join(text(app).split())
        assert "cannot be opened just now" in said
        assert "It was not touched." in said
        assert "! help me now" in said
        assert "q quit" in said


async def test_the_mouse_finds_help(broken: Path) -> None:
    async with driven(broken) as (app, pilot):
        await pilot.click("Hint")
        await settled(pilot)
        assert isinstance(app.screen, RightNow)


async def test_other_keys_touch_nothing(broken: Path) -> None:
    async with driven(broken) as (app, pilot):
        await press(pilot, "c", "u", "1", "comma", "enter", "f3")
        assert isinstance(app.screen, Trouble)
        await press(pilot, "q")
        assert not app.is_running or app.return_code == 0
    assert broken.read_bytes() == b"this is no journal" * 100
