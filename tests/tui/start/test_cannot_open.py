"""When the journal can't be opened: what is wrong, where help is, and a way out."""

from pathlib import Path

import pytest

from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.start.cannot_open import CannotOpenScreen
from support.locked import write_locked_journal
from support.screens import (
    EXTREME_SIZES,
    press,
    run_app,
    running_text,
    screen_text,
    wait_until_idle,
)


@pytest.fixture
def broken(home: Path) -> Path:
    path = home / "journal.db"
    path.write_bytes(b"this is no journal" * 100)
    return path


@pytest.mark.parametrize("size", EXTREME_SIZES)
async def test_it_says_what_is_wrong(broken: Path, size: tuple[int, int]) -> None:
    async with run_app(broken, size) as (app, _):
        assert isinstance(app.screen, CannotOpenScreen)
        said = running_text(app)
        assert "can't be opened right now" in said
        assert "It was not touched." in said
        assert "! help me now" in said
        assert "q quit" in said


async def test_no_journal_is_started_beside_the_keys_of_a_missing_one(home: Path) -> None:
    path = home / "journal.db"
    write_locked_journal(str(path))
    path.unlink()
    async with run_app(path) as (app, pilot):
        assert isinstance(app.screen, CannotOpenScreen)
        said = " ".join(screen_text(app).replace("│", " ").split())
        assert "rj restore last" in said
        await press(pilot, "c", "enter")
        assert isinstance(app.screen, CannotOpenScreen)
    assert not path.exists()


async def test_the_mouse_finds_help(broken: Path) -> None:
    async with run_app(broken) as (app, pilot):
        await pilot.click("KeyHint")
        await wait_until_idle(pilot)
        assert isinstance(app.screen, RightNowScreen)


async def test_other_keys_touch_nothing(broken: Path) -> None:
    async with run_app(broken) as (app, pilot):
        await press(pilot, "c", "u", "1", "comma", "enter", "f3")
        assert isinstance(app.screen, CannotOpenScreen)
        await press(pilot, "q")
        assert not app.is_running or app.return_code == 0
    assert broken.read_bytes() == b"this is no journal" * 100
